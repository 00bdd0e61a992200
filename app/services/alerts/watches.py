"""Watches: what somebody wants to be told of, kept in the store as entries."""

import re
from datetime import time
from typing import Annotated, Any, Literal

import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.delivery.message import Recipient
from app.services.access import ACCOUNT_PATTERN, ANY, Access, Expected
from app.services.accounts import get_account
from app.services.alerts.quiet_hours import QuietHours, Zone
from app.services.alerts.threshold import ThresholdParameters
from app.services.entries import entries_of
from app.services.facts import get_row
from app.services.wrong_input import problem_in_words
from graph.analysis.answer import Part
from graph.analysis.signals.registry import SIGNALS
from graph.errors import InvalidInput, NotFound, VersionRequired
from graph.model import TABLES
from graph.model.problems import shown
from graph.store import Entry, EntryEdit
from graph.view.phrases import Language

_log = structlog.get_logger()
WATCH = "watch"
WATCH_PATTERN = r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$"
THRESHOLD = "threshold"
MOST_RECIPIENTS = 50
What = Literal["coach_left", "level_fell", "entered_top", "fact_aged", "chain_drift", "threshold"]


class Watch(BaseModel):
    """What somebody wants to be told of, and how.

    `account`: of which (null: of all); `project`: of which (null: of every open one). Between
    `quiet` hours nothing is sent; with a daily `digest` all of a day comes in one message at
    `digest_at`. Times are of the clock in `time_zone`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    account: Annotated[str | None, Field(pattern=ACCOUNT_PATTERN)] = None
    project: Annotated[str | None, Field(min_length=1, max_length=200)] = None
    what: What
    parameters: dict[str, Any] = Field(default_factory=dict)
    recipients: Annotated[tuple[Recipient, ...], Field(min_length=1, max_length=MOST_RECIPIENTS)]
    quiet: QuietHours | None = None
    digest: Literal["none", "daily"] = "none"
    digest_at: time = time(8)
    time_zone: Zone = "UTC"
    language: Language = "en"

    @model_validator(mode="after")
    def _is_asked_well(self) -> "Watch":
        try:
            _ = self.asked
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(map(str, ("parameters", *first["loc"])))
            raise ValueError(f"{name}: {problem_in_words(first)}") from None
        if self.digest_at.tzinfo:
            raise ValueError("digest_at: expected a time without a zone: the watch has one")
        return self

    @property
    def asked(self) -> Part:
        """Its parameters, as its kind has them."""
        model = ThresholdParameters if self.what == THRESHOLD else SIGNALS[self.what].parameters
        return model.model_validate(self.parameters)

    def is_about(self, account: str) -> bool:
        """Return whether it watches an account."""
        return self.account in (None, account)


class KeptWatch(BaseModel):
    """A watch as it is kept: under which id, and how often it was changed."""

    model_config = ConfigDict(frozen=True)

    id: str
    version: int
    watch: Watch


def put_watch(access: Access, id_: str, watch: Watch, expected: Expected) -> KeptWatch:
    """Keep a watch, new or in place of what is there.

    Raises
    ------
    InvalidInput
        If no watch may have this id.
    NotFound
        If it is of an account or a project that there is not.
    VersionRequired, StaleEntry
        If it replaces one and was not made for it as it is.
    """
    if not re.fullmatch(WATCH_PATTERN, id_):
        raise InvalidInput(
            "expected a watch's id of 1 to 64 letters, digits, _, - and dots, not beginning with a "
            f"dot or -, got {shown(id_)}"
        )
    _check_there(access, watch)
    version = _version(access, id_, expected)
    content = watch.model_dump(mode="json")
    access.store.put_entries(access.tenant, [EntryEdit(WATCH, id_, content, version)])
    return KeptWatch(id=id_, version=version + 1, watch=watch)


def get_watch(access: Access, id_: str) -> KeptWatch:
    """Return a watch. Raises NotFound; InvalidInput if it cannot be read any more."""
    return _kept(_entry(access, id_))


def all_watches(access: Access) -> list[KeptWatch]:
    """Return the tenant's watches, by id; one that cannot be read any more stops no other."""
    found = []
    for entry in entries_of(access.store, access.tenant, WATCH):
        try:
            found.append(_kept(entry))
        except InvalidInput as error:
            _log.warning("watch_cannot_be_read", watch=entry.key, problem=str(error))
    return found


def remove_watch(access: Access, id_: str, expected: Expected) -> None:
    """Remove a watch; what it has not sent is never sent. Raises NotFound, StaleEntry."""
    _entry(access, id_)
    version = expected if isinstance(expected, int) else None
    access.store.put_entries(access.tenant, [EntryEdit(WATCH, id_, None, version)])


def _check_there(access: Access, watch: Watch) -> None:
    if watch.account is not None:
        get_account(access, watch.account)
        if watch.project is not None:
            get_row(access, watch.account, TABLES["projects"], watch.project)


def _version(access: Access, id_: str, expected: Expected) -> int:
    """Return the version of the entry that a watch replaces; 0 where it is new."""
    if isinstance(expected, int):
        return expected
    found = access.store.entry(access.tenant, WATCH, id_)
    if found and expected != ANY:
        raise VersionRequired(
            "this replaces what is there: send If-Match with the version that you have read"
        )
    return found.version if found else 0


def _entry(access: Access, id_: str) -> Entry:
    entry = access.store.entry(access.tenant, WATCH, id_)
    if entry is None:
        raise NotFound(f"no watch has the id {shown(id_)}")
    return entry


def _kept(entry: Entry) -> KeptWatch:
    try:
        watch = Watch.model_validate(entry.content)
    except ValidationError as error:  # kept when it asked for something that is no longer there
        said = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise InvalidInput(
            f"the watch {shown(entry.key)} cannot be read any more ({said}): put another in its "
            "place, or remove it"
        ) from None
    return KeptWatch(id=entry.key, version=entry.version, watch=watch)
