"""The win rate's bands A to E, as the method has them."""

from typing import Literal

Band = Literal["A", "B", "C", "D", "E"]
BANDS: tuple[tuple[Band, float], ...] = (("A", 0.8), ("B", 0.6), ("C", 0.4), ("D", 0.2), ("E", 0.0))
"""Each band and the least probability in it, best first."""


def band_of(probability: float) -> Band:
    """Return the band of a probability.

    Examples
    --------
    >>> [band_of(p) for p in (0.8, 0.79, 0.4, 0.2, 0.0)]
    ['A', 'B', 'C', 'D', 'E']
    """
    return next(band for band, least in BANDS if probability >= least)


def bands_apart(one: Band, other: Band) -> int:
    """Return how many bands lie between two.

    Examples
    --------
    >>> bands_apart("A", "C"), bands_apart("D", "C")
    (2, 1)
    """
    return abs(ord(one) - ord(other))
