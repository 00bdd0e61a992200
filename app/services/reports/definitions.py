"""Reports that are made on a schedule: what, of whom, when, in which words, and to whom."""

from collections.abc import Iterator
from dataclasses import dataclass
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
from app.services.access import ANY, Access, Expected, check_account_id
from app.services.accounts import get_account
from app.services.entries import entries_of
from app.services.reports.parts import REPORTS
from app.services.reports.periods import Schedule, zone_of
from app.services.reports.report import ReportFormat
from app.services.wrong_input import problem_in_words
from graph.errors import InvalidInput, NotFound, StaleEntry, VersionRequired
from graph.store import EntryEdit
from graph.view.phrases import Language

KIND = "report"
CLAIM = "claim"
"""The kind of entries that say how far a definition is, and who is at it."""
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


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition as it is kept; `version` counts its changes from 1."""

    definition: ReportDefinition
    version: int


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


def definitions(access: Access) -> Iterator[Defined]:
    """Yield a tenant's definitions, by id."""
    for entry in entries_of(access.store, access.tenant, KIND):
        yield Defined(ReportDefinition.model_validate(entry.content), entry.version)


def definition(access: Access, id_: str) -> Defined:
    """Return one definition.

    Raises
    ------
    NotFound
        If there is none with this id.
    """
    entry = access.store.entry(access.tenant, KIND, id_)
    if entry is None:
        raise NotFound(f"no report is defined with the id {id_!r}")
    return Defined(ReportDefinition.model_validate(entry.content), entry.version)


def put_definition(
    access: Access, new: ReportDefinition, expected: Expected, now: datetime | None = None
) -> Defined:
    """Keep a definition: new, or in place of what is there.

    What its former schedule has sent is not sent again.

    Raises
    ------
    InvalidInput, NotFound
        If there is no such report, or no such account.
    VersionRequired
        If there is one, and it is not said which version this replaces.
    StaleEntry
        If it has changed meanwhile.
    """
    if new.report not in REPORTS:
        raise InvalidInput(f"report: expected one of {', '.join(REPORTS)}, got {new.report!r}")
    for account in new.accounts or ():
        get_account(access, account)
    there = access.store.entry(access.tenant, KIND, new.id)
    if there and expected is None:
        raise VersionRequired(
            "this replaces what is there: send If-Match with the version that you have read"
        )
    began = ReportDefinition.model_validate(there.content).starts_at if there else None
    starts_at = new.starts_at or began or now or datetime.now(UTC)
    kept = new.model_copy(update={"starts_at": starts_at})
    version = there.version if there else 0
    if expected not in (None, version, ANY if there else None):
        raise StaleEntry(KIND, new.id)
    content = kept.model_dump(mode="json")
    access.store.put_entries(access.tenant, [EntryEdit(KIND, new.id, content, version)])
    return Defined(kept, version + 1)


def remove_definition(access: Access, id_: str, expected: Expected) -> None:
    """Forget a definition; what it has made stays.

    Raises
    ------
    NotFound, StaleEntry
        If there is none, or it has changed meanwhile.
    """
    version = definition(access, id_).version
    if expected not in (None, ANY, version):
        raise StaleEntry(KIND, id_)
    edits = [EntryEdit(KIND, id_, None, version), EntryEdit(CLAIM, id_, None)]
    access.store.put_entries(access.tenant, edits)


def _said(error: Any) -> str:
    place = ".".join(map(str, error["loc"]))
    return f"{place}: {problem_in_words(error)}".removeprefix(": ")
