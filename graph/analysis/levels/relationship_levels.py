"""Relationship levels: what people say of each contact, and what the ratings support.

References
----------
The ladder and the six dimensions: the account method 大客户销售; weights, gates and limits are its
proposals, in `graph/rules/relationship-levels.toml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.answer import Evidence, Finding, Reason, Result, contact_name
from graph.analysis.decision import Decision
from graph.analysis.levels.coach_tests import Coaching, CoachTests
from graph.analysis.levels.derived_level import (
    Missing,
    mean_score,
    missing_for,
    next_level,
    steps_between,
)
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.levels.level_evidence import LevelEvidence
from graph.analysis.levels.ratings import RatedDimension
from graph.analysis.levels.relationship_indicators import Indicators, LevelBeside
from graph.analysis.levels.rises import LevelRise, Rises
from graph.analysis.resting_on import about
from graph.stances import Level, stances_by_person

Flag = Literal[
    "claimed_above_ratings",
    "claimed_below_ratings",
    "friendly_but_shallow",
    "rise_without_event",
]


class RelationshipLevel(Finding):
    """Where a contact stands; the score is their share of the decision through others (d).

    `given`: the level that people gave; `derived`: the level that the ratings support, with their
    weighted `mean`; `gap`: how many steps the first is above the second. `is_provisional`: too few
    dimensions are rated, or none lately. `next_level` is one step above the derived level (where
    there is none, the given one), `missing` what the ratings lack for it; `target` the level that
    the contact is to reach, where one was set.
    """

    is_key: bool
    roles: tuple[str, ...]
    given: Level
    derived: Level
    gap: int | None
    is_provisional: bool | None
    mean: float | None
    flags: tuple[Flag, ...]
    next_level: Level | None
    target: Level | None
    missing: tuple[Missing, ...]
    ratings: tuple[RatedDimension, ...]
    rises: tuple[LevelRise, ...]
    coach: CoachTests


def relationship_levels(decision: Decision) -> Result:
    """Return everybody's level: key people and the chain first, then all who are rated.

    Parameters
    ----------
    decision
        The decision.

    Returns
    -------
    Result
        Items are RelationshipLevel: of key people, of those with a role in the project, and of
        all with a stance or a rating; by falling influence on the decision, ties by id.
    """
    levels = _Levels(KeyPeople(decision))
    reasons = levels.doubts
    return Result(
        items=tuple(levels.finding(rank, j) for rank, j in enumerate(levels.ranked, 1)),
        beside=LevelBeside(indicators=Indicators(levels.people).all()),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=tuple(question for j in levels.ranked for question in levels.questions(j)),
    )


@dataclass(frozen=True)
class _Levels:
    people: KeyPeople

    @cached_property
    def coaching(self) -> Coaching:
        return Coaching(self.people)

    @cached_property
    def rises(self) -> Rises:
        return Rises(self.people.decision, self.people.rules)

    @cached_property
    def words(self) -> LevelEvidence:
        return LevelEvidence(self.people)

    @cached_property
    def ranked(self) -> list[int]:
        decision = self.people.decision
        moved, ids = decision.decision_influence, decision.graph.ids
        project = decision.project["id"] if decision.project else None
        first = self.people.key | decision.roles.keys()
        known = {id_ for id_ in ids if self.people.ratings.of(id_)}
        known |= stances_by_person(decision.graph, project).keys()
        places = [j for j, id_ in enumerate(ids) if id_ in first | known]
        return sorted(
            places, key=lambda j: (ids[j] not in first, -round(float(moved[j]), 12), ids[j])
        )

    @property
    def doubts(self) -> tuple[Reason, ...]:
        ids = self.people.decision.graph.ids
        if not ids:
            return ("no_people",)
        known = (self.people.given(id_) != "unknown" or self.people.ratings.of(id_) for id_ in ids)
        return () if any(known) else ("stances_unknown",)

    def questions(self, j: int) -> list[Evidence]:
        """Return what to ask of a key person or one on the chain."""
        person = self.people.decision.graph.people[j]
        if person["id"] not in self.people.key | self.people.decision.roles.keys():
            return []
        unknown = self.people.given(person["id"]) == "unknown"
        unrated = self.words.unrated(person)
        return ([about("ask_level", person)] if unknown else []) + unrated

    def finding(self, rank: int, j: int) -> RelationshipLevel:
        person = self.people.decision.graph.people[j]
        id_ = person["id"]
        scores, rules = self.people.ratings.scores(id_), self.people.rules
        given, derived = self.people.given(id_), self.people.derived(id_)
        gap, rises = steps_between(derived, given), self.rises.of(id_)
        tests = self.coaching.tests(id_)
        upper = next_level(given if derived == "unknown" else derived)
        flags, target = self._flags(id_, gap, rises), self.people.targets.level(id_)
        return RelationshipLevel(
            rank=rank,
            contact=contact_name(self.people.decision, j),
            score=float(self.people.decision.decision_influence[j]),
            is_key=id_ in self.people.key,
            roles=self.people.roles(id_),
            given=given,
            derived=derived,
            gap=gap,
            is_provisional=self.words.is_provisional(id_) if scores else None,
            mean=mean_score(scores, rules),
            flags=flags,
            next_level=upper,
            target=target,
            missing=missing_for(upper, scores, rules) if upper else (),
            ratings=self.people.ratings.rated(id_),
            rises=rises,
            coach=tests,
            evidence=tuple(self._evidence(j, flags, rises, tests)),
        )

    def _flags(
        self, person: str, gap: int | None, rises: tuple[LevelRise, ...]
    ) -> tuple[Flag, ...]:
        limit, found = self.people.rules.gap, list[Flag]()
        if gap is not None and abs(gap) >= limit:
            found.append("claimed_above_ratings" if gap > 0 else "claimed_below_ratings")
        if self.words.is_shallow(person):
            found.append("friendly_but_shallow")
        if any(not rise.events for rise in rises):
            found.append("rise_without_event")
        return tuple(found)

    def _evidence(
        self, j: int, flags: tuple[Flag, ...], rises: tuple[LevelRise, ...], tests: CoachTests
    ) -> Iterator[Evidence]:
        """Yield what is wrong first, then what to do, then what it rests on."""
        person = self.people.decision.graph.people[j]
        id_ = person["id"]
        given, derived = self.people.given(id_), self.people.derived(id_)
        if {"claimed_above_ratings", "claimed_below_ratings"} & set(flags):
            yield self.words.of_gap(person, given, derived)
        if "friendly_but_shallow" in flags:
            yield self.words.of_shallow(person)
        yield from (self.rises.evidence(person, rise) for rise in rises if not rise.events)
        yield from self.words.of_step_up(person, given if derived == "unknown" else derived)
        yield from self.people.targets.evidence(person)
        yield from self.people.favours.stance_evidence(person)
        yield from self.words.of_ratings(person, derived)
        if self.words.is_near_coach(given, derived):
            yield from self.coaching.evidence(person["name"], tests)
