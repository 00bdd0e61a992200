"""Through whom somebody moves a decision: the terms of their share, and the strongest chains."""

import math
from typing import Any, cast

import networkx as nx
import numpy as np

from graph.analysis.answer import ContactName, Evidence, FactRef, Part, contact_name
from graph.analysis.decision import Decision
from graph.model import TABLES

MOST_LISTENERS = 5


class Through(Part):
    """One member of the decision body through whom a person moves the decision.

    `term` is b_i V_ij; `share` is its part of the person's decision influence; `chain` runs from
    the person to the member along whom each listens to, `strength` is its Π αW.
    """

    contact: ContactName
    term: float
    share: float
    chain: tuple[ContactName, ...]
    strength: float


def through_whom(decision: Decision, place: int, chains: "nx.DiGraph[int]") -> tuple[Through, ...]:
    """Return through whom the person at a place moves the decision, strongest first.

    Parameters
    ----------
    decision
        The decision.
    place
        The person's place among the people.
    chains
        The decision's `chain_network`.

    Returns
    -------
    tuple of Through
        At most five, by falling term; ties by id.
    """
    unit = np.zeros(len(decision.graph))
    unit[place] = 1.0
    terms = decision.body.power * decision.matrix.opinions(unit)
    terms[place] = 0.0
    total = float(terms.sum())
    lengths, paths = cast(
        tuple[dict[int, float], dict[int, list[int]]],
        nx.single_source_dijkstra(chains, place, weight="length"),
    )
    reached = [int(i) for i in np.flatnonzero(terms > 0)]
    reached.sort(key=lambda i: (-terms[i], decision.graph.ids[i]))
    return tuple(
        Through(
            contact=contact_name(decision, i),
            term=float(terms[i]),
            share=float(terms[i]) / total,
            chain=tuple(contact_name(decision, k) for k in paths.get(i, [])),
            strength=math.exp(-lengths[i]) if i in lengths else 0.0,
        )
        for i in reached[:MOST_LISTENERS]
    )


def chain_network(decision: Decision) -> "nx.DiGraph[int]":
    """Return who is heard by whom over recorded links, by places, with −log αW as `length`."""
    shares = decision.matrix.recorded.tocoo()
    unknown = decision.matrix.unknown / max(len(decision.graph), 1)
    network: nx.DiGraph[int] = nx.DiGraph()
    network.add_nodes_from(range(len(decision.graph)))
    for listener, heard, share in zip(*shares.coords, shares.data, strict=True):
        step = decision.settings.alpha * (share + unknown[listener])
        if listener != heard and share > 0 and step > 0:
            length = -math.log(step)
            network.add_edge(int(heard), int(listener), length=length)
    return network


def chain_evidence(decision: Decision, through: tuple[Through, ...]) -> tuple[Evidence, ...]:
    """Return what the chains rest on: each recorded fact once, in the chains' order."""
    steps = dict.fromkeys(
        (heard.id, listener.id)
        for one in through
        for heard, listener in zip(one.chain, one.chain[1:], strict=False)
    )
    return tuple(e for heard, listener in steps for e in step_evidence(decision, heard, listener))


def step_evidence(decision: Decision, heard: str, listener: str) -> list[Evidence]:
    """Return what it rests on that one person listens to another: every fact, lines too."""
    return [
        *_link_evidence(decision, heard, listener),
        *_message_evidence(decision, heard, listener),
        *_line_evidence(decision, heard, listener),
    ]


def _names(decision: Decision, heard: str, listener: str) -> dict[str, Any]:
    people, index = decision.graph.people, decision.graph.index
    return {"heard": people[index[heard]]["name"], "listener": people[index[listener]]["name"]}


def _link_evidence(decision: Decision, heard: str, listener: str) -> list[Evidence]:
    table = TABLES["influences"]
    rows = [
        row
        for row in decision.graph.facts["influences"]
        if (row["from"], row["to"]) == (heard, listener)
        or (row["undirected"] and (row["to"], row["from"]) == (heard, listener))
    ]
    return [
        Evidence(
            kind="influence_link",
            refs=(FactRef(table=table.name, key=table.key_in_url(table.key_of(row))),),
            values=_names(decision, heard, listener)
            | {
                "link": row.get("kind", ""),
                "weight": row["weight"],
                "confidence": row["confidence"],
                "source": row.get("source", ""),
            },
        )
        for row in rows
    ]


def _message_evidence(decision: Decision, heard: str, listener: str) -> list[Evidence]:
    messages, index = decision.graph.messages, decision.graph.index
    sent = _count(messages, index[listener], index[heard])
    received = _count(messages, index[heard], index[listener])
    if not sent and not received:
        return []
    refs = tuple(FactRef(table="contacts", key=id_) for id_ in (listener, heard))
    values = _names(decision, heard, listener) | {"sent": sent, "received": received}
    return [Evidence(kind="messages", refs=refs, values=values)]


def _count(messages: Any, sender: int, recipient: int) -> float:
    between = (messages.sender == sender) & (messages.recipient == recipient)
    return float(messages.count[between].sum())


def _line_evidence(decision: Decision, heard: str, listener: str) -> list[Evidence]:
    people, index = decision.graph.people, decision.graph.index
    names = _names(decision, heard, listener)
    found = []
    for kind, boss, report in (("manager", heard, listener), ("report", listener, heard)):
        if boss in {people[index[report]].get(c) for c in ("reports_to", "dotted_to")}:
            ref = FactRef(table="contacts", key=report)
            found.append(Evidence(kind=f"heard_as_{kind}", refs=(ref,), values=names))
    return found
