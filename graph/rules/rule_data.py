"""What all rule files are made of."""

from pydantic import BaseModel, ConfigDict, Field


class RuleData(BaseModel):
    """Base of everything in a rule file: nothing unknown, never changed, never infinite."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, allow_inf_nan=False
    )


class Wording(RuleData):
    """A text in English and in Chinese."""

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)
