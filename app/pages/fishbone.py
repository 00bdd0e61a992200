"""The fishbone as one self-contained page: the picture, and the table with the same facts.

No script: the picture is SVG that keyboard and screen reader walk through, the choices are links.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from app.pages.picture import THEMES, picture_policy, picture_style
from app.pages.pictures import PictureTheme, named_theme
from app.pages.templates import templates
from graph.days import days_before
from graph.view.fishbone.figures import fish_figures
from graph.view.fishbone.model import Fishbone, FishRow
from graph.view.fishbone.picture import fishbone_scene
from graph.view.fishbone.words import fish_phrase
from graph.view.phrases import phrase
from graph.view.scene.svg import svg

NOT_COLUMNS = {"contact"}
QUARTER_DAYS = 91


def fishbone_page(
    fish: Fishbone, theme: PictureTheme = "auto", links: Mapping[str, str] | None = None
) -> str:
    """Return a fishbone as an HTML page that needs nothing else.

    Parameters
    ----------
    fish
        The fishbone.
    theme
        Its colours.
    links
        Where a served page leads to, by words; a file has none.
    """
    scene = fishbone_scene(fish)
    return (
        templates()
        .get_template("fishbone.html.j2")
        .render(
            fish=fish,
            dates=[one for one in (fish, fish.then) if one],
            scene=scene,
            theme=theme,
            language=fish.language,
            picture=Markup(svg(scene, named_theme(theme))),  # noqa: S704 (escaped where written)
            style=Markup(picture_style()),  # noqa: S704 (ours)
            policy=picture_policy(theme),
            columns=[name for name in FishRow.model_fields if name not in NOT_COLUMNS],
            cell=partial(_cell, fish),
            figures=fish_figures,
            links=links or {},
            word=partial(_word, fish),
            phrase=partial(_phrase, fish),
        )
    )


def page_links(fish: Fishbone, asked: Mapping[str, str]) -> dict[str, str]:
    """Return where a served page leads to: other languages, themes and dates, its files.

    Parameters
    ----------
    fish
        What the page shows.
    asked
        The page's own query: every link keeps it but for what it changes.
    """
    name, language = quote(fish.account, safe=""), fish.language
    page, files = f"/accounts/{name}/fishbone", f"/v1/accounts/{name}/fishbone"

    def url(path: str, **changed: str) -> str:
        query = {**asked, "lang": language, **changed}
        return f"{path}?{urlencode({key: value for key, value in query.items() if value})}"

    other = "en" if language == "zh" else "zh"
    return {
        fish_phrase("account", language): f"/accounts/{name}?lang={language}",
        fish_phrase("other_language", language): url(page, lang=other),
        **{fish_phrase(f"theme_{one}", language): url(page, theme=one) for one in THEMES},
        **_other_date(fish, partial(url, page)),
        **{one.upper(): url(files, format=one) for one in ("svg", "png", "pptx", "json")},
    }


def _other_date(fish: Fishbone, url: Callable[..., str]) -> dict[str, str]:
    """Return the link to the fish beside an earlier one, or, where it is, to it alone."""
    if fish.project is None:
        return {}
    if fish.then is not None:
        return {fish_phrase("alone", fish.language): url(compare="")}
    earlier = days_before(fish.as_of, QUARTER_DAYS)
    words = fish_phrase("beside", fish.language, date=earlier)
    return {words: url(compare=earlier.isoformat())}


def _cell(fish: Fishbone, row: FishRow, column: str) -> str:
    """Return what a cell says; a dash is what nobody recorded."""
    value: Any = getattr(row, column)
    if value is None:
        return "–"
    if isinstance(value, bool):
        return fish_phrase("yes" if value else "no", fish.language)
    if column in ("level", "target"):
        return phrase(f"level_{value}", fish.language)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _word(fish: Fishbone, key: str, **values: object) -> str:
    return fish_phrase(key, fish.language, **values)


def _phrase(fish: Fishbone, key: str) -> str:
    return phrase(key, fish.language)
