"""A decision chain on one day, and one change between two such days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.answer import ContactName, Evidence, Part
from graph.analysis.chain.hidden_chain import HiddenChain, HiddenLink
from graph.analysis.chain.seats import Seats
from graph.analysis.chain.steps import Steps
from graph.analysis.competitors.party_levels import PartyLevels
from graph.analysis.decision import Decision
from graph.model import Row

ChangeKind = Literal[
    "joined",
    "left",
    "role_begun",
    "role_ended",
    "role_changed",
    "rule_changed",
    "step_done",
    "step_added",
    "step_dropped",
    "level_changed",
    "hidden_entered",
    "hidden_left",
    "hidden_moved",
]


class ChainChange(Part):
    """One change: of whom or of which step, and what was before and is now.

    `before` and `after` are roles, the rule's quota, levels, or ranks in the hidden chain; `party`
    is towards whom a level changed.
    """

    kind: ChangeKind
    contact: ContactName | None = None
    step: int | None = None
    party: str | None = None
    before: str | None = None
    after: str | None = None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ChainState:
    """A decision chain on one day: the decision, and its hidden chain then."""

    decision: Decision
    hidden: HiddenChain

    @cached_property
    def seats(self) -> Seats:
        """Who has which role."""
        return Seats(self.decision)

    @cached_property
    def steps(self) -> Mapping[int, Row]:
        """The project's steps by their order."""
        return {row["order"]: row for row in Steps(self.seats).rows}

    @cached_property
    def done(self) -> frozenset[int]:
        """The orders of the steps that were done on the day."""
        steps = Steps(self.seats)
        return frozenset(row["order"] for row in steps.rows if steps.is_done(row))

    @cached_property
    def levels(self) -> PartyLevels:
        """Where everybody stands."""
        return PartyLevels(self.decision)

    @cached_property
    def links(self) -> Mapping[str, HiddenLink]:
        """The hidden chain by id."""
        return {link.contact.id: link for link in self.hidden.links}

    @property
    def rule(self) -> Row | None:
        """The project's rule."""
        project = self.decision.project["id"] if self.decision.project else None
        rules = self.decision.graph.facts["rules"]
        return next((row for row in rules if row["project"] == project), None)

    def roles(self, person: str) -> Sequence[Row]:
        """Return a person's roles, the strongest first."""
        return [row for row in self.seats.rows if row["contact"] == person]

    def person(self, id_: str) -> Row | None:
        """Return a person who is there."""
        graph = self.decision.graph
        return graph.people[graph.index[id_]] if id_ in graph.index else None


def named(person: Row) -> ContactName:
    """Return how an answer names a person."""
    return ContactName(id=person["id"], name=person["name"], title=person.get("title"))
