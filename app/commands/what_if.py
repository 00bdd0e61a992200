"""What if, on the command line: the options that every analysis has for it."""

from collections.abc import Iterator
from pathlib import Path

import click

from app.services.changed_copy import Changes
from graph.analysis.parameters import Parameters
from graph.io.bundle import read_path


def what_if_options(parameters: type[Parameters]) -> Iterator[click.Option]:
    """Yield --what-if, --remove (--without for an analysis that removes itself), --encoding."""
    is_taken = "remove" in parameters.model_fields
    yield click.Option(
        ["--what-if"],
        type=click.Path(exists=True, path_type=Path),
        metavar="PATH",
        help="Ask a changed copy: a bundle of rows to add or put in place; nothing is stored.",
    )
    yield click.Option(
        ["--without" if is_taken else "--remove", "without"],
        multiple=True,
        metavar="TABLE/KEY",
        help="Ask a copy without this row, and what cannot be without it; may be repeated.",
    )
    yield click.Option(["--encoding"], help="Of CSV files of --what-if that are not UTF-8.")


def changes_from(
    what_if: Path | None, without: tuple[str, ...], encoding: str | None
) -> Changes | None:
    """Return what shall be otherwise, by the options; None where nothing shall."""
    if encoding and what_if is None:
        raise click.BadParameter("is that of --what-if, which is missing", param_hint="--encoding")
    if what_if is None and not without:
        return None
    return Changes(read_path(what_if, encoding) if what_if else None, without)
