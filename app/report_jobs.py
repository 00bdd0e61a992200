"""A report's job by several processes, where it is about many accounts."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.report_pool import ReportPool
from app.services.access import Access
from app.services.jobs.kinds import ReportWork, Work
from app.services.reports.folder import PartsFolder
from app.services.reports.report import account_part, asked_for, assembled
from app.services.tenant import accounts_of
from app.settings import Settings
from graph.progress import Progress

MANY = 20
"""Accounts from which on processes, which start in seconds, are worth their memory."""


def perform(settings: Settings, access: Access, work: Work, progress: Progress) -> Any:
    """Do a job's work; return its result as JSON has it.

    What is made of a report that is cut off is not kept: the next worker begins it anew.
    """
    if not isinstance(work, ReportWork) or settings.report_workers < 2:
        return work.perform(access, progress)
    there = {one.id: one for one in accounts_of(access)}
    wanted = list(dict.fromkeys(work.accounts if work.accounts is not None else there))
    known = [there[id_] for id_ in wanted if id_ in there]
    if len(known) < MANY:
        return work.perform(access, progress)
    day = work.as_of or datetime.now(UTC).date()
    asked = asked_for(access, work.report, day, work.since, work.language)
    unknown = [account_part(access, id_, asked) for id_ in wanted if id_ not in there]
    with TemporaryDirectory(prefix="kingmaker-") as folder:
        parts = PartsFolder.of(Path(folder), access, asked, known)
        pool = ReportPool(settings, access, asked, parts, settings.report_workers, progress)
        return assembled(asked, [*pool.run(known), *unknown]).model_dump(mode="json")
