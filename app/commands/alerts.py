"""Alerts and watches on the command line."""

import json
from datetime import UTC, datetime
from typing import Any

import click
from pydantic import ValidationError

from app.commands.context import access, ending_well, lang_option, language_of, notes, progress_bar
from app.output import print_rows
from app.services.access import ANY
from app.services.alerts.alert import Alert
from app.services.alerts.looking import list_alerts
from app.services.alerts.round import run_alerts
from app.services.alerts.sending import alerts_text
from app.services.alerts.watches import Watch, all_watches, put_watch, remove_watch
from app.services.wrong_input import problem_in_words
from graph.errors import InvalidInput

MOST_LISTED = 100_000
FORMATS = click.Choice(["table", "json", "csv"])


@click.group("alerts")
def alerts_command() -> None:
    """Look through watches now, and list what holds (提醒)."""


@alerts_command.command("run")
@click.pass_context
@ending_well
def run_command(context: click.Context) -> None:
    """Look at every watched account that has changed; put what is due into the outbox."""
    with access(context) as by, progress_bar() as bar:
        done = run_alerts(by, datetime.now(UTC), bar)
    for account, watch, problem in done.found.problems:
        notes.print(f"{account}: {watch}: {problem}", markup=False, soft_wrap=True)
    click.echo(
        f"{done.found.looked_at} account(s) looked at, {done.found.raised} alert(s) raised, "
        f"{done.found.cleared} cleared, {done.messages} message(s) queued"
    )


@alerts_command.command("list")
@click.option("--all", "all_", is_flag=True, help="Also those that no longer hold.")
@click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
@lang_option
@click.pass_context
@ending_well
def list_command(context: click.Context, all_: bool, format_: str, lang: str) -> None:
    """List the alerts that hold, and what each rests on."""
    with access(context) as by:
        found = list_alerts(by, "", MOST_LISTED, all_=all_)
    language = language_of(lang)
    if format_ == "table":
        click.echo(alerts_text(found.items, language, by.pages) or "(nothing)")
    else:
        rows = [_row(one) for one in found.items]
        print_rows(rows, format_, found.model_dump(mode="json"))
    for account, problems in found.problems.items():
        for watch, said in problems.items():
            notes.print(f"{account}: {watch}: {'; '.join(said)}", markup=False, soft_wrap=True)


@click.group("watch")
def watch_command() -> None:
    """Add, list, remove what somebody wants to be told of (关注)."""


@watch_command.command("add")
@click.argument("watch")
@click.option(
    "--what", help="coach_left, level_fell, entered_top, fact_aged, chain_drift, threshold."
)
@click.option("--account", metavar="ID", help="Of which account (default: of all).")
@click.option("--project", metavar="ID", help="Of which project (default: of every open one).")
@click.option(
    "--parameter", "parameters", multiple=True, metavar="NAME=VALUE", help="As days=30; repeatable."
)
@click.option(
    "--to", multiple=True, metavar="CHANNEL:ADDRESS", help="As smtp:lead@sales.example; repeatable."
)
@click.option("--quiet", metavar="HH:MM-HH:MM", help="When nothing is sent.")
@click.option("--digest-at", metavar="HH:MM", help="All of a day in one message at this time.")
@click.option("--time-zone", default="UTC", show_default=True)
@lang_option
@click.option("--force", is_flag=True, help="In place of what is there.")
@click.pass_context
@ending_well
def add_command(context: click.Context, /, watch: str, force: bool, **options: Any) -> None:
    """Keep the watch WATCH.

    Example: kingmaker watch add coaches --what coach_left --to folder:alerts --quiet 22:00-07:00
    --time-zone Asia/Shanghai
    """
    asked = _watch(**options)
    with access(context) as by:
        kept = put_watch(by, watch, asked, ANY if force else None)
    click.echo(f"{kept.id}: version {kept.version}")


@watch_command.command("list")
@click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
@click.pass_context
@ending_well
def list_watches_command(context: click.Context, format_: str) -> None:
    """List the tenant's watches."""
    with access(context) as by:
        found = all_watches(by)
    rows = [
        {
            "id": one.id,
            "what": one.watch.what,
            "account": one.watch.account or "(all)",
            "to": ", ".join(f"{to.channel}:{to.address}" for to in one.watch.recipients),
            "digest": one.watch.digest,
        }
        for one in found
    ]
    print_rows(rows, format_, {"items": [one.model_dump(mode="json") for one in found]})


@watch_command.command("remove")
@click.argument("watch")
@click.pass_context
@ending_well
def remove_command(context: click.Context, watch: str) -> None:
    """Remove the watch WATCH; what it has not sent is never sent."""
    with access(context) as by:
        remove_watch(by, watch, ANY)


def _watch(
    what: str, parameters: tuple[str, ...], to: tuple[str, ...], lang: str, **options: Any
) -> Watch:
    """Return the watch that options describe; a wrong one is wrong usage."""
    quiet, digest_at = options.pop("quiet"), options.pop("digest_at")
    begin, _, end = (quiet or "").partition("-")
    values = {
        "what": what,
        "parameters": dict(map(_parameter, parameters)),
        "recipients": [*map(_recipient, to)],
        "quiet": {"begin": begin, "end": end} if quiet else None,
        "language": lang,
        **options,
    }
    if digest_at:
        values |= {"digest": "daily", "digest_at": digest_at}
    try:
        return Watch.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        said = problem_in_words(first)
        raise InvalidInput(f"{name}: {said}" if name else said) from None


def _parameter(text: str) -> tuple[str, Any]:
    """Return a parameter's name and value; numbers and JSON as what they are."""
    name, value = _pair(text, "=")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _recipient(text: str) -> dict[str, str]:
    channel, address = _pair(text, ":")
    return {"channel": channel, "address": address}


def _pair(text: str, between: str) -> tuple[str, str]:
    first, _, second = text.partition(between)
    return first, second


def _row(alert: Alert) -> dict[str, Any]:
    return {
        "watch": alert.watch,
        "account": alert.account,
        "project": alert.project or "",
        "what": alert.what,
        "since": alert.since.isoformat(timespec="minutes"),
        "sent": alert.sent_at.isoformat(timespec="minutes") if alert.sent_at else "",
    }
