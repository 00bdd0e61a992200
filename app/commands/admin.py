"""Keeping the store: migrate, check, keys."""

from typing import Literal

import click

from app.commands.context import access, ending_well, notes, settings_of
from app.output import print_rows
from app.services.integrity import check_store
from app.services.keys import make_key
from app.store import store_of


@click.command("migrate")
@click.pass_context
@ending_well
def migrate_command(context: click.Context) -> None:
    """Bring the store's schema up to date. Safe to repeat; serving does it by itself."""
    store = store_of(settings_of(context))
    try:
        applied = store.migrate()
    finally:
        store.close()
    for name in applied:
        click.echo(name)
    notes.print(f"{len(applied)} migration(s) applied to the {store.kind} store", markup=False)


@click.command("check")
@click.pass_context
@ending_well
def check_command(context: click.Context) -> None:
    """Check the tenant's accounts: every fact against the model, its references, the ledger."""
    with access(context) as by:
        found = list(check_store(by))
    for checked in found:
        click.echo(f"{checked.account}: version {checked.version}, {checked.facts} facts")
        for problem in checked.problems:
            click.echo(f"  ! {problem}")
    broken = sum(len(checked.problems) for checked in found)
    click.echo(f"{len(found)} account(s), {broken} problem(s)")
    if broken:
        raise SystemExit(1)


@click.group("keys")
def keys_command() -> None:
    """Make, list and remove API keys of the tenant."""


@keys_command.command("add")
@click.argument("name")
@click.option("--scope", type=click.Choice(["read", "write"]), default="read", show_default=True)
@click.option("--sensitive", is_flag=True, help="The additional scope for sensitive notes.")
@click.pass_context
@ending_well
def add_key(context: click.Context, name: str, scope: str, sensitive: bool) -> None:
    """Make an API key named NAME and print it: only its hash is kept."""
    with access(context) as by:
        asked: Literal["read", "write"] = "write" if scope == "write" else "read"
        key = make_key(by.store, by.tenant, name, asked, sensitive=sensitive)
    click.echo(key)
    notes.print("keep it now: it cannot be shown again", markup=False)


@keys_command.command("list")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@click.pass_context
@ending_well
def list_keys(context: click.Context, format_: str) -> None:
    """List the tenant's API keys; never the keys themselves."""
    with access(context) as by:
        found = by.store.keys(by.tenant)
    rows = [
        {
            "name": k.name,
            "scope": k.scope,
            "sensitive": k.sensitive,
            "created_at": k.created_at.isoformat(),
        }
        for k in found
    ]
    print_rows(rows, format_, whole={"items": rows})


@keys_command.command("remove")
@click.argument("name")
@click.pass_context
@ending_well
def remove_key(context: click.Context, name: str) -> None:
    """Remove the API key named NAME: it stops working at once."""
    with access(context) as by:
        by.store.remove_key(by.tenant, name)
