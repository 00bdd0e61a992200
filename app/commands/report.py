"""Reports on the command line: what there are, and one of them as a file."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast, get_args

import click
from pydantic import TypeAdapter, ValidationError

from app.commands.context import (
    access,
    ending_well,
    lang_option,
    language_of,
    notes,
    progress_bar,
    settings_of,
)
from app.commands.files import by_ending
from app.commands.groups import LateCommands
from app.output import print_rows
from app.services.reports.report import REPORTS, ReportFormat, make_report, report_file
from app.services.wrong_input import problem_in_words
from graph.errors import InvalidInput
from graph.model.types import Day

FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)
NO_LINKS = "links in it lead nowhere from a mail or a file: set KINGMAKER_PUBLIC_URL"
_DAY: TypeAdapter[date] = TypeAdapter(Day)


class DayOption(click.ParamType[date]):
    """A date, YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date that a text names."""
        try:
            return _DAY.validate_python(value)
        except ValidationError as error:
            self.fail(problem_in_words(error.errors()[0]), param, ctx)


SCHEDULE = "app.commands.report_schedule"
LATE = {
    "all": "app.commands.report_all:all_command",
    "define": f"{SCHEDULE}:define_command",
    "list": f"{SCHEDULE}:list_command",
    "remove": f"{SCHEDULE}:remove_command",
    "run": f"{SCHEDULE}:run_command",
    "outbox": "app.commands.outbox:outbox_command",
}


@click.group("report", commands=LateCommands(LATE))
def report_command() -> None:
    """Write reports over accounts: what holds, what is new since last time, and who told us."""


@report_command.command("names")
@click.option("--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table")
@ending_well
def names(format_: str) -> None:
    """List the reports that there are."""
    rows = [{"name": one.name, "what": one.what, "zh": one.zh} for one in REPORTS.values()]
    print_rows(rows, format_, rows)


@report_command.command("show")
@click.argument("name", type=click.Choice([*REPORTS]))
@click.option(
    "--account",
    "accounts",
    multiple=True,
    metavar="ID",
    help="An account's id; may be given several times (default: all accounts).",
)
@click.option("--as-of", type=DayOption(), help="The date whose facts count (default: today, UTC).")
@click.option(
    "--since",
    type=DayOption(),
    help="The day of the last report: what was not so then is new (default: 30 days before, by "
    "the rules of reports).",
)
@lang_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="What to write (default: by the file's ending, else md).",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="The file to write (default: standard output).",
)
@click.pass_context
@ending_well
def show(
    context: click.Context,
    /,
    name: str,
    accounts: tuple[str, ...],
    as_of: date | None,
    since: date | None,
    lang: str,
    format_: str | None,
    out: Path | None,
) -> None:
    """Write one report, and send it to nobody.

    Example: kingmaker report show rising-stars --account eastern --as-of 2026-06-30 -o stars.html
    """
    day = as_of or datetime.now(UTC).date()
    chosen = cast(ReportFormat, format_ or by_ending(out, ("md", *FORMATS)))
    with access(context) as by, progress_bar() as bar:
        found = make_report(by, name, accounts or None, day, since, language_of(lang), bar)
    _write(out, report_file(found, chosen))
    if out is not None and not settings_of(context).public_url:
        notes.print(NO_LINKS, markup=False, soft_wrap=True)
    problems = [part for part in found.accounts if part.problem is not None]
    for part in problems:
        notes.print(f"{part.account}: {part.problem}", markup=False)
    if problems and len(problems) == len(found.accounts):
        sys.exit(1)


def _write(out: Path | None, content: bytes) -> None:
    if out is None or str(out) == "-":
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise InvalidInput(f"cannot write {out}: {error.strerror}") from None
    notes.print(str(out), markup=False)
