"""Where from the middle of a map people stand: near those whom they listen to, and their unit."""

from collections.abc import Sequence
from hashlib import blake2b

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
    units = {row.get("unit") for row in graph.people} - {None}
    sector = {unit: place / len(units) for place, unit in enumerate(sorted(units))}
    width = [1 / len(units) if "unit" in row else 1.0 for row in graph.people]
    first = [sector.get(row.get("unit"), 0.0) for row in graph.people]
    angle = 2 * np.pi * (np.array(first) + np.array(width) * steady(graph.ids))
    return np.column_stack([np.sin(angle), -np.cos(angle)])
