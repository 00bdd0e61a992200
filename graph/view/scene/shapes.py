"""A picture as data: shapes in the order they are painted, which is the order they are read in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.view.phrases import Language
from graph.view.scene.colours import Colour
from graph.view.scene.text import Text

Dash = Literal["solid", "dashed", "dotted"]
Side = Literal["top", "left", "bottom", "right"]
Role = Literal["img", "list", "listitem", "group"]
Place = tuple[float, float]
"""x, y; y downwards."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """An outline or line: its colour, width and dash."""

    colour: Colour
    width: float = 1.0
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, rounded by `radius`; connectors may be glued to its `id`."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = "card"
    stroke: Stroke | None = None
    radius: float = 0.0
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse about a centre."""

    x: float
    y: float
    radius_x: float
    radius_y: float
    fill: Colour | None = "card"
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled outline through some places."""

    places: tuple[Place, ...]
    fill: Colour | None = "card"
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Glue:
    """Where a connector holds to a box: the middle of a side of the one with this id."""

    box: str
    side: Side


@dataclass(frozen=True, slots=True)
class Connector:
    """A line from a place to another, with an arrow head if wanted, glued to boxes if named.

    Parameters
    ----------
    begin, end
        The places.
    stroke
        How it looks.
    arrow
        Whether it ends in an arrow head.
    curved
        It leaves and arrives level, in an S, where otherwise it is straight.
    begin_at, end_at
        The boxes that it holds to.
    name
        What it says, as a tooltip.
    """

    begin: Place
    end: Place
    stroke: Stroke
    arrow: bool = False
    curved: bool = False
    begin_at: Glue | None = None
    end_at: Glue | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are one thing.

    Parameters
    ----------
    shapes
        What is in it.
    name
        What a screen reader says; shown as a tooltip where `has_tooltip`.
    role
        What it is; `list` holds `listitem`.
    id
        Of the picture's own; never what a user wrote.
    is_focusable
        Whether the keyboard reaches it.
    link
        Where it leads.
    """

    shapes: tuple["Shape", ...]
    name: str = ""
    role: Role = "group"
    id: str | None = None
    is_focusable: bool = False
    link: str | None = None
    has_tooltip: bool = False


Shape = Box | Ellipse | Polygon | Connector | Text | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture.

    Parameters
    ----------
    width, height
        Its size, in CSS pixels.
    title, description
        What it shows, for those who do not see it.
    shapes
        From the back to the front, in reading order.
    language
        Of its words: it decides between Chinese and Japanese forms of the same characters.
    """

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]
    language: Language = "en"


def anchored(box: Box, side: Side) -> Place:
    """Return the middle of a box's side.

    Examples
    --------
    >>> anchored(Box(0, 0, 10, 4), "right")
    (10, 2.0)
    """
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    return {
        "top": (middle_x, box.y),
        "bottom": (middle_x, box.y + box.height),
        "left": (box.x, middle_y),
        "right": (box.x + box.width, middle_y),
    }[side]


def words_in(shapes: Iterable[Shape]) -> Iterator[str]:
    """Yield every text of a picture, in order."""
    for shape in shapes:
        if isinstance(shape, Text):
            yield shape.full or shape.words
        elif isinstance(shape, Group):
            yield from words_in(shape.shapes)
