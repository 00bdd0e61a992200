"""The server's own workers: threads that work jobs off."""

import threading
from datetime import UTC, datetime

import structlog

from app.report_jobs import perform
from app.services.access import Access
from app.services.cache import Cache
from app.services.jobs.work import Claim, Perform, claim_next, do_job
from app.services.worker import worker_name
from app.settings import Settings
from graph.errors import KingmakerError
from graph.store import Store

LOOK_EVERY = 2.0
"""Seconds between two looks for jobs; one that comes in here is begun at once."""
LET_END = 5.0
"""Seconds that running work has to notice that the server ends."""
_log = structlog.get_logger()


class JobPool:
    """So many threads as the settings say, each with one job at a time.

    Parameters
    ----------
    settings
        How many, and with whose rules.
    store, cache
        What the jobs read and write.
    """

    def __init__(self, settings: Settings, store: Store, cache: Cache) -> None:
        self._settings, self._store, self._cache = settings, store, cache
        self._threads: list[threading.Thread] = []
        self._claims: set[Claim] = set()
        self._news = threading.Event()
        self._is_ending = False

    def start(self) -> None:
        """Begin to look for jobs."""
        for _ in range(self._settings.job_workers):
            name = worker_name()
            thread = threading.Thread(target=self._work, args=(name,), name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def wake(self) -> None:
        """Look for jobs now."""
        self._news.set()

    def cancel(self, tenant: str, job: str) -> None:
        """Have a job that is worked off here end: where its work writes, no other can say so."""
        for claim in list(self._claims):
            if (claim.tenant, claim.job.id) == (tenant, job):
                claim.cancel()

    def stop(self) -> None:
        """Give running jobs back, and end."""
        self._is_ending = True
        self._news.set()
        for claim in list(self._claims):
            claim.stop()
        for thread in self._threads:
            thread.join(LET_END)

    def _work(self, name: str) -> None:
        while True:
            self._news.wait(LOOK_EVERY)
            self._news.clear()
            while not self._is_ending and self._one(name):
                pass
            if self._is_ending:
                self._news.set()  # for the next thread
                return

    def _one(self, name: str) -> bool:
        """Work one job off; return whether there was one."""
        try:
            claim = claim_next(self._store, name, _now)
            if claim is None:
                return False
            self._claims.add(claim)
            try:
                do_job(claim, self._access(claim), self._perform(claim))
            finally:
                self._claims.discard(claim)
        except KingmakerError as error:  # the store is away: the lease tells others
            _log.warning("jobs cannot be looked at", error=type(error).__name__)
            return False
        except Exception:  # no error ends the worker; the lease tells others
            _log.exception("a job could not be ended")
            return False
        return True

    def _perform(self, claim: Claim) -> Perform:
        work = claim.job.work
        return lambda access, progress: perform(self._settings, access, work, progress)

    def _access(self, claim: Claim) -> Access:
        settings, actor = self._settings, claim.job.actor
        return Access(
            self._store,
            claim.tenant,
            actor,
            self._cache,
            settings.rules,
            pages=settings.public_url,
        )


def _now() -> datetime:
    return datetime.now(UTC)
