"""Where people stand towards us and each competitor, and which recorded stances say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.answer import Evidence, Part
from graph.analysis.decision import Decision
from graph.analysis.resting_on import about, resting_on
from graph.model import Row
from graph.model.competitor import US
from graph.stances import (
    Level,
    Standing,
    prevailing_level,
    prevailing_stances,
    stances_by_person,
    standings,
)

FRIENDLY: frozenset[Level] = frozenset({"coach", "exclusive", "support"})
"""The levels of a party's friends."""


class PartyName(Part):
    """A competitor, or us, as an answer names them."""

    id: str
    name: str


OURSELVES = PartyName(id=US, name=US)


class PartyLevel(Part):
    """A person's level towards one party."""

    party: PartyName
    level: Level


@dataclass(frozen=True)
class PartyLevels:
    """Everybody's level towards every party at a decision's date.

    Parameters
    ----------
    decision
        The decision; its project's stances count before general ones.
    """

    decision: Decision

    @cached_property
    def competitors(self) -> tuple[PartyName, ...]:
        """The competitors known at the date, by id."""
        rows = sorted(self.decision.graph.facts["competitors"], key=lambda row: str(row["id"]))
        return tuple(PartyName(id=row["id"], name=row["name"]) for row in rows)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where everybody stands between us and our competitors, by id."""
        return standings(self.decision.graph, self._project)

    def level(self, person: str, party: str = US) -> Level:
        """Return a person's level towards a party."""
        return prevailing_level(self._of(person, party))

    def rivals(self, person: str) -> tuple[PartyLevel, ...]:
        """Return a person's known levels towards competitors, by the competitors' ids."""
        levels = ((party, self.level(person, party.id)) for party in self.competitors)
        return tuple(PartyLevel(party=p, level=level) for p, level in levels if level != "unknown")

    def befriended(self, person: str) -> tuple[PartyName, ...]:
        """Return the competitors whose friend a person is."""
        return tuple(one.party for one in self.rivals(person) if one.level in FRIENDLY)

    def facts(self, person: str, party: str = US) -> tuple[Row, ...]:
        """Return the stances that a person's level towards a party rests on."""
        return prevailing_stances(self._of(person, party))

    def evidence(self, person: Row, *rivals: PartyName) -> tuple[Evidence, ...]:
        """Return a person's stances towards us, or that none is recorded, and towards rivals."""
        towards_us = self.evidence_of(person, OURSELVES) or (about("stance_unknown", person),)
        return (*towards_us, *(one for party in rivals for one in self.evidence_of(person, party)))

    def evidence_of(self, person: Row, party: PartyName) -> tuple[Evidence, ...]:
        """Return a person's stances towards one party that count."""
        rows = self.facts(person["id"], party.id)
        if party.id == US:
            return tuple(_said("stance", row, person) for row in rows)
        return tuple(_said("stance_towards", row, person, party=party.name) for row in rows)

    def _of(self, person: str, party: str) -> Sequence[Row]:
        return self._stances.get(person, {}).get(party, ())

    @cached_property
    def _stances(self) -> Mapping[str, Mapping[str, Sequence[Row]]]:
        return stances_by_person(self.decision.graph, self._project)

    @property
    def _project(self) -> str | None:
        return str(self.decision.project["id"]) if self.decision.project else None


def _said(kind: str, row: Row, person: Row, **more: str) -> Evidence:
    """Return a stance as evidence, with its date, grade and source."""
    return resting_on(
        kind,
        "stances",
        row,
        name=person["name"],
        level=row.get("level", "unknown"),
        since=row.get("valid_from", ""),
        grade=row.get("grade", ""),
        source=row.get("source", ""),
        **more,
    )
