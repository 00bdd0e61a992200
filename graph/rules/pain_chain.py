"""The rules of the pain chain: what `pain-chain.toml` must be."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from graph.rules.rule_data import RuleData, Wording

State = Literal["latent", "admitted", "vision"]
Check = Literal[
    "top_has_pain",
    "top_can_be_relieved",
    "somebody_admits",
    "chains_reach_the_top",
    "keystone_owner_known",
    "keystone_level_known",
    "pains_are_recent",
]
Share = Annotated[float, Field(ge=0, le=1)]


class PainRules(RuleData):
    """The pain chain's settings and words.

    `days`: an older pain must be confirmed again. `likelihood`, `strength`, `severity`: of pains
    and causes without one.
    """

    days: Annotated[int, Field(ge=1, le=36_500)]
    likelihood: Share
    strength: Share
    severity: Share
    states: Mapping[State, Wording]
    checks: Mapping[Check, Wording]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name, found, expected in (
            ("states", self.states, get_args(State)),
            ("checks", self.checks, get_args(Check)),
        ):
            if missing := set(expected) - found.keys():
                raise ValueError(f"{name}: {', '.join(sorted(missing))} is missing")
        return self
