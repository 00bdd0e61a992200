"""Which recorded ratings of people count: the project's before general ones, then the latest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.analysis.answer import Part
from graph.analysis.decision import Decision, by_contact
from graph.analysis.favour import rated_on
from graph.analysis.levels.derived_level import Scores
from graph.days import days_before
from graph.model import Row
from graph.rules.relationship_levels import Dimension


class RatedDimension(Part):
    """A rating that counts: of the project before general ones, the latest."""

    dimension: Dimension
    score: float
    on: date | None
    of_project: bool


@dataclass(frozen=True)
class Ratings:
    """The ratings of everybody at a decision's date.

    Parameters
    ----------
    decision
        The decision; ratings of other projects do not count.
    """

    decision: Decision

    def of(self, person: str, until: str | None = None) -> Mapping[str, Row]:
        """Return a person's rating in each rated dimension.

        Parameters
        ----------
        person
            The contact's id.
        until
            Only ratings up to this day; None: all.
        """
        found: dict[str, Row] = {}
        for row in self._rows.get(person, ()):
            if until is None or rated_on(row) <= until:
                found[row["dimension"]] = row
        return found

    def scores(self, person: str, until: str | None = None) -> Scores:
        """Return a person's score in each rated dimension."""
        return {row["dimension"]: float(row["score"]) for row in self.of(person, until).values()}

    def rated(self, person: str) -> tuple[RatedDimension, ...]:
        """Return a person's ratings that count, in the order of the dimensions' names."""
        return tuple(
            RatedDimension(
                dimension=row["dimension"],
                score=row["score"],
                on=date.fromisoformat(rated_on(row)) if rated_on(row) else None,
                of_project="project" in row,
            )
            for _, row in sorted(self.of(person).items())
        )

    def fresh_scores(self, person: str, days: int) -> Scores:
        """Return the scores that are no older than so many days."""
        since = days_before(self.decision.graph.as_of, days).isoformat()
        rows = self.of(person).values()
        return {row["dimension"]: float(row["score"]) for row in rows if rated_on(row) >= since}

    def newest(self, person: str) -> date | None:
        """Return the day of the newest rating that counts; None where none has one."""
        days = [day for day in map(rated_on, self.of(person).values()) if day]
        return date.fromisoformat(max(days)) if days else None

    def days(self, person: str) -> list[str]:
        """Return the days on which a person was rated, in order."""
        return sorted({day for day in map(rated_on, self._rows.get(person, ())) if day})

    @cached_property
    def _rows(self) -> Mapping[str, list[Row]]:
        """Each person's ratings, those that count more later."""
        return by_contact(sorted(self.decision.facts("ratings"), key=_counts))


def _counts(row: Row) -> tuple[bool, str]:
    return "project" in row, rated_on(row)
