"""Heavy measures in compiled code (SciPy, NumPy), equal to NetworkX's.

Everything here takes sparse matrices: entry (i, j) is the edge from i to j.

Why not NetworKit: it gives the same numbers at the same speed, but has no wheel for Linux on ARM
before Python 3.14 nor for older macOS, where installing Kingmaker would need a C++ compiler.

References
----------
Brandes 2001, A faster algorithm for betweenness centrality, J. Math. Sociol. 25:163.
Wasserman & Faust 1994, Social Network Analysis, p. 201: closeness where not all is reached.
Bonacich 1972, Factoring and weighting approaches to status scores, J. Math. Sociol. 2:113.
"""

from typing import NamedTuple

import numpy as np
from scipy import sparse

from graph.account_graph import Floats, Indices
from graph.listening import Matrix

SOURCES_AT_ONCE = 16
"""Few, so that memory stays small and other threads have their turn: SciPy holds the lock."""
EIGENVECTOR_STEPS, EIGENVECTOR_TOLERANCE = 1_000, 1e-6


class PathMeasures(NamedTuple):
    """Who lies on shortest paths, and who is near: both from one search per person."""

    betweenness: Floats
    closeness: Floats


def path_measures(distances: Matrix) -> PathMeasures:
    """Return everybody's betweenness and closeness over directed shortest paths.

    Memory is bounded: `SOURCES_AT_ONCE` × (people + edges).

    Parameters
    ----------
    distances
        n × n: the length of each edge, above 0. Entries that are not finite are no edges.

    Returns
    -------
    PathMeasures
        Length n each. Betweenness is the share of the ordered pairs of others whose shortest
        paths pass; paths of the same length share their pair. Closeness is the inverse mean
        distance *from* those who reach a person, times their share of the others.

    Notes
    -----
    As in NetworkX, lengths are the same only where they are equal in floating point. An edge so
    short that it vanishes beside the rest of its path is on no shortest path.

    Examples
    --------
    >>> line = sparse.csr_array(np.array([[0.0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> measures = path_measures(line)
    >>> measures.betweenness.tolist()
    [0.0, 0.5, 0.0]
    >>> [round(float(c), 3) for c in measures.closeness]
    [0.0, 0.5, 0.667]
    """
    # Here, not above: it takes a tenth of a second that `kingmaker --version` has no use for.
    from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415

    edges = _Edges.of(distances)
    n = edges.people
    passing, farness, reached_by = np.zeros(n), np.zeros(n), np.zeros(n)
    for first in range(0, n, SOURCES_AT_ONCE):
        sources = np.arange(first, min(first + SOURCES_AT_ONCE, n))
        away = np.ascontiguousarray(dijkstra(edges.matrix, indices=sources).T)
        reached = np.isfinite(away)
        farness += np.where(reached, away, 0.0).sum(axis=1)
        reached_by += reached.sum(axis=1)
        passing += _dependencies(edges, sources, away)
    pairs = max((n - 1) * (n - 2), 1)
    return PathMeasures(passing / pairs, _closeness(farness, reached_by - 1))


def eigenvector(weights: Matrix) -> Floats | None:
    """Return everybody's eigenvector centrality by edges that come in; None without convergence.

    Parameters
    ----------
    weights
        n × n: how much each edge counts.

    Notes
    -----
    Power iteration on A + I from equal parts, with NetworkX's steps and tolerance.

    Examples
    --------
    >>> eigenvector(sparse.csr_array(np.array([[0.0, 1], [1, 0]]))).round(3).tolist()
    [0.707, 0.707]
    """
    n = weights.shape[0]
    incoming = sparse.csr_array(weights.T)
    x: Floats = np.full(n, 1.0 / max(n, 1))
    for _ in range(EIGENVECTOR_STEPS):
        last = x
        x = np.asarray(last + incoming @ last)
        x /= float(np.linalg.norm(x)) or 1.0
        if np.abs(x - last).sum() < n * EIGENVECTOR_TOLERANCE:
            return x
    return None


class _Edges(NamedTuple):
    matrix: Matrix
    tails: Indices
    heads: Indices
    lengths: Floats

    @classmethod
    def of(cls, distances: Matrix) -> "_Edges":
        given = distances.tocoo()
        tails, heads = (np.asarray(ends, dtype=np.intp) for ends in given.coords)
        is_edge = np.isfinite(given.data) & (tails != heads)
        tails, heads, lengths = tails[is_edge], heads[is_edge], given.data[is_edge]
        matrix = sparse.csr_array((lengths, (tails, heads)), shape=given.shape)
        return cls(matrix, tails, heads, lengths)

    @property
    def people(self) -> int:
        return int(self.matrix.shape[0])


def _closeness(farness: Floats, others: Floats) -> Floats:
    """Return (r ÷ farness) × (r ÷ (n − 1)), r being how many others reach a person."""
    share = others / max(len(others) - 1, 1)
    return share * np.divide(others, farness, out=np.zeros_like(farness), where=farness > 0)


def _dependencies(edges: _Edges, sources: Indices, away: Floats) -> Floats:
    """Return how many shortest paths from these sources pass each person, as shares of a pair.

    Brandes' two sweeps, for all sources at once: a place is (person, source), and the edges on
    shortest paths make a matrix between places whose powers end.
    """
    on_path = _on_shortest_paths(edges, away)
    places, width = away.size, len(sources)
    starts = sources * width + np.arange(width)
    one_each = np.zeros(places)
    one_each[starts] = 1.0
    paths = _summed_powers(on_path, one_each)
    shares = np.divide(1.0, paths, out=np.zeros(places), where=paths > 0)
    beyond = paths * _summed_powers(sparse.csr_array(on_path.T), shares) - (paths > 0)
    beyond[starts] = 0.0
    return np.asarray(beyond.reshape(away.shape).sum(axis=1))


def _on_shortest_paths(edges: _Edges, away: Floats) -> Matrix:
    """Return the edges on shortest paths as a matrix: (head's place, tail's place)."""
    before, after = np.take(away, edges.tails, axis=0), np.take(away, edges.heads, axis=0)
    before += edges.lengths[:, None]
    edge, source = np.divmod(np.flatnonzero(before == after), away.shape[1])
    heads, tails = (ends[edge] * away.shape[1] + source for ends in (edges.heads, edges.tails))
    distance = away.ravel()
    is_forward = distance[tails] < distance[heads]  # not so where nothing is reached
    ends = heads[is_forward], tails[is_forward]
    return sparse.csr_array((np.ones(len(ends[0])), ends), shape=(away.size, away.size))


def _summed_powers(matrix: Matrix, start: Floats) -> Floats:
    """Return start + M start + M² start + …, for a matrix without circles."""
    total, step = start.copy(), start
    while (step := matrix @ step).any():
        total += step
    return total
