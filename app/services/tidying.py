"""What a tenant's store need not keep for ever: messages that are out, dead letters, runs, jobs.

Once a day one worker goes through them. One that is killed at it leaves the rest to the next day.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from app.delivery.settings import DeliverySettings
from app.services.access import Access
from app.services.entries import entries_of
from app.services.jobs.jobs import JOB, forget_old_jobs
from app.services.outbox import KINDS, READ_AT_ONCE
from app.services.reports.periods import LOOKS_BACK
from app.services.reports.runs import RUN
from graph.errors import StaleEntry
from graph.store import Entry, EntryEdit

TIDIED, WHEN = "tidied", "last"
EVERY = timedelta(days=1)
RUNS_KEPT = LOOKS_BACK + timedelta(days=34)
"""A run keeps its period from being made again, which can be as long as a period is looked for."""
TIDY_KINDS = (KINDS["sent"], KINDS["dead"], RUN, JOB)
"""The kinds of entries that are not kept for ever."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long messages are kept: those sent from when they arrived, dead ones from when given up.

    Examples
    --------
    >>> Keeping().sent.days
    30
    """

    sent: timedelta = timedelta(days=30)
    dead: timedelta = timedelta(days=365)

    @classmethod
    def of(cls, settings: DeliverySettings) -> Self:
        """Return how the settings say."""
        return cls(timedelta(days=settings.sent_days), timedelta(days=settings.dead_letter_days))


def tidy(access: Access, now: datetime, keeping: Keeping) -> Counter[str]:
    """Forget what is kept too long, if none did today; return how many entries of each kind.

    Raises
    ------
    StoreUnavailable
        If the store cannot be reached; what is left is forgotten another day.
    """
    if not _is_mine(access, now):
        return Counter()
    forgotten = Counter(
        {
            KINDS["sent"]: _forget(access, KINDS["sent"], "delivered_at", now - keeping.sent),
            KINDS["dead"]: _forget(access, KINDS["dead"], "next_at", now - keeping.dead),
            RUN: _forget(access, RUN, "made_at", now - RUNS_KEPT),
            JOB: forget_old_jobs(access, now),
        }
    )
    return +forgotten


def _is_mine(access: Access, now: datetime) -> bool:
    """Return whether this worker is the day's first, and say so to the others."""
    last = access.store.entry(access.tenant, TIDIED, WHEN)
    if last and now - EVERY < datetime.fromisoformat(last.content["at"]) <= now:
        return False
    content = {"at": now.isoformat()}
    edit = EntryEdit(TIDIED, WHEN, content, last.version if last else 0)
    try:
        access.store.put_entries(access.tenant, [edit])
    except StaleEntry:
        return False
    return True


def _forget(access: Access, kind: str, moment: str, before: datetime) -> int:
    """Remove the entries of a kind whose moment is before another; return how many."""
    return sum(_remove(access, entry) for entry in _older(access, kind, moment, before))


def _older(access: Access, kind: str, moment: str, before: datetime) -> Iterator[Entry]:
    for entry in entries_of(access.store, access.tenant, kind, page=READ_AT_ONCE):
        if datetime.fromisoformat(entry.content[moment]) < before:
            yield entry


def _remove(access: Access, entry: Entry) -> bool:
    """Remove an entry; nothing where it has changed since, as a dead letter that is put back."""
    edit = EntryEdit(entry.kind, entry.key, None, entry.version)
    try:
        access.store.put_entries(access.tenant, [edit])
    except StaleEntry:
        return False
    return True
