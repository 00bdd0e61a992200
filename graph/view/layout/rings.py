"""Places about a centre where cards do not overlap, in rings that are the same on every map.

Everything is measured in cells, a cell being a card with the room around it. Places are those
of bricks in a wall: rows of cells, every second row half a cell aside. Whoever stands where, the
places are the same: somebody who comes or goes moves nobody to another pattern.
"""

from functools import cache

import numpy as np

from graph.account_graph import Floats

SHAPE = np.array([0.72, 1.2])
"""The radii of ring 1 in cells: rings are a little higher than cells, so the map is less wide."""
SPARE = 1.125
"""Room in a group of rings for so many times its people."""


@cache
def ring(number: int) -> Floats:
    """Return the places of a ring, m × 2 in cells, y downwards, in reading order.

    Parameters
    ----------
    number
        The ring; 0 is the centre.

    Examples
    --------
    >>> ring(0).tolist(), len(ring(1)), len(ring(2))
    ([[0.0, 0.0]], 6, 10)
    """
    reach = np.ceil((number + 1) * SHAPE).astype(int) + 1
    rows, columns = np.mgrid[-reach[1] : reach[1] + 1, -reach[0] : reach[0] + 1]
    places = np.column_stack([(columns + rows % 2 / 2).ravel(), rows.ravel()])
    outwards = np.linalg.norm(places / SHAPE, axis=1)
    return np.asarray(places[np.floor(outwards + 0.5) == number])


def rings_for(people: int, first: int, spare: float = SPARE) -> range:
    """Return the rings, from a first one outwards, that have room for so many people.

    Examples
    --------
    >>> rings_for(5, 1), rings_for(6, 1), rings_for(6, 1, spare=1)
    (range(1, 2), range(1, 3), range(1, 2))
    """
    past, room = first, 0
    while room < people * spare:
        room += len(ring(past))
        past += 1
    return range(first, past)
