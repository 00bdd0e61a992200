"""What all rule files are made of."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"this is no regular expression: {error}") from None
    return pattern


Pattern = Annotated[str, Field(min_length=1), AfterValidator(_compiles)]


class RuleData(BaseModel):
    """Base of everything in a rule file: nothing unknown, never changed, never infinite."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, allow_inf_nan=False
    )


class Wording(RuleData):
    """A text in English and in Chinese."""

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)
