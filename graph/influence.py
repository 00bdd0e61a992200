"""The influence model under every answer: what listening does to a decision.

`W` is the row-stochastic listening matrix, `V` total influence. Rows listen, columns are heard:
`V[i, j]` is how much of i's settled opinion comes from j.

References
----------
Friedkin & Johnsen 1990, Social influence and opinions, J. Math. Sociol. 15:193.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from graph.account_graph import Floats, Indices
from graph.closed_walks import closed_walks
from graph.listening import HALF_LIFE_DAYS, Listening, Matrix

ALPHA = 0.7
UNKNOWN_SHARE = 0.5
EXACT_OWN_WEIGHT_PEOPLE = 2_000
DENSE_PEOPLE = 2_000
TOLERANCE = 1e-17
_COLUMNS_AT_ONCE = 64


@dataclass(frozen=True)
class Settings:
    """The model's constants, echoed in every answer's parameters.

    Parameters
    ----------
    alpha
        How far people let themselves be moved (0: not at all; below 1).
    half_life_days
        Age at which a message counts half, in days.
    """

    alpha: float = ALPHA
    half_life_days: float = HALF_LIFE_DAYS


@dataclass(frozen=True)
class ListeningMatrix:
    """W = `recorded` + `unknown` 1ᵀ/n: row-stochastic, the unknown mass spread over everybody.

    Parameters
    ----------
    recorded
        n × n sparse: the shares that rest on facts, and each person's own.
    unknown
        Length n: the share of each row that is spread evenly.
    alpha
        How far people let themselves be moved.
    tolerance
        How small the part of an opinion must be that is left out.
    """

    recorded: Matrix
    unknown: Floats
    alpha: float = ALPHA
    tolerance: float = TOLERANCE

    @classmethod
    def of(
        cls, listening_: Listening, alpha: float = ALPHA, tolerance: float = TOLERANCE
    ) -> "ListeningMatrix":
        """Return W for raw listening.

        A row with entries gets its own mean as self-loop and half a unit spread evenly; a row
        with none is uniform: unknown, not stubborn.
        """
        raw = listening_.raw
        total = np.asarray(raw.sum(axis=1), dtype=float).ravel()
        entries = np.diff(raw.indptr)
        own = np.divide(total, entries, out=np.zeros_like(total), where=entries > 0)
        spread = np.where(entries > 0, UNKNOWN_SHARE * listening_.unit, 1.0)
        mass = total + own + spread
        recorded = raw
        if len(mass):
            scale = sparse.diags_array(1.0 / mass)
            recorded = sparse.csr_array(scale @ (raw + sparse.diags_array(own)))
        return cls(recorded, spread / mass, alpha, tolerance)

    @property
    def steps(self) -> int:
        """How often opinions are passed on: each time what is left shrinks by α."""
        if self.alpha <= 0:
            return 1
        return math.ceil(math.log(self.tolerance) / math.log(self.alpha))

    @cached_property
    def _transposed(self) -> Matrix:
        return sparse.csr_array(self.recorded.T)

    def heard_through(self, start: Floats) -> Floats:
        """Return `start` V: how much comes from each person into a mix of settled opinions.

        Parameters
        ----------
        start
            Length n, or m × n for m mixes at once.
        """
        n = max(self.recorded.shape[0], 1)
        constant = (1 - self.alpha) * start

        def once(x: Floats) -> Floats:
            spread = (x @ self.unknown)[..., None] / n
            return np.asarray(constant + self.alpha * ((self._transposed @ x.T).T + spread))

        return _settled(once, constant, self.steps)

    def opinions(self, start: Floats) -> Floats:
        """Return V `start`: settled opinions from initial ones.

        Parameters
        ----------
        start
            Length n, or n × m for m questions at once.
        """
        n = max(self.recorded.shape[0], 1)
        constant = (1 - self.alpha) * start

        def once(y: Floats) -> Floats:
            spread = np.multiply.outer(self.unknown, y.sum(axis=0) / n)
            return np.asarray(constant + self.alpha * (self.recorded @ y + spread))

        return _settled(once, constant, self.steps)

    def own_weights(self, people: Indices) -> Floats:
        """Return V[j, j] for some people: exact for up to 2,000, else by short closed walks."""
        if len(people) > EXACT_OWN_WEIGHT_PEOPLE:
            return self.own_weights_by_walks()[people]
        if self.recorded.shape[0] <= DENSE_PEOPLE and len(people) > _COLUMNS_AT_ONCE:
            return self._own_weights_dense(people)
        return self._own_weights_by_columns(people)

    def _own_weights_by_columns(self, people: Indices) -> Floats:
        found = np.zeros(len(people))
        for first in range(0, len(people), _COLUMNS_AT_ONCE):
            some = people[first : first + _COLUMNS_AT_ONCE]
            start = np.zeros((self.recorded.shape[0], len(some)))
            start[some, np.arange(len(some))] = 1.0
            columns = self.opinions(start)
            found[first : first + len(some)] = columns[some, np.arange(len(some))]
        return found

    def _own_weights_dense(self, people: Indices) -> Floats:
        n = self.recorded.shape[0]
        system = np.eye(n) - self.alpha * self.dense()
        solved = np.linalg.solve(system, (1 - self.alpha) * np.eye(n)[:, people])
        return np.asarray(solved[people, np.arange(len(people))])

    def own_weights_by_walks(self) -> Floats:
        """Return V[j, j] of everybody but for α⁵ at most: (1 − α) Σ αᵏ (Wᵏ)[j, j] for k ≤ 4."""
        walks = closed_walks(self.recorded, self._transposed, self.unknown)
        return np.asarray((1 - self.alpha) * (self.alpha ** np.arange(len(walks))) @ walks)

    def dense(self) -> Floats:
        """Return W in full, for small accounts and for tests."""
        evenly = self.unknown / max(len(self.unknown), 1)
        return np.asarray(self.recorded.toarray() + evenly[:, None])


def decision_influence(matrix: ListeningMatrix, power: Floats) -> Floats:
    """Return d: each person's share of the decision through others.

    Parameters
    ----------
    matrix
        W.
    power
        b: decision power, length n, sum 1.

    Returns
    -------
    ndarray of float, length n
        ``d[j] = (bV)[j] − b[j] V[j, j]``.

    References
    ----------
    ``bV`` is personalised PageRank on W with restart b and damping α.
    """
    reached = matrix.heard_through(power)
    members = np.flatnonzero(power)
    reached[members] -= power[members] * matrix.own_weights(members)
    return np.asarray(np.clip(reached, 0.0, None))


def _settled(once: Callable[[Floats], Floats], start: Floats, steps: int) -> Floats:
    """Iterate a contraction."""
    settled = start
    for _ in range(steps):
        settled = once(settled)
    return settled
