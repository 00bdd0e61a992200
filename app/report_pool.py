"""A report over many accounts by several processes, each with the store open for itself."""

import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process

from threadpoolctl import threadpool_limits

from app.services.access import Access
from app.services.reports.folder import PartsFolder
from app.services.reports.report import account_part
from app.services.reports.sources import Asked
from app.settings import Settings
from app.store import store_of
from graph.progress import Progress, quiet
from graph.store import Account
from graph.view.report.model import AccountPart
from graph.view.report.words import report_word

AHEAD = 2
"""So many accounts for each process wait in its queue."""
_mine: list[Access] = []
"""A worker process' own access, opened when it starts."""
Make = Callable[[Account, Asked], AccountPart]


@dataclass
class ReportPool:
    """One report, made account by account by several processes.

    A process that dies (killed, out of memory) takes none of the others' work with it: what was in
    flight is made again one by one, and an account whose process dies then too has a problem.

    Parameters
    ----------
    settings
        Where the store is and by whose rules.
    access
        Whose accounts.
    asked
        The report.
    parts
        Where parts are kept that are made.
    workers
        How many processes.
    progress
        Told how many accounts are done.
    make
        What makes a part in a worker.
    """

    settings: Settings
    access: Access
    asked: Asked
    parts: PartsFolder
    workers: int
    progress: Progress = quiet
    make: Make = field(default_factory=lambda: make_part)
    _done: dict[str, AccountPart] = field(default_factory=dict)
    _all: int = 0

    def run(self, accounts: Sequence[Account]) -> list[AccountPart]:
        """Return each account's part, in the order of the accounts.

        Raises
        ------
        StoreUnavailable
            If the store cannot be reached; the parts that are made are kept.
        InvalidInput
            If a part cannot be kept.
        """
        self._all = len(accounts)
        kept = [(one, self.parts.get(one)) for one in accounts]
        self._done |= {one.id: part for one, part in kept if part}
        self.progress("accounts", len(self._done), self._all)
        todo = [one for one, part in kept if part is None]
        while todo:
            suspects = self._together(todo, self.workers, AHEAD * self.workers)
            for one in suspects:
                if self._together([one], 1, 1):
                    self._give_up(one)
            todo = [one for one in todo if one.id not in self._done]
        return [self._done[one.id] for one in accounts]

    def _together(self, accounts: Sequence[Account], workers: int, ahead: int) -> list[Account]:
        """Make accounts' parts; return those that were in flight when a process died."""
        waiting, flying = deque(accounts), dict[Future[AccountPart], Account]()
        with self._pool(workers) as pool:
            try:
                while waiting or flying:
                    while waiting and len(flying) < ahead:
                        one = waiting.popleft()
                        flying[pool.submit(self.make, one, self.asked)] = one
                    for future in wait(flying, return_when=FIRST_COMPLETED).done:
                        self._keep(flying[future], future.result())
                        del flying[future]
            except BrokenProcessPool:
                return [one for one in flying.values() if one.id not in self._done]
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        return []

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        given = (self.settings, self.access.tenant, self.access.actor)
        return ProcessPoolExecutor(workers, get_context("spawn"), _open, given)

    def _keep(self, account: Account, part: AccountPart) -> None:
        if part.problem is None:
            self.parts.put(account, part)
        self._done[account.id] = part
        self.progress("accounts", len(self._done), self._all)

    def _give_up(self, account: Account) -> None:
        problem = report_word("failed", self.asked.language, problem="BrokenProcessPool")
        self._keep(account, AccountPart(account=account.id, name=account.name, problem=problem))


def make_part(account: Account, asked: Asked) -> AccountPart:
    """Make one account's part, in a worker process."""
    return account_part(_mine[0], account.id, asked, account.name)


def _open(settings: Settings, tenant: str, actor: str) -> None:
    """Open the store for this worker process, which counts on one processor as there are many."""
    threadpool_limits(1)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _mine[:] = [
        Access(store_of(settings), tenant, actor, rules=settings.rules, pages=settings.public_url),
    ]


def _end_with_parent() -> None:
    """End this worker process as soon as the one that started it has ended, also if killed."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
