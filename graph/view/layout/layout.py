"""What a layout is: where each card stands, and what is drawn behind the cards."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

CARD_WIDTH, CARD_HEIGHT = 172.0, 62.0
"""Size of a person's card; a position is the card's centre."""


class Point(BaseModel):
    """A place on the map, y downwards."""

    model_config = ConfigDict(frozen=True)

    x: float
    y: float


class Band(BaseModel):
    """A rectangle behind cards: a unit's people, or the area outside the organisation."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["unit", "outside"]
    unit: str | None
    x: float
    y: float
    width: float
    height: float


class Ring(BaseModel):
    """An ellipse about the origin: the decision body, or all who move at least so much of it.

    `share`: what people within move of the decision at least; None for the decision body.
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["body", "ring"]
    radius_x: float
    radius_y: float
    share: float | None = None


class ReportingLine(BaseModel):
    """A reporting line: corners from the manager's card to the report's; two: a free line."""

    model_config = ConfigDict(frozen=True)

    manager: str
    report: str
    solid: bool
    points: tuple[Point, ...]


class Layout(BaseModel):
    """One arrangement of the people.

    Parameters
    ----------
    positions
        The centre of each person's card, by id.
    bands, rings, lines
        What is drawn behind the cards.
    """

    model_config = ConfigDict(frozen=True)

    positions: dict[str, Point]
    bands: tuple[Band, ...] = ()
    rings: tuple[Ring, ...] = ()
    lines: tuple[ReportingLine, ...] = ()
