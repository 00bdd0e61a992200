"""Who takes which of the free places: each the nearest to where they are drawn."""

import numpy as np

from graph.account_graph import Floats, Indices
from graph.view.layout.rings import SHAPE

ASIDE = 4.0
"""Cells aside from one's direction that are as far as one cell outwards."""


def settled(free: Floats, towards: Floats, aside: float = ASIDE) -> Indices:
    """Return the place of each of some people, who take places one after the other.

    A place costs the way aside from the wanted direction and the way outwards. Those who come
    later give way: if one person more takes a place, few others have another.

    Parameters
    ----------
    free
        The places, m × 2 in cells.
    towards
        The people's directions, k × 2, in the order in which they choose; k ≤ m.
    aside
        How many cells aside are as far as one cell outwards.

    Returns
    -------
    Indices
        For each person which of the places.

    Examples
    --------
    >>> free = np.array([[0.0, -1.2], [0.72, 0.0], [-0.72, 0.0]])
    >>> settled(free, np.array([[0.9, -0.1], [1.0, 0.0]])).tolist()
    [1, 0]
    """
    outwards = np.linalg.norm(free / SHAPE, axis=1)
    angle = np.arctan2(free[:, 0] / SHAPE[0], -free[:, 1] / SHAPE[1])
    wanted = np.arctan2(towards[:, 0], -towards[:, 1])
    taken = np.zeros(len(free), dtype=bool)
    found = np.empty(len(towards), dtype=np.intp)
    for person, direction in enumerate(wanted.round(6)):
        turn = np.abs((angle - direction + np.pi) % (2 * np.pi) - np.pi)
        cost = np.where(taken, np.inf, outwards * turn / aside + outwards)
        found[person] = cost.round(6).argmin()
        taken[found[person]] = True
    return found
