"""One glyph for each meaning, alike in every picture: a level in its disc, a role in its square."""

from collections.abc import Mapping

from graph.stances import Level
from graph.view.scene import Box, Ellipse, Shape, Stroke, Text

GLYPHS: Mapping[Level, str] = {
    "coach": "★",
    "exclusive": "◆",
    "support": "+",
    "neutral": "=",
    "opposed": "−",
    "unknown": "?",
}
"""One for each level, in a disc of its colour."""
POINTER, RISING, RIVAL = "☞", "↑", "✕"
APPEARED, GONE, CHANGED = "⊕", "⊖", "Δ"
DOT, NO_DOT, MOST_DOTS = "●", "○", 4
DISC = 8.5


def disc(x: float, y: float, level: Level, radius: float = DISC) -> tuple[Shape, ...]:
    """Return a level's glyph in its disc; unknown is an empty one with a dashed rim."""
    size = radius * 1.35
    if level == "unknown":
        rim = Ellipse(x, y, radius, radius, "card", Stroke("neutral", 1.2, "dashed"))
        return rim, Text(x, y + size * 0.36, "?", size, "unknown", 700, "middle")
    glyph = Text(x, y + size * 0.36, GLYPHS[level], size, "on_level", 700, "middle")
    return Ellipse(x, y, radius, radius, level), glyph


def letter(x: float, y: float, role: str) -> tuple[Shape, ...]:
    """Return a role's letter in its square, by the square's upper left corner."""
    return Box(x, y, 17, 17, "ink", radius=3.5), Text(
        x + 8.5, y + 12.7, role, 11.5, "on_ink", 700, "middle"
    )


def dots(coverage: int) -> str:
    """Return how lately we met somebody, as dots: all filled within two weeks.

    Examples
    --------
    >>> dots(3)
    '●●●○'
    """
    return DOT * coverage + NO_DOT * (MOST_DOTS - coverage)
