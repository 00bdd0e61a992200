"""The win rate's model on a terminal and in files."""

from pathlib import Path
from typing import Any

import click
from pydantic import BaseModel

from app.output import print_rows
from app.pages.winrate import winrate_page
from app.services.winrate.backtest import Backtest
from app.services.winrate.winrate import WinRateModel
from graph.calibration.scores import Bin, Measures
from graph.errors import InvalidInput
from graph.view.phrases import Language
from graph.view.pictures.reliability_diagram import reliability_picture
from graph.view.scene.svg import svg
from graph.view.words.winrate import measures_in_words, winrate_phrase


def print_model(found: WinRateModel, format_: str, language: Language) -> None:
    """Print what a model is worth; as JSON it is what HTTP answers."""
    whole = found.model_dump(mode="json")
    bins = found.fit.reliability if found.fit else ()
    if format_ != "table":
        print_rows(_rows(bins), format_, whole)
        return
    for text in found.texts:
        click.echo(text)
    if bins:
        print_rows(_rows(bins), format_, whole)
    counts = {"predictions": found.said.predictions, "closed": found.said.closed_projects}
    click.echo(winrate_phrase("said", language, **counts))
    if found.said.measures:
        _print_measures(found.said.measures, language)
        print_rows(_rows(found.said.reliability), format_, whole)


def print_backtest(found: Backtest, format_: str, language: Language) -> None:
    """Print a backtest: each project, then what the whole is worth."""
    print_rows(_rows(found.items), format_, found.model_dump(mode="json"))
    if format_ != "table":
        return
    told = sum(item.probability is not None for item in found.items)
    counts = {"days": found.days, "told": told, "of": len(found.items), "undated": found.undated}
    click.echo(winrate_phrase("backtest", language, **counts))
    if found.measures:
        _print_measures(found.measures, language)


def _print_measures(found: Measures, language: Language) -> None:
    for text in measures_in_words(found, language):
        click.echo(f"  {text}")


def _rows(parts: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [part.model_dump(mode="json") for part in parts if isinstance(part, BaseModel)]


def write_report(out: Path, found: WinRateModel, language: Language) -> None:
    """Write the report in the form that the file's name asks for."""
    bins: tuple[Bin, ...] = found.fit.reliability if found.fit else ()
    forms = {
        ".html": lambda: winrate_page(found, language),
        ".svg": lambda: svg(reliability_picture(bins, language).scene),
    }
    if out.suffix not in forms:
        raise InvalidInput(f"--out: expected a file that ends in .html or .svg, got {out.name}")
    try:
        out.write_text(forms[out.suffix](), encoding="utf-8")
    except OSError as error:
        raise InvalidInput(f"cannot write {out}: {error.strerror}") from None
