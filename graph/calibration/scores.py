"""How right probabilities were: AUC, Brier score and calibration error, with intervals.

References
----------
Brier 1950, Monthly Weather Review 78:1; Hanley & McNeil 1982, Radiology 143:29 (AUC as the
Mann–Whitney statistic); Naeini, Cooper & Hauskrecht 2015, AAAI (expected calibration error);
Efron & Tibshirani 1993, An introduction to the bootstrap (percentile intervals, here of groups);
Futami & Fujisawa 2024, NeurIPS (the number of bins should grow as the cube root of the number of
probabilities: with more, chance alone makes most of the error).
"""

import numpy as np
from pydantic import BaseModel, ConfigDict

from graph.account_graph import Floats, Indices

FEW_BINS, MANY_BINS = 5, 10
"""One bin for each band A to E, and, where there are enough projects, two."""
ENOUGH_FOR_MANY = MANY_BINS**3
RESAMPLES = 500
INTERVAL = (2.5, 97.5)


class Frozen(BaseModel):
    """A value that does not change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Measure(Frozen):
    """A measure with its 95 % bootstrap interval; null where there is only one outcome."""

    value: float | None
    low: float | None
    high: float | None


class Measures(Frozen):
    """How right probabilities were.

    `auc` is how often a won project had the higher one, `brier` the mean squared error, `ece`
    how far said and happened are apart on average in `bins` bins. For comparison: `brier_of_rate`
    is the Brier score of always saying the share that was won, `ece_by_chance` the error that
    probabilities which are exactly right have on average, with so few projects.
    """

    number: int
    won: int
    bins: int
    auc: Measure
    brier: Measure
    ece: Measure
    brier_of_rate: float
    ece_by_chance: float


class Bin(Frozen):
    """Of the projects whose probability was in a bin: how likely it was said, how often it was."""

    low: float
    high: float
    number: int
    said: float
    happened: float


def measures(said: Floats, won: Floats, groups: Indices, seed: int = 0) -> Measures:
    """Return how right probabilities were.

    Parameters
    ----------
    said
        The probabilities, length n.
    won
        1 where it was won, 0 where not, length n.
    groups
        What is drawn together in a resample, length n.
    seed
        Where the resamples begin.
    """
    drawn = resamples(groups, seed)
    rate = float(won.mean())
    return Measures(
        number=len(said),
        won=int(won.sum()),
        bins=number_of_bins(len(said)),
        auc=_measure(auc(said, won)[0], auc(said, won, drawn)),
        brier=_measure(brier(said, won)[0], brier(said, won, drawn)),
        ece=_measure(ece(said, won)[0], ece(said, won, drawn)),
        brier_of_rate=rate * (1 - rate),
        ece_by_chance=ece_by_chance(said, groups, seed),
    )


def resamples(groups: Indices, seed: int = 0, count: int = RESAMPLES) -> Floats:
    """Return how often each observation is in each bootstrap resample of groups, count × n."""
    names, place = np.unique(groups, return_inverse=True)
    chances = np.full(len(names), 1 / len(names))
    drawn = np.random.default_rng(seed).multinomial(len(names), chances, size=count)
    return np.asarray(drawn[:, place.reshape(-1)], dtype=float)


def auc(said: Floats, won: Floats, weights: Floats | None = None) -> Floats:
    """Return the AUC for each row of weights; nan where a row has one outcome only.

    Examples
    --------
    >>> auc(np.array([0.9, 0.4, 0.6, 0.1]), np.array([1.0, 1.0, 0.0, 0.0])).tolist()
    [0.75]
    """
    counted = np.ones((1, len(said))) if weights is None else weights
    values, place = np.unique(said, return_inverse=True)
    of_value = np.zeros((len(said), len(values)), dtype=bool)
    of_value[np.arange(len(said)), place.reshape(-1)] = True
    wins, losses = counted * won @ of_value, counted * (1 - won) @ of_value
    below = np.cumsum(losses, axis=1) - losses / 2
    pairs = wins.sum(axis=1) * losses.sum(axis=1)
    right = (wins * below).sum(axis=1)
    unknown = np.full(len(counted), np.nan)
    return np.asarray(np.divide(right, pairs, out=unknown, where=pairs > 0))


def brier(said: Floats, won: Floats, weights: Floats | None = None) -> Floats:
    """Return the Brier score for each row of weights.

    Examples
    --------
    >>> brier(np.array([0.5, 1.0]), np.array([1.0, 1.0])).tolist()
    [0.125]
    """
    counted = np.ones((1, len(said))) if weights is None else weights
    return np.asarray(counted @ (said - won) ** 2 / counted.sum(axis=1))


def ece(said: Floats, won: Floats, weights: Floats | None = None) -> Floats:
    """Return the expected calibration error, in bins of equal width, for each row of weights.

    Examples
    --------
    >>> ece(np.array([0.75, 0.75]), np.array([1.0, 0.0])).tolist()
    [0.25]
    """
    counted = np.ones((1, len(said))) if weights is None else weights
    in_bin = _in_bin(said)
    apart = np.abs((counted * (said - won)) @ in_bin).sum(axis=1)
    return np.asarray(apart / counted.sum(axis=1))


def ece_by_chance(said: Floats, groups: Indices, seed: int = 0) -> float:
    """Return the mean calibration error where outcomes are drawn with just the said chances.

    What is in one group is drawn as one: it ends alike.
    """
    random = np.random.default_rng(seed)
    names, place = np.unique(groups, return_inverse=True)
    chances = random.random((RESAMPLES, len(names)))[:, place.reshape(-1)]
    drawn = (chances < said).astype(float)
    in_bin = _in_bin(said)
    return float((np.abs((said - drawn) @ in_bin).sum(axis=1) / len(said)).mean())


def number_of_bins(number: int) -> int:
    """Return into how many bins so many probabilities are put.

    Examples
    --------
    >>> number_of_bins(276), number_of_bins(2000)
    (5, 10)
    """
    return MANY_BINS if number >= ENOUGH_FOR_MANY else FEW_BINS


def bins_of(said: Floats) -> Indices:
    """Return each probability's bin; 1 is in the last."""
    bins = number_of_bins(len(said))
    return np.asarray(np.minimum((said * bins).astype(int), bins - 1))


def reliability(said: Floats, won: Floats) -> tuple[Bin, ...]:
    """Return the bins that are not empty, the least likely first."""
    place, bins = bins_of(said), number_of_bins(len(said))
    return tuple(
        Bin(
            low=one / bins,
            high=(one + 1) / bins,
            number=int((place == one).sum()),
            said=float(said[place == one].mean()),
            happened=float(won[place == one].mean()),
        )
        for one in np.unique(place).tolist()
    )


def _in_bin(said: Floats) -> Floats:
    """Return which probability is in which bin, n × bins."""
    return np.equal.outer(bins_of(said), np.arange(number_of_bins(len(said))))


def _measure(value: float, drawn: Floats) -> Measure:
    known = drawn[~np.isnan(drawn)]
    if np.isnan(value) or not len(known):
        return Measure(value=None, low=None, high=None)
    low, high = np.percentile(known, INTERVAL)
    return Measure(value=float(value), low=min(float(low), value), high=max(float(high), value))
