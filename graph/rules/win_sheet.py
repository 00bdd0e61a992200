"""What the rule file of the win sheet must hold."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from graph.rules.rule_data import RuleData

Reading = Literal[
    "approvers",
    "deciders",
    "rest",
    "information",
    "opposers",
    "chain",
    "needs",
    "purchase",
    "evaluation",
    "rivals",
    "factor",
]
"""How a line is graded; `factor`: by the project's column `factor:<id>`, from 0 to 4."""
LimitTest = Literal["awarded", "lost", "no_contact", "veto_opposed", "budget_open"]
Level = Literal["coach", "exclusive", "support", "neutral", "opposed"]
Word = Annotated[str, Field(min_length=1, max_length=200)]
Grade = Annotated[float, Field(ge=0, le=4)]


class SheetRule(RuleData):
    """One line: how many points it has, and how it is graded."""

    id: Word
    block: Literal["relationship", "clarity", "solution", "commercial", "delivery", "competition"]
    points: Annotated[float, Field(gt=0, le=100)]
    reading: Reading
    en: Word
    zh: Word


class LimitRule(RuleData):
    """A state of things in which the band is at least (floor) or at most (cap) another."""

    test: LimitTest
    side: Literal["floor", "cap"]
    band: Literal["A", "B", "C", "D", "E"]
    en: Word
    zh: Word


class WinSheetRules(RuleData):
    """The win sheet: lines, limits, and from where on it says nothing."""

    unknown_most: Annotated[float, Field(ge=0, le=1)]
    least_grade: Literal["agreed", "seen", "inferred", "unclear"]
    gap: Annotated[int, Field(ge=1, le=4)]
    grades: Mapping[Level, Grade]
    lines: Annotated[tuple[SheetRule, ...], Field(min_length=1)]
    limits: tuple[LimitRule, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        ids = [line.id for line in self.lines]
        twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
        if twice:
            raise ValueError(f"the line {twice[0]!r} is there twice")
        missing = sorted(set(get_args(Level)) - set(self.grades))
        if missing:
            raise ValueError(f"grades: {missing[0]!r} is missing")
        return self
