"""Working jobs off: a worker claims one for a while, says how far it is, and ends it.

A worker that dies says nothing more; when its lease is over another takes the job up, at most
`MOST_ATTEMPTS` times. Every change is made from the version that the worker wrote last: one that
was cancelled, or was taken up by another, is lost to it, and it stops.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog

from app.services.access import Access
from app.services.entries import entries_of
from app.services.jobs.jobs import JOB, OPEN, RESULT, HowFar, Job, job_edits, job_of
from app.services.worker import Clock
from graph.errors import (
    MOST_PROBLEMS_LISTED,
    InvalidRows,
    KingmakerError,
    StaleEntry,
    StoreUnavailable,
    TooLarge,
)
from graph.progress import Halted, Progress
from graph.store import EntryEdit, Store

LEASE = timedelta(seconds=30)
BEATS_A_LEASE = 6
MOST_ATTEMPTS = 3
MIB = 1024 * 1024
MOST_RESULT = 64 * MIB
"""So many bytes of JSON a job's result may have."""
Perform = Callable[[Access, Progress], Any]
_log = structlog.get_logger()


class Stopped(Halted):
    """The work shall not go on: it was cancelled, or taken up by another."""


@dataclass(eq=False)
class Claim:
    """A job that a worker has until its lease is over.

    Parameters
    ----------
    store, tenant
        Where the job is.
    job, version
        As the worker wrote it last.
    clock
        What time it is.
    """

    store: Store
    tenant: str
    job: Job
    version: int
    clock: Clock
    _lost: threading.Event = field(default_factory=threading.Event)
    _is_cancelled: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _progress: HowFar | None = None

    def begin(self, worker: str) -> bool:
        """Take the job; return whether no other was faster."""
        now, job = self.clock(), self.job
        begun = {"state": "running", "worker": worker, "attempts": job.attempts + 1}
        self._write({**begun, "started_at": job.started_at or now, "lease_until": now + LEASE})
        return not self._lost.is_set()

    def progress(self, what: str, done: int, of: int) -> None:
        """Remember how far the work is. Raises Stopped where it shall not go on."""
        if self._lost.is_set():
            raise Stopped
        self._progress = HowFar(what=what, done=done, of=of)

    def beat(self) -> None:
        """Say that the work goes on, and how far it is; see whether it still shall."""
        until = self.clock() + LEASE
        self._write({"lease_until": until, "progress": self._progress})

    def end(self, state: str, problem: str | None = None, *results: EntryEdit) -> None:
        """Write how the work ended, with its result."""
        ended = {"state": state, "problem": problem, "ended_at": self.clock()}
        self._write({**ended, "lease_until": None, "progress": self._progress}, *results)

    def give_back(self) -> None:
        """Let another begin the work anew; nothing where the job is no longer this worker's."""
        again = {"state": "queued", "attempts": self.job.attempts - 1}
        self._write({**again, "lease_until": None, "worker": None})

    def stop(self) -> None:
        """Have the work end at its next sign of progress."""
        self._lost.set()

    def cancel(self) -> None:
        """Have the work end so, and the job with it."""
        self._is_cancelled = True
        self._lost.set()

    def halt(self) -> None:
        """Write that the work was stopped: another may begin it anew, unless it was cancelled."""
        if self._is_cancelled:
            self.end("cancelled")
        else:
            self.give_back()

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Beat from a thread of its own until the block ends."""
        ended = threading.Event()

        def beats() -> None:
            while not ended.wait(LEASE.total_seconds() / BEATS_A_LEASE):
                try:
                    self.beat()
                except StoreUnavailable:
                    continue  # the lease tells, should it last

        thread = threading.Thread(target=beats, name=f"beat {self.job.id}", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def _write(self, changes: dict[str, Any], *more: EntryEdit) -> None:
        with self._lock:
            changed = self.job.model_copy(update=changes)
            try:
                self.store.put_entries(self.tenant, [*job_edits(changed, self.version), *more])
            except StaleEntry:
                self._lost.set()
                return
            self.job, self.version = changed, self.version + 1


def claim_next(store: Store, worker: str, clock: Clock) -> Claim | None:
    """Return the job that waits longest, of all tenants, now the worker's; None: none waits."""
    waiting = [
        (entry.key, tenant)
        for tenant in store.tenants_with(OPEN)
        for entry in entries_of(store, tenant, OPEN)
        if _is_free(entry.content["lease_until"], clock())
    ]
    claims = (_claimed(store, tenant, id_, worker, clock) for id_, tenant in sorted(waiting))
    return next((claim for claim in claims if claim), None)


def do_job(claim: Claim, access: Access, perform: Perform | None = None) -> None:
    """Do a claimed job, and write how it ended; `perform` does its work (default: itself)."""
    perform = perform or claim.job.work.perform
    with claim.beating():
        try:
            result = _checked(perform(access, claim.progress))
        except (Stopped, StoreUnavailable):
            claim.halt()
        except InvalidRows as error:
            rows = [asdict(one) for one in error.problems[:MOST_PROBLEMS_LISTED]]
            refused = EntryEdit(RESULT, claim.job.id, {"problems": rows})
            claim.end("failed", str(error), refused)
        except KingmakerError as error:
            claim.end("failed", str(error))
        except Exception as error:
            _log.exception("job failed", job=claim.job.id)
            claim.end("failed", f"an error of ours: {type(error).__name__}")
        else:
            kept = EntryEdit(RESULT, claim.job.id, {"result": result})
            claim.end("done", None, kept)


def _checked(result: Any) -> Any:
    """Return a result. Raises TooLarge where no store should keep it."""
    size = len(json.dumps(result, ensure_ascii=False).encode())
    if size > MOST_RESULT:
        raise TooLarge(
            f"the result has {size / MIB:,.0f} MiB, and at most {MOST_RESULT / MIB:,.0f} are kept: "
            "ask for fewer accounts or findings at once"
        )
    return result


def _is_free(lease_until: str | None, now: datetime) -> bool:
    return lease_until is None or datetime.fromisoformat(lease_until) < now


def _claimed(store: Store, tenant: str, id_: str, worker: str, clock: Clock) -> Claim | None:
    """Return the worker's claim; None where another was faster, or the job was begun too often."""
    entry = store.entry(tenant, JOB, id_)
    if entry is None or job_of(entry).is_ended:
        return None
    claim = Claim(store, tenant, job_of(entry), entry.version, clock)
    if claim.job.attempts >= MOST_ATTEMPTS:
        claim.end("failed", f"its worker ended without a word {MOST_ATTEMPTS} times")
        return None
    return claim if claim.begin(worker) else None
