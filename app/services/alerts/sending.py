"""Sending alerts: those that are due go into the outbox, each once, in the change that says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.delivery.message import Message, Recipient, message_id
from app.services.access import Access
from app.services.alerts.alert import ALERT, WAITING, Alert, Told, alert_edits, no_alert
from app.services.alerts.changes import KnownAlert
from app.services.alerts.quiet_hours import is_quiet
from app.services.alerts.watches import THRESHOLD, Watch, all_watches
from app.services.entries import entries_of
from app.services.outbox import queue
from graph.analysis.signals.registry import SIGNALS
from graph.errors import StaleEntry
from graph.store import EntryEdit
from graph.view.phrases import Language
from graph.view.report.links import Links

SUBJECT: Mapping[Language, str] = {
    "en": "Kingmaker: {count} alert(s), {accounts}",
    "zh": "Kingmaker：{count}条提醒，{accounts}",
}
RECORDED: Mapping[Language, str] = {
    "en": "recorded by {actor}, {day}",
    "zh": "由{actor}记录，{day}",
}
REMOVED: Mapping[Language, str] = {
    "en": "removed by {actor}, {day}",
    "zh": "由{actor}删除，{day}",
}
PASSED: Mapping[Language, str] = {"en": "A limit is passed.", "zh": "超出设定值"}
ACCOUNTS_NAMED = 3


@dataclass(frozen=True)
class _Due:
    """An alert that is due, and the watch that found it."""

    known: KnownAlert
    watch: Watch

    @property
    def alert(self) -> Alert:
        return self.known.alert


def send_due(access: Access, now: datetime) -> int:
    """Put messages about all alerts that are due into the outbox; return how many messages.

    All that is due for a recipient comes in one message. Alerts of a watch that is no longer there
    are dropped.
    """
    due, dropped = _due(access, now)
    messages = _messages(access, due, now)
    sent = [
        edit
        for one in due
        for edit in alert_edits(one.alert.model_copy(update={"sent_at": now}), one.known.version)
    ]
    if not sent and not dropped:
        return 0
    try:
        access.store.put_entries(access.tenant, [*sent, *dropped, *queue(*messages)])
    except StaleEntry:  # another worker sends them, or a look has changed one: the next round
        return 0
    return len(messages)


def _due(access: Access, now: datetime) -> tuple[list[_Due], list[EntryEdit]]:
    watches = {one.id: one.watch for one in all_watches(access)}
    due, dropped = list[_Due](), list[EntryEdit]()
    for waiting in entries_of(access.store, access.tenant, WAITING):
        entry = access.store.entry(access.tenant, ALERT, waiting.key)
        if entry is None or datetime.fromisoformat(waiting.content["due_at"]) > now:
            continue
        known = KnownAlert(Alert.model_validate(entry.content), entry.version)
        watch = watches.get(known.alert.watch)
        if watch is None:
            dropped += no_alert(waiting.key, entry.version)
        elif not is_quiet(now, watch.time_zone, watch.quiet):  # this round may come late
            due.append(_Due(known, watch))
    return due, dropped


def _messages(access: Access, due: Iterable[_Due], now: datetime) -> list[Message]:
    by_recipient: dict[tuple[Recipient, Language], list[Alert]] = defaultdict(list)
    for one in due:
        for recipient in dict.fromkeys(one.watch.recipients):
            by_recipient[recipient, one.watch.language].append(one.alert)
    return [
        _message(access, recipient, language, sorted(alerts, key=_by_account), now)
        for (recipient, language), alerts in by_recipient.items()
    ]


def _by_account(alert: Alert) -> tuple[str, str, str, int, list[str]]:
    said = [line.en for line in alert.lines]
    return alert.account_name, alert.project or "", alert.what, alert.place, said


def _message(
    access: Access, recipient: Recipient, language: Language, alerts: Sequence[Alert], now: datetime
) -> Message:
    channel, address = recipient.channel, recipient.address
    ids = [f"{one.id}#{one.times}@{one.since.isoformat()}" for one in alerts]
    names = list(dict.fromkeys(one.account_name for one in alerts))
    named = ", ".join(names[:ACCOUNTS_NAMED]) + (" …" if len(names) > ACCOUNTS_NAMED else "")
    return Message(
        id=message_id(access.tenant, "alerts", channel, address, language, *ids),
        channel=channel,
        address=address,
        subject=SUBJECT[language].format(count=len(alerts), accounts=named),
        text=alerts_text(alerts, language, access.pages) + "\n",
        language=language,
        origin="alerts",
        made_at=now,
        next_at=now,
    )


def alerts_text(alerts: Sequence[Alert], language: Language, pages: str = "") -> str:
    """Return alerts as people read them: whose, what, and each fact with who recorded it.

    Where the pages' address is known, below each head stands the page to read on.
    """
    by_head: dict[str, dict[str, None]] = defaultdict(dict)
    day = max((one.since.date() for one in alerts), default=date.max)
    for one in alerts:
        lines = (f"- {line.text(language)}{_told(line.told, language)}" for line in one.lines)
        links = Links(pages, one.account, day, language) if pages else None
        by_head[_head(one, language, links)] |= dict.fromkeys(lines)
    return "\n\n".join("\n".join([head, *lines]) for head, lines in by_head.items())


def _head(alert: Alert, language: Language, links: Links | None) -> str:
    project = alert.project_name or alert.project
    head = " · ".join(filter(None, (alert.account_name, project, what_of(alert, language))))
    return f"{head}\n{links.project(alert.project)}" if links else head


def what_of(alert: Alert, language: Language) -> str:
    """Return what kind of alert it is, in words."""
    if alert.what == THRESHOLD:
        return PASSED[language]
    kind = SIGNALS[alert.what]
    return kind.zh if language == "zh" else kind.what


def _told(told: Iterable[Told], language: Language) -> str:
    """Return who recorded the facts, or removed them, each once."""
    said = dict.fromkeys(
        (REMOVED if one.removed else RECORDED)[language].format(actor=one.actor, day=one.at.date())
        for one in told
    )
    return f" ({'; '.join(said)})" if said else ""
