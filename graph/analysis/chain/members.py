"""The people with a role in a decision: seats, levels, power, and to whom else they listen."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats
from graph.analysis.access.our_side import KnownBy, OurSide
from graph.analysis.answer import Evidence, Finding, contact_name, ranked_places
from graph.analysis.chain.heard_outside import HeardOutside, heard_outside
from graph.analysis.chain.seats import Letter, Line, Seat, Seats
from graph.analysis.competitors.party_levels import PartyLevel, PartyLevels
from graph.analysis.decision import Decision
from graph.analysis.resting_on import about
from graph.stances import Level


class ChainMember(Finding):
    """A person with a role; the score is (bV)_j, the share of the settled decision from them.

    `role`, `line` and `step` are those of the strongest role, `seats` all of them. `level` is
    towards us, `rivals` towards competitors. `hears`: to whom without a role they listen most;
    `reaches_us`: who of us knows them.
    """

    role: Letter
    line: Line | None
    step: int | None
    level: Level
    decision_power: float
    decision_influence: float
    formal_power: float
    seats: tuple[Seat, ...]
    rivals: tuple[PartyLevel, ...]
    hears: tuple[HeardOutside, ...]
    reaches_us: tuple[KnownBy, ...]


@dataclass(frozen=True)
class Members:
    """The people with a role in a decision.

    Parameters
    ----------
    decision
        The decision.
    """

    decision: Decision

    @property
    def all(self) -> tuple[ChainMember, ...]:
        """The members by falling share of the settled decision, ties by id."""
        is_member = set(self._seats.members)
        places = [j for j in ranked_places(self.decision, self._shares) if j in is_member]
        heard = heard_outside(self.decision, places)
        return tuple(
            self._member(rank, j, hears)
            for rank, (j, hears) in enumerate(zip(places, heard, strict=True), 1)
        )

    def questions(self, members: Iterable[ChainMember]) -> tuple[Evidence, ...]:
        """Return of which members to ask where they stand towards us, in their order."""
        graph = self.decision.graph
        unknown = (member.contact.id for member in members if member.level == "unknown")
        return tuple(about("ask_level", graph.people[graph.index[id_]]) for id_ in unknown)

    def _member(self, rank: int, j: int, hears: tuple[HeardOutside, ...]) -> ChainMember:
        decision, person = self.decision, self.decision.graph.people[j]
        seats, rivals = self._seats.of(person["id"]), self._levels.rivals(person["id"])
        return ChainMember(
            rank=rank,
            contact=contact_name(decision, j),
            score=float(self._shares[j]),
            role=seats[0].role,
            line=seats[0].line,
            step=seats[0].step,
            level=self._levels.level(person["id"]),
            decision_power=float(decision.body.power[j]),
            decision_influence=float(decision.decision_influence[j]),
            formal_power=float(decision.formal_power[j]),
            seats=seats,
            rivals=rivals,
            hears=hears,
            reaches_us=self._side.reaches_us(person["id"]),
            evidence=(
                *self._seats.evidence(person["id"]),
                *self._levels.evidence(person, *(rival.party for rival in rivals)),
                *self._side.evidence(person),
            ),
        )

    @cached_property
    def _shares(self) -> Floats:
        return np.asarray(self.decision.matrix.heard_through(self.decision.body.power))

    @cached_property
    def _seats(self) -> Seats:
        return Seats(self.decision)

    @cached_property
    def _levels(self) -> PartyLevels:
        return PartyLevels(self.decision)

    @cached_property
    def _side(self) -> OurSide:
        return OurSide(self.decision.graph)
