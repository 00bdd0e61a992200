"""How a map is drawn: each meaning's glyph and its colours; for our page and for others.

One glyph for each meaning, never colour alone: see the mark set of the method.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from graph.stances import Level
from graph.view.layout import CARD_HEIGHT, CARD_WIDTH
from graph.view.marks import RoleLetter

Theme = Literal["light", "dark"]
GLYPHS: Mapping[Level, str] = {
    "coach": "★",
    "exclusive": "◆",
    "support": "+",
    "neutral": "=",
    "opposed": "−",
    "unknown": "?",
}
MARKS: Mapping[str, str] = {
    "competitor": "✕",
    "dot_filled": "●",
    "dot_empty": "○",
    "note": "✎",
    "appeared": "⊕",
    "gone": "⊖",
    "changed": "Δ",
}
_NAMES = (
    "ground card ink soft line band tie influence accent rival fresh letter-ink coach exclusive "
    "support neutral opposed disc-ink unknown"
).split()
_LIGHT = (
    "#f7f8fa #ffffff #1d2733 #566275 #c9d1dc #eaeef3 #9aa6b6 #7c3aed #6d28d9 #7f1d1d #b03a06 "
    "#ffffff #0f766e #1d4ed8 #15803d #636b78 #b42318 #ffffff #374151"
).split()
_DARK = (
    "#10151c #1c242f #e8edf4 #a5b1c2 #3a4656 #171e28 #5c6b7f #a78bfa #b79bff #fca5a5 #fb923c "
    "#10151c #2dd4bf #7aa7ff #4ade80 #9ca3af #f87171 #10151c #d1d5db"
).split()
COLOURS: Mapping[Theme, Mapping[str, str]] = {
    "light": dict(zip(_NAMES, _LIGHT, strict=True)),
    "dark": dict(zip(_NAMES, _DARK, strict=True)),
}
"""Every ink has a contrast of 4.5 or more on its ground."""


class MapStyles(BaseModel):
    """What to draw with.

    Parameters
    ----------
    card_width, card_height
        Of a person's card, in the positions' unit; a position is the card's centre.
    levels
        The glyph of each relationship level; the colour of its disc has the level's name.
    roles
        The role letters, the strongest first.
    marks
        The glyphs of the other marks.
    colours
        By theme and name, as #rrggbb. `disc-ink` is written on discs, `letter-ink` on `ink`.
    """

    model_config = ConfigDict(frozen=True)

    card_width: float = CARD_WIDTH
    card_height: float = CARD_HEIGHT
    levels: Mapping[Level, str] = GLYPHS
    roles: tuple[str, ...] = get_args(RoleLetter)
    marks: Mapping[str, str] = MARKS
    colours: Mapping[Theme, Mapping[str, str]] = COLOURS


def css_colours(theme: Theme) -> str:
    """Return a theme's colours as CSS variables.

    Examples
    --------
    >>> css_colours("light").split(";")[0]
    '--ground:#f7f8fa'
    """
    return ";".join(f"--{name}:{colour}" for name, colour in COLOURS[theme].items()) + ";"
