"""Reports that are made on a schedule, as a tenant keeps them: put, listed, removed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from app.services.access import ANY, Access, Expected
from app.services.accounts import get_account
from app.services.entries import entries_of
from app.services.reports.parts import REPORTS
from app.services.reports.plans import (
    DEFINITION_PATTERN,
    ReportDefinition,
    ReportPlan,
    definition_of,
)
from graph.errors import InvalidInput, NotFound, StaleEntry, VersionRequired
from graph.store import Entry, EntryEdit

__all__ = [
    "CLAIM",
    "DEFINITION_PATTERN",
    "KIND",
    "Defined",
    "ReportDefinition",
    "ReportPlan",
    "definition",
    "definition_of",
    "definitions",
    "is_defined",
    "kept",
    "put_definition",
    "remove_definition",
]
KIND = "report"
CLAIM = "claim"
"""The kind of entries that say how far a definition is, and who is at it."""


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition as it is kept; `version` counts its changes from 1."""

    definition: ReportDefinition
    version: int


def definitions(access: Access) -> Iterator[Defined]:
    """Yield a tenant's definitions, by id. Raises InvalidInput where one cannot be read."""
    return map(kept, entries_of(access.store, access.tenant, KIND))


def kept(entry: Entry) -> Defined:
    """Return a definition as it is kept.

    Raises
    ------
    InvalidInput
        If it cannot be read any more, as one with a time zone that the system no longer knows.
    """
    try:
        return Defined(definition_of(entry.content), entry.version)
    except InvalidInput as error:
        raise InvalidInput(
            f"the report definition {entry.key!r}: {error}; define it again, or remove it"
        ) from None


def is_defined(access: Access, id_: str) -> bool:
    """Return whether there is a definition with this id, readable or not."""
    return access.store.entry(access.tenant, KIND, id_) is not None


def definition(access: Access, id_: str) -> Defined:
    """Return one definition.

    Raises
    ------
    NotFound
        If there is none with this id.
    InvalidInput
        If it cannot be read any more.
    """
    return kept(_entry(access, id_))


def put_definition(
    access: Access, new: ReportDefinition, expected: Expected, now: datetime | None = None
) -> Defined:
    """Keep a definition: new, or in place of what is there.

    What its former schedule has sent is not sent again. Another schedule begins now: of what it
    would have named before, nothing is made.

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
    first = _starts_at(new, there, now or datetime.now(UTC))
    changed = new.model_copy(update={"starts_at": first})
    version = there.version if there else 0
    if expected not in (None, version, ANY if there else None):
        raise StaleEntry(KIND, new.id)
    content = changed.model_dump(mode="json")
    access.store.put_entries(access.tenant, [EntryEdit(KIND, new.id, content, version)])
    return Defined(changed, version + 1)


def remove_definition(access: Access, id_: str, expected: Expected) -> None:
    """Forget a definition; what it has made stays.

    Raises
    ------
    NotFound, StaleEntry
        If there is none, or it has changed meanwhile.
    """
    version = _entry(access, id_).version
    if expected not in (None, ANY, version):
        raise StaleEntry(KIND, id_)
    edits = [EntryEdit(KIND, id_, None, version), EntryEdit(CLAIM, id_, None)]
    access.store.put_entries(access.tenant, edits)


def _starts_at(new: ReportDefinition, there: Entry | None, now: datetime) -> datetime:
    """Return after when the first period is: what was kept counts for the schedule it was of."""
    if there is None:
        return new.starts_at or now
    began = datetime.fromisoformat(there.content["starts_at"])
    if (new.cron, new.time_zone) == (there.content["cron"], there.content["time_zone"]):
        return new.starts_at or began
    return now if new.starts_at in (None, began) else new.starts_at


def _entry(access: Access, id_: str) -> Entry:
    entry = access.store.entry(access.tenant, KIND, id_)
    if entry is None:
        raise NotFound(f"no report is defined with the id {id_!r}")
    return entry
