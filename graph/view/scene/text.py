"""A line of text in a picture."""

from dataclasses import dataclass
from typing import Literal

from graph.view.scene.colours import Colour
from graph.view.scene.metrics import clean, fitted

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; y is its baseline. `full` is the whole text where `words` were cut."""

    x: float
    y: float
    words: str
    size: float = 12.0
    colour: Colour = "ink"
    weight: int = 400
    anchor: Anchor = "start"
    full: str = ""

    @classmethod
    def within(
        cls,
        x: float,
        y: float,
        words: str,
        width: float,
        *,
        size: float = 12.0,
        colour: Colour = "ink",
        weight: int = 400,
        anchor: Anchor = "start",
    ) -> "Text":
        """Return a line cut to a width, with the whole text beside it where it was cut."""
        shown, whole = fitted(words, size, width, weight), clean(words)
        full = whole if shown != whole else ""
        return cls(x, y, shown, size, colour, weight, anchor, full)
