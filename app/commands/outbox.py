"""The outbox on the command line: what waits, what was sent, what was given up."""

from datetime import UTC, datetime
from typing import Any

import click

from app.commands.context import access, ending_well
from app.delivery.message import Message
from app.output import print_rows
from app.services import outbox
from app.services.outbox import State

FORMATS = click.Choice(["table", "json", "csv"])
STATES = click.Choice(list(outbox.KINDS))


@click.group("outbox")
def outbox_command() -> None:
    """See what is sent, and try again what was given up."""


@outbox_command.command("list")
@click.option("--state", type=STATES, help="Default: waiting and dead.")
@click.option("--limit", type=click.IntRange(1, 1000), default=100, show_default=True)
@click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
@click.pass_context
@ending_well
def list_messages(context: click.Context, state: State | None, limit: int, format_: str) -> None:
    """List messages, with what stood in their way."""
    states: tuple[State, ...] = (state,) if state else ("waiting", "dead")
    with access(context) as by:
        found = [
            (one, message) for one in states for message in outbox.messages(by, one, limit=limit)[0]
        ]
    rows = [_row(one, message) for one, message in found]
    print_rows(rows, format_, {"items": rows})


@outbox_command.command("retry")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "all_", is_flag=True, help="All that were given up.")
@click.pass_context
@ending_well
def retry_messages(context: click.Context, ids: tuple[str, ...], all_: bool) -> None:
    """Put messages that were given up back into the outbox; the next run sends them."""
    if bool(ids) == all_:
        raise click.UsageError("expected ids, or --all")
    with access(context) as by:
        wanted = ids or tuple(outbox.dead_letters(by))
        for id_ in wanted:
            outbox.retry(by, id_, datetime.now(UTC))
    click.echo(f"{len(wanted)} message(s) will be tried again")


def _row(state: State, message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "state": state,
        "to": f"{message.channel}:{message.address}",
        "attempts": message.attempts,
        "next_at": message.next_at.isoformat(timespec="minutes"),
        "problem": message.problem,
    }
