"""What every command needs: settings, the store, who acts, and how errors end."""

import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.services.access import Access
from app.settings import Settings
from app.store import store_of
from graph.errors import InvalidRows, KingmakerError
from graph.progress import Progress as Report
from graph.rules.known import check_rules
from graph.view.phrases import Language

P = ParamSpec("P")
R = TypeVar("R")
notes = Console(stderr=True, highlight=False)
"""Progress and notes go to standard error, so that standard output is the answer alone."""


def account_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add --account."""
    return click.option("--account", required=True, metavar="ID", help="The account's id.")(command)


def lang_option(command: Callable[P, R]) -> Callable[P, R]:
    """Add --lang."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "zh"]),
        default="en",
        show_default=True,
        help="Language of texts.",
    )(command)


def language_of(lang: str) -> Language:
    """Return the language that --lang names."""
    return "zh" if lang == "zh" else "en"


def ending_well(command: Callable[P, R]) -> Callable[P, R]:
    """Make a command end with exit code 1 and a clear text where the work failed."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except InvalidRows as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            click.echo(f"{len(error.problems)} problem(s): nothing was stored", err=True)
            sys.exit(1)
        except KingmakerError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click ends without a word where the reader of a pipe has gone
        except Exception as error:
            if "KINGMAKER_DEBUG" in os.environ:
                raise
            click.echo(f"An error of ours: {type(error).__name__}: {error}", err=True)
            click.echo("set KINGMAKER_DEBUG=1 to see where", err=True)
            sys.exit(1)

    return run


def settings_of(context: click.Context) -> Settings:
    """Return the settings that the command line was started with."""
    settings: Settings = context.find_root().obj
    return settings


@contextmanager
def access(context: click.Context) -> Iterator[Access]:
    """Give access to the store as the user of this machine; close it at the end."""
    settings = settings_of(context)
    check_rules(settings.rules)
    store = store_of(settings)
    try:
        yield Access(
            store,
            settings.tenant,
            f"cli:{getpass.getuser()}",
            rules=settings.rules,
            sensitive=settings.sensitive,
            pages=settings.public_url,
        )
    finally:
        store.close()


@contextmanager
def progress_bar() -> Iterator[Report]:
    """Show how far a long task is, on standard error; nothing where that is no terminal."""
    columns = (TextColumn("{task.description:>16}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=notes, transient=True, disable=not notes.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
                bar.refresh()  # now: what draws a picture lets nobody else run
            bar.update(tasks[what], completed=done)

        yield report
