"""Which ties between people a power map draws: what `power-map.toml` must be."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from graph.rules.rule_data import RuleData, Wording

Kind = Annotated[str, Field(min_length=1, max_length=200)]


class TieRule(Wording):
    """A tie between two people: its label, and the kinds of influence that are recorded for it."""

    kinds: tuple[Kind, ...] = Field(min_length=1)


class MapRules(RuleData):
    """The ties that are drawn as thin labelled lines, by name."""

    ties: Mapping[str, TieRule]

    @model_validator(mode="after")
    def _one_tie_for_each_kind(self) -> Self:
        kinds = [kind.casefold() for tie in self.ties.values() for kind in tie.kinds]
        if twice := sorted({kind for kind in kinds if kinds.count(kind) > 1}):
            raise ValueError(f"ties: {', '.join(twice)} is of more than one tie")
        return self

    def tie(self, kind: str | None) -> TieRule | None:
        """Return the tie that a recorded kind stands for; None where it is no tie."""
        asked = (kind or "").casefold()
        return next(
            (tie for tie in self.ties.values() if asked in map(str.casefold, tie.kinds)), None
        )
