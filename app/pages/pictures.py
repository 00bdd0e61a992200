"""A scene as a file, in each format that a picture is asked for in."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from graph.view.scene import Scene, Theme
from graph.view.scene.png import png
from graph.view.scene.pptx import pptx
from graph.view.scene.svg import svg
from graph.view.scene.table import PictureTable

PictureFormat = Literal["svg", "png", "pptx"]
PictureTheme = Literal["auto", "light", "dark", "print"]
"""`auto`: SVG and pages follow the reader's screen and printer; the other formats are light."""
MEDIA_TYPES: Mapping[PictureFormat, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Of an SVG that a browser opens by itself: nothing runs, nothing is loaded."""


ENDINGS: Mapping[str, str] = {"cytoscape": "cyjs"}
"""Of files whose name does not end as their format is called."""


class PictureFile(NamedTuple):
    """A file's content and media type."""

    content: bytes
    media_type: str


def named_theme(theme: PictureTheme) -> Theme | None:
    """Return the theme that was named; None where the reader's own setting counts."""
    return None if theme == "auto" else theme


def picture_file(
    scene: Scene, format_: PictureFormat, theme: PictureTheme, table: PictureTable | None = None
) -> PictureFile:
    """Return a scene as a file.

    Parameters
    ----------
    scene
        The picture.
    format_
        What kind of file.
    theme
        Its colours.
    table
        Its table twin, which a slide show has after the picture.
    """
    named = named_theme(theme)
    match format_:
        case "svg":
            content = svg(scene, named).encode()
        case "png":
            content = png(scene, named or "light")
        case "pptx":
            content = pptx(scene, named or "light", table)
    return PictureFile(content, MEDIA_TYPES[format_])


def file_headers(name: str, format_: str) -> dict[str, str]:
    """Return how a browser is to take a file: shown, or kept where it shows none."""
    how = "inline" if format_ in ("svg", "png") else "attachment"
    named = {"Content-Disposition": f'{how}; filename="{name}.{ENDINGS.get(format_, format_)}"'}
    return named | ({"Content-Security-Policy": POLICY} if format_ == "svg" else {})
