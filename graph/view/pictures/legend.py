"""A picture's legend: what its marks mean, in as many lines as its width needs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.stances import Level
from graph.view.phrases import Language, phrase
from graph.view.scene import Box, Colour, Connector, Group, Shape, Stroke, Text, text_width
from graph.view.scene.glyphs import disc, letter
from graph.view.scene.lines import zigzag

SIZE, LINE, SPACE, DISC = 11.0, 22.0, 16.0, 7.0


@dataclass(frozen=True, slots=True)
class Item:
    """A mark with its meaning.

    Parameters
    ----------
    draw
        The mark at the left of a base line.
    width
        Of the mark.
    words
        What it means.
    """

    draw: Callable[[float, float], tuple[Shape, ...]]
    width: float
    words: str


def legend(items: Sequence[Item], x: float, y: float, width: float, language: Language) -> Group:
    """Return a legend.

    Parameters
    ----------
    items
        The marks.
    x, y
        The left end of its first base line.
    width
        Where a line is full.
    language
        Of its name.
    """
    shapes: list[Shape] = []
    for left, down, item in _places(items, width):
        shapes += item.draw(x + left, y + down)
        shapes.append(Text(x + left + item.width + 5, y + down, item.words, SIZE, "soft"))
    return Group(tuple(shapes), phrase("legend", language), "img", "legend")


def legend_height(items: Sequence[Item], width: float) -> float:
    """Return how high a legend of some width is, from its first base line to below its last."""
    return max((down for _, down, _ in _places(items, width)), default=0.0) + LINE / 2


def level_item(level: Level, language: Language) -> Item:
    """Return what a level's disc means."""
    words = phrase(f"level_{level}", language)
    return Item(lambda x, y: disc(x + DISC, y - 4, level, DISC), 2 * DISC, words)


def role_item(role: str, language: Language) -> Item:
    """Return what a role's letter means."""
    return Item(lambda x, y: letter(x, y - 13, role), 17, phrase(f"role_{role}", language))


def line_item(stroke: Stroke, words: str, *, arrow: bool = True) -> Item:
    """Return what a line means."""
    return Item(
        lambda x, y: (Connector((x, y - 4), (x + 28, y - 4), stroke, arrow=arrow),), 28, words
    )


def zigzag_item(stroke: Stroke, words: str) -> Item:
    """Return what a zigzag line means."""

    def draw(x: float, y: float) -> tuple[Shape, ...]:
        turns = pairwise(zigzag((x, y - 4), (x + 28, y - 4)))
        return tuple(Connector(begin, end, stroke) for begin, end in turns)

    return Item(draw, 28, words)


def glyph_item(glyph: str, colour: Colour, words: str, size: float = 13.0) -> Item:
    """Return what a glyph means."""
    width = text_width(glyph, size, 700)
    return Item(lambda x, y: (Text(x, y, glyph, size, colour, 700),), width, words)


def ring_item(words: str) -> Item:
    """Return what a double ring means."""
    stroke = Stroke("influence", 1.3)
    return Item(
        lambda x, y: (
            Box(x, y - 13, 24, 17, "card", stroke, 5),
            Box(x + 3, y - 10, 18, 11, "card", stroke, 3),
        ),
        24,
        words,
    )


def _places(items: Sequence[Item], width: float) -> Iterator[tuple[float, float, Item]]:
    """Yield how far right and down each mark stands."""
    x = y = 0.0
    for item in items:
        room = item.width + 5 + text_width(item.words, SIZE)
        if x and x + room > width:
            x, y = 0.0, y + LINE
        yield x, y, item
        x += room + SPACE
