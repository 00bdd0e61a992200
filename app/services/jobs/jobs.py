"""Jobs: long work that is begun, seen, and cancelled; kept in the store as entries.

A job that is not ended has a second, small entry beside it (`OPEN`): so those who look for work
read nothing else. Both are changed together.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict

from app.services.access import Access
from app.services.entries import entries_of
from app.services.jobs.kinds import Work
from graph.errors import Conflict, InvalidRows, NotFound, RowProblem, StaleEntry
from graph.model import Row
from graph.model.problems import shown
from graph.store import Entry, EntryEdit

JOB, OPEN, RESULT = "job", "open_job", "job_result"
MOST_OPEN = 1_000
"""So many jobs of a tenant may wait or run at once."""
KEPT_FOR = timedelta(days=7)
FORGOTTEN_AT_ONCE = 100

State = Literal["queued", "running", "done", "failed", "cancelled"]
ENDED = frozenset({"done", "failed", "cancelled"})


class HowFar(BaseModel):
    """How far work is: what is done, how far, of how many."""

    model_config = ConfigDict(frozen=True)

    what: str
    done: int
    of: int


class Job(BaseModel):
    """Work that was asked for.

    `lease_until`: until when its worker has it; after that another may take it up. `attempts`
    counts how often it was begun. `problem` says why it failed.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    work: Work
    actor: str
    state: State = "queued"
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    lease_until: datetime | None = None
    worker: str | None = None
    attempts: int = 0
    progress: HowFar | None = None
    problem: str | None = None

    @property
    def is_ended(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state in ENDED


class JobsPage(BaseModel):
    """Some of the tenant's jobs, the oldest first; `next` is where to go on."""

    items: list[Job]
    next: str | None


def begin_job(access: Access, work: Work, now: datetime, *with_it: EntryEdit) -> Job:
    """Have work done in the background, and keep with it what it needs; return the job.

    Raises
    ------
    InvalidInput, NotFound
        If it cannot be begun.
    Conflict
        If too many of the tenant's jobs are open already.
    """
    work.check(access)
    waiting = list(islice(entries_of(access.store, access.tenant, OPEN), MOST_OPEN))
    if len(waiting) >= MOST_OPEN:
        raise Conflict(f"{MOST_OPEN} jobs wait or run already: wait for them, or cancel some")
    job = Job(id=_new_id(now), work=work, actor=access.actor, created_at=now)
    access.store.put_entries(access.tenant, [*with_it, *job_edits(job, 0)])
    _forget_old(access, now)
    return job


def list_jobs(access: Access, after: str, limit: int) -> JobsPage:
    """Return at most `limit` of the tenant's jobs with ids after `after`."""
    found = access.store.entries(access.tenant, JOB, after, limit + 1)
    jobs = [job_of(entry) for entry in found[:limit]]
    return JobsPage(items=jobs, next=jobs[-1].id if len(found) > limit else None)


def get_job(access: Access, id_: str) -> Job:
    """Return a job. Raises NotFound."""
    return job_of(_entry(access, id_))


def job_result(access: Access, id_: str) -> Any:
    """Return what came of a job that is done.

    Raises
    ------
    NotFound
        If there is no such job.
    Conflict
        If nothing came of it, or not yet.
    InvalidRows
        If it was refused for rows that break the model: with every one.
    """
    job = get_job(access, id_)
    kept = access.store.entry(access.tenant, RESULT, id_)
    if kept is None:
        raise Conflict(f"the job is {job.state}: " + (job.problem or "it has no result"))
    if "problems" in kept.content:
        raise InvalidRows([RowProblem(**one) for one in kept.content["problems"]])
    return kept.content["result"]


def cancel_job(access: Access, id_: str, now: datetime) -> Job:
    """Cancel a job, and return it; one that has ended stays as it is. Raises NotFound."""
    while True:
        entry = _entry(access, id_)
        job = job_of(entry)
        if job.is_ended:
            return job
        ended = job.model_copy(update={"state": "cancelled", "ended_at": now, "lease_until": None})
        try:
            access.store.put_entries(access.tenant, job_edits(ended, entry.version))
        except StaleEntry:  # its worker wrote meanwhile
            continue
        return ended


def job_of(entry: Entry) -> Job:
    """Return the job that an entry holds."""
    return Job.model_validate(entry.content)


def job_edits(job: Job, expected: int) -> list[EntryEdit]:
    """Return what makes a job so, if its entry is at a version: itself, and whether it is open.

    With the last of a job goes what was kept for it.
    """
    until = job.lease_until.isoformat() if job.lease_until else None
    is_open: Row | None = None if job.is_ended else {"lease_until": until}
    return [
        EntryEdit(JOB, job.id, job.model_dump(mode="json"), expected),
        EntryEdit(OPEN, job.id, is_open),
        *(EntryEdit(kind, key, None) for kind, key in job.work.kept if job.is_ended),
    ]


def forget_old_jobs(access: Access, now: datetime) -> int:
    """Forget jobs that have ended long ago, with their results; return how many."""
    forgotten = 0
    while edits := _old(access, now):
        try:
            access.store.put_entries(access.tenant, edits)
        except StaleEntry:  # another worker forgets them
            break
        forgotten += len(edits) // 2
    return forgotten


def _entry(access: Access, id_: str) -> Entry:
    entry = access.store.entry(access.tenant, JOB, id_)
    if entry is None:
        raise NotFound(f"no job has the id {shown(id_)}")
    return entry


def _new_id(now: datetime) -> str:
    """Return an id; those of later jobs come later."""
    return f"{now:%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}"


def _forget_old(access: Access, now: datetime) -> None:
    """Forget jobs that have ended long ago, with their results."""
    if old := _old(access, now):
        with suppress(StaleEntry):  # somebody else forgets them
            access.store.put_entries(access.tenant, old)


def _old(access: Access, now: datetime) -> list[EntryEdit]:
    before = now - KEPT_FOR
    first = access.store.entries(access.tenant, JOB, "", FORGOTTEN_AT_ONCE)
    jobs = [(job_of(entry), entry.version) for entry in first]
    old = [(job, version) for job, version in jobs if job.ended_at and job.ended_at < before]
    return [
        edit
        for job, version in old
        for edit in (EntryEdit(JOB, job.id, None, version), EntryEdit(RESULT, job.id, None))
    ]
