"""Bundles in and out, and the ledger: import, export, accounts, changes, undo."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from app.commands.context import access, account_option, ending_well, notes, progress_bar
from app.output import print_rows
from app.services import accounts, bundles, changes
from graph.errors import InvalidInput
from graph.io.bundle import read_path
from graph.io.export import as_json, write_path

FORMATS = click.Choice(["table", "json", "csv"])


@click.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@account_option
@click.option("--name", help="Name of a new account (default: its id).")
@click.option("--dry-run", is_flag=True, help="Check everything and report; store nothing.")
@click.option("--replace", is_flag=True, help="Remove rows that the bundle's tables lack.")
@click.option("--encoding", help="Of CSV files that are not UTF-8, as gb18030.")
@click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
@click.pass_context
@ending_well
def import_command(
    context: click.Context,
    path: Path,
    account: str,
    name: str | None,
    dry_run: bool,
    replace: bool,
    encoding: str | None,
    format_: str,
) -> None:
    """Import a bundle: a folder or .zip of CSV files, or a .json; all or nothing.

    Example: kingmaker import examples/eastern_telecom --account eastern
    """
    with access(context) as by, progress_bar() as progress:
        report = bundles.import_bundle(
            by,
            account,
            read_path(path, encoding),
            name=name,
            dry_run=dry_run,
            replace=replace,
            progress=progress,
        )
    if report.conduct:
        notes.print(f"conduct rules ask for something in {len(report.conduct)} interaction(s):")
    for flag in report.conduct:
        notes.print(f"  {flag.text.en}", markup=False, soft_wrap=True)
    rows = [{"table": table} | asdict(counts) for table, counts in report.tables.items()]
    print_rows(rows, format_, whole=asdict(report))
    ended = "nothing stored (dry run)" if dry_run else f"version {report.version}"
    undo = f"; undo: kingmaker undo {report.change_set} --account {account}"
    notes.print(f"{account}: {ended}{undo if report.change_set else ''}", markup=False)


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True))
@account_option
@click.option("--force", is_flag=True, help="Write over what is there.")
@click.option(
    "--include-sensitive", is_flag=True, help="Sensitive notes too (needs kingmaker --sensitive)."
)
@click.pass_context
@ending_well
def export_command(
    context: click.Context, path: Path, account: str, force: bool, include_sensitive: bool
) -> None:
    """Export an account as a bundle: to a .json, a .zip, a folder, or - (JSON)."""
    with access(context) as by:
        tables = bundles.export_bundle(by, account, include_sensitive=include_sensitive)
    if str(path) == "-":
        sys.stdout.buffer.write(as_json(tables))
        return
    if not force and path.exists() and (path.is_file() or any(path.iterdir())):
        raise InvalidInput(f"{path} is there already: choose another, or --force")
    try:
        write_path(tables, path)
    except OSError as error:
        raise InvalidInput(f"cannot write {path}: {error.strerror}") from None
    notes.print(f"{account}: {sum(map(len, tables.values()))} rows to {path}", markup=False)


@click.group("accounts")
def accounts_command() -> None:
    """List or delete accounts."""


@accounts_command.command("list")
@click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
@click.pass_context
@ending_well
def list_accounts(context: click.Context, format_: str) -> None:
    """List the tenant's accounts."""
    with access(context) as by:
        found = accounts.list_accounts(by, "", 1_000_000)
    rows = [asdict(a) | {"created_at": a.created_at.isoformat()} for a in found]
    print_rows(rows, format_, whole={"items": rows})


@accounts_command.command("delete")
@account_option
@click.confirmation_option(prompt="Delete the account with all its facts and its ledger?")
@click.pass_context
@ending_well
def delete_account(context: click.Context, account: str) -> None:
    """Delete an account with all its facts and its ledger; there is no undo."""
    with access(context) as by:
        accounts.delete_account(by, account, None)


@click.command("changes")
@account_option
@click.option("--after", type=int, default=0, help="Only changes after this number.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True)
@click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
@click.pass_context
@ending_well
def changes_command(
    context: click.Context, account: str, after: int, limit: int, format_: str
) -> None:
    """Show what was changed, by whom, oldest first."""
    with access(context) as by:
        found, more = changes.list_changes(by, account, after, limit)
    rows = [asdict(change) | {"at": change.at.isoformat()} for change in found]
    short = [{k: v for k, v in row.items() if k not in ("before", "after")} for row in rows]
    print_rows(short, format_, whole={"items": rows})
    if more:
        notes.print(f"more: --after {found[-1].seq}", markup=False)


@click.command("undo")
@click.argument("number", type=click.IntRange(1))
@account_option
@click.pass_context
@ending_well
def undo_command(context: click.Context, number: int, account: str) -> None:
    """Take back change NUMBER with all that was changed together with it."""
    with access(context) as by:
        done = changes.undo_change(by, account, number, None)
    notes.print(f"{account}: {len(done)} fact(s) as they were", markup=False)
