"""The multilinear extension of a game: how likely voters who decide independently reach its rule.

References
----------
Owen 1972, Multilinear extensions of games, Management Science 18:P64.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats, Indices
from graph.errors import InvalidInput
from graph.voting import TOO_FINE, Game

MOST_STATES = 2_000_000
"""Partial sums of all voters together; beyond, the weights are too finely graded."""
CELLS_AT_ONCE = 8_000_000
"""Partial sums × rows of chances that are computed at once: it bounds the memory."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One voter's turn: to which partial sum each of those before it leads."""

    against: Indices
    agreeing: Indices


@dataclass(frozen=True, slots=True)
class _Sums:
    """The sums that those without veto can reach, turn by turn from 0, and which of them win."""

    turns: tuple[_Turn, ...]
    wins: Floats

    @classmethod
    def of(cls, weights: Sequence[int], missing: int) -> "_Sums":
        sums, states, turns = np.zeros(1, dtype=np.int64), 1, []
        for weight in weights:
            raised = np.minimum(sums + weight, missing)
            after = np.union1d(sums, raised)
            turns.append(_Turn(np.searchsorted(after, sums), np.searchsorted(after, raised)))
            sums, states = after, states + len(after)
            if states > MOST_STATES:
                raise InvalidInput(TOO_FINE)
        return cls(tuple(turns), (sums >= missing).astype(float))

    @property
    def states(self) -> int:
        return len(self.wins) + sum(len(turn.against) for turn in self.turns)

    def reached(self, chances: Floats) -> list[Floats]:
        """Return before each turn, and after the last, how likely each sum is: rows × sums."""
        layers = [np.ones((len(chances), 1))]
        for turn, chance in zip(self.turns, chances.T[:, :, None], strict=True):
            width = 1 + max(int(turn.against[-1]), int(turn.agreeing[-1]))
            after = np.zeros((len(chances), width))
            after[:, turn.against] = (1 - chance) * layers[-1]
            distinct, first = np.unique(turn.agreeing, return_index=True)
            after[:, distinct] += np.add.reduceat(chance * layers[-1], first, axis=1)
            layers.append(after)
        return layers

    def winning(self, chances: Floats) -> list[Floats]:
        """Return before each turn, and after the last, how likely each sum wins: rows × sums."""
        layers = [np.broadcast_to(self.wins, (len(chances), len(self.wins)))]
        for turn, chance in zip(reversed(self.turns), chances.T[::-1, :, None], strict=True):
            of = layers[-1]
            layers.append((1 - chance) * of[:, turn.against] + chance * of[:, turn.agreeing])
        return layers[::-1]


@dataclass(frozen=True)
class MultilinearExtension:
    """P(π): the probability that every veto-holder agrees and the weights reach the quota.

    Exact, by dynamic programming over the sums that those who agree can reach; sums at or above
    the quota are one. Without the sums, 2ⁿ coalitions would have to be counted.

    Parameters
    ----------
    game
        The rule.

    Examples
    --------
    >>> majority = MultilinearExtension(Game.of([1, 1, 1], [False] * 3, None))
    >>> majority.probability(np.array([[0.5, 0.5, 0.5], [1.0, 0.5, 0.0]])).tolist()
    [0.5, 0.5]
    """

    game: Game

    def probability(self, chances: Floats) -> Floats:
        """Return P for rows of chances.

        Parameters
        ----------
        chances
            rows × voters: how likely each voter agrees.

        Returns
        -------
        ndarray of float, length rows
        """
        won = [self._sums.winning(some)[0][:, 0] for some in self._in_parts(chances)]
        return np.asarray(np.concatenate(won) * chances[:, self._vetoes].prod(axis=1))

    def gradient(self, chances: Floats) -> Floats:
        """Return ∂P/∂π of every voter for rows of chances, rows × voters.

        P is linear in each chance, so this is what P would be with the voter's consent less
        what it would be without: one pass from either end.
        """
        parts = [self._won_and_slopes(some) for some in self._in_parts(chances)]
        won = np.concatenate([part[0] for part in parts])
        slopes = np.concatenate([part[1] for part in parts])
        vetoes = chances[:, self._vetoes]
        found = np.empty_like(chances)
        found[:, self._free] = slopes * vetoes.prod(axis=1)[:, None]
        found[:, self._vetoes] = won[:, None] * _products_without_each(vetoes)
        return found

    @cached_property
    def _vetoes(self) -> Indices:
        return np.flatnonzero(np.array(self.game.vetoes, dtype=bool))

    @cached_property
    def _free(self) -> Indices:
        return np.flatnonzero(~np.array(self.game.vetoes, dtype=bool))

    @cached_property
    def _sums(self) -> _Sums:
        weights = [self.game.weights[voter] for voter in self._free]
        return _Sums.of(weights, self.game.missing)

    def _in_parts(self, chances: Floats) -> list[Floats]:
        rows = max(1, CELLS_AT_ONCE // self._sums.states)
        free = chances[:, self._free]
        return [free[at : at + rows] for at in range(0, max(len(free), 1), rows)]

    def _won_and_slopes(self, chances: Floats) -> tuple[Floats, Floats]:
        """Return how likely the weights suffice, and its slope in each free voter's chance."""
        sums = self._sums
        reached, winning = sums.reached(chances), sums.winning(chances)
        slopes = np.zeros_like(chances)
        for voter, turn in enumerate(sums.turns):
            after = winning[voter + 1]
            gained = after[:, turn.agreeing] - after[:, turn.against]
            slopes[:, voter] = (reached[voter] * gained).sum(axis=1)
        return winning[0][:, 0], slopes


def _products_without_each(chances: Floats) -> Floats:
    """Return for each column the product of all others, also where some are 0."""
    ones = np.ones((len(chances), 1))
    before = np.cumprod(np.hstack([ones, chances[:, :-1]]), axis=1)
    behind = np.cumprod(np.hstack([ones, chances[:, :0:-1]]), axis=1)[:, ::-1]
    return np.asarray((before * behind)[:, : chances.shape[1]])
