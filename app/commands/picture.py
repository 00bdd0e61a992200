"""The family of pictures as files: trajectories, coverage, pain chain, reliability."""

from pathlib import Path
from typing import Any, cast

import click
from pydantic import BaseModel

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
from app.pages.picture import picture_page
from app.pages.pictures import PictureFormat, PictureTheme, picture_file
from app.services.pictures.heat_map import HeatMapParameters, account_heat_map
from app.services.pictures.pain_chain import account_pain_chain
from app.services.pictures.trajectories import account_trajectories
from app.services.winrate.winrate import winrate_model
from graph.analysis.pains.entries import PainParameters
from graph.analysis.parameters import RisingParameters
from graph.view.pictures.heat_map_picture import heat_map_picture
from graph.view.pictures.picture import Picture
from graph.view.pictures.reliability_diagram import reliability_picture
from graph.view.pictures.trajectories_picture import trajectories_picture

FORMATS = ("html", "svg", "png", "pptx", "json")


@click.group("picture")
def picture_command() -> None:
    """Write a picture with its table: a page, picture, slides or data."""


_out_option = click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="The file to write (default: NAME.FORMAT); - is standard output.",
)


@picture_command.command("trajectories")
@account_option
@lang_option
@format_options(FORMATS)
@_out_option
@click.pass_context
@ending_well
def trajectories_command(
    context: click.Context, /, account: str, lang: str, out: Path | None, **options: Any
) -> None:
    """Write where the rising stars stood at each window's end (明日之星轨迹)."""
    asked = cast(RisingParameters, parameters_from(RisingParameters, options))
    with access(context) as by, progress_bar() as bar:
        found = account_trajectories(by, account, asked, language_of(lang), bar)
    _write(found, trajectories_picture(found), out or Path("trajectories"), **options)


@picture_command.command("heat-map")
@account_option
@lang_option
@format_options(FORMATS)
@_out_option
@click.pass_context
@ending_well
def heat_map_command(
    context: click.Context, /, account: str, lang: str, out: Path | None, **options: Any
) -> None:
    """Write how each unit was covered in each month (接触覆盖热力图)."""
    asked = cast(HeatMapParameters, parameters_from(HeatMapParameters, options))
    with access(context) as by:
        found = account_heat_map(by, account, asked, language_of(lang))
    _write(found, heat_map_picture(found), out or Path("heat-map"), **options)


@picture_command.command("pain-chain")
@account_option
@lang_option
@format_options(FORMATS)
@_out_option
@click.pass_context
@ending_well
def pain_chain_command(
    context: click.Context, /, account: str, lang: str, out: Path | None, **options: Any
) -> None:
    """Write whose pain is a reason of whose, and which to relieve first (痛苦链)."""
    asked = cast(PainParameters, parameters_from(PainParameters, options))
    with access(context) as by, progress_bar() as bar:
        found = account_pain_chain(by, account, asked, language_of(lang), bar)
    _write(found.answer, found.picture, out or Path("pain-chain"), **options)


@picture_command.command("reliability")
@lang_option
@format_options(FORMATS)
@_out_option
@click.pass_context
@ending_well
def reliability_command(
    context: click.Context, /, lang: str, out: Path | None, **options: Any
) -> None:
    """Write how right the win rates are, on projects that the fit had not seen (可靠性图)."""
    with access(context) as by:
        found = winrate_model(by, language_of(lang))
    bins = found.fit.reliability if found.fit else ()
    picture = reliability_picture(bins, language_of(lang))
    _write(found, picture, out or Path("reliability"), **options)


def _write(
    found: BaseModel,
    picture: Picture,
    out: Path,
    *,
    format_: str | None,
    theme: str,
) -> None:
    """Write a picture in the format that is asked for, or that the file's name ends with."""
    chosen = format_ or by_ending(out, FORMATS)
    colours = cast(PictureTheme, theme)
    if chosen == "json":
        content = found.model_dump_json(indent=2).encode() + b"\n"
    elif chosen == "html":
        content = picture_page(picture, colours).encode()
    else:
        kind = cast(PictureFormat, chosen)
        content = picture_file(picture.scene, kind, colours, picture.table).content
    is_bare = not out.suffix and str(out) != "-"
    write_file(out.with_suffix(f".{chosen}") if is_bare else out, content, picture.title)
    note_fonts(chosen, picture.language)


pain_chain_command.params += parameter_options(PainParameters)
trajectories_command.params += parameter_options(RisingParameters)
heat_map_command.params += [
    option
    for option in parameter_options(HeatMapParameters)
    if option.name in ("as_of", "believed_at", "months")
]
