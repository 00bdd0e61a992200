"""Through whom somebody moves a decision: the terms of their share, and the strongest chains."""

import math
from typing import Any

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import ContactName, Evidence, FactRef, Part, contact_name
from graph.analysis.chains import ChainNetwork
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


def through_whom(decision: Decision, place: int, network: ChainNetwork) -> tuple[Through, ...]:
    """Return through whom the person at a place moves the decision, strongest first.

    Parameters
    ----------
    decision
        The decision.
    place
        The person's place among the people.
    network
        Who is heard by whom in the decision: `heard_along`.

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
    chains = network.chains_from(place)
    return tuple(
        Through(
            contact=contact_name(decision, i),
            term=float(terms[i]),
            share=float(terms[i]) / total,
            chain=tuple(contact_name(decision, k) for k in chains.to(i)),
            strength=math.exp(-chains.lengths[i]),
        )
        for i in largest(terms, MOST_LISTENERS)
    )


def largest(terms: Floats, count: int) -> list[int]:
    """Return the places of the largest terms above 0, largest first; ties by place, so by id."""
    return [int(i) for i in np.argsort(-terms, kind="stable")[:count] if terms[i] > 0]


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


def informal_evidence(decision: Decision, one: str, other: str) -> list[Evidence]:
    """Return what links two people informally, whoever listens: each fact once, no lines."""
    both = ((one, other), (other, one))
    links = [e for heard, listener in both for e in _link_evidence(decision, heard, listener)]
    once = {link.refs: link for link in reversed(links)}
    return [*reversed(once.values()), *_message_evidence(decision, one, other)]


def _names(decision: Decision, heard: str, listener: str) -> dict[str, Any]:
    people, index = decision.graph.people, decision.graph.index
    return {"heard": people[index[heard]]["name"], "listener": people[index[listener]]["name"]}


def _link_evidence(decision: Decision, heard: str, listener: str) -> list[Evidence]:
    table = TABLES["influences"]
    rows = decision.graph.links_between.get((heard, listener), ())
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
    written = decision.graph.messages_between
    sent, received = written.get((listener, heard), 0.0), written.get((heard, listener), 0.0)
    if not sent and not received:
        return []
    refs = tuple(FactRef(table="contacts", key=id_) for id_ in (listener, heard))
    values = _names(decision, heard, listener) | {"sent": sent, "received": received}
    return [Evidence(kind="messages", refs=refs, values=values)]


def _line_evidence(decision: Decision, heard: str, listener: str) -> list[Evidence]:
    people, index = decision.graph.people, decision.graph.index
    names = _names(decision, heard, listener)
    found = []
    for kind, boss, report in (("manager", heard, listener), ("report", listener, heard)):
        if boss in {people[index[report]].get(c) for c in ("reports_to", "dotted_to")}:
            ref = FactRef(table="contacts", key=report)
            found.append(Evidence(kind=f"heard_as_{kind}", refs=(ref,), values=names))
    return found
