"""What each analysis can be asked with: the query parameters and options of the same names."""

from datetime import UTC, datetime, time
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph.analysis.access.access_paths import PATHS
from graph.analysis.access.reliability import SAMPLES
from graph.analysis.chain.hidden_chain import HIDDEN
from graph.analysis.coaches.coach_candidates import SET_SIZE
from graph.analysis.coaches.pointers import Thresholds
from graph.analysis.hidden.brokers import MOST_PEOPLE, Wanted
from graph.analysis.likelihood import DRAWS
from graph.analysis.rising.rising_stars import WINDOW_DAYS, WINDOWS
from graph.model.types import Day

MOST_HIDDEN = 200
"""Each hidden decision maker is traced through the network: at most so many at once."""


def _moment(value: Any) -> Any:
    """Return the last moment of a day for a date; times without zone are UTC."""
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("expected a date, YYYY-MM-DD, or a time, as 2026-06-30T12:00Z") from None
    if len(value) == len("2026-06-30"):
        return datetime.combine(moment.date(), time.max, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A time; a date stands for its end."""


class Parameters(BaseModel):
    """What every analysis can be asked with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    as_of: Annotated[
        Day | None,
        Field(description="The date whose facts count, YYYY-MM-DD (default: today, UTC)."),
    ] = None
    believed_at: Annotated[
        datetime | None,
        BeforeValidator(_moment),
        Field(description="What we knew then: a date (its end) or a time; default: all we know."),
    ] = None
    project: Annotated[
        str | None, Field(description="The project's id (default: the only open one).")
    ] = None
    body: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100_000,
            description="Who decides: roles, top, everyone, or ID:weight,ID:weight… (default: "
            "roles where the project has them, else the top formal level, else everyone).",
        ),
    ] = None
    limit: Annotated[
        int | None, Field(ge=1, le=100_000, description="At most so many findings.")
    ] = None

    def widest(self) -> Self:
        """Return the same question for as many findings as may be asked for at once.

        Examples
        --------
        >>> HiddenParameters(limit=3).widest().limit
        200
        """
        marks = type(self).model_fields["limit"].metadata
        most = next((mark.le for mark in marks if hasattr(mark, "le")), None)
        return self if self.limit is None else self.model_copy(update={"limit": most})


class DrawnParameters(Parameters):
    """What an analysis can be asked with that draws the data anew."""

    draws: Annotated[
        int, Field(ge=1, le=1_000, description="How often the data are drawn anew.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


class HiddenParameters(DrawnParameters):
    """What hidden decision makers can be asked with."""

    limit: Annotated[
        int | None,
        Field(ge=1, le=MOST_HIDDEN, description="At most so many findings, 200 at the most."),
    ] = 10
    include_chain: Annotated[bool, Field(description="Also people with a role in the project.")] = (
        False
    )
    centralities: Annotated[
        Wanted,
        Field(
            description="Whether classical centralities and brokers stand beside: yes, no, or "
            f"auto: up to {MOST_PEOPLE:,} people (betweenness takes the square of their number). "
            "Nobody is ranked by them."
        ),
    ] = "auto"


class RisingParameters(DrawnParameters):
    """What rising stars can be asked with."""

    body: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100_000,
            description="Who decides: everyone (default), roles, top, or ID:weight,ID:weight…; "
            "roles and top as of each window's end.",
        ),
    ] = "everyone"
    windows: Annotated[int, Field(ge=2, le=12, description="How many windows.")] = WINDOWS
    window: Annotated[int, Field(ge=7, le=730, description="How long each is, in days.")] = (
        WINDOW_DAYS
    )


class AccessParameters(Parameters):
    """What access paths can be asked with."""

    target: Annotated[str, Field(description="The id of the contact to reach.")]
    source: Annotated[
        str | None, Field(description="The id of the contact to begin with (default: our people).")
    ] = None
    k: Annotated[int, Field(ge=1, le=100, description="At most so many paths.")] = PATHS
    samples: Annotated[
        int, Field(ge=1, le=20_000, description="How often the network is drawn.")
    ] = SAMPLES
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


class CoachParameters(Parameters):
    """What coach candidates can be asked with."""

    limit: Annotated[
        int | None,
        Field(ge=1, le=200, description="At most so many findings, and those of the set beyond."),
    ] = 10
    k: Annotated[int, Field(ge=1, le=10, description="How many the set shall have.")] = SET_SIZE


class PointerParameters(Parameters):
    """What pointers can be asked with."""

    limit: Annotated[
        int | None, Field(ge=1, le=200, description="At most so many findings, 200 at the most.")
    ] = 10
    ear_top: Annotated[
        float, Field(gt=0, le=1, description="The share of people who hear the decision most.")
    ] = Thresholds.ear_top
    voice_below: Annotated[
        float, Field(gt=0, le=1, description="The share of people whom it hears least.")
    ] = Thresholds.voice_below
    open_from: Annotated[
        float, Field(ge=0, le=4, description="The least rating of information passing.")
    ] = Thresholds.open_from


class ChainParameters(DrawnParameters):
    """What the decision chain can be asked with."""

    since: Annotated[
        Day | None,
        Field(description="An earlier date, YYYY-MM-DD: what changed in the chain since then."),
    ] = None
    hidden: Annotated[
        int, Field(ge=1, le=MOST_HIDDEN, description="At most so many of the hidden chain.")
    ] = HIDDEN


class CompetitorParameters(Parameters):
    """What competitors can be asked with."""

    competitor: Annotated[
        str | None, Field(description="The competitor's id (default: every one).")
    ] = None
    limit: Annotated[
        int | None,
        Field(ge=1, le=200, description="At most so many opposers, and of each list beside them."),
    ] = 10


class FragilityParameters(Parameters):
    """What fragility can be asked with."""

    limit: Annotated[
        int | None,
        Field(ge=1, le=200, description="At most so many findings, and of each list beside them."),
    ] = 10
    remove: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=4_000,
            description="What to do without: contacts/ID, colleagues/ID or influences/KEY, the key "
            "as in its URL.",
        ),
    ] = None
    draws: Annotated[
        int,
        Field(ge=1, le=1_000, description="How often the data are drawn anew after a removal."),
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0
