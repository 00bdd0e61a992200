"""The strongest chains along whom people listen: most αW from step to step.

References
----------
Dijkstra 1959, A note on two problems in connexion with graphs, Numerische Mathematik 1:269; on
−log αW, whose sum is least where the product is largest.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.account_graph import Floats, Indices
from graph.analysis.decision import Decision
from graph.listening import Matrix


@dataclass(frozen=True, slots=True)
class ChainsFrom:
    """The strongest chains from one person to everybody.

    Parameters
    ----------
    lengths
        −log of the product of αW along each chain; infinite where there is none. Length n.
    before
        Who comes before each person on their chain: a place, −1 for nobody.
    """

    lengths: Floats
    before: Indices

    def to(self, place: int) -> tuple[int, ...]:
        """Return the places of everybody on the chain to a person, both ends included."""
        if not np.isfinite(self.lengths[place]):
            return ()
        chain = [place]
        while (place := int(self.before[place])) >= 0:
            chain.append(place)
        return tuple(reversed(chain))


@dataclass(frozen=True)
class ChainNetwork:
    """Edges with lengths above 0, by the place where they begin; entry (i, j) is that from i to j.

    Of chains of the same length the one found first counts, as in NetworkX: the next person is
    always the nearest, and each person's edges are gone through in their order.
    """

    lengths: Matrix

    def chains_from(self, place: int) -> ChainsFrom:
        """Return the strongest chains from a person to everybody."""
        # Here, not above: it takes a tenth of a second that `kingmaker --version` has no use for.
        from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415

        away: Floats = np.asarray(dijkstra(self.lengths, indices=[place])[0], dtype=np.float64)
        return ChainsFrom(away, self._before(away))

    @cached_property
    def _tails(self) -> Indices:
        return np.repeat(np.arange(self.lengths.shape[0]), np.diff(self.lengths.indptr))

    def _before(self, away: Floats) -> Indices:
        """Return whom each person is reached from: of those on shortest chains the first settled.

        Who is settled when: by distance, then by who reached them first, then in the edges' order.
        Each round puts people in turn who are one step farther, so the rounds end.
        """
        tails, heads = self._tails, self.lengths.indices
        edges = np.flatnonzero(
            np.isfinite(away[tails]) & (away[tails] + self.lengths.data == away[heads])
        )
        turn, last = _turns(away), None
        before, by_edge = np.full(len(away), -1), np.full(len(away), -1)
        while last is None or (turn != last).any():
            last = turn
            by_turn = edges[np.lexsort((turn[tails[edges]], heads[edges]))]
            reached, first = np.unique(heads[by_turn], return_index=True)
            by_edge[reached], before[reached] = by_turn[first], tails[by_turn[first]]
            turn = _turns(by_edge, turn[before], away)
        return before


def _turns(*keys: NDArray[Any]) -> Indices:
    """Return when each comes if ordered by the last key, then by those before it."""
    turn = np.empty(len(keys[0]), dtype=np.intp)
    turn[np.lexsort(keys)] = np.arange(len(turn))
    return turn


def heard_along(decision: Decision) -> ChainNetwork:
    """Return who is heard by whom over recorded links: edges run from heard to listener."""
    return ChainNetwork(sparse.csr_array(listened_along(decision).lengths.T))


def listened_along(decision: Decision) -> ChainNetwork:
    """Return who listens to whom over recorded links: edges run from listener to heard."""
    shares = decision.matrix.recorded
    listener = np.repeat(np.arange(shares.shape[0]), np.diff(shares.indptr))
    unknown = decision.matrix.unknown / max(len(decision.graph), 1)
    step = decision.settings.alpha * (shares.data + unknown[listener])
    is_step = (listener != shares.indices) & (shares.data > 0) & (step > 0)
    ends = np.concatenate([[0], np.cumsum(is_step)])[shares.indptr]
    lengths = np.array([-math.log(one) for one in step[is_step].tolist()])
    kept = lengths, shares.indices[is_step], ends
    return ChainNetwork(sparse.csr_array(kept, shape=shares.shape))
