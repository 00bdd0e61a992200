"""The rules of needs: what `needs.toml` must be."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from graph.rules.rule_data import RuleData, Wording

NeedKind = Literal["enterprise", "personal", "career"]
MaslowLevel = Literal["physiological", "safety", "social", "esteem", "self_actualisation"]
NeedVisibility = Literal["explicit", "implicit"]


class NeedKindRule(Wording):
    """A kind of need: its name, and what to ask where none is recorded."""

    question: Wording


class NeedRules(RuleData):
    """All rules of needs.

    `met_from`: from this share on a need counts as met. `personal_from`: so many personal needs
    without one about career success are a warning.
    """

    met_from: Annotated[float, Field(gt=0, le=1)]
    personal_from: Annotated[int, Field(ge=1, le=1000)]
    kinds: Mapping[NeedKind, NeedKindRule]
    maslow: Mapping[MaslowLevel, Wording]
    visibility: Mapping[NeedVisibility, Wording]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name, found, expected in (
            ("kinds", self.kinds, get_args(NeedKind)),
            ("maslow", self.maslow, get_args(MaslowLevel)),
            ("visibility", self.visibility, get_args(NeedVisibility)),
        ):
            if missing := set(expected) - found.keys():
                raise ValueError(f"{name}: {', '.join(sorted(missing))} is missing")
        return self
