"""What a report on a schedule is: what, of whom, when, in which words, and to whom."""

from datetime import UTC, datetime
from typing import Annotated, Any, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from app.delivery.message import Recipient
from app.services.access import check_account_id
from app.services.reports.files import ReportFormat
from app.services.reports.periods import Schedule, zone_of
from app.services.wrong_input import problem_in_words
from graph.errors import InvalidInput
from graph.view.phrases import Language

DEFINITION_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"
_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


class ReportPlan(BaseModel):
    """What is said of a report on a schedule.

    Parameters
    ----------
    report
        Which report.
    accounts
        Of which accounts; None: of all that the tenant has then.
    cron
        Minute, hour, day of the month, month, weekday; see `Schedule`.
    time_zone
        By whose clock, as Europe/Berlin.
    language
        Of all texts.
    formats
        One file for each.
    recipients
        One message for each.
    catch_up
        How many of the periods that were missed are made: the latest ones. Of those before
        nothing is made; the next report says how many there were.
    starts_at
        The first period is after it; default when it is first put.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    report: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")]
    accounts: Annotated[tuple[str, ...], Field(min_length=1, max_length=10_000)] | None = None
    cron: Annotated[str, Field(max_length=100, examples=["0 8 * * mon"])]
    time_zone: Annotated[str, Field(max_length=64, examples=["Europe/Berlin"])] = "UTC"
    language: Language = "en"
    formats: Annotated[tuple[ReportFormat, ...], Field(min_length=1)] = ("html",)
    recipients: Annotated[tuple[Recipient, ...], Field(min_length=1, max_length=1000)]
    catch_up: Annotated[int, Field(ge=1, le=100)] = 1
    starts_at: Annotated[AwareDatetime, Field(ge=_EARLIEST, le=_LATEST)] | None = None

    @field_validator("accounts", "formats", "recipients")
    @classmethod
    def _once_each(cls, value: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
        return None if value is None else tuple(dict.fromkeys(value))

    @model_validator(mode="after")
    def _can_be_met(self) -> Self:
        try:
            zone_of(self.time_zone)
            Schedule(self.cron, self.time_zone)
            for account in self.accounts or ():
                check_account_id(account)
        except InvalidInput as error:
            raise ValueError(str(error)) from None
        return self

    @property
    def schedule(self) -> Schedule:
        """When it is due."""
        return Schedule(self.cron, self.time_zone)


class ReportDefinition(ReportPlan):
    """A report that is made on a schedule; `id` is its name in addresses and commands."""

    id: Annotated[str, Field(pattern=DEFINITION_PATTERN)]


def definition_of(content: dict[str, Any]) -> ReportDefinition:
    """Return the definition that this says.

    Raises
    ------
    InvalidInput
        If it is not one; the text names each field.
    """
    try:
        return ReportDefinition.model_validate(content)
    except ValidationError as error:
        raise InvalidInput("; ".join(map(_said, error.errors()))) from None


def _said(error: Any) -> str:
    place = ".".join(map(str, error["loc"]))
    return f"{place}: {problem_in_words(error)}".removeprefix(": ")
