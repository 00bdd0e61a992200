"""Members of the decision body, as findings about parts of it name them."""

from collections.abc import Iterable
from typing import Any

from graph.account_graph import Indices
from graph.analysis.answer import ContactName, Part, contact_name
from graph.analysis.decision import Decision

MOST_NAMED, MOST_MEMBERS = 5, 100
"""How many people a sentence names (of more it says how many they are), and how many are listed."""


class BodyMember(Part):
    """A member of the decision body, with their decision power."""

    contact: ContactName
    decision_power: float


def body_members(decision: Decision, places: Indices) -> tuple[BodyMember, ...]:
    """Return those of some people who hold decision power: the 100 most powerful, ties by id."""
    power = decision.body.power
    members = _by_power(decision, places[power[places] > 0].tolist())
    return tuple(
        BodyMember(contact=contact_name(decision, j), decision_power=float(power[j]))
        for j in members[:MOST_MEMBERS]
    )


def in_a_sentence(decision: Decision, places: Indices) -> dict[str, Any]:
    """Return what a sentence says of some people: the first names, how many more, their share."""
    names = tuple(decision.graph.people[j]["name"] for j in _by_power(decision, places.tolist()))
    return {
        "names": names[:MOST_NAMED],
        "more": max(len(names) - MOST_NAMED, 0),
        "share": float(decision.body.power[places].sum()),
    }


def _by_power(decision: Decision, places: Iterable[int]) -> list[int]:
    power, ids = decision.body.power, decision.graph.ids
    return sorted(places, key=lambda j: (-round(float(power[j]), 12), ids[j]))
