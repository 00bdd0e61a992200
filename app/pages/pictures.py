"""A scene as a file, in each format that a picture is asked for in."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from graph.view.scene import Scene, Theme
from graph.view.scene.png import png
from graph.view.scene.pptx import pptx
from graph.view.scene.svg import svg

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
_BINARY: Mapping[PictureFormat, Callable[[Scene, Theme], bytes]] = {"png": png, "pptx": pptx}


class PictureFile(NamedTuple):
    """A file's content and media type."""

    content: bytes
    media_type: str


def named_theme(theme: PictureTheme) -> Theme | None:
    """Return the theme that was named; None where the reader's own setting counts."""
    return None if theme == "auto" else theme


def picture_file(scene: Scene, format_: PictureFormat, theme: PictureTheme) -> PictureFile:
    """Return a scene as a file.

    Parameters
    ----------
    scene
        The picture.
    format_
        What kind of file.
    theme
        Its colours.
    """
    named = named_theme(theme)
    if format_ == "svg":
        return PictureFile(svg(scene, named).encode(), MEDIA_TYPES["svg"])
    return PictureFile(_BINARY[format_](scene, named or "light"), MEDIA_TYPES[format_])
