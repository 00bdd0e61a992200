"""One project's facts as the win sheet reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Indices
from graph.analysis.answer import FactRef
from graph.analysis.decision import Decision
from graph.analysis.resting_on import resting_on
from graph.model import Row
from graph.model.competitor import US
from graph.model.project import FACTOR_PREFIX
from graph.rules.win_sheet import WinSheetRules
from graph.stances import Standing, standings

BEST_GRADE = 4.0
GRADES = ("agreed", "seen", "inferred", "unclear")
"""How sure a stance is, from the surest."""
YES, NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})


@dataclass(frozen=True, slots=True)
class Graded:
    """A line's grade over what is known of it, how much that is (0 to 1), and the facts."""

    grade: float = 0.0
    known: float = 0.0
    refs: tuple[FactRef, ...] = ()


@dataclass(frozen=True)
class SheetFacts:
    """One project's facts, as the win sheet reads them.

    Parameters
    ----------
    decision
        The project's decision.
    project
        The project.
    rules
        The sheet.
    """

    decision: Decision
    project: Row
    rules: WinSheetRules

    @cached_property
    def standings(self) -> Sequence[Standing]:
        """Where each person stands, in order."""
        return tuple(standings(self.decision.graph, self.project["id"]).values())

    def in_roles(self, roles: str) -> Indices:
        """Return the places of the people with any of some roles."""
        held = self.decision.roles.items()
        ids = (id_ for id_, rows in held if any(row["role"] in roles for row in rows))
        return self.decision.graph.indices(sorted(ids))

    def grade_of(self, place: int) -> float | None:
        """Return what a person's level is worth; None where it is not known well enough."""
        standing = self.standings[place]
        if standing.stance is None or not self._is_sure(standing):
            return None
        if standing.level == "unknown" or standing.stance < 0:
            return 0.0
        return self.rules.grades[standing.level]

    def _is_sure(self, standing: Standing) -> bool:
        least = GRADES.index(self.rules.least_grade)
        return all(
            GRADES.index(row.get("grade", GRADES[0])) <= least
            for row in standing.facts
            if row["party"] == US or standing.level == "unknown"
        )

    def mean(self, places: Iterable[int], weights: Mapping[int, float] | None = None) -> Graded:
        """Return people's mean grade, weighed; whom nothing is known of is unknown."""
        weight = {place: weights[place] if weights else 1.0 for place in places}
        known = {p: grade for p in weight if (grade := self.grade_of(p)) is not None}
        total, sure = sum(weight.values()), sum(weight[place] for place in known)
        if not total or not sure:
            return Graded()
        grade = sum(weight[place] * of for place, of in known.items()) / sure
        return Graded(grade, sure / total, self.refs("stances", self._facts(known)))

    def _facts(self, places: Iterable[int]) -> list[Row]:
        return [row for place in places for row in self.standings[place].facts]

    def refs(self, table: str, rows: Iterable[Row]) -> tuple[FactRef, ...]:
        """Return where rows are recorded."""
        return resting_on("", table, *rows).refs

    def factor(self, name: str) -> str:
        """Return a recorded factor in small letters; nothing where there is none."""
        return str(self.project.get(FACTOR_PREFIX + name, "")).strip().lower()

    def factor_graded(self, name: str) -> Graded:
        """Return a recorded factor as a grade: a number from 0 to 4, yes or no."""
        text = self.factor(name)
        if text in YES - {"1"} or text in NO - {"0"}:
            return Graded(BEST_GRADE * (text in YES), 1.0, self.refs("projects", [self.project]))
        try:
            grade = float(text)
        except ValueError:
            return Graded()
        is_grade = 0 <= grade <= BEST_GRADE
        return Graded(grade, 1.0, self.refs("projects", [self.project])) if is_grade else Graded()

    @property
    def rest(self) -> dict[int, float]:
        """The decision power of those who are neither approver nor decision maker, by place."""
        power, first = self.decision.body.power, set(self.in_roles("AD").tolist())
        places = np.flatnonzero(power).tolist() if self.decision.roles else []
        return {place: float(power[place]) for place in places if place not in first}
