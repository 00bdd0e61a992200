"""Reports on a schedule: define, list, remove, and make what is due."""

from datetime import UTC, datetime, timedelta
from typing import Any

import click

from app.commands.context import access, ending_well, lang_option, notes, settings_of
from app.commands.report import NO_LINKS
from app.output import print_rows
from app.services.access import ANY
from app.services.delivering import Delivery
from app.services.due import WorkedOff, each_tenant, work_off
from app.services.reports.claims import Progressed, progress_of
from app.services.reports.definitions import (
    Defined,
    definition_of,
    definitions,
    is_defined,
    put_definition,
    remove_definition,
)
from app.services.reports.report import MEDIA_TYPES
from app.services.reports.runs import Run
from app.services.reports.scheduled import scheduled_report
from app.services.worker import Clock, Worker, worker_name
from graph.errors import InvalidInput

FORMATS = click.Choice(["table", "json", "csv"])
AHEAD = (
    "--now is ahead of the clock: what is made now is not made again until then; to begin again, "
    "remove the definition and define it"
)


@click.command("define")
@click.argument("id_", metavar="ID")
@click.option("--report", required=True, metavar="NAME", help="Which report.")
@click.option("--cron", required=True, help='Minute hour day month weekday: "0 8 * * mon".')
@click.option("--time-zone", default="UTC", show_default=True, help="As Europe/Berlin.")
@click.option("--account", "accounts", multiple=True, metavar="ID", help="Default: all.")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(list(MEDIA_TYPES)), default=["html"]
)
@click.option(
    "--to",
    "recipients",
    multiple=True,
    required=True,
    metavar="CHANNEL:ADDRESS",
    help="folder:NAME, smtp:MAIL or webhook:URL; several times for several.",
)
@click.option("--catch-up", default=1, show_default=True, help="Missed periods that are made.")
@lang_option
@click.pass_context
@ending_well
def define_command(context: click.Context, /, id_: str, lang: str, **given: Any) -> None:
    """Define a report ID, or change it; its first period is the next after now.

    Example: kingmaker report define monday --report rising-stars --cron "0 8 * * mon"
    --time-zone Europe/Berlin --to smtp:lead@sales.example --to folder:weekly
    """
    recipients = [_recipient(text) for text in given.pop("recipients")]
    accounts = list(given.pop("accounts")) or None
    content = given | {"id": id_, "language": lang, "recipients": recipients, "accounts": accounts}
    new = definition_of(content)
    with access(context) as by:
        expected = ANY if is_defined(by, id_) else None
        kept = put_definition(by, new, expected, datetime.now(UTC)).definition
    upcoming = kept.schedule.next_after(datetime.now(UTC))
    click.echo(f"{id_}: next {upcoming.name} {kept.time_zone}")
    if not settings_of(context).public_url:
        notes.print(NO_LINKS, markup=False, soft_wrap=True)


@click.command("list")
@click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
@click.pass_context
@ending_well
def list_command(context: click.Context, format_: str) -> None:
    """List the defined reports: when each was made and is due next, and what stands against it."""
    with access(context) as by:
        now = datetime.now(UTC)
        found = [(one, progress_of(by, one.definition, now)) for one in definitions(by)]
    rows = [_row(*one) for one in found]
    whole = [
        one.definition.model_dump(mode="json") | {"version": one.version} | _how_far(one, at)
        for one, at in found
    ]
    print_rows(rows, format_, {"items": whole})


@click.command("remove")
@click.argument("id_", metavar="ID")
@click.pass_context
@ending_well
def remove_command(context: click.Context, id_: str) -> None:
    """Forget the defined report ID; what it has queued is still sent."""
    with access(context) as by:
        remove_definition(by, id_, ANY)


@click.command("run")
@click.option("--definition", "ids", multiple=True, metavar="ID", help="Default: all.")
@click.option("--now", metavar="TIME", help="As if it were now: 2026-06-29T08:00+02:00.")
@click.option("--all-tenants", is_flag=True, help="Of every tenant of the store.")
@click.pass_context
@ending_well
def run_command(
    context: click.Context, ids: tuple[str, ...], now: str | None, all_tenants: bool
) -> None:
    """Make the reports that are due, each period once, and send what waits in the outbox.

    Call it as often as you like, from as many places: cron, a scheduler, by hand.
    """
    settings = settings_of(context)
    worker = Worker(worker_name(), _clock(now), settings.lease)
    if worker.clock() > datetime.now(UTC) + timedelta(minutes=1):
        notes.print(AHEAD, markup=False, soft_wrap=True)
    with access(context) as by:
        delivery = Delivery.of(settings)
        tenants = each_tenant(by) if all_tenants else [by]
        done = [
            work_off(one, worker, delivery, scheduled_report, ids or None, _print_run)
            for one in tenants
        ]
    _print_delivered(done)
    if not all(one.is_well for one in done):
        raise SystemExit(1)


def _print_run(run: Run) -> None:
    said = f"{run.messages} message(s)" if run.problem is None else run.problem
    missed = f", {run.missed} missed before" if run.missed else ""
    click.echo(f"{run.definition} {run.period.name}: {run.status}, {said}{missed}")


def _print_delivered(done: list[WorkedOff]) -> None:
    sent, failed, dead = (
        sum(one.delivered[outcome] for one in done) for outcome in ("sent", "failed", "dead")
    )
    click.echo(f"{sent} message(s) sent, {failed} to be tried again, {dead} given up")
    if failed or dead:
        notes.print("see why with: kingmaker report outbox list", markup=False)


def _row(one: Defined, how_far: Progressed) -> dict[str, Any]:
    defined = one.definition
    return {
        "id": defined.id,
        "report": defined.report,
        "accounts": ", ".join(defined.accounts or ()) or "all",
        "cron": defined.cron,
        **_how_far(one, how_far),
    }


def _how_far(one: Defined, at: Progressed) -> dict[str, Any]:
    return {
        "next": f"{at.next.name} {one.definition.time_zone}",
        "made_at": at.made_at.isoformat(timespec="minutes") if at.made_at else None,
        "problem": at.problem,
    }


def _recipient(text: str) -> dict[str, str]:
    channel, colon, address = text.partition(":")
    if not (colon and address):
        raise InvalidInput(f"--to: expected folder:NAME, smtp:MAIL or webhook:URL, got {text!r}")
    return {"channel": channel, "address": address}


def _clock(now: str | None) -> Clock:
    if now is None:
        return lambda: datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        raise InvalidInput(
            f"--now: expected a time as 2026-06-29T08:00+02:00, got {now!r}"
        ) from None
    if moment.tzinfo is None:
        raise InvalidInput(f"--now: expected a time with its offset, as {now}+00:00")
    return lambda: moment.astimezone(UTC)
