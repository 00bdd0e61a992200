"""A map of two dates: everybody of either, standing in one layout."""

from dataclasses import replace

import numpy as np

from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision
from graph.columns import graph_at
from graph.decision_body import DecisionBody
from graph.model import Row
from graph.model.contact import CONTACTS

_PRESENCE = frozenset({"joined_on", "left_on", "valid_from", "valid_to"})


def union_of(decision: Decision, other: AccountGraph) -> Decision:
    """Return a decision with those there, too, who are in another graph of its account only.

    Layouts are made of it, so that everybody of both dates has one place. The others stand as in
    that graph, and hold nothing of the decision.

    Parameters
    ----------
    decision
        The decision at the map's date.
    other
        The account at the date that it is compared with.
    """
    graph = decision.graph
    gone = {row["id"]: _always(row) for row in other.people if row["id"] not in graph.index}
    if not gone:
        return decision
    contacts = (row for row in graph.history.rows[CONTACTS.name] if row["id"] not in gone)
    everybody = tuple(sorted((*contacts, *gone.values()), key=lambda row: str(row["id"])))
    history = replace(graph.history, rows={**graph.history.rows, CONTACTS.name: everybody})
    both = graph_at(history, graph.as_of)
    power = dict(zip(graph.ids, decision.body.power, strict=True))
    padded = np.array([power.get(id_, 0.0) for id_ in both.ids])
    return replace(decision, graph=both, body=DecisionBody(padded, decision.body.source))


def _always(contact: Row) -> Row:
    return {name: value for name, value in contact.items() if name not in _PRESENCE}
