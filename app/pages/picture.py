"""A picture of the family as one self-contained page: the picture, and its table twin.

No script: the picture is SVG that keyboard and screen reader walk through, the choices are links.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import get_args
from urllib.parse import quote, urlencode

from markupsafe import Markup

from app.pages.pictures import PictureTheme, named_theme
from app.pages.templates import FOLDER, templates
from graph.view.phrases import Language
from graph.view.pictures.picture import Picture
from graph.view.pictures.words import picture_phrase
from graph.view.scene.svg import FOCUS, svg, theme_style

THEMES: tuple[PictureTheme, ...] = get_args(PictureTheme)
FILES = ("svg", "png", "pptx", "json")
NARROW = 900.0
"""A picture less wide is not drawn over the whole page: it would be higher than a screen."""


def picture_page(
    picture: Picture, theme: PictureTheme = "auto", links: Mapping[str, str] | None = None
) -> str:
    """Return a picture as an HTML page that needs nothing else.

    Parameters
    ----------
    picture
        The picture with its table.
    theme
        Its colours.
    links
        Where a served page leads to, by words; a file has none.
    """
    return (
        templates()
        .get_template("picture.html.j2")
        .render(
            picture=picture,
            theme=theme,
            language=picture.language,
            drawn=Markup(svg(picture.scene, named_theme(theme))),  # noqa: S704 (escaped there)
            style=Markup(picture_style()),  # noqa: S704 (ours)
            policy=picture_policy(theme),
            narrow=NARROW,
            links=links or {},
            files=picture_phrase("files", picture.language),
        )
    )


def picture_links(
    account: str, name: str, asked: Mapping[str, str], language: Language
) -> dict[str, str]:
    """Return where a served page leads to: its account, other language, themes and files.

    Parameters
    ----------
    account
        The account's id.
    name
        The picture's, as in its URL.
    asked
        The page's own query: every link keeps it but for what it changes.
    language
        Of the words.
    """
    of = quote(account, safe="")
    page, files = f"/accounts/{of}/{name}", f"/v1/accounts/{of}/{name}"

    def url(path: str, **changed: str) -> str:
        return f"{path}?{urlencode({**asked, 'lang': language, **changed})}"

    other = "en" if language == "zh" else "zh"
    return {
        picture_phrase("account", language): f"/accounts/{of}?lang={language}",
        picture_phrase("other_language", language): url(page, lang=other),
        **{picture_phrase(f"theme_{one}", language): url(page, theme=one) for one in THEMES},
        **{one.upper(): url(files, format=one) for one in FILES},
    }


@cache
def picture_style() -> str:
    """Return the style of the pages of pictures."""
    return (FOLDER / "fishbone.css").read_text(encoding="utf-8")


def picture_policy(theme: PictureTheme) -> str:
    """Return the Content-Security-Policy of such a page: its own styles, and nothing else."""
    styles = (picture_style(), theme_style() if theme == "auto" else FOCUS)
    hashes = (b64encode(sha256(style.encode()).digest()).decode() for style in styles)
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'"
