"""A shape put elsewhere on a picture: moved, larger, under names of its own."""

from dataclasses import dataclass, replace

from graph.view.scene.shapes import (
    Box,
    Connector,
    Ellipse,
    Glue,
    Group,
    Place,
    Polygon,
    Shape,
    Stroke,
)
from graph.view.scene.text import Text


@dataclass(frozen=True, slots=True)
class Placing:
    """How shapes are put elsewhere: enlarged from the picture's origin, then moved.

    Parameters
    ----------
    right, down
        How far they are moved.
    zoom
        How much larger they are, their letters and lines too.
    prefix
        What is put before their names, so that connectors hold to boxes of the same copy.

    Examples
    --------
    >>> Placing(10, 20, zoom=2).shape(Box(1, 1, 4, 4, radius=1))
    Box(x=12, y=22, width=8, height=8, fill='card', stroke=None, radius=2, id=None)
    """

    right: float = 0.0
    down: float = 0.0
    zoom: float = 1.0
    prefix: str = ""

    def shape(self, shape: Shape) -> Shape:
        """Return a shape as it is there."""
        match shape:
            case Box() | Ellipse():
                return self._area(shape)
            case Text():
                x, y = self._place((shape.x, shape.y))
                return replace(shape, x=x, y=y, size=shape.size * self.zoom)
            case Polygon():
                places = tuple(map(self._place, shape.places))
                return replace(shape, places=places, stroke=self._stroke(shape.stroke))
            case Connector():
                return self._connector(shape)
            case Group():
                inside = tuple(map(self.shape, shape.shapes))
                return replace(shape, shapes=inside, id=shape.id and self.prefix + shape.id)

    def _area(self, shape: Box | Ellipse) -> Box | Ellipse:
        x, y = self._place((shape.x, shape.y))
        stroke = self._stroke(shape.stroke)
        if isinstance(shape, Ellipse):
            wide, high = shape.radius_x * self.zoom, shape.radius_y * self.zoom
            return replace(shape, x=x, y=y, radius_x=wide, radius_y=high, stroke=stroke)
        return replace(
            shape,
            x=x,
            y=y,
            width=shape.width * self.zoom,
            height=shape.height * self.zoom,
            stroke=stroke,
            radius=shape.radius * self.zoom,
            id=shape.id and self.prefix + shape.id,
        )

    def _connector(self, shape: Connector) -> Connector:
        return replace(
            shape,
            begin=self._place(shape.begin),
            end=self._place(shape.end),
            stroke=replace(shape.stroke, width=shape.stroke.width * self.zoom),
            begin_at=self._glue(shape.begin_at),
            end_at=self._glue(shape.end_at),
        )

    def _place(self, place: Place) -> Place:
        return self.right + self.zoom * place[0], self.down + self.zoom * place[1]

    def _stroke(self, stroke: Stroke | None) -> Stroke | None:
        return stroke and replace(stroke, width=stroke.width * self.zoom)

    def _glue(self, glue: Glue | None) -> Glue | None:
        return glue and replace(glue, box=self.prefix + glue.box)
