"""The game of a decision: every veto-holder agrees, and weights of those who agree reach a quota.

References
----------
Banzhaf 1965, Weighted voting doesn't work, Rutgers Law Review 19:317.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.account_graph import Floats
from graph.errors import InvalidInput

THOUSAND = 1000
MOST_SUMS = 5_000_000
MOST_STEPS = 3_000_000_000
"""Coalitions of many voters are counted by their sums; this many at most."""
TOO_FINE = "the voting weights are too finely graded for so many voters"


@dataclass(frozen=True, slots=True)
class Game:
    """Who must agree, and the whole-numbered weight that those who agree must reach.

    Parameters
    ----------
    weights
        Each voter's weight, in units that all weights and the quota are multiples of.
    vetoes
        Who must agree.
    quota
        The weight to reach; 0 where nobody has weight: the vetoes alone decide.
    """

    weights: tuple[int, ...]
    vetoes: tuple[bool, ...]
    quota: int

    @classmethod
    def of(cls, weights: Sequence[float], vetoes: Sequence[bool], quota: float | None) -> "Game":
        """Return the game of weights with at most three decimals.

        Parameters
        ----------
        weights
            Voting weights.
        vetoes
            Who must agree.
        quota
            The weight to reach (absolute); None: more than half the sum.

        Raises
        ------
        InvalidInput
            If the quota is not positive or out of reach.

        Examples
        --------
        >>> Game.of([0, 3, 1.5], [True, False, False], None)
        Game(weights=(0, 3000, 1500), vetoes=(True, False, False), quota=2251)
        """
        whole = [round(weight * THOUSAND) for weight in weights]
        needed = _quota(whole, quota)
        divisor = math.gcd(needed, *whole) or 1
        units = tuple(weight // divisor for weight in whole)
        return cls(units, tuple(vetoes), needed // divisor)

    @property
    def missing(self) -> int:
        """What the weights of those without veto must reach together."""
        held = sum(w for w, veto in zip(self.weights, self.vetoes, strict=True) if veto)
        return max(self.quota - held, 0)


def banzhaf(weights: Sequence[float], vetoes: Sequence[bool], quota: float | None) -> Floats:
    """Return the normalised Banzhaf index of "all vetoes agree, and weights reach the quota".

    Parameters
    ----------
    weights
        Voting weights with at most three decimals.
    vetoes
        Who must agree.
    quota
        The weight to reach (absolute); None: more than half the sum.

    Returns
    -------
    ndarray of float, sum 1 (all 0 where nobody can matter)

    Raises
    ------
    InvalidInput
        If the quota is not positive or out of reach.

    Examples
    --------
    >>> banzhaf([4, 3, 2, 1], [False] * 4, 6).round(4).tolist()
    [0.4167, 0.25, 0.25, 0.0833]
    """
    return banzhaf_index(Game.of(weights, vetoes, quota))


def banzhaf_index(game: Game) -> Floats:
    """Return the normalised Banzhaf index of a game: see `banzhaf`."""
    swings = _swings(game)
    total = swings.sum()
    return swings / total if total > 0 else swings


def _quota(whole: Sequence[int], quota: float | None) -> int:
    total = sum(whole)
    if quota is None:
        return total // 2 + 1 if total else 0
    needed = round(quota * THOUSAND)
    if needed <= 0:
        raise InvalidInput(f"the rule's quota {quota:g} is not positive")
    if needed > total:
        raise InvalidInput(
            f"the rule's quota {quota:g} is out of reach: all weights together are "
            f"{total / THOUSAND:g}"
        )
    return needed


def _swings(game: Game) -> Floats:
    """Return for each voter the share of the others' coalitions that they turn to winning.

    Veto-holders are in every coalition that counts, so only the others are drawn.
    """
    weights, vetoes, missing = game.weights, game.vetoes, game.missing
    free = [w for w, veto in zip(weights, vetoes, strict=True) if not veto]
    if len(set(free)) * len(free) * min(sum(free), 2 ** len(free)) > MOST_STEPS:
        raise InvalidInput(TOO_FINE)
    by_veto = _reaching(free, missing, sum(free) + 1)
    # One coin fewer is thrown for the others of a voter without veto: half as many coalitions.
    by_weight = {w: _reaching(_without(free, w), missing - w, missing) / 2 for w in set(free)}
    return np.array(
        [
            by_veto if veto else by_weight[weight]
            for weight, veto in zip(weights, vetoes, strict=True)
        ]
    )


def _reaching(weights: Sequence[int], lowest: int, below: int) -> float:
    """Return the share of all coalitions whose weight is in [lowest, below)."""
    sums, share = _distribution(weights)
    return float(share[(sums >= lowest) & (sums < below)].sum())


def _distribution(weights: Sequence[int]) -> tuple[NDArray[np.int64], Floats]:
    """Return the sums that coalitions reach, and the share of all coalitions that each has."""
    coalitions, sums_above_0 = 2 ** len(weights), sum(weights)
    if min(coalitions, sums_above_0) > MOST_SUMS:
        raise InvalidInput(TOO_FINE)
    if coalitions <= sums_above_0:
        return _few_voters(weights)
    share = np.zeros(sum(weights) + 1)
    share[0] = 1.0
    for weight in weights:
        moved = np.zeros_like(share)
        moved[weight:] = share[: len(share) - weight]
        share = (share + moved) / 2
    return np.arange(len(share)), share


def _few_voters(weights: Sequence[int]) -> tuple[NDArray[np.int64], Floats]:
    sums = np.zeros(1, dtype=np.int64)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    return sums, np.full(len(sums), 0.5 ** len(weights))


def _without(weights: Sequence[int], one: int) -> list[int]:
    left = list(weights)
    left.remove(one)
    return left
