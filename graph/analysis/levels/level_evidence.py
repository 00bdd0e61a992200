"""What a contact's relationship level rests on, and what one step up takes."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis.answer import Evidence
from graph.analysis.favour import rated_on
from graph.analysis.levels.derived_level import (
    Missing,
    is_at_least,
    mean_score,
    missing_for,
    next_level,
)
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.resting_on import about, resting_on
from graph.model import Row
from graph.stances import Level

_NOTHING = 1e-9


@dataclass(frozen=True)
class LevelEvidence:
    """Evidence about the levels of contacts.

    Parameters
    ----------
    people
        Where they stand, and by which rules.
    """

    people: KeyPeople

    def is_shallow(self, person: str) -> bool:
        """Return whether a person is friendly, and no more than that."""
        scores, rule = self.people.ratings.scores(person), self.people.rules.shallow
        high = all(scores.get(d, -1) >= least for d, least in rule.at_least.items())
        return high and all(d in scores and scores[d] <= most for d, most in rule.at_most.items())

    def is_provisional(self, person: str) -> bool:
        """Return whether too few dimensions are rated, or none lately."""
        return any(True for _ in self._provisional(person))

    def unrated(self, person: Row) -> list[Evidence]:
        """Return which dimensions to rate, where fewer are rated than a level needs."""
        dimensions, scores = self.people.rules.dimensions, self.people.ratings.scores(person["id"])
        if len(scores) >= self.people.rules.fewest_rated:
            return []
        missing = tuple(rule for name, rule in dimensions.items() if name not in scores)
        return [
            resting_on("ask_ratings", "contacts", person, name=person["name"], dimensions=missing)
        ]

    def of_gap(self, person: Row, given: Level, derived: Level) -> Evidence:
        """Return why the level that people gave is not the one that the ratings support."""
        scores = self.people.ratings.scores(person["id"])
        missing = missing_for(given, scores, self.people.rules)
        rows = (*self.people.favours.stances(person["id"]),)
        return resting_on(
            "level_above_ratings" if missing else "level_below_ratings",
            "stances",
            *rows,
            name=person["name"],
            level=given,
            derived=derived,
            missing=self._missing(missing),
        )

    def of_shallow(self, person: Row) -> Evidence:
        """Return in which dimensions a person is friendly, and in which no more."""
        rule, rows = self.people.rules.shallow, self.people.ratings.of(person["id"])
        names = self.people.rules.dimensions
        return resting_on(
            "friendly_but_shallow",
            "ratings",
            *(rows[d] for d in (*rule.at_least, *rule.at_most)),
            name=person["name"],
            high=tuple(names[d] for d in rule.at_least),
            low=tuple(names[d] for d in rule.at_most),
        )

    def of_step_up(self, person: Row, base: Level) -> Iterator[Evidence]:
        """Yield what one step up from a level takes."""
        upper = next_level(base)
        if upper is None:
            return
        scores, step = self.people.ratings.scores(person["id"]), self.people.rules.step_up[upper]
        yield resting_on(
            "step_up" if scores else "step_up_unrated",
            "contacts",
            person,
            name=person["name"],
            next_level=upper,
            missing=self._missing(missing_for(upper, scores, self.people.rules)),
            lever=step.lever,
            sign=step.sign,
        )

    def of_ratings(self, person: Row, derived: Level) -> Iterator[Evidence]:
        """Yield what the ratings come to, why that is provisional, and each with its behaviour."""
        rows, rules = self.people.ratings.of(person["id"]), self.people.rules
        if not rows:
            yield about("ratings_none", person)
            return
        mean = mean_score(self.people.ratings.scores(person["id"]), rules)
        yield resting_on(
            "level_by_ratings",
            "ratings",
            *rows.values(),
            name=person["name"],
            derived=derived,
            mean=math.nan if mean is None else round(mean, 2),
            count=len(rows),
        )
        yield from self._provisional(person["id"])
        for dimension, rule in rules.dimensions.items():
            if row := rows.get(dimension):
                behaviour = rule.behaviours[math.floor(row["score"] + _NOTHING)]
                yield self._rating(row, rule, behaviour)

    def is_near_coach(self, given: Level, derived: Level) -> bool:
        """Return whether a person is, or is said to be, as good as a coach."""
        return is_at_least(given, "exclusive") or is_at_least(derived, "exclusive")

    def _rating(self, row: Row, dimension: Any, behaviour: Any) -> Evidence:
        return resting_on(
            "rated_behaviour",
            "ratings",
            row,
            dimension=dimension,
            score=row["score"],
            behaviour=behaviour,
            on=rated_on(row),
            note=row.get("evidence", ""),
            source=row.get("source", ""),
        )

    def _provisional(self, person: str) -> Iterator[Evidence]:
        rules, count = self.people.rules, len(self.people.ratings.of(person))
        if count < rules.fewest_rated:
            yield Evidence(kind="provisional_few", values={"count": count})
        newest = self.people.ratings.newest(person)
        if newest is None or newest.isoformat() < self.people.days_ago(rules.fresh_days):
            yield Evidence(kind="provisional_old", values={"days": rules.fresh_days})

    def _missing(self, gates: Sequence[Missing]) -> tuple[Evidence, ...]:
        names = self.people.rules.dimensions
        return tuple(
            Evidence(
                kind=_kind(gate),
                values={
                    "dimension": names[gate.dimension] if gate.dimension else "",
                    "rated": gate.score or 0.0,
                    "least": gate.least,
                },
            )
            for gate in gates
        )


def _kind(gate: Missing) -> str:
    if gate.dimension is None:
        return "mean_below" if gate.score is not None else "mean_unknown"
    if gate.score is None:
        return "gate_unrated"
    return "gate_too_low" if gate.above else "gate_below"
