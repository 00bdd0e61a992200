"""The win rate's report as one page."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from app.pages.templates import templates
from app.services.winrate.winrate import WinRateModel
from graph.calibration.scores import Bin
from graph.view.evidence import percent
from graph.view.phrases import Language
from graph.view.pictures.reliability_diagram import reliability_picture
from graph.view.scene.svg import svg
from graph.view.words.winrate import winrate_phrase


def winrate_page(model: WinRateModel, language: Language) -> str:
    """Return the report as an HTML page that needs nothing else."""
    word = partial(winrate_phrase, language=language)

    def drawn(found: Sequence[Bin]) -> Markup:
        scene = reliability_picture(found, language).scene
        return Markup(svg(scene))  # noqa: S704 (drawn by us, its texts escaped)

    page = templates().get_template("winrate.html.j2")
    return page.render(model=model, language=language, word=word, percent=percent, drawn=drawn)
