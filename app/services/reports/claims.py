"""Who is at a definition's report, and how far it is: one entry, changed by compare-and-set.

A worker that makes a report holds its definition's claim until the lease ends, and longer as it
goes on. A worker that is killed loses it; another one takes it then. The entry that ends a claim
is put together with the messages that were made, and only by who still holds it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from app.delivery.leases import is_over
from app.services.access import Access
from app.services.reports.definitions import CLAIM, ReportDefinition
from app.services.reports.periods import Period
from app.services.worker import Worker
from graph.errors import StaleEntry
from graph.store import EntryEdit

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)


class Claim(BaseModel):
    """How far a definition is.

    Parameters
    ----------
    through
        The moment of the last period that was made; periods up to it are never made again.
    made_at
        When that was.
    period
        Which one is being made, or was tried last.
    worker, until
        Who makes it; until when nobody else may begin.
    attempts, problem
        How many times it was tried without success, and why not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    through: AwareDatetime | None = None
    made_at: AwareDatetime | None = None
    period: str | None = None
    worker: str | None = None
    until: AwareDatetime | None = None
    attempts: int = 0
    problem: str | None = None

    def is_free(self, now: datetime) -> bool:
        """Return whether a worker may begin now."""
        return is_over(self.until, now)


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a definition is: its next period, when the last was made, what stands against it."""

    next: Period
    made_at: datetime | None
    problem: str | None


def progress_of(access: Access, defined: ReportDefinition, now: datetime) -> Progressed:
    """Return how far a definition is; nothing comes before the last period that was made."""
    claim = Held.read(access, defined.id).claim
    after = max(now, claim.through or now, defined.starts_at or now)
    return Progressed(defined.schedule.next_after(after), claim.made_at, claim.problem)


@dataclass
class Held:
    """A definition's claim as a worker sees it; it knows the version that it has read or put."""

    access: Access
    definition: str
    claim: Claim = field(default_factory=Claim)
    version: int = 0

    @classmethod
    def read(cls, access: Access, definition: str) -> "Held":
        """Return a definition's claim as it is."""
        entry = access.store.entry(access.tenant, CLAIM, definition)
        if entry is None:
            return cls(access, definition)
        return cls(access, definition, Claim.model_validate(entry.content), entry.version)

    def take(self, worker: Worker, period: str) -> bool:
        """Begin a period; return False where another was quicker."""
        attempts = self.claim.attempts if self.claim.period == period else 0
        changes = {"period": period, "attempts": attempts, "worker": worker.name}
        return self._put([], **changes, until=worker.until())

    def keep(self, worker: Worker) -> bool:
        """Make the lease longer once a third of it is gone; return False where it is lost."""
        until = self.claim.until
        if until and until - worker.clock() > worker.lease * 2 / 3:
            return True
        return self._put([], until=worker.until())

    def finish(self, worker: Worker, through: datetime, edits: list[EntryEdit]) -> bool:
        """Say that a period is made, with what was made; return False where it is lost."""
        free = {"worker": None, "until": None, "attempts": 0, "problem": None}
        return self._put(edits, **free, through=through, made_at=worker.clock())

    def fail(self, worker: Worker, problem: str) -> bool:
        """Say why a period could not be made; it is free again after a while, longer each time."""
        attempts = self.claim.attempts + 1
        wait = min(FIRST_WAIT * 2.0 ** min(attempts - 1, 20), LONGEST_WAIT)
        until = worker.clock() + wait
        return self._put([], worker=None, attempts=attempts, problem=problem[:500], until=until)

    def _put(self, edits: list[EntryEdit], **changes: Any) -> bool:
        claim = self.claim.model_copy(update=changes)
        content = claim.model_dump(mode="json")
        edit = EntryEdit(CLAIM, self.definition, content, self.version)
        try:
            self.access.store.put_entries(self.access.tenant, [edit, *edits])
        except StaleEntry:
            return False
        self.claim, self.version = claim, self.version + 1
        return True
