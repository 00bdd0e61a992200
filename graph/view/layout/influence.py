"""The influence layout: the decision body in the middle, the others by how much they move it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.decision import Decision
from graph.view.layout.directions import directions, steady
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Layout, Point, Ring
from graph.view.layout.places import ASIDE, settled
from graph.view.layout.rings import SHAPE, SPARE, ring, rings_for

CELL = np.array([CARD_WIDTH + 26.0, CARD_HEIGHT + 26.0])
BODY_SHARE = 0.5
"""A decision body of more than this share of the people has no middle of its own."""
SHARES = (0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001, 0.0)
"""People who move at least so much of the decision stand nearer than all who move less.

They are far apart, so that news of one person carry few across.
"""
STRONGEST_INNERMOST = 1e3
"""In the body, going aside costs next to nothing."""
_ROOM = 10.0


def influence_layout(decision: Decision) -> Layout:
    """Return where everybody stands by their say in a decision.

    Those who hold it stand in the middle, the strongest innermost; around them the others, in
    bands by the share of the decision that they move. In a band, people stand towards those
    whom they listen to or who listen to them, and towards their unit's sector. Bands are wide
    and places always the same, so that news of one person move few others.

    Parameters
    ----------
    decision
        The decision, with its influence model.

    Returns
    -------
    Layout
        About the origin. No two cards intersect.
    """
    towards = directions(decision.graph, decision.listening.informal)
    places = np.zeros((len(decision.graph), 2))
    rings: list[Ring] = []
    for band in _bands(decision):
        free = np.concatenate([ring(number) for number in band.rings])
        aside = ASIDE if band.share is not None else STRONGEST_INNERMOST
        places[band.people] = free[settled(free, towards[band.people], aside)]
        rings.append(_drawn(band, places))
    positions = {
        id_: Point(x=round(float(x), 2), y=round(float(y), 2))
        for id_, (x, y) in zip(decision.graph.ids, places * CELL, strict=True)
    }
    return Layout(positions=positions, rings=tuple(one for one in rings if one.share != 0))


@dataclass(frozen=True, slots=True)
class _Band:
    """People in the order in which they choose places, their rings, and what they move at least.

    The share of the decision body's band is None.
    """

    people: Indices
    rings: range
    share: float | None


def _bands(decision: Decision) -> Iterator[_Band]:
    """Yield the bands from the middle outwards; a ring is free around the decision body."""
    held, others = _groups(decision)
    first = 0
    if len(held):
        rings = rings_for(len(held), first, spare=1.0)
        yield _Band(held, rings, None)
        first = rings.stop + 1
    band = (decision.decision_influence[others, None].round(12) < SHARES).sum(axis=1)
    for number in np.unique(band):
        people = others[band == number]
        rings = rings_for(len(people), first, SPARE)
        yield _Band(people, rings, SHARES[number])
        first = rings.stop


def _groups(decision: Decision) -> tuple[Indices, Indices]:
    """Return the decision body, the strongest first, and the others in their steady order."""
    power = decision.body.power.round(12)
    chance = steady(decision.graph.ids)
    held = np.flatnonzero(power > 0)
    if not 0 < len(held) <= BODY_SHARE * len(power):
        held = np.empty(0, dtype=np.intp)
    others = np.setdiff1d(np.arange(len(power)), held)
    strongest = np.lexsort((chance[held], -power[held]))
    return held[strongest], others[np.argsort(chance[others])]


def _drawn(band: _Band, places: Floats) -> Ring:
    """Return the body's ellipse around its cards, or the outer edge of a band."""
    if band.share is None:
        corners = np.abs(places[band.people] * CELL) + np.array([CARD_WIDTH, CARD_HEIGHT]) / 2
        reach = np.linalg.norm((corners + _ROOM) / CELL / SHAPE, axis=1).max()
    else:
        reach = band.rings.stop - 0.5
    x, y = (round(float(radius), 2) for radius in reach * CELL * SHAPE)
    kind: Literal["body", "ring"] = "body" if band.share is None else "ring"
    return Ring(kind=kind, radius_x=x, radius_y=y, share=band.share)
