"""The scheduler: a process that looks every minute what is due."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial

import click
import structlog
from apscheduler.schedulers.blocking import BlockingScheduler

from app.commands.context import access, ending_well, notes, settings_of
from app.logs import configure_logs
from app.services.access import Access
from app.services.alerts.round import run_alerts
from app.services.delivering import Delivery
from app.services.due import WorkedOff, each_tenant, work_off
from app.services.reports.runs import Run
from app.services.reports.scheduled import scheduled_report
from app.services.worker import Worker, worker_name
from graph.errors import KingmakerError, StoreUnavailable

_log = structlog.get_logger()


@click.command("schedule")
@click.option(
    "--every",
    type=click.IntRange(1, 3600),
    default=60,
    show_default=True,
    help="Seconds between looks.",
)
@click.pass_context
@ending_well
def schedule_command(context: click.Context, every: int) -> None:
    """Make and send what is due, of every tenant, until it is ended (SIGTERM, Ctrl+C).

    It calls what `kingmaker alerts run` and `kingmaker report run --all-tenants` call; as many may
    run as you like.
    """
    configure_logs()
    settings = settings_of(context)
    worker = Worker(worker_name(), lambda: datetime.now(UTC), settings.lease)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with access(context) as by:
        look = partial(look_once, by, worker, Delivery.of(settings))
        _look_every(every, look)


def look_once(by: Access, worker: Worker, delivery: Delivery) -> None:
    """Work off what is due of every tenant; what fails is said in the log, and the rest goes on."""
    try:
        tenants = list(each_tenant(by))
    except StoreUnavailable as error:
        _log.warning("store_unavailable", problem=str(error))
        return
    for tenant in tenants:
        with _saying("alerts_failed", tenant):
            run_alerts(tenant, worker.clock())
        with _saying("due_failed", tenant):
            _log_done(work_off(tenant, worker, delivery, scheduled_report))


@contextmanager
def _saying(event: str, tenant: Access) -> Iterator[None]:
    """Say in the log what a block fails of, and go on; of an error of ours only its kind."""
    try:
        yield
    except KingmakerError as error:
        _log.warning(event, tenant=tenant.tenant, problem=str(error))
    except Exception as error:
        _log.error(event, tenant=tenant.tenant, kind=type(error).__name__)


def _log_done(done: WorkedOff) -> None:
    for run in done.runs:
        what = {"definition": run.definition, "period": run.period.key, "kind": _kind(run)}
        _log.info("report", status=run.status, messages=run.messages, **what)
    if done.delivered:
        _log.info("delivered", tenant=done.tenant, counts=dict(done.delivered))
    if done.forgotten:
        _log.info("forgotten", tenant=done.tenant, counts=dict(done.forgotten))


def _kind(run: Run) -> str | None:
    """Return what kind of problem a run has; its text, which may name people, is in the store."""
    return run.problem and run.problem.partition(":")[0]


def _look_every(seconds: int, look: partial[None]) -> None:
    """Look now and at intervals, one look at a time; at the end the one that runs is finished."""
    scheduler = BlockingScheduler(timezone=UTC)
    scheduler.add_job(
        look,
        "interval",
        seconds=seconds,
        next_run_time=datetime.now(UTC),
        max_instances=1,
        coalesce=True,
        misfire_grace_time=None,
    )
    notes.print(f"looking every {seconds} seconds; press Ctrl+C to stop", markup=False)
    try:
        scheduler.start()
    except (KeyboardInterrupt, SystemExit):
        scheduler.shutdown()
