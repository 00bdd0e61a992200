"""A calibration, applied: a logistic model of the model's own log-odds and recorded factors.

References
----------
Platt 1999, Probabilistic outputs for support vector machines: log-odds corrected by a logistic
model; here with recorded factors beside them.
"""

from dataclasses import dataclass

import numpy as np

from graph.account_graph import Floats
from graph.model import Row
from graph.model.project import FACTOR_PREFIX

UNKNOWN, OTHER = "unknown", "other"
"""The value of a factor that was not recorded, and of one too rare to be told apart."""
LEAST_CHANCE = 1e-9
CHAINS_NEEDED = 20
DEALS_NEEDED = 50


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a tenant's closed projects correct P: a logistic model of its log-odds and factors.

    Parameters
    ----------
    intercept, slope
        Of the log-odds of P.
    factors
        What each value of a recorded factor adds to the log-odds: (name, value, weight); the
        value ``unknown`` stands for a factor that was not recorded, ``other`` for any value
        that is not named.
    closed_projects
        How many projects it was fitted to.
    auc, brier, ece
        How good it was on projects that it had not seen.
    without_chain
        What it adds to the log-odds that P itself is not known.
    with_chain
        Of how many of the projects it knew P: of fewer than 20, P is left as it is.
    stances
        How often a stance is each of the five levels, as the fit took it; none: as the tenant's
        priors say.
    version
        The number of the fit among the tenant's.
    """

    intercept: float
    slope: float
    factors: tuple[tuple[str, str, float], ...]
    closed_projects: int
    auc: float
    brier: float
    ece: float
    without_chain: float = 0.0
    with_chain: int = 0
    stances: tuple[float, ...] = ()
    version: int = 0

    def calibrated(self, probability: Floats, project: Row) -> Floats:
        """Return corrected probabilities of a project's success."""
        odds = self.intercept + self.slope * log_odds(probability) + self._of_factors(project)
        return np.asarray(1 / (1 + np.exp(-odds)))

    def slope_at(self, probability: float, project: Row) -> float:
        """Return the derivative of `calibrated` at a probability.

        Examples
        --------
        >>> as_it_is = Calibration(0.0, 1.0, (), 60, 0.8, 0.15, 0.04)
        >>> round(as_it_is.slope_at(0.3, {}), 12)
        1.0
        """
        if not LEAST_CHANCE < probability < 1 - LEAST_CHANCE:
            return 0.0
        corrected = float(self.calibrated(np.array(probability), project))
        return self.slope * corrected * (1 - corrected) / (probability * (1 - probability))

    def by_factors(self, project: Row) -> float | None:
        """Return the probability by what is recorded alone; None where no factor is."""
        if all(factor_value(project, name) == UNKNOWN for name in self.names):
            return None
        odds = self.intercept + self.without_chain + self._of_factors(project)
        return float(1 / (1 + np.exp(-odds)))

    @property
    def knows_chains(self) -> bool:
        """Whether it has seen enough projects with P to correct one."""
        return self.with_chain >= CHAINS_NEEDED

    @property
    def names(self) -> tuple[str, ...]:
        """The factors, by name."""
        return tuple(dict.fromkeys(name for name, _, _ in self.factors))

    def _of_factors(self, project: Row) -> float:
        weights = {(name, value): weight for name, value, weight in self.factors}
        found = ((name, factor_value(project, name)) for name in self.names)
        return sum(weights.get((n, v), weights.get((n, OTHER), 0.0)) for n, v in found)


def factor_value(project: Row, name: str) -> str:
    """Return the value of a project's factor, ``unknown`` where none is recorded.

    Examples
    --------
    >>> factor_value({"factor:budget": "Yes "}, "budget"), factor_value({}, "budget")
    ('yes', 'unknown')
    """
    return str(project.get(FACTOR_PREFIX + name, "")).strip().casefold() or UNKNOWN


def log_odds(probability: Floats) -> Floats:
    """Return the log-odds of probabilities, finite also where one is 0 or 1."""
    clipped = np.clip(probability, LEAST_CHANCE, 1 - LEAST_CHANCE)
    return np.asarray(np.log(clipped / (1 - clipped)))
