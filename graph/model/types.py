"""The types a column can have: each says in words what it expects, for errors and docs."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, Strict, WithJsonSchema

MAX_TEXT_CHARACTERS = 20_000
ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f]*$"
PLAIN_TEXT = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Expects:
    """What a column expects, in words: "expected a date, YYYY-MM-DD"."""

    words: str


@dataclass(frozen=True, slots=True)
class Zh:
    """A column's Chinese name."""

    words: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A column that holds the id of a row of another table.

    Parameters
    ----------
    table
        The table whose ids the column holds.
    relation
        Type of the relationship in the graph, from the fact that has the column.
    besides
        A word that is allowed though it is no id ("us" as a party).
    """

    table: str
    relation: str
    besides: str | None = None


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("expected a date, YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("expected a day of the calendar, YYYY-MM-DD") from None


def _moment(value: Any) -> str:
    """Return a date as it is, a date and time in UTC with a Z."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value).isoformat()
    if not isinstance(value, str) or not _DAY.match(value):
        raise ValueError("not a time")
    moment = datetime.fromisoformat(value)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        raise ValueError("outside the years 1 to 9999") from None


def _thousandths(value: float) -> float:
    rounded = round(value, 3)
    if abs(value - rounded) * 1000 > 1e-6 or (value > 0 and not rounded):
        raise ValueError("more than three decimals")
    return rounded


def spaces_as_underscores(value: Any) -> Any:
    """Return "executive visit" as "executive_visit"; anything that is no text as it is."""
    return re.sub(r"[ -]+", "_", value.strip().lower()) if isinstance(value, str) else value


Id = Annotated[
    str,
    Field(min_length=1, max_length=128, pattern=ONE_LINE),
    Expects("an id of 1 to 128 characters without control characters"),
]
Text = Annotated[
    str,
    Field(min_length=1, max_length=MAX_TEXT_CHARACTERS, pattern=PLAIN_TEXT),
    Expects(f"text of 1 to {MAX_TEXT_CHARACTERS} characters without control characters"),
]
Word = Annotated[
    str,
    Field(min_length=1, max_length=200, pattern=ONE_LINE),
    Expects("text of 1 to 200 characters on one line"),
]
Country = Annotated[
    str, Field(pattern=r"^[A-Z]{2}$"), Expects("a country of two capital letters (ISO 3166), as CN")
]
Currency = Annotated[
    str,
    Field(pattern=r"^[A-Z]{3}$"),
    Expects("a currency of three capital letters (ISO 4217), as CNY"),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
    Expects("a date, YYYY-MM-DD"),
]
Moment = Annotated[
    str,
    BeforeValidator(_moment),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}
    ),
    Expects("a date, YYYY-MM-DD, or a date and time, YYYY-MM-DDTHH:MM:SSZ"),
]
Flag = Annotated[bool, Strict(), Expects("true or false")]
Whole = Annotated[
    int, Strict(), Field(ge=0, le=10**9), Expects("a whole number from 0 to 1000000000")
]
Rank = Annotated[
    int, Strict(), Field(ge=1, le=1000), Expects("a whole number from 1 (highest) to 1000")
]
Share = Annotated[
    float, Strict(), Field(ge=0, le=1, allow_inf_nan=False), Expects("a number from 0 to 1")
]
Percent = Annotated[
    float, Strict(), Field(ge=0, le=100, allow_inf_nan=False), Expects("a number from 0 to 100")
]
Weight = Annotated[
    float,
    Strict(),
    Field(ge=1e-9, le=1e9, allow_inf_nan=False),
    Expects("a number greater than 0 (at least 1e-9), at most 1000000000"),
]
Count = Annotated[
    float,
    Strict(),
    Field(ge=1e-9, le=1e9, allow_inf_nan=False),
    Expects("a number greater than 0 (at least 1e-9), at most 1000000000"),
]
Amount = Annotated[
    float,
    Strict(),
    Field(ge=0, le=1e15, allow_inf_nan=False),
    Expects("an amount of 0 or more"),
]
VotingWeight = Annotated[
    float,
    Strict(),
    Field(ge=0, le=1e6, allow_inf_nan=False),
    AfterValidator(_thousandths),
    Expects("a weight from 0 to 1000000 with at most three decimals"),
]
Quota = Annotated[
    float,
    Strict(),
    Field(gt=0, le=1e9, allow_inf_nan=False),
    AfterValidator(_thousandths),
    Expects("a quota greater than 0 with at most three decimals"),
]
Rating = Annotated[
    float, Strict(), Field(ge=0, le=4, allow_inf_nan=False), Expects("a score from 0 to 4")
]
TrustFactor = Annotated[
    float, Strict(), Field(ge=1, le=10, allow_inf_nan=False), Expects("a number from 1 to 10")
]
Words = Annotated[list[Word], Field(max_length=1000), Expects("a list of words")]
ContactRef = Annotated[Id, Ref("contacts", "CONTACT")]
ProjectRef = Annotated[Id, Ref("projects", "IN_PROJECT")]
Role = Annotated[Literal["A", "D", "S", "E", "I"], Expects("one of A, D, S, E, I")]
Level = Annotated[
    Literal["coach", "exclusive", "support", "neutral", "opposed"],
    Expects("one of coach, exclusive, support, neutral, opposed, or empty for unknown"),
]
