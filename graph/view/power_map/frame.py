"""A power map's layout on its picture: where each card and what is behind the cards stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Layout, Point
from graph.view.power_map.model import MapPerson, MapSeat
from graph.view.power_map.whole import PowerMap
from graph.view.power_map.words import map_words
from graph.view.scene import Box

LayoutName = Literal["organisation", "influence"]
MARGIN = 28.0
LEAST_WIDTH = 1180.0
ORDINARY_WIDTH, MOST_ZOOM = 1800.0, 4.0
"""Heading and legend of a wider map are larger, so that they are read where all of it is seen."""
HEADER = 76.0
RING_ROOM = 12.0


@dataclass(frozen=True)
class MapFrame:
    """A power map in one of its layouts.

    Parameters
    ----------
    map
        The map.
    name
        Which layout.
    """

    map: PowerMap
    name: LayoutName

    @property
    def layout(self) -> Layout:
        """The layout that was asked for."""
        return self.map.organisation if self.name == "organisation" else self.map.influence

    @cached_property
    def people(self) -> Mapping[str, MapPerson]:
        """Everybody on the picture, by id."""
        return {person.id: person for person in self.map.people}

    @cached_property
    def reading_order(self) -> tuple[MapPerson, ...]:
        """Everybody from the top down, row by row."""
        at = self.layout.positions
        return tuple(sorted(self.map.people, key=lambda one: (at[one.id].y, at[one.id].x)))

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """Everybody's card, by id; connectors hold to its number in reading order."""
        return {
            person.id: self._box(self.layout.positions[person.id], number)
            for number, person in enumerate(self.reading_order)
        }

    def _box(self, at: Point, number: int) -> Box:
        x, y = self.x + at.x - CARD_WIDTH / 2, self.y + at.y - CARD_HEIGHT / 2
        return Box(x, y, CARD_WIDTH, CARD_HEIGHT, radius=9, id=f"card{number}")

    @cached_property
    def zoom(self) -> float:
        """How much larger heading and legend are than on an ordinary picture."""
        return min(max(self.width / ORDINARY_WIDTH, 1.0), MOST_ZOOM)

    @cached_property
    def width(self) -> float:
        """Of the picture."""
        left, _, right, _ = self._bounds
        return max(right - left + 2 * MARGIN, LEAST_WIDTH)

    @property
    def x(self) -> float:
        """Where the layout's origin is, from the left."""
        left, _, right, _ = self._bounds
        return (self.width - left - right) / 2

    @property
    def y(self) -> float:
        """Where the layout's origin is, from the top."""
        return HEADER * self.zoom + MARGIN - self._bounds[1]

    @property
    def bottom(self) -> float:
        """Below everything that the layout draws."""
        return self.y + self._bounds[3]

    @cached_property
    def _bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that is drawn, in the layout's own frame."""
        parts = list(self._parts())
        if not parts:
            return 0.0, 0.0, 0.0, 0.0
        left, top = (min(part[side] for part in parts) for side in (0, 1))
        right, bottom = (max(part[side] for part in parts) for side in (2, 3))
        return left, top, right, bottom

    def _parts(self) -> Iterator[tuple[float, float, float, float]]:
        for person in self.map.people:
            at = self.layout.positions[person.id]
            half, high = CARD_WIDTH / 2 + RING_ROOM, CARD_HEIGHT / 2 + RING_ROOM
            yield at.x - half, at.y - high, at.x + half, at.y + high
        for seat in self.map.seats:
            at = self.seat_place(seat)
            half, high = CARD_WIDTH / 2, CARD_HEIGHT / 2
            yield at.x - half, at.y - high, at.x + half, at.y + high
        for band in self.layout.bands:
            yield band.x, band.y, band.x + band.width, band.y + band.height
        for ring in self.layout.rings:
            yield -ring.radius_x, -ring.radius_y, ring.radius_x, ring.radius_y

    def seat_place(self, seat: MapSeat) -> Point:
        """Return the centre of an empty seat's card in this layout."""
        return seat.organisation if self.name == "organisation" else seat.influence

    def say(self, key: str, **values: object) -> str:
        """Return a phrase in the picture's language."""
        return map_words(key, self.map.language, **values)
