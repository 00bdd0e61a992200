"""A logistic model with an L2 penalty, held against projects that it has not seen.

References
----------
Hoerl & Kennard 1970, Technometrics 12:55, and le Cessie & van Houwelingen 1992, Applied
Statistics 41:191 (ridge logistic regression); Stone 1974, J. R. Stat. Soc. B 36:111, and Varma &
Simon 2006, BMC Bioinformatics 7:91 (cross-validation, the penalty chosen inside each fold).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from graph.account_graph import Floats, Indices
from graph.progress import Progress, quiet

FOLDS, INNER_FOLDS, REPEATS = 5, 3, 5
STRENGTHS = tuple(float(10.0**power) for power in range(-2, 3))
"""C, the inverse of the penalty, from almost no effect of anything to almost no penalty."""
MOST_STEPS = 5_000


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic model: log-odds are the intercept plus the matrix times the weights."""

    intercept: float
    weights: Floats

    def probability(self, matrix: Floats) -> Floats:
        """Return the probability of each row."""
        return np.asarray(expit(self.intercept + matrix @ self.weights))


@dataclass(frozen=True, slots=True)
class Fold:
    """A part of the deals, and the strength that the others chose."""

    train: Indices
    test: Indices
    strength: float


def logistic(matrix: Floats, won: Floats, strength: float) -> Logistic:
    """Return the model of deals; where they have one outcome only, its rate by Laplace's rule."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow to import

    if len(np.unique(won)) < 2 or not matrix.shape[1]:
        rate = (won.sum() + 1) / (len(won) + 2)
        return Logistic(float(np.log(rate / (1 - rate))), np.zeros(matrix.shape[1]))
    fitted = LogisticRegression(C=strength, max_iter=MOST_STEPS).fit(matrix, won)
    return Logistic(float(fitted.intercept_[0]), np.asarray(fitted.coef_[0], dtype=float))


def strength_of(matrix: Floats, won: Floats, groups: Indices, seed: int) -> float:
    """Return the strength with the least loss on deals not seen; of equal ones the smallest."""
    parts = list(_parts(won, groups, INNER_FOLDS, seed))
    losses = [sum(_loss(matrix, won, part, one) for part in parts) for one in STRENGTHS]
    return STRENGTHS[int(np.argmin(losses))]


def folds(
    matrix: Floats, won: Floats, groups: Indices, seed: int, progress: Progress = quiet
) -> list[Fold]:
    """Return parts of the deals, groups in one part, each with the strength of the others.

    The deals are parted `REPEATS` times, so that no lucky or unlucky parting decides.
    """
    found = []
    for repeat in range(REPEATS):
        for train, test in _parts(won, groups, FOLDS, seed + repeat):
            chosen = strength_of(matrix[train], won[train], groups[train], seed)
            found.append(Fold(train, test, chosen))
            progress("folds", len(found), FOLDS * REPEATS)
    return found


def out_of_fold(matrix: Floats, won: Floats, parts: list[Fold]) -> Floats:
    """Return each deal's probability by models that have seen neither it nor its group: a mean."""
    said, times = np.zeros(len(won)), np.zeros(len(won))
    for part in parts:
        model = logistic(matrix[part.train], won[part.train], part.strength)
        said[part.test] += model.probability(matrix[part.test])
        times[part.test] += 1
    return said / times


def _parts(
    won: Floats, groups: Indices, count: int, seed: int
) -> Iterator[tuple[Indices, Indices]]:
    from sklearn.model_selection import StratifiedGroupKFold  # noqa: PLC0415 - slow to import

    splitter = StratifiedGroupKFold(count, shuffle=True, random_state=seed)
    rows = np.zeros((len(won), 1))
    yield from ((tr, te) for tr, te in splitter.split(rows, won.astype(int), groups) if len(te))


def _loss(matrix: Floats, won: Floats, part: tuple[Indices, Indices], strength: float) -> float:
    """Return the sum of log losses on the second part of a model of the first."""
    train, test = part
    said = logistic(matrix[train], won[train], strength).probability(matrix[test])
    chance = np.clip(np.where(won[test] > 0, said, 1 - said), 1e-12, 1)
    return float(-np.log(chance).sum())
