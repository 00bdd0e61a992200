"""Arrows between two cards, glued to the sides that face each other."""

from graph.view.scene import Box, Connector, Glue, Stroke, anchored
from graph.view.scene.shapes import Side


def joined(one: Box, other: Box, stroke: Stroke, name: str) -> Connector:
    """Return an arrow between two cards, from and to the sides that face each other.

    Parameters
    ----------
    one, other
        Where it begins and ends; connectors hold to their ids.
    stroke
        How it looks.
    name
        What it says.
    """
    begin, end = facing(one, other)
    return Connector(
        anchored(one, begin),
        anchored(other, end),
        stroke,
        arrow=True,
        curved=begin in ("left", "right"),
        begin_at=Glue(one.id or "", begin),
        end_at=Glue(other.id or "", end),
        name=name,
    )


def facing(one: Box, other: Box) -> tuple[Side, Side]:
    """Return the sides of two cards that face each other.

    Examples
    --------
    >>> facing(Box(0, 0, 10, 4), Box(20, 0, 10, 4))
    ('right', 'left')
    """
    if other.x >= one.x + one.width:
        return "right", "left"
    if one.x >= other.x + other.width:
        return "left", "right"
    return ("bottom", "top") if other.y > one.y else ("top", "bottom")
