"""A report over all accounts on the command line, by several processes."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from app.commands.context import (
    access,
    ending_well,
    lang_option,
    language_of,
    notes,
    progress_bar,
    settings_of,
)
from app.commands.report import FORMATS, NO_LINKS, DayOption
from app.report_pool import ReportPool
from app.services.reports.folder import PartsFolder
from app.services.reports.parts import REPORTS
from app.services.reports.report import ReportFormat, asked_for, assembled, report_file
from app.services.tenant import accounts_of
from graph.errors import InvalidInput
from graph.view.report.model import Report


@click.command("all")
@click.argument("name", type=click.Choice([*REPORTS]))
@click.option("--as-of", type=DayOption(), help="The date whose facts count (default: today, UTC).")
@click.option("--since", type=DayOption(), help="What was not so then is new.")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="A folder."
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=FORMATS,
    help="What to write; may be repeated (default: all).",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=min(os.cpu_count() or 1, 64),
    show_default="one a processor",
    help="How many processes.",
)
@lang_option
@click.pass_context
@ending_well
def all_command(
    context: click.Context,
    /,
    name: str,
    as_of: date | None,
    since: date | None,
    out: Path,
    formats: tuple[ReportFormat, ...],
    workers: int,
    lang: str,
) -> None:
    """Write one report over all accounts; a second call goes on where a killed one stopped.

    Example: kingmaker report all rising-stars --out reports --workers 4
    """
    day = as_of or datetime.now(UTC).date()
    with access(context) as by, progress_bar() as bar:
        asked = asked_for(by, name, day, since, language_of(lang))
        accounts = list(accounts_of(by))
        parts = PartsFolder.of(out, by, asked, accounts)
        pool = ReportPool(settings_of(context), by, asked, parts, workers, bar)
        report = assembled(asked, pool.run(accounts))
    _write(out, report, formats)
    if not settings_of(context).public_url:
        notes.print(NO_LINKS, markup=False, soft_wrap=True)
    parts.forget()
    _end(report)


def _write(out: Path, report: Report, formats: tuple[ReportFormat, ...]) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for format_ in dict.fromkeys(formats):
            file = out / f"{report.name}.{format_}"
            file.write_bytes(report_file(report, format_))
            click.echo(str(file))
    except OSError as error:
        raise InvalidInput(f"cannot write below {out}: {error.strerror}") from None


def _end(report: Report) -> None:
    """Say which accounts have a problem; end with 1 where all have."""
    problems = [part for part in report.accounts if part.problem is not None]
    for part in problems:
        notes.print(f"{part.account}: {part.problem}", markup=False, soft_wrap=True)
    notes.print(f"{len(report.accounts)} account(s), {len(problems)} with a problem", markup=False)
    if problems and len(problems) == len(report.accounts):
        sys.exit(1)
