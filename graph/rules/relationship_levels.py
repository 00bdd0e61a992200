"""The rules of relationship levels: what `relationship-levels.toml` must be."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from graph.rules.rule_data import RuleData, Wording

Dimension = Literal[
    "competitive_attitude",
    "decision_support",
    "information_passing",
    "guidance",
    "participation",
    "acceptance",
]
Tested = Literal["coach", "exclusive", "support"]
Reached = Literal["neutral", "support", "exclusive", "coach"]
Score = Annotated[float, Field(ge=0, le=4)]
Share = Annotated[float, Field(ge=0, le=1)]
Days = Annotated[int, Field(ge=1, le=36_500)]
Gates = Mapping[Dimension, Score]
Indicator = Literal[
    "chain_identified",
    "mean_level",
    "executive_coverage",
    "approver_known",
    "support_spread",
    "champion_level",
    "public_support",
    "unsolicited_information",
    "process_grasp",
    "power_weighted_support",
    "owner_coverage",
    "freshness",
    "backup",
    "target_attainment",
]


class DimensionRule(Wording):
    """A dimension: its name, its weight in the mean, and the behaviour that each score means."""

    weight: float = Field(ge=0)
    behaviours: tuple[Wording, ...] = Field(min_length=5, max_length=5)


class LevelRule(RuleData):
    """What supports a level: a score at each gate, and a mean."""

    mean: Score
    gates: Gates


class OpposedRule(RuleData):
    """One sign of opposition: scores that are so low, and a mean that is lower than this."""

    at_most: Gates = Field(min_length=1)
    mean_below: Score | None = None


class StepUp(RuleData):
    """What usually leads up to a level, and what shows that it did."""

    lever: Wording
    sign: Wording


class Shallow(RuleData):
    """Friendly, but no more: high in some dimensions, low in others."""

    at_least: Gates = Field(min_length=1)
    at_most: Gates = Field(min_length=1)


class Stage(Wording):
    """A stage of coaching, and the scores that show it."""

    gates: Gates = Field(min_length=1)


class CoachRules(RuleData):
    """When somebody is a coach, and when a champion.

    `reach` is the reliability of the way to an approver or decision maker from which on they
    hear somebody; `move_top` is the share of people who move the decision most.
    """

    stages: tuple[Stage, ...] = Field(min_length=5, max_length=5)
    act_days: Days
    reach: Share
    move_top: Share
    believes_us: Gates = Field(min_length=1)
    wants_us_to_win: Gates = Field(min_length=1)
    sells_for_us: Gates = Field(min_length=1)


class IndicatorRule(Wording):
    """An indicator: its name, and the least value of each band but the worst, best first."""

    bands: tuple[float, ...] = Field(min_length=1)

    @field_validator("bands")
    @classmethod
    def _fall(cls, bands: tuple[float, ...]) -> tuple[float, ...]:
        if any(one <= next_ for one, next_ in pairwise(bands)):
            raise ValueError("expected falling values, the best band's first")
        return bands


class IndicatorRules(RuleData):
    """What the indicators count, and their bands.

    `seats`: how many people of each role a chain is expected to have. `statements` and
    `messages`: how many a score stands for at least, in 180 and in 90 days.
    """

    seats: Mapping[Literal["A", "D", "S", "E"], Annotated[int, Field(ge=0, le=1000)]]
    steady_tie: Share
    met_days: Days
    statements: tuple[int, ...] = Field(min_length=5, max_length=5)
    messages: tuple[int, ...] = Field(min_length=5, max_length=5)
    scale: Mapping[Literal["coach", "exclusive", "support", "neutral", "opposed"], float]
    stance: Mapping[Literal["coach", "exclusive", "support", "neutral", "opposed"], float]
    executives: tuple[Wording, ...] = Field(min_length=1)
    bands: Mapping[Indicator, IndicatorRule]


class LevelRules(RuleData):
    """All rules of relationship levels.

    `key_top`: the share of people who are key by their influence on the decision. `gap`: a
    difference of so many steps between what people say and what ratings support is a finding.
    `rise`: a rise of more steps at once needs a named event.
    """

    fewest_rated: int = Field(ge=1, le=6)
    fresh_days: Days
    gap: int = Field(ge=1, le=4)
    rise: int = Field(ge=1, le=4)
    key_top: Share
    dimensions: Mapping[Dimension, DimensionRule]
    levels: Mapping[Tested, LevelRule]
    opposed: tuple[OpposedRule, ...]
    step_up: Mapping[Reached, StepUp]
    shallow: Shallow
    coach: CoachRules
    indicators: IndicatorRules

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name, found, expected in (
            ("dimensions", self.dimensions, get_args(Dimension)),
            ("levels", self.levels, get_args(Tested)),
            ("step_up", self.step_up, get_args(Reached)),
            ("indicators.bands", self.indicators.bands, get_args(Indicator)),
        ):
            if missing := set(expected) - found.keys():
                raise ValueError(f"{name}: {', '.join(sorted(missing))} is missing")
        if not any(rule.weight for rule in self.dimensions.values()):
            raise ValueError("dimensions: at least one weight must be above 0")
        return self
