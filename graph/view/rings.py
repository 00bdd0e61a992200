"""Places on ellipses about a centre where cards do not overlap.

Everything is measured in cells, a cell being a card with the room around it: two cards overlap
only if their places are nearer than 1 in both directions.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from graph.account_graph import Floats

RING_STEP = 1.0
"""Between two rings of one group."""
GROUP_STEP = 1.7
"""Between the last ring of one group and the first of the next."""
SHAPE = np.array([0.72, 1.2])
"""Rings are a little higher than cells are, so that the whole is less wide."""
_FINENESS = 0.02
_RINGS_NEAR = 3


@dataclass(frozen=True, slots=True)
class RingPlaces:
    """The places of one ring.

    Parameters
    ----------
    group
        Whose places they are.
    radius
        In cells.
    places
        m × 2, in order of angle from the top, clockwise.
    """

    group: int
    radius: float
    places: Floats


def ring_places(sizes: Sequence[int]) -> Iterator[RingPlaces]:
    """Yield places ring by ring for groups of people, the first group in the middle.

    Parameters
    ----------
    sizes
        How many people each group has; a group begins on a ring of its own.

    Examples
    --------
    >>> [(ring.group, len(ring.places)) for ring in ring_places([1, 3])]
    [(0, 1), (1, 3)]
    """
    radius = 0.0
    inside: list[Floats] = []
    for group, size in enumerate(sizes):
        missing = size
        while missing > 0:
            free = _free_places(radius, inside[-_RINGS_NEAR:])
            taken = free[_spread(len(free), min(missing, len(free)))]
            yield RingPlaces(group, radius, taken)
            inside.append(taken)
            missing -= len(taken)
            radius += RING_STEP if missing else GROUP_STEP


def _spread(available: int, wanted: int) -> list[int]:
    """Return `wanted` of the numbers below `available`, evenly."""
    return [place * available // wanted for place in range(wanted)]


def _free_places(radius: float, inside: Sequence[Floats]) -> Floats:
    """Return as many places on a ring as find room beside each other and those inside."""
    angles = np.arange(0, 2 * math.pi, _FINENESS / max(radius, _FINENESS))
    ring = radius * np.column_stack([np.sin(angles), -np.cos(angles)]) * SHAPE
    apart = np.ones(len(ring), dtype=bool)
    for x, y in (place for places in inside for place in places):
        apart &= np.maximum(np.abs(ring[:, 0] - x), np.abs(ring[:, 1] - y)) >= 1
    taken: list[tuple[float, float]] = []
    for x, y in ring[apart].tolist():
        if all(max(abs(x - u), abs(y - v)) >= 1 for u, v in taken[-1:] + taken[:1]):
            taken.append((x, y))
    return np.array(taken).reshape(-1, 2)
