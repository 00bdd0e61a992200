"""What a fact of coaching is found to be, and what all such facts are read off."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from graph.account_graph import AccountGraph, Floats
from graph.analysis.answer import FactRef
from graph.analysis.competitors.party_levels import PartyLevels
from graph.analysis.decision import Decision
from graph.analysis.levels.coach_tests import Coaching
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.resting_on import resting_on
from graph.days import days_before
from graph.decision_body import decision_body
from graph.model import Row
from graph.rules.coaching import CoachingRules, CoachingSettings

Value = bool | float | str
MOST_REFS = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A fact's value (None: not known), where it is recorded, and whom it is about besides."""

    value: Value | None
    refs: tuple[FactRef, ...] = ()
    people: tuple[str, ...] = ()


NOT_KNOWN = Found(None)


@dataclass(frozen=True)
class Known:
    """What is known of a decision, as the facts of coaching read it.

    Parameters
    ----------
    decision
        The decision.
    rules
        The coaching rules; their settings say by what facts count.
    """

    decision: Decision
    rules: CoachingRules

    @property
    def graph(self) -> AccountGraph:
        """The account at the decision's date."""
        return self.decision.graph

    @property
    def settings(self) -> CoachingSettings:
        """By what facts count."""
        return self.rules.settings

    @cached_property
    def people(self) -> KeyPeople:
        """Where people stand, and who is key."""
        return KeyPeople(self.decision)

    @cached_property
    def levels(self) -> PartyLevels:
        """Where people stand towards competitors too."""
        return PartyLevels(self.decision)

    @cached_property
    def coaching(self) -> Coaching:
        """The tests of coaches and champions."""
        return Coaching(self.people)

    @cached_property
    def everybody(self) -> Decision:
        """The same decision if everybody had the same part in it."""
        return replace(self.decision, body=decision_body(self.graph, self.project, "everyone"))

    def once(self, vector: "Callable[[Known], Floats]") -> Floats:
        """Return a vector over the people, computed once."""
        if vector not in self._vectors:
            self._vectors[vector] = vector(self)
        return self._vectors[vector]

    @cached_property
    def _vectors(self) -> "dict[Callable[[Known], Floats], Floats]":
        return {}

    @cached_property
    def links_from(self) -> Mapping[str, list[Row]]:
        """The recorded links by who is heard."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.graph.facts["influences"]:
            found[row["from"]].append(row)
        return found

    @property
    def project(self) -> str | None:
        """The project's id."""
        return str(self.decision.project["id"]) if self.decision.project else None

    def person(self, id_: str) -> Row:
        """Return a person's row."""
        return self.graph.people[self.graph.index[id_]]

    def since(self, days: int) -> str:
        """Return the day so many days ago."""
        return days_before(self.graph.as_of, days).isoformat()

    def age(self, day: str) -> int:
        """Return how many days ago a day was."""
        return (self.graph.as_of - date.fromisoformat(day)).days

    def stances(self, ids: Iterable[str]) -> tuple[FactRef, ...]:
        """Return the stances that people's levels towards us rest on."""
        return refs("stances", (row for id_ in ids for row in self.people.favours.stances(id_)))


Fact = Callable[[Known, str], Found]
"""How a fact is found: of the person or department with an id; of the project it is empty."""
Facts = Mapping[str, Fact]


def refs(table: str, rows: Iterable[Row]) -> tuple[FactRef, ...]:
    """Return where rows are recorded, up to fifty."""
    return resting_on("", table, *list(rows)[:MOST_REFS]).refs


def counted(people: Iterable[str], rests_on: tuple[FactRef, ...]) -> Found:
    """Return how many people there are, and who."""
    found = tuple(sorted(people))
    return Found(len(found), rests_on[:MOST_REFS], found)
