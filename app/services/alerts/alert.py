"""An alert: what holds, on which facts that rests, who recorded them, and what became of it."""

from datetime import datetime
from hashlib import sha256

from pydantic import BaseModel, ConfigDict

from app.services.access import Access
from graph.analysis.answer import Evidence, FactRef
from graph.errors import NotFound
from graph.model import TABLES
from graph.store import Change, EntryEdit, Reading
from graph.store.base import Action
from graph.view.evidence import in_words
from graph.view.phrases import Language

ALERT, WAITING = "alert", "waiting_alert"
"""An alert that is not sent yet has a second, small entry beside it."""
CHANGES_READ = 1_000


class Told(BaseModel):
    """Who recorded a fact last, and when; `removed`: by which action it is no longer there."""

    model_config = ConfigDict(frozen=True)

    table: str
    key: str
    actor: str
    at: datetime
    removed: Action | None = None


class AlertLine(BaseModel):
    """Something said in both languages, the facts it rests on, and who recorded these."""

    model_config = ConfigDict(frozen=True)

    en: str
    zh: str
    refs: tuple[FactRef, ...] = ()
    told: tuple[Told, ...] = ()

    def text(self, language: Language) -> str:
        """Return what is said in a language."""
        return self.zh if language == "zh" else self.en


class Alert(BaseModel):
    """Something that holds, as a watch found it.

    `place`: among what the watch found, the weightiest first; `since`: when it was found first;
    `due_at`: when it may be sent, `sent_at` when it was; `cleared_at`: since when it no
    longer holds; `times`: how often it has come.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    watch: str
    what: str
    account: str
    account_name: str
    project: str | None = None
    project_name: str | None = None
    place: int = 0
    lines: tuple[AlertLine, ...]
    since: datetime
    due_at: datetime
    sent_at: datetime | None = None
    cleared_at: datetime | None = None
    times: int = 1

    @property
    def holds(self) -> bool:
        """Whether it holds still."""
        return self.cleared_at is None

    @property
    def waits(self) -> bool:
        """Whether it is still to be sent."""
        return self.holds and self.sent_at is None


def alert_prefix(watch: str, account: str) -> str:
    """Return how the ids of all alerts of a watch in an account begin."""
    return f"{watch}/{account}/"


def alert_id(watch: str, account: str, what: str, project: str | None, signal: str) -> str:
    """Return the id of an alert: the same as long as the same holds, and when it comes again."""
    digest = sha256(f"{what}\0{project or ''}\0{signal}".encode()).hexdigest()[:24]
    return alert_prefix(watch, account) + digest


def alert_edits(alert: Alert, expected: int | None) -> list[EntryEdit]:
    """Return what keeps an alert, and says beside it whether it waits."""
    due = {"due_at": alert.due_at.isoformat()} if alert.waits else None
    content = alert.model_dump(mode="json")
    return [EntryEdit(ALERT, alert.id, content, expected), EntryEdit(WAITING, alert.id, due)]


def no_alert(id_: str, expected: int | None) -> list[EntryEdit]:
    """Return what forgets an alert."""
    return [EntryEdit(ALERT, id_, None, expected), EntryEdit(WAITING, id_, None)]


def line_of(evidence: Evidence) -> AlertLine:
    """Return evidence in both languages."""
    english, chinese = (in_words(evidence, language).text for language in ("en", "zh"))
    return AlertLine(en=english, zh=chinese, refs=evidence.refs)


def with_sources(
    access: Access, account: str, lines: tuple[AlertLine, ...]
) -> tuple[AlertLine, ...]:
    """Return lines with who recorded their facts last, and when."""

    def work(view: Reading) -> tuple[AlertLine, ...]:
        return tuple(
            line.model_copy(
                update={"told": tuple(told for r in line.refs if (told := _told(view, r)))}
            )
            for line in lines
        )

    return access.store.read(access.tenant, account, work)


def _told(view: Reading, ref: FactRef) -> Told | None:
    change = _last(view, ref)
    if change is None:
        return None
    removed = change.action if change.after is None else None
    return Told(table=ref.table, key=ref.key, actor=change.actor, at=change.at, removed=removed)


def _last(view: Reading, ref: FactRef) -> Change | None:
    """Return the ledger's last word on a fact."""
    try:
        key = TABLES[ref.table].key_from_url(ref.key)
    except NotFound:
        return None
    last, after = None, 0
    while found := view.changes(after, CHANGES_READ, ref.table, key):
        last, after = found[-1], found[-1].seq
    return last
