"""The fishbone as a file: a page, a picture, a slide or data."""

from pathlib import Path
from typing import Any, cast

import click

from app.commands.analyse import parameter_options, parameters_from
from app.commands.context import (
    access,
    account_option,
    ending_well,
    lang_option,
    language_of,
    progress_bar,
)
from app.commands.files import by_ending, format_options, note_fonts, write_file
from app.pages.fishbone import fishbone_page
from app.pages.pictures import PictureTheme, picture_file
from app.services.pictures.fishbone import FishboneParameters, account_fishbone
from graph.errors import InvalidInput
from graph.view.fishbone.model import Fishbone
from graph.view.fishbone.picture import fishbone_scene

FORMATS = ("html", "svg", "png", "pptx", "json")


@click.command("fishbone")
@account_option
@lang_option
@format_options(FORMATS)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="The file to write (default: fishbone.FORMAT); - is standard output.",
)
@click.pass_context
@ending_well
def fishbone_command(
    context: click.Context,
    /,
    account: str,
    lang: str,
    format_: str | None,
    theme: str,
    out: Path | None,
    **options: Any,
) -> None:
    """Write one project's decision as a fishbone: a page, picture, slide or data."""
    parameters = cast(FishboneParameters, parameters_from(FishboneParameters, options))
    format_ = format_ or by_ending(out, FORMATS)
    with access(context) as by, progress_bar() as bar:
        found = account_fishbone(by, account, parameters, language_of(lang), bar)
    content = _content(found, format_, cast(PictureTheme, theme))
    write_file(out or Path(f"fishbone.{format_}"), content, account)
    note_fonts(format_, found.language)


def _content(found: Fishbone, format_: str, theme: PictureTheme) -> bytes:
    match format_:
        case "json":
            return found.model_dump_json(indent=2).encode() + b"\n"
        case "html":
            return fishbone_page(found, theme).encode()
        case "svg" | "png" | "pptx":
            return picture_file(fishbone_scene(found), format_, theme).content
    raise InvalidInput(f"expected one of {', '.join(FORMATS)}, got {format_!r}")


fishbone_command.params += [
    option for option in parameter_options(FishboneParameters) if option.name != "limit"
]
