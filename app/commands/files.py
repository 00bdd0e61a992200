"""Files that commands write: their format, their colours, where they go."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar, get_args

import click

from app.commands.context import notes
from app.pages.pictures import ENDINGS, PictureTheme
from graph.errors import InvalidInput
from graph.view.fishbone.words import fish_phrase
from graph.view.phrases import Language
from graph.view.scene.png import draws_chinese

P = ParamSpec("P")
R = TypeVar("R")


def format_options(formats: Sequence[str]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Add --format and --theme."""

    def add(command: Callable[P, R]) -> Callable[P, R]:
        theme = click.option(
            "--theme",
            type=click.Choice(get_args(PictureTheme)),
            default="auto",
            show_default=True,
            help="Colours; auto follows the reader's screen in SVG and HTML, else light.",
        )
        format_ = click.option(
            "--format",
            "format_",
            type=click.Choice(formats),
            help=f"What to write (default: by the file's ending, else {formats[0]}).",
        )
        return format_(theme(command))

    return add


def by_ending(out: Path | None, formats: Sequence[str]) -> str:
    """Return the format that a file's ending asks for, or the first.

    Raises
    ------
    click.UsageError
        If none of the formats has this ending.

    Examples
    --------
    >>> by_ending(Path("a.svg"), ("html", "svg")), by_ending(None, ("html", "svg"))
    ('svg', 'html')
    """
    ending = out.suffix.removeprefix(".").lower() if out else ""
    if not ending:
        return formats[0]
    asked = {ENDINGS.get(format_, format_): format_ for format_ in formats}
    if ending not in asked:
        endings = ", ".join(f".{known}" for known in asked)
        raise click.UsageError(
            f"expected a file that ends in {endings}, or --format; got {str(out)!r}"
        )
    return asked[ending]


def write_file(out: Path, content: bytes, what: str) -> None:
    """Write a file, or standard output where it is called -.

    Raises
    ------
    InvalidInput
        If it cannot be written.
    """
    if str(out) == "-":
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise InvalidInput(f"cannot write {out}: {error.strerror}") from None
    notes.print(f"{what}: {out}", markup=False)


def note_fonts(format_: str, language: Language) -> None:
    """Say where a PNG lacks Chinese letters."""
    if format_ == "png" and not draws_chinese():
        notes.print(fish_phrase("no_chinese_font", language), markup=False)
