"""The influence layout: the decision body in the middle, the others by how much they move it."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.decision import Decision
from graph.view.layout import CARD_HEIGHT, CARD_WIDTH, Layout, Point, Ring
from graph.view.rings import SHAPE, RingPlaces, ring_places

CELL = np.array([CARD_WIDTH + 26.0, CARD_HEIGHT + 26.0])
BODY_SHARE = 0.5
"""A decision body of more than this share of the people has no middle of its own."""
PASSES = 6
_ROOM = 10.0


def influence_layout(decision: Decision) -> Layout:
    """Return where everybody stands by their say in a decision.

    Those who hold it stand in the middle, the strongest innermost; around them the others, on
    rings by the rank of their decision influence. On a ring, people stand towards those whom
    they listen to and who listen to them.

    Parameters
    ----------
    decision
        The decision, with its influence model.

    Returns
    -------
    Layout
        About the origin. No two cards intersect.
    """
    groups = _groups(decision)
    rings = list(ring_places([len(group) for group in groups]))
    members = _members(groups, rings)
    places = _arranged(decision, rings, members) * CELL
    positions = {
        id_: Point(x=round(float(x), 2), y=round(float(y), 2))
        for id_, (x, y) in zip(decision.graph.ids, places, strict=True)
    }
    outer = [ring for ring in rings if ring.radius and ring.group == len(groups) - 1]
    drawn = [_ellipse("ring", ring.radius * SHAPE * CELL) for ring in outer]
    if len(groups) > 1:
        drawn.append(_ellipse("body", _around(places[groups[0]])))
    return Layout(positions=positions, rings=tuple(drawn))


def _groups(decision: Decision) -> list[Indices]:
    """Return the people in order of their say: the decision body, then the others."""
    power, influence = decision.body.power, decision.decision_influence
    order = np.lexsort((np.arange(len(power)), -influence.round(12), -power.round(12)))
    held = order[power[order] > 0]
    others = order[power[order] == 0]
    if not len(others) or len(held) > BODY_SHARE * len(power):
        return [np.lexsort((np.arange(len(power)), -influence.round(12)))]
    return [held, others]


def _members(groups: Sequence[Indices], rings: Sequence[RingPlaces]) -> list[Indices]:
    """Return who stands on each ring, in order of their say."""
    left = [list(group) for group in groups]
    found = []
    for ring in rings:
        size = len(ring.places)
        found.append(np.array(left[ring.group][:size], dtype=np.intp))
        del left[ring.group][:size]
    return found


def _arranged(
    decision: Decision, rings: Sequence[RingPlaces], members: Sequence[Indices]
) -> Floats:
    """Return everybody's place, n × 2 in cells, after a few passes from the inside outwards."""
    informal = decision.listening.informal
    between = (informal + informal.T).tocsr()
    places = np.zeros((len(decision.graph), 2))
    for ring, people in zip(rings, members, strict=True):
        places[people] = ring.places
    for _ in range(PASSES):
        for ring, people in zip(rings, members, strict=True):
            pull = np.asarray(between[people] @ _directions(places))
            places[people] = ring.places[_turned(ring.places, pull, places[people])]
    return places


def _directions(places: Floats) -> Floats:
    length = np.linalg.norm(places, axis=1, keepdims=True)
    return np.asarray(np.divide(places, length, out=np.zeros_like(places), where=length > 0))


def _turned(ring: Floats, pull: Floats, now: Floats) -> Indices:
    """Return the place on a ring for each person: in order of where they are pulled to.

    Of all turns of that order around the ring, it is the one with the places nearest to where
    each is pulled.
    """
    is_pulled = np.linalg.norm(pull, axis=1, keepdims=True) > 1e-9
    wanted = _directions(np.where(is_pulled, pull, now))
    order = np.argsort(np.arctan2(wanted[:, 0], -wanted[:, 1]).round(9), kind="stable")
    towards = wanted[order] @ _directions(ring).T
    size = len(ring)
    fit = [towards[np.arange(size), (np.arange(size) + turn) % size].sum() for turn in range(size)]
    found = np.empty(size, dtype=np.intp)
    found[order] = (np.arange(size) + int(np.argmax(np.round(fit, 9)))) % size
    return found


def _around(centres: Floats) -> Floats:
    """Return the radii of an ellipse about the origin that holds the cards."""
    corners = np.abs(centres) + np.array([CARD_WIDTH, CARD_HEIGHT]) / 2 + _ROOM
    return np.asarray(np.linalg.norm(corners / CELL / SHAPE, axis=1).max() * CELL * SHAPE)


def _ellipse(kind: Literal["body", "ring"], radii: Floats) -> Ring:
    return Ring(kind=kind, radius_x=round(float(radii[0]), 2), radius_y=round(float(radii[1]), 2))
