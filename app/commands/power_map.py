"""The power map as a file that opens anywhere."""

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
    settings_of,
)
from app.commands.files import by_ending, format_options, note_fonts, write_file
from app.pages.map_file import MapFormat, map_file
from app.pages.pictures import ENDINGS, PictureTheme
from app.pages.render import power_map_page
from app.services.pictures.map_file import MapFileParameters, map_frame, whole_of
from app.services.pictures.power_map import account_power_map
from graph.view.power_map.power_map import PowerMap

FORMATS = ("html", "json", "svg", "png", "pptx", "graphml", "cytoscape")


@click.command("map")
@account_option
@lang_option
@format_options(FORMATS)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="The file to write (default: power-map.FORMAT); - is standard output.",
)
@click.pass_context
@ending_well
def map_command(
    context: click.Context,
    /,
    account: str,
    lang: str,
    format_: str | None,
    theme: str,
    out: Path | None,
    **options: Any,
) -> None:
    """Write an account's power map: a page that needs no network, a picture, slides, a network."""
    parameters = cast(MapFileParameters, parameters_from(MapFileParameters, options))
    format_ = format_ or by_ending(out, FORMATS)
    large = settings_of(context).roll_up_from
    with access(context) as by, progress_bar() as bar:
        if format_ in ("html", "json"):
            asked = whole_of(parameters)
            found = account_power_map(by, account, asked, language_of(lang), bar, large)
            content = _data(found, format_)
        else:
            frame = map_frame(by, account, parameters, language_of(lang), bar)
            how = cast(MapFormat, format_), cast(PictureTheme, theme)
            content = map_file(frame, *how, bar).content
    write_file(out or Path(f"power-map.{ENDINGS.get(format_, format_)}"), content, account)
    note_fonts(format_, language_of(lang))


def _data(found: PowerMap, format_: str) -> bytes:
    if format_ == "json":
        return found.model_dump_json(indent=2).encode() + b"\n"
    return power_map_page(found, found.language).encode()


map_command.params += parameter_options(MapFileParameters)
