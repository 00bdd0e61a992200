"""Who is on which rib: one rib for each department on each line of a project's decision."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.analysis.chain.seats import Seat, Seats
from graph.analysis.decision import Decision
from graph.rules.fishbone import FishboneRules
from graph.view.fishbone.layout import Side
from graph.view.fishbone.model import FishRib, RibKind
from graph.view.fishbone.rib import (
    Key,
    PlannedRib,
    by_importance,
    by_name,
    from_tail_to_head,
    is_overall,
    most_common,
)
from graph.view.names import in_language
from graph.view.phrases import Language

SIDES: Mapping[RibKind, Side] = {"commercial": "lower", "outside": "lower"}
"""The other kinds are above the spine; overall ones on the side with fewer ribs."""


@dataclass(frozen=True)
class Ribs:
    """The ribs of a decision.

    Parameters
    ----------
    decision
        The decision.
    beside
        Ids of people without a role who are drawn too: hidden ones, pointers, introducers.
    language
        Of departments' names.
    most
        How much is drawn.
    """

    decision: Decision
    beside: tuple[str, ...]
    language: Language
    most: FishboneRules

    @property
    def all(self) -> tuple[FishRib, ...]:
        """The ribs from tail to head: by the step that they meet, then by falling power.

        Of each side as many as the rules allow, the most powerful.
        """
        kept = [rib for side in ("upper", "lower") for rib in self._kept(side)]
        kept.sort(key=from_tail_to_head)
        return tuple(self._shown(number, rib) for number, rib in enumerate(kept))

    @property
    def folded(self) -> int:
        """How many people are in departments beyond those, and in the table alone."""
        drawn = {id_ for rib in self.all for id_ in (*rib.people, *rib.left_out)}
        return len({id_ for rib in self._sided for id_ in rib.members} - drawn)

    @cached_property
    def step_of(self) -> Mapping[str, int | None]:
        """At which step each person with a role acts: by their strongest role that has one."""
        held = {person: self.seats.of(person) for person in self.decision.roles}
        return {
            person: next((seat.step for seat in seats if seat.step is not None), None)
            for person, seats in held.items()
        }

    @cached_property
    def seats(self) -> Seats:
        """Who has which role."""
        return Seats(self.decision)

    def _kept(self, side: str) -> list[PlannedRib]:
        ribs = [rib for rib in self._sided if rib.side == side]
        ribs.sort(key=by_importance)
        return ribs[: self.most.ribs_a_side]

    @cached_property
    def _sided(self) -> tuple[PlannedRib, ...]:
        found = [self._rib(key) for key in sorted(self._members | self._ghosts, key=by_name)]
        numbers = Counter(SIDES.get(rib.key[0], "upper") for rib in found if not is_overall(rib))
        sided = []
        for rib in found:
            side = SIDES.get(rib.key[0], "upper")
            if is_overall(rib):
                side = "upper" if numbers["upper"] <= numbers["lower"] else "lower"
                numbers[side] += 1
            sided.append(replace(rib, side=side))
        return tuple(sided)

    def _rib(self, key: Key) -> PlannedRib:
        members = tuple(sorted(self._members.get(key, ()), key=self._seniority))
        steps = self._steps(key, (*members, *self._ghosts.get(key, ())))
        power = sum(self._power(person) for person in members)
        return PlannedRib(key, members, tuple(self._ghosts.get(key, ())), most_common(steps), power)

    def _steps(self, key: Key, people: Iterable[str]) -> list[int]:
        """Return the steps at which people act by their roles on one rib."""
        return [
            seat.step
            for person in people
            for seat in self.seats.of(person)
            if seat.step is not None and self._key(person, seat) == key
        ]

    def _shown(self, number: int, rib: PlannedRib) -> FishRib:
        kind, unit = rib.key
        places = self.most.people_a_rib - min(len(rib.ghosts), 1)
        return FishRib(
            id=f"rib{number}",
            kind=kind,
            unit=self.units.get(unit, unit) if unit else None,
            side=rib.side,
            step=rib.step,
            people=rib.members[:places],
            ghosts=rib.ghosts[:1],
            left_out=(*rib.members[places:], *rib.ghosts[1:]),
        )

    @cached_property
    def _members(self) -> dict[Key, list[str]]:
        """Everybody on the rib of their strongest role, those without one on ribs of their own."""
        found: dict[Key, list[str]] = defaultdict(list)
        for person, keys in self._keys.items():
            found[keys[0]].append(person)
        for person in self.beside:
            if person not in self._keys:
                found["without_role", None].append(person)
        return found

    @cached_property
    def _ghosts(self) -> dict[Key, list[str]]:
        """People on the ribs of their further roles."""
        found: dict[Key, list[str]] = defaultdict(list)
        for person, keys in self._keys.items():
            for key in keys[1:]:
                found[key].append(person)
        return found

    @cached_property
    def _keys(self) -> Mapping[str, Sequence[Key]]:
        return {
            person: self._keys_of(person, self.seats.of(person))
            for person in sorted(self.decision.roles)
        }

    def _keys_of(self, person: str, seats: Sequence[Seat]) -> list[Key]:
        """Return a person's ribs, each once: where a line is recorded for any role, by those."""
        placed = [seat for seat in seats if seat.line] or seats
        return list(dict.fromkeys(self._key(person, seat) for seat in placed))

    def _key(self, person: str, seat: Seat) -> Key:
        kind: RibKind = "outside" if seat.role == "I" else "line_unknown"
        return seat.line or kind, self._people[person].get("unit")

    def _seniority(self, person: str) -> tuple[float, float, str]:
        place = self.decision.graph.index[person]
        return -float(self.decision.formal_power[place]), -self._power(person), person

    def _power(self, person: str) -> float:
        return float(self.decision.body.power[self.decision.graph.index[person]])

    @cached_property
    def _people(self) -> Mapping[str, Mapping[str, str]]:
        return {row["id"]: row for row in self.decision.graph.people}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The departments' names in the picture's language, by id."""
        rows = self.decision.graph.facts["units"]
        return {row["id"]: in_language(row["name"], self.language) for row in rows}
