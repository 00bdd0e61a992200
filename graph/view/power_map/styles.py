"""How a map is drawn: each meaning's glyph and its colours; for our page and for others.

One glyph for each meaning, never colour alone: see the mark set of the method.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from graph.stances import Level
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH
from graph.view.power_map.marks import RoleLetter
from graph.view.scene.glyphs import (
    APPEARED,
    CHANGED,
    DOT,
    GLYPHS,
    GONE,
    NO_DOT,
    POINTER,
    RISING,
    RIVAL,
)

Theme = Literal["light", "dark"]
MARKS: Mapping[str, str] = {
    "competitor": RIVAL,
    "dot_filled": DOT,
    "dot_empty": NO_DOT,
    "note": "✎",
    "rising": RISING,
    "pointer": POINTER,
    "appeared": APPEARED,
    "gone": GONE,
    "changed": CHANGED,
}
_BOTH: Mapping[str, tuple[str, str]] = {
    "ground": ("#f7f8fa", "#10151c"),
    "card": ("#ffffff", "#1c242f"),
    "ink": ("#1d2733", "#e8edf4"),
    "soft": ("#566275", "#a5b1c2"),
    "line": ("#c9d1dc", "#3a4656"),
    "band": ("#eaeef3", "#171e28"),
    "tie": ("#9aa6b6", "#5c6b7f"),
    "influence": ("#7c3aed", "#a78bfa"),
    "accent": ("#6d28d9", "#b79bff"),
    "rival": ("#7f1d1d", "#fca5a5"),
    "fresh": ("#b03a06", "#fb923c"),
    "letter-ink": ("#ffffff", "#10151c"),
    "coach": ("#0f766e", "#2dd4bf"),
    "exclusive": ("#1d4ed8", "#7aa7ff"),
    "support": ("#15803d", "#4ade80"),
    "neutral": ("#636b78", "#9ca3af"),
    "opposed": ("#b42318", "#f87171"),
    "disc-ink": ("#ffffff", "#10151c"),
    "unknown": ("#374151", "#d1d5db"),
}
COLOURS: Mapping[Theme, Mapping[str, str]] = {
    "light": {name: light for name, (light, _) in _BOTH.items()},
    "dark": {name: dark for name, (_, dark) in _BOTH.items()},
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
