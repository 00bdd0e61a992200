"""How a map is drawn: each meaning's glyph and its colours; for our page and for others.

One glyph for each meaning, never colour alone: see the mark set of the method.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from graph.stances import Level
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH
from graph.view.power_map.marks import RoleLetter
from graph.view.scene.colours import COLOURS as PICTURE_COLOURS
from graph.view.scene.colours import Colour
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
NAMES: Mapping[str, Colour] = {
    "ground": "paper",
    "card": "card",
    "ink": "ink",
    "soft": "soft",
    "line": "line",
    "band": "band",
    "tie": "bone",
    "influence": "influence",
    "accent": "accent",
    "rival": "rival",
    "conflict": "danger",
    "fresh": "action",
    "letter-ink": "on_ink",
    "coach": "coach",
    "exclusive": "exclusive",
    "support": "support",
    "neutral": "neutral",
    "opposed": "opposed",
    "disc-ink": "on_level",
    "unknown": "unknown",
}
"""What a map's page and others call the colours of every picture."""
COLOURS: Mapping[Theme, Mapping[str, str]] = {
    theme: {name: PICTURE_COLOURS[theme][colour] for name, colour in NAMES.items()}
    for theme in get_args(Theme)
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
