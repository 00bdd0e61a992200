"""Where from the middle of a map people stand: near those whom they listen to, and their unit."""

import math
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from itertools import accumulate

import numpy as np
from scipy import sparse

from graph.account_graph import AccountGraph, Floats

PULL = 0.6
"""How much people are drawn to those they listen to or are heard by, rather than to their unit."""
PASSES = 16


def directions(graph: AccountGraph, informal: sparse.csr_array) -> Floats:
    """Return everybody's direction from the middle, n × 2, not longer than 1.

    Each unit has its sector. A direction is the mean of one's own place in it and of the
    directions of those whom one listens to or is heard by: the barycentres of Tutte (1963),
    here of everybody to a point of their own, so that a change is felt by those it touches and
    fades with every step.

    Parameters
    ----------
    graph
        The account at a date.
    informal
        Who listens to whom and how much, n × n.
    """
    own = _own(graph)
    between = sparse.csr_array(informal + informal.T)
    heard = np.asarray(between.sum(axis=1)).reshape(-1, 1)
    pull = np.where(heard > 0, PULL, 0.0)
    share = np.divide(1.0, heard, out=np.zeros_like(heard), where=heard > 0)
    found = own
    for _ in range(PASSES):
        found = (1 - pull) * own + pull * share * (between @ found)
    return np.asarray(found)


def steady(ids: Sequence[str]) -> Floats:
    """Return a number from 0 to 1 for each id: always the same, evenly spread, without meaning.

    Examples
    --------
    >>> bool(steady(["chen"])[0] == steady(["lu", "chen"])[1])
    True
    """
    digests = [blake2b(id_.encode(), digest_size=6).digest() for id_ in ids]
    return np.array([int.from_bytes(digest, "big") / 2**48 for digest in digests])


def _own(graph: AccountGraph) -> Floats:
    """Return each person's place in the sector of their unit, or anywhere without one."""
    sectors = _sectors([row["unit"] for row in graph.people if "unit" in row])
    own = np.array([sectors.get(row.get("unit"), (0.0, 1.0)) for row in graph.people])
    first, width = own.reshape(-1, 2).T
    angle = 2 * np.pi * (first + width * steady(graph.ids))
    return np.column_stack([np.sin(angle), -np.cos(angle)])


def _sectors(units: Sequence[str]) -> dict[str | None, tuple[float, float]]:
    """Return where each unit's sector begins and how wide it is, as shares of the whole.

    It is as wide as the unit is large, to a power of two: one person more seldom widens it.

    Examples
    --------
    >>> _sectors(["a", "b", "b", "a", "c", "c", "c", "c"])
    {'a': (0.0, 0.25), 'b': (0.25, 0.25), 'c': (0.5, 0.5)}
    """
    size = {unit: 2.0 ** round(math.log2(count)) for unit, count in Counter(units).items()}
    width = {unit: size[unit] / sum(size.values()) for unit in sorted(size)}
    begin = accumulate(width.values(), initial=0.0)
    return {unit: (first, width[unit]) for unit, first in zip(width, begin, strict=False)}
