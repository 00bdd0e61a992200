"""How well a ranking or a probability agrees with the truth, with bootstrap intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata, spearmanr

from graph.account_graph import Floats

Truth = NDArray[np.bool_]
RESAMPLES = 1_000
BINS = 10
_TIED = 12


@dataclass(frozen=True)
class Estimate:
    """A mean over accounts and its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float], seed: int = 0) -> "Estimate":
        """Return the mean of one value for each account, accounts drawn anew."""
        return cls.pooled(np.asarray(values, dtype=float), lambda some: float(some.mean()), seed)

    @classmethod
    def pooled(
        cls, accounts: NDArray[np.float64], measure: Callable[[Floats], float], seed: int = 0
    ) -> "Estimate":
        """Return a measure of all accounts together; rows are drawn anew."""
        random = np.random.default_rng(seed)
        drawn = [
            measure(accounts[random.integers(len(accounts), size=len(accounts))])
            for _ in range(RESAMPLES)
        ]
        low, high = np.nanpercentile(drawn, (2.5, 97.5))
        return cls(measure(accounts), float(low), float(high))

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def share(truth: Truth) -> float:
    """Return the share of those who are right; NaN of nobody."""
    return float(truth.mean()) if len(truth) else float("nan")


def first(scores: Floats, k: int) -> Truth:
    """Return who is among the first k by score, ties by place."""
    among = np.zeros(len(scores), dtype=bool)
    among[np.argsort(-np.round(scores, _TIED), kind="stable")[:k]] = True
    return among


def precision_at(scores: Floats, truth: Truth, k: int) -> float:
    """Return the share of the first k by score who are right.

    Examples
    --------
    >>> precision_at(np.array([3.0, 2.0, 1.0]), np.array([True, False, True]), 2)
    0.5
    """
    return float(truth[first(scores, k)].mean())


def average_precision(scores: Floats, truth: Truth) -> float:
    """Return the mean precision at the place of each who is right.

    Examples
    --------
    >>> average_precision(np.array([3.0, 2.0, 1.0]), np.array([True, False, True])).__round__(4)
    0.8333
    """
    ordered = truth[np.argsort(-np.round(scores, _TIED), kind="stable")]
    at = np.flatnonzero(ordered)
    return float(np.mean((np.arange(len(at)) + 1) / (at + 1)))


def auc(scores: Floats, truth: Truth) -> float:
    """Return how often somebody who is right has a higher score than somebody who is not.

    Examples
    --------
    >>> auc(np.array([3.0, 2.0, 1.0]), np.array([True, False, True]))
    0.5
    """
    right, wrong = int(truth.sum()), int((~truth).sum())
    if not right or not wrong:
        return float("nan")
    ranks = rankdata(np.round(scores, _TIED))
    return float((ranks[truth].sum() - right * (right + 1) / 2) / (right * wrong))


def rank_correlation(scores: Floats, truth: Floats) -> float:
    """Return Spearman's rank correlation; 0 where all scores are equal."""
    if np.ptp(scores) == 0:
        return 0.0
    return float(spearmanr(scores, truth).statistic)


@dataclass(frozen=True)
class Bin:
    """Those whose stated probability lies in a range: how many, what was said, what was right."""

    low: float
    high: float
    number: int
    stated: float
    right: float


def reliability(stated: Floats, truth: Truth) -> tuple[Bin, ...]:
    """Return the reliability table in ten even bins; empty ones are left out."""
    places = np.minimum((stated * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            number=int((places == place).sum()),
            stated=float(stated[places == place].mean()),
            right=float(truth[places == place].mean()),
        )
        for place in np.unique(places)
    )


def expected_calibration_error(stated: Floats, truth: Truth) -> float:
    """Return ECE: the mean gap between what was said and what was right, by bin.

    References
    ----------
    Naeini, Cooper & Hauskrecht 2015, Obtaining well calibrated probabilities, AAAI.
    """
    bins = reliability(stated, truth)
    return sum(b.number * abs(b.stated - b.right) for b in bins) / len(stated)
