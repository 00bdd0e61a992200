"""What a look changes: alerts come, stay, clear, come again, and are forgotten at last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.access import Access
from app.services.alerts.alert import ALERT, Alert, alert_edits, alert_id, alert_prefix, no_alert
from app.services.alerts.quiet_hours import sending_time
from app.services.alerts.watched import Found, Look
from app.services.alerts.watches import KeptWatch, Watch
from app.services.entries import PAGE
from graph.store import Account, EntryEdit

KEPT_FOR = timedelta(days=90)
"""So long an alert that was sent is kept after it has cleared."""


@dataclass(frozen=True, slots=True)
class KnownAlert:
    """An alert as the store has it."""

    alert: Alert
    version: int


@dataclass(slots=True)
class AlertChanges:
    """What follows from a look through one watch: edits, and how many alerts came and cleared."""

    edits: list[EntryEdit]
    raised: int = 0
    cleared: int = 0


def alert_changes(
    access: Access, account: Account, watch: KeptWatch, seen: Look, now: datetime
) -> AlertChanges:
    """Return what follows from a look for the alerts of a watch.

    What is found is an alert once, as long as it holds. What is no longer found clears, but not of
    a project where the look met a problem: of that nothing is known.
    """
    known = {one.alert.id: one for one in alerts_of(access, watch.id, account.id)}
    what = watch.watch.what
    found = {alert_id(watch.id, account.id, what, one.project, one.key): one for one in seen.found}
    changes = AlertChanges([])
    for place, (id_, one) in enumerate(found.items()):
        alert = _alert(id_, account, watch, one, now).model_copy(update={"place": place})
        _come(changes, alert, known.get(id_))
    for id_, old in known.items():
        if id_ not in found and seen.can_tell(old.alert.project):
            _go(changes, old, now)
    return changes


def alerts_of(access: Access, watch: str, account: str) -> Iterator[KnownAlert]:
    """Yield the alerts of a watch in an account."""
    after = prefix = alert_prefix(watch, account)
    while page := access.store.entries(access.tenant, ALERT, after, PAGE):
        for entry in page:
            if not entry.key.startswith(prefix):
                return
            yield KnownAlert(Alert.model_validate(entry.content), entry.version)
        after = page[-1].key


def without_alerts(access: Access, watches: Sequence[str], account: str) -> list[EntryEdit]:
    """Return what forgets all alerts of some watches in an account."""
    known = (one for watch in watches for one in alerts_of(access, watch, account))
    return [edit for one in known for edit in no_alert(one.alert.id, one.version)]


def _alert(id_: str, account: Account, watch: KeptWatch, found: Found, now: datetime) -> Alert:
    return Alert(
        id=id_,
        watch=watch.id,
        what=watch.watch.what,
        account=account.id,
        account_name=account.name,
        project=found.project,
        project_name=found.name,
        lines=found.lines,
        since=now,
        due_at=_due(watch.watch, now),
    )


def _due(watch: Watch, now: datetime) -> datetime:
    daily = watch.digest_at if watch.digest == "daily" else None
    return sending_time(now, watch.time_zone, watch.quiet, daily)


def _come(changes: AlertChanges, alert: Alert, known: KnownAlert | None) -> None:
    """Raise what is new or has come again; tell what waits in today's words."""
    if known is None:
        changes.edits += alert_edits(alert, 0)
        changes.raised += 1
    elif not known.alert.holds:
        again = alert.model_copy(update={"times": known.alert.times + 1})
        changes.edits += alert_edits(again, known.version)
        changes.raised += 1
    elif known.alert.waits and known.alert.lines != alert.lines:
        told = known.alert.model_copy(update={"lines": alert.lines})
        changes.edits += alert_edits(told, known.version)


def _go(changes: AlertChanges, known: KnownAlert, now: datetime) -> None:
    """Clear what no longer holds; forget what nobody was told of, or cleared long ago."""
    alert = known.alert
    if alert.holds and alert.sent_at:
        cleared = alert.model_copy(update={"cleared_at": now})
        changes.edits += alert_edits(cleared, known.version)
        changes.cleared += 1
    elif alert.holds:
        changes.edits += no_alert(alert.id, known.version)
        changes.cleared += 1
    elif alert.cleared_at and alert.cleared_at < now - KEPT_FOR:
        changes.edits += no_alert(alert.id, known.version)
