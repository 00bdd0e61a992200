"""Boxes within boxes: how cards, columns and units are put beside and below one another.

A box knows its size and what is in it, not where it stands; `placed` walks a finished box once
and gives places. Nothing here recurses, so a chain of any length is fine.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Band, Point

GAP = 14.0
"""Between stacked cards."""
GUTTER = 20.0
"""Left of a column: where the lines to its cards run."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A step of the line to a card: along x or y as far as a value, in the box's own frame."""

    card: str
    axis: Literal["x", "y"]
    value: float


@dataclass(slots=True)
class Box:
    """A rectangle with things in it.

    Parameters
    ----------
    width, height
        Its size.
    card
        The person whose card it begins with, at (`card_x`, 0).
    heads
        The people whom lines from outside the box lead to.
    parts
        Boxes within: x, y, box.
    bands, taps
        Rectangles to draw, and steps of lines, in this box's frame.
    """

    width: float
    height: float
    card: str | None = None
    card_x: float = 0.0
    heads: tuple[str, ...] = ()
    parts: list[tuple[float, float, "Box"]] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    taps: list[Tap] = field(default_factory=list)

    def add(self, x: float, y: float, part: "Box") -> None:
        """Put a box into this one, which grows to hold it."""
        self.parts.append((x, y, part))
        self.width = max(self.width, x + part.width)
        self.height = max(self.height, y + part.height)


def card(person: str) -> Box:
    """Return the box of one card."""
    return Box(CARD_WIDTH, CARD_HEIGHT, card=person, heads=(person,))


def columns(boxes: Sequence[Box], limit: float, gap: float = GAP) -> Box:
    """Return boxes stacked in columns from the left, about evenly, none higher than needed.

    Parameters
    ----------
    boxes
        What to stack, in order.
    limit
        The height that a column may reach; a box that is higher still gets its column.
    gap
        Between stacked boxes.
    """
    stack = Box(0.0, 0.0, heads=tuple(head for box in boxes for head in box.heads))
    left = 0.0
    for column in _evenly(boxes, limit, gap):
        top = 0.0
        for box in column:
            stack.add(left + GUTTER, top, box)
            stack.taps += [Tap(head, "x", left + GUTTER / 2) for head in box.heads]
            top += box.height + gap
        left += GUTTER + max(box.width for box in column)
    return stack


def column_count(stack: Box) -> int:
    """Return how many columns a stack of `columns` has."""
    return len({x for x, _, _ in stack.parts})


@dataclass(frozen=True, slots=True)
class Placed:
    """A finished box, walked: the cards' centres, the bands, and each card's line in steps."""

    positions: dict[str, Point]
    bands: list[Band]
    taps: dict[str, list[Tap]]


def placed(root: Box) -> Placed:
    """Return where everything in a box stands, its top left corner being the origin."""
    found = Placed({}, [], defaultdict(list))
    for x, y, box in _walked(root):
        if box.card is not None:
            centre = Point(x=x + box.card_x + CARD_WIDTH / 2, y=y + CARD_HEIGHT / 2)
            found.positions[box.card] = centre
        for band in box.bands:
            found.bands.append(band.model_copy(update={"x": band.x + x, "y": band.y + y}))
        for tap in box.taps:
            offset = x if tap.axis == "x" else y
            found.taps[tap.card].append(Tap(tap.card, tap.axis, tap.value + offset))
    return found


def _walked(root: Box) -> Iterator[tuple[float, float, Box]]:
    """Yield each box with its place, the outer before the inner, in order."""
    waiting = [(0.0, 0.0, root)]
    while waiting:
        x, y, box = waiting.pop()
        yield x, y, box
        waiting += [(x + dx, y + dy, part) for dx, dy, part in reversed(box.parts)]


def _evenly(boxes: Sequence[Box], limit: float, gap: float) -> list[list[Box]]:
    """Return the columns, lowered as far as their number allows."""
    wanted = len(_filled(boxes, limit, gap))
    height = sum(box.height + gap for box in boxes) / max(wanted, 1) - gap
    while height < limit:
        found = _filled(boxes, height, gap)
        if len(found) <= wanted:
            return found
        height = min(limit, max(height * 1.1, height + gap))
    return _filled(boxes, limit, gap)


def _filled(boxes: Sequence[Box], limit: float, gap: float) -> list[list[Box]]:
    """Return the columns when each is filled up to the limit or the highest box."""
    limit = max([limit, *(box.height for box in boxes)]) + 1e-9
    found: list[list[Box]] = []
    height = 0.0
    for box in boxes:
        if not found or height + box.height > limit:
            found.append([])
            height = 0.0
        found[-1].append(box)
        height += box.height + gap
    return found
