"""Are the probabilities right where the true game decides?"""

from dataclasses import dataclass

import numpy as np

from benchmarks.winrate.customers import DAY, customer, true_chance
from graph.account_graph import Floats
from graph.analysis.win.probability import chain_probability
from graph.calibration.deals import Deal
from graph.calibration.fit import FitReport, fit
from graph.calibration.scores import Bin, Measures, measures, reliability
from graph.progress import Progress, quiet
from graph.tenant import UNKNOWN_TENANT

DRAWS = 50


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Scores of the model alone and of the fit on projects that it had not seen."""

    alone: Measures
    bins: tuple[Bin, ...]
    fit: FitReport


def calibrated(count: int, seed: int, progress: Progress = quiet) -> Calibrated:
    """Return how right the win rate is of so many customers."""
    random = np.random.default_rng([seed, 1])
    said, won = np.empty(count), np.empty(count)
    for number in range(count):
        said[number], won[number] = _one(random, seed)
        progress("customers", number + 1, count)
    _, report = fit(_deals(said, won), seed=seed)
    alone = measures(said, won, np.arange(count), seed)
    return Calibrated(alone, reliability(said, won), report)


def _one(random: np.random.Generator, seed: int) -> tuple[float, bool]:
    drawn = customer(random)
    truth = true_chance(drawn)
    said = chain_probability(drawn.known, "deal", UNKNOWN_TENANT, DRAWS, seed)
    assert said is not None
    return said, bool(random.random() < truth)


def _deals(said: Floats, won: Floats) -> list[Deal]:
    return [
        Deal("customer", f"deal_{place}", bool(ended), DAY, float(chance), {})
        for place, (chance, ended) in enumerate(zip(said, won, strict=True))
    ]
