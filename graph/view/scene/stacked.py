"""Pictures one below the other, as one picture."""

from collections.abc import Sequence
from dataclasses import replace

from graph.view.scene.shapes import (
    Box,
    Connector,
    Ellipse,
    Glue,
    Group,
    Place,
    Polygon,
    Scene,
    Shape,
)
from graph.view.scene.text import Text


def stacked(scenes: Sequence[Scene], title: str, description: str) -> Scene:
    """Return several pictures as one, each below the one before and as far right.

    Parameters
    ----------
    scenes
        At least one, from the top down, all in one language. What is named in two of them stays
        two things: connectors hold to boxes of their own picture.
    title, description
        Of the whole.

    Examples
    --------
    >>> one = Scene(40, 10, "one", "", (Box(0, 0, 4, 4, id="a"),))
    >>> both = stacked([one, one], "two", "")
    >>> both.height, [(box.id, box.y) for box in both.shapes]
    (20.0, [('s0-a', 0.0), ('s1-a', 10.0)])
    """
    width = max(scene.width for scene in scenes)
    down, shapes = 0.0, list[Shape]()
    for number, scene in enumerate(scenes):
        by = width - scene.width, down
        shapes += [_moved(shape, by, f"s{number}-") for shape in scene.shapes]
        down += scene.height
    return Scene(width, down, title, description, tuple(shapes), scenes[0].language)


def _moved(shape: Shape, by: Place, prefix: str) -> Shape:
    """Return a shape so much further right and down, with a prefix to its names."""
    match shape:
        case Box():
            x, y = _added((shape.x, shape.y), by)
            return replace(shape, x=x, y=y, id=shape.id and prefix + shape.id)
        case Ellipse() | Text():
            x, y = _added((shape.x, shape.y), by)
            return replace(shape, x=x, y=y)
        case Polygon():
            return replace(shape, places=tuple(_added(place, by) for place in shape.places))
        case Connector():
            return replace(
                shape,
                begin=_added(shape.begin, by),
                end=_added(shape.end, by),
                begin_at=_glue(shape.begin_at, prefix),
                end_at=_glue(shape.end_at, prefix),
            )
        case Group():
            inside = tuple(_moved(one, by, prefix) for one in shape.shapes)
            return replace(shape, shapes=inside, id=shape.id and prefix + shape.id)


def _added(place: Place, by: Place) -> Place:
    return place[0] + by[0], place[1] + by[1]


def _glue(glue: Glue | None, prefix: str) -> Glue | None:
    return glue and replace(glue, box=prefix + glue.box)
