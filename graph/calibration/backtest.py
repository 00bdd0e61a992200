"""Backtests: each project predicted by what was known before it closed, nothing later.

References
----------
Tashman 2000, International Journal of Forecasting 16:437 (rolling origin evaluation).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import numpy as np

from graph.calibration.deals import Deal
from graph.calibration.fit import quick_fit, refusal
from graph.calibration.model import Calibration
from graph.calibration.scores import Frozen, Measures, measures
from graph.model import Row

GROWTH = 1.1
"""The model is fitted anew when there are a tenth more closed projects than at the last fit."""


class Backtested(Frozen):
    """What would have been said of a project, and what came of it.

    `known` says by what: the ledger as it was then, or where it does not reach back, the facts
    true then.
    """

    account: str
    project: str
    as_of: date
    known: Literal["ledger", "dates"]
    probability: float | None
    label: Literal["calibrated", "uncalibrated"]
    won: bool


@dataclass(frozen=True, slots=True)
class Then:
    """A closed project as it stood some days before.

    Parameters
    ----------
    deal
        The project.
    as_of
        The day.
    known
        By what its state is known.
    row
        The project's row as it stood.
    chance
        Gives P from how often projects were won up to then (½: before a calibration).
    """

    deal: Deal
    as_of: date
    known: Literal["ledger", "dates"]
    row: Row
    chance: Callable[[float], float | None]


@dataclass
class Rolling:
    """The model as it would have been, day after day.

    Parameters
    ----------
    deals
        All closed projects.
    leave_out, stances, seed
        As for a fit.
    """

    deals: Sequence[Deal]
    leave_out: Collection[str] = ()
    stances: tuple[float, ...] = ()
    seed: int = 0
    _size: int = 0
    _fit: Calibration | None = field(default=None)

    def earlier(self, day: date) -> list[Deal]:
        """Return the projects that were closed up to a day."""
        return [deal for deal in self.deals if deal.closed_on and deal.closed_on <= day]

    def at(self, day: date) -> Calibration | None:
        """Return the model of a day; days must not fall. None: there were too few projects."""
        known = self.earlier(day)
        if len(known) >= max(GROWTH * self._size, 1) and refusal(known, self.leave_out) is None:
            self._fit = quick_fit(known, self.leave_out, self.stances, self.seed)
            self._size = len(known)
        return self._fit


def backtested(
    thens: Iterable[Then], rolling: Rolling, rate: Callable[[Sequence[Deal]], float]
) -> Iterator[Backtested]:
    """Yield what would have been said of each project, by the day on which it would.

    Parameters
    ----------
    thens
        The projects, by rising day.
    rolling
        The model of each day.
    rate
        Gives the share won that is believed after some closed projects.
    """
    for then in thens:
        model = rolling.at(then.as_of)
        said = _calibrated(then, model) if model else None
        is_calibrated = said is not None
        if said is None:
            said = then.chance(rate(rolling.earlier(then.as_of)))
        yield Backtested(
            account=then.deal.account,
            project=then.deal.project,
            as_of=then.as_of,
            known=then.known,
            probability=said,
            label="calibrated" if is_calibrated else "uncalibrated",
            won=then.deal.won,
        )


def backtest_measures(found: Sequence[Backtested]) -> Measures | None:
    """Return how right a backtest's probabilities were; None where there is none."""
    told = [(one.probability, one.won) for one in found if one.probability is not None]
    if not told:
        return None
    said, won = (np.array(values, dtype=float) for values in zip(*told, strict=True))
    return measures(said, won, np.arange(len(said)))


def _calibrated(then: Then, model: Calibration) -> float | None:
    """Return the model's probability; None where it says nothing of the project."""
    chance = then.chance(0.5)
    if chance is None:
        return model.by_factors(then.row)
    return float(model.calibrated(np.array(chance), then.row)) if model.knows_chains else None
