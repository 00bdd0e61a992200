"""Levels that rose by more than one step between two assessments, and what happened between."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Literal

from graph.analysis.answer import Evidence, Part
from graph.analysis.decision import Decision
from graph.analysis.levels.derived_level import derived_level, steps_between
from graph.analysis.levels.ratings import Ratings
from graph.analysis.resting_on import resting_on
from graph.model import Row
from graph.model.competitor import US
from graph.rules.relationship_levels import LevelRules
from graph.stances import Level, prevailing_level


class LevelRise(Part):
    """A rise of more steps at once than usual between the last two assessments.

    `by`: whether people gave the levels or ratings support them. `events`: the ids of the
    interactions between, whose outcome is recorded; without one the rise is unexplained.
    """

    by: Literal["people", "ratings"]
    before: Level
    since: date | None
    after: Level
    on: date
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelFall:
    """A fall of so many steps at the last assessment, and its day."""

    steps: int
    on: str


@dataclass(frozen=True)
class Rises:
    """The rises of everybody up to a decision's date.

    Parameters
    ----------
    decision
        The decision.
    rules
        From how many steps on a rise needs an event.
    """

    decision: Decision
    rules: LevelRules

    def of(self, person: str) -> tuple[LevelRise, ...]:
        """Return a person's steep rises: as people gave the levels, and as ratings support."""
        given = self._rise(person, "people", list(self._given(person)))
        rated = self._rise(person, "ratings", list(self._rated(person)))
        return (*given, *rated)

    def fall(self, person: str) -> LevelFall | None:
        """Return a person's latest fall: as people gave the levels, or as ratings support."""
        falls = (self._fall(list(self._given(person))), self._fall(list(self._rated(person))))
        return max((fall for fall in falls if fall), key=lambda fall: fall.on, default=None)

    def _fall(self, levels: Sequence[tuple[str, Level]]) -> LevelFall | None:
        known = [(day, level) for day, level in levels if level != "unknown"]
        if len(known) < 2 or not known[-1][0]:
            return None
        (_, before), (on, after) = known[-2:]
        steps = -(steps_between(before, after) or 0)
        return LevelFall(steps, on) if steps > 0 else None

    def evidence(self, person: Row, rise: LevelRise) -> Evidence:
        """Return in which way a rise is unexplained, resting on the person."""
        return resting_on(
            f"rise_by_{rise.by}_without_event",
            "contacts",
            person,
            name=person["name"],
            level_before=rise.before,
            since=rise.since.isoformat() if rise.since else "",
            level_after=rise.after,
            on=rise.on.isoformat(),
        )

    def _rise(
        self,
        person: str,
        by: Literal["people", "ratings"],
        levels: Sequence[tuple[str, Level]],
    ) -> Iterator[LevelRise]:
        known = [(day, level) for day, level in levels if level != "unknown"]
        if len(known) < 2:
            return
        (since, before), (on, after) = known[-2:]
        if (steps_between(before, after) or 0) > self.rules.rise:
            yield LevelRise(
                by=by,
                before=before,
                since=date.fromisoformat(since) if since else None,
                after=after,
                on=date.fromisoformat(on),
                events=tuple(self._events(person, since, on)),
            )

    def _given(self, person: str) -> Iterator[tuple[str, Level]]:
        """Yield the levels that people gave, in order: of the project where it has any."""
        rows = self._stances.get(person, [])
        counting = [row for row in rows if "project" in row] or rows
        for day, same in groupby(sorted(counting, key=_since), key=_since):
            yield day, prevailing_level(list(same))

    @cached_property
    def _stances(self) -> Mapping[str, list[Row]]:
        """Each person's stances towards us that ever counted, those that ended too."""
        graph, project = self.decision.graph, self.decision.project
        until, named = graph.as_of.isoformat(), project["id"] if project else None
        found: dict[str, list[Row]] = defaultdict(list)
        for row in graph.history.rows["stances"]:
            is_ours = row["party"] == US and row.get("project") in (None, named)
            if is_ours and _since(row) <= until:
                found[row["contact"]].append(row)
        return found

    def _rated(self, person: str) -> Iterator[tuple[str, Level]]:
        """Yield the levels that ratings support, in order, from days with enough of them."""
        for day in self._ratings.days(person):
            scores = self._ratings.scores(person, day)
            if len(scores) >= self.rules.fewest_rated:
                yield day, derived_level(scores, self.rules)

    @cached_property
    def _ratings(self) -> Ratings:
        return Ratings(self.decision)

    def _events(self, person: str, since: str, on: str) -> Iterator[str]:
        for row in self.decision.graph.facts["interactions"]:
            if person in row["contacts"] and "outcome" in row and since < row["date"] <= on:
                yield row["id"]


def _since(row: Row) -> str:
    return str(row.get("valid_from", ""))
