"""How much a fishbone draws: what `fishbone.toml` must be."""

from typing import Annotated

from pydantic import Field

from graph.rules.rule_data import RuleData


class FishboneRules(RuleData):
    """The most of each that a fishbone draws, and when somebody counts as met."""

    ribs_a_side: Annotated[int, Field(ge=1, le=12)]
    people_a_rib: Annotated[int, Field(ge=1, le=20)]
    small_bones: Annotated[int, Field(ge=0, le=3)]
    arrows: Annotated[int, Field(ge=0, le=100)]
    hidden: Annotated[int, Field(ge=0, le=10)]
    pointers: Annotated[int, Field(ge=0, le=10)]
    met_within_days: Annotated[int, Field(ge=1, le=3_650)]
