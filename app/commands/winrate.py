"""The win rate's model on the command line: fit, report, backtest, record."""

from collections.abc import Callable
from pathlib import Path

import click

from app.commands.analyse import analyse_command
from app.commands.context import access, ending_well, lang_option, language_of, notes, progress_bar
from app.output import print_rows
from app.output_winrate import print_backtest, print_model, write_report
from app.services.winrate.backtest import backtest_winrate
from app.services.winrate.said import record_predictions
from app.services.winrate.winrate import fit_winrate, winrate_model
from graph.analysis.likelihood import DRAWS

Command = Callable[..., None]


def _format_option(command: Command) -> Command:
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        show_default=True,
        help="How to print it.",
    )(command)


def _fitting_options(command: Command) -> Command:
    """Add --leave-out, --draws and --seed."""
    for option in (
        click.option("--seed", type=click.IntRange(0, 2**31), default=0, show_default=True),
        click.option(
            "--draws",
            type=click.IntRange(1, 1_000),
            default=DRAWS,
            show_default=True,
            help="How often links and unknown stances are drawn.",
        ),
        click.option(
            "--leave-out",
            multiple=True,
            metavar="FACTOR",
            help="Do not use this factor, as one that names people; may be repeated.",
        ),
    ):
        command = option(command)
    return command


class _ShowsByDefault(click.Group):
    """`winrate --account ID` is `winrate show --account ID`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take options without a command before them as those of `show`."""
        if args and args[0].startswith("-") and args[0] not in ctx.help_option_names:
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(
    "winrate", cls=_ShowsByDefault, commands={"show": analyse_command.commands["win-rate"]}
)
def winrate_command() -> None:
    """Show win rates (default), hold them against closed projects, correct them by these."""


@winrate_command.command("fit")
@_fitting_options
@_format_option
@lang_option
@click.pass_context
@ending_well
def fit_command(
    context: click.Context, /, leave_out: tuple[str, ...], format_: str, lang: str, **how: int
) -> None:
    """Fit the tenant's model to its projects that were won or lost, and keep it."""
    language = language_of(lang)
    with access(context) as by, progress_bar() as bar:
        found = fit_winrate(by, language, leave_out=leave_out, progress=bar, **how)
    print_model(found, format_, language)


@winrate_command.command("report")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it as a page too (.html), or its reliability diagram alone (.svg).",
)
@_format_option
@lang_option
@click.pass_context
@ending_well
def report_command(context: click.Context, out: Path | None, format_: str, lang: str) -> None:
    """Say how right the win rates are: on unseen projects, and of what we said before."""
    language = language_of(lang)
    with access(context) as by:
        found = winrate_model(by, language)
    if out:
        write_report(out, found, language)
        notes.print(str(out), markup=False)
    print_model(found, format_, language)


@winrate_command.command("backtest")
@click.option(
    "--days",
    type=click.IntRange(1, 3_650),
    default=30,
    show_default=True,
    help="How many days before it closed each project is predicted.",
)
@_fitting_options
@_format_option
@lang_option
@click.pass_context
@ending_well
def backtest_command(
    context: click.Context,
    /,
    days: int,
    leave_out: tuple[str, ...],
    format_: str,
    lang: str,
    **how: int,
) -> None:
    """Predict every closed project by what was known some days before, and score that."""
    with access(context) as by, progress_bar() as bar:
        found = backtest_winrate(by, days, leave_out=leave_out, progress=bar, **how)
    print_backtest(found, format_, language_of(lang))


@winrate_command.command("record")
@click.option("--account", metavar="ID", help="Only this account's projects.")
@_format_option
@click.pass_context
@ending_well
def record_command(context: click.Context, account: str | None, format_: str) -> None:
    """Keep today's win rate of each open project, to be held against what comes of it."""
    with access(context) as by, progress_bar() as bar:
        found = record_predictions(by, account, bar)
    rows = [one.model_dump(mode="json") for one in found]
    plain = [{k: v for k, v in row.items() if k != "interval"} for row in rows]
    print_rows(plain, format_, {"items": rows})
