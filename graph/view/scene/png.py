"""A scene as PNG, by resvg, with the fonts of this machine.

resvg draws SVG 1.1 alike everywhere and looks every letter up in all installed fonts; nothing is
asked of a network.
"""

import re
from functools import cache
from xml.sax.saxutils import quoteattr, unescape

import resvg_py

from graph.view.scene.colours import Theme
from graph.view.scene.metrics import letters_of
from graph.view.scene.scripts import FACES
from graph.view.scene.shapes import Scene
from graph.view.scene.svg import CHINESE_FACES, FONTS, SVG, svg

SCALE = 2.0
"""Pixels for each unit of the scene: sharp on paper and on dense screens."""
MOST_PIXELS = 8_000
"""No side is larger, so that no picture takes all memory."""
FAMILIES = ("Noto Sans", "DejaVu Sans", "Liberation Sans", "Segoe UI", "Arial", "Helvetica")
"""What stands for "sans-serif": resvg reads no setting of the system."""

MARKS = '"DejaVu Sans", "Noto Sans Symbols2", "Segoe UI Symbol", "Apple Symbols"'
"""Faces named for texts of marks alone (dots, arrows), as CHINESE_FACES are for those with Chinese
letters: else resvg opens all installed fonts one by one, for every text anew, and takes a serif."""
_TEXT = re.compile("<text ([^>]*>)(.*?)</text>", re.DOTALL)
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_MARKS = re.compile(r"[\s\u2190-\u2bff]+")
BOX = "□"
"""Stands for an emoji that no font has: resvg would draw one for each of its parts."""
_FACES = quoteattr(FACES["pictograph"], {'"': "&quot;"})
_PICTOGRAPHS = re.compile(f"<tspan font-family={re.escape(_FACES)}>([^<]*)</tspan>")


def png(scene: Scene, theme: Theme = "light", scale: float = SCALE) -> bytes:
    """Return a scene as a PNG file.

    Parameters
    ----------
    scene
        The picture.
    theme
        Its colours.
    scale
        Pixels for each unit; less where a side would have more than 8,000.
    """
    zoom = min(scale, MOST_PIXELS / max(scene.width, scene.height))
    width, height = (max(round(side * zoom), 1) for side in (scene.width, scene.height))
    language = "zh-CN" if scene.language == "zh" else "en"
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=_drawable(svg(scene, theme)),
            width=width,
            height=height,
            languages=[language],
            sans_serif_family=_sans_serif(),
        )
    )


@cache
def draws_pictographs() -> bool:
    """Return whether a font with emoji is installed: two of them look different."""
    faces = FACES["pictograph"]
    return _letter("🙂", faces) != _letter("🚀", faces)


def _drawable(drawing: str) -> str:
    """Return a picture with faces named, and one empty box for each emoji that no font draws."""
    named = _TEXT.sub(_named, drawing)
    return named if draws_pictographs() else _PICTOGRAPHS.sub(_boxes, named)


def _named(found: re.Match[str]) -> str:
    """Return a text with the faces of its letters before the usual ones."""
    faces = MARKS if _MARKS.fullmatch(found[2]) else CHINESE_FACES
    if faces == CHINESE_FACES and not _CHINESE.search(found[2]):
        return found[0]
    return f"<text font-family={quoteattr(f'{faces}, {FONTS}')} {found[1]}{found[2]}</text>"


def _boxes(found: re.Match[str]) -> str:
    return BOX * sum(1 for _ in letters_of(unescape(found[1])))


@cache
def draws_chinese() -> bool:
    """Return whether a font with Chinese letters is installed: two letters look different."""
    return _letter("中", FONTS) != _letter("国", FONTS)


@cache
def _sans_serif() -> str | None:
    """Return the first of the usual families that is here; resvg's own choice where none is."""
    nothing = _letter("A", "no such family")
    return next((family for family in FAMILIES if _letter("A", family) != nothing), None)


def _letter(letter: str, families: str) -> bytes:
    text = f'<text x="2" y="24" font-size="24" font-family={quoteattr(families)}>{letter}</text>'
    drawn = f'<svg xmlns="{SVG}" width="30" height="30">{text}</svg>'
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn))
