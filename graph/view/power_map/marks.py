"""A person's marks on a map: role, level, coverage, owner and the rest, read off the facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from graph.analysis.decision import Decision
from graph.model import Row
from graph.model.competitor import US
from graph.stances import Level, prevailing_level, stances_by_person

RoleLetter = Literal["A", "D", "S", "E", "I"]
FRIENDLY: frozenset[str] = frozenset({"coach", "exclusive", "support"})
COVERAGE_DAYS = (90, 60, 30, 14)
"""A dot is filled for each of these that the last contact is not older than."""
NEW_DAYS = 90
TIE_STRENGTH = 0.5
"""Of a tie whose strength nobody recorded."""


@dataclass(frozen=True)
class Marks:
    """The marks of everybody at a decision's date.

    Parameters
    ----------
    decision
        The decision; its project's roles and stances count before general ones.
    """

    decision: Decision

    def role(self, person: str) -> RoleLetter | None:
        """Return the strongest role in the project: A, D, S, E, I in this order."""
        held = {row["role"] for row in self.decision.roles.get(person, ())}
        return next((letter for letter in get_args(RoleLetter) if letter in held), None)

    def level(self, person: str) -> Level:
        """Return the relationship level towards us."""
        return self.levels.get(person, {}).get(US, "unknown")

    def backed(self, person: str) -> list[tuple[str, Level]]:
        """Return the competitors whom a person supports or more, by id, and the levels."""
        found = self.levels.get(person, {})
        return [(party, found[party]) for party in sorted(found) if self._is_backed(found, party)]

    def _is_backed(self, levels: Mapping[str, Level], party: str) -> bool:
        return party != US and levels[party] in FRIENDLY

    @cached_property
    def levels(self) -> Mapping[str, Mapping[str, Level]]:
        """Each person's level towards each party."""
        project = self.decision.project["id"] if self.decision.project else None
        return {
            person: {party: prevailing_level(rows) for party, rows in by_party.items()}
            for person, by_party in stances_by_person(self.decision.graph, project).items()
        }

    @cached_property
    def last_contact(self) -> Mapping[str, date]:
        """The day of each person's last interaction with us, up to the date."""
        found: dict[str, str] = {}
        for row in self.decision.graph.facts["interactions"]:
            for person in row["contacts"]:
                found[person] = max(found.get(person, ""), row["date"])
        return {person: date.fromisoformat(day) for person, day in found.items()}

    def coverage(self, person: str) -> int:
        """Return 0 to 4: for how few days we have been without contact."""
        last = self.last_contact.get(person)
        days = (self.decision.graph.as_of - last).days if last else NEW_DAYS + 1
        return sum(days <= limit for limit in COVERAGE_DAYS)

    @cached_property
    def owner(self) -> Mapping[str, str]:
        """The colleague with the strongest tie to each person, ties broken by id."""
        best: dict[str, tuple[float, str]] = {}
        for row in self.decision.graph.facts["ties"]:
            tie = (-row.get("strength", TIE_STRENGTH), row["colleague"])
            best[row["contact"]] = min(best.get(row["contact"], tie), tie)
        return {person: colleague for person, (_, colleague) in best.items()}

    def is_new(self, person: Row) -> bool:
        """Return whether a person has been in post for 90 days or less."""
        joined = person.get("joined_on")
        return (
            joined is not None
            and (self.decision.graph.as_of - date.fromisoformat(joined)).days <= NEW_DAYS
        )
