"""The power map as a file that opens anywhere."""

from pathlib import Path
from typing import Any

import click

from app.commands.analyse import parameter_options, parameters_from
from app.commands.context import (
    access,
    account_option,
    ending_well,
    lang_option,
    language_of,
    notes,
    progress_bar,
    settings_of,
)
from app.pages.render import power_map_page
from app.services.power_map import account_power_map
from graph.errors import InvalidInput
from graph.view.map_question import MapQuestion


@click.command("map")
@account_option
@lang_option
@click.option(
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default="power-map.html",
    show_default=True,
    help="The file to write; - is standard output.",
)
@click.pass_context
@ending_well
def map_command(
    context: click.Context, /, account: str, lang: str, out: Path, **options: Any
) -> None:
    """Write an account's power map as one HTML page that needs no network."""
    parameters = parameters_from(MapQuestion, options)
    large = settings_of(context).roll_up_from
    with access(context) as by, progress_bar() as bar:
        found = account_power_map(by, account, parameters, language_of(lang), bar, large)
    page = power_map_page(found, language_of(lang))
    if str(out) == "-":
        click.echo(page)
        return
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InvalidInput(f"cannot write {out}: {error.strerror}") from None
    notes.print(f"{account}: {out}", markup=False)


map_command.params += parameter_options(MapQuestion)
