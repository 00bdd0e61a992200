"""Fitting a tenant's calibration to its closed projects, with what it is worth."""

from collections.abc import Collection, Sequence
from typing import Literal

import numpy as np

from graph.account_graph import Floats
from graph.calibration import fitting
from graph.calibration.deals import CHAIN, LOG_ODDS, Deal, Design, design
from graph.calibration.model import DEALS_NEEDED, UNKNOWN, Calibration
from graph.calibration.scores import (
    INTERVAL,
    Bin,
    Frozen,
    Measure,
    Measures,
    auc,
    measures,
    reliability,
    resamples,
)
from graph.progress import Progress, quiet

LEAST_OF_EACH_OUTCOME = fitting.FOLDS
LEAST_GROUPS = 2 * fitting.FOLDS
Refusal = Literal["too_few_deals", "one_outcome", "too_alike"]


class Signal(Frozen):
    """What a factor is worth on unseen projects, alone and beside the others.

    `auc_lost` is what the whole fit loses without it: little, where others say the same. There is
    no signal where the 95 % intervals hold ½ for the AUC alone, and 0 for the loss.
    """

    factor: str
    auc_alone: Measure
    auc_lost: Measure
    has_signal: bool


class FitReport(Frozen):
    """What a fit is worth, on projects that it had not seen; nothing in it names anybody.

    `groups` is the number of different projects: those that nothing tells apart are one.
    `signals` come by falling AUC alone, those without one last.
    """

    closed_projects: int
    with_chain: int
    groups: int
    strength: float
    measures: Measures
    reliability: tuple[Bin, ...]
    signals: tuple[Signal, ...]


def refusal(deals: Sequence[Deal], leave_out: Collection[str] = ()) -> Refusal | None:
    """Return why deals cannot be fitted; None where they can.

    Examples
    --------
    >>> refusal([])
    'too_few_deals'
    """
    won = sum(deal.won for deal in deals)
    if len(deals) < DEALS_NEEDED:
        return "too_few_deals"
    if min(won, len(deals) - won) < LEAST_OF_EACH_OUTCOME:
        return "one_outcome"
    if len(np.unique(design(deals, leave_out).groups)) < LEAST_GROUPS:
        return "too_alike"
    return None


def fit(
    deals: Sequence[Deal],
    leave_out: Collection[str] = (),
    stances: tuple[float, ...] = (),
    seed: int = 0,
    progress: Progress = quiet,
) -> tuple[Calibration, FitReport]:
    """Return the calibration of deals, and what it is worth.

    Parameters
    ----------
    deals
        Closed projects of which `refusal` has nothing to say.
    leave_out
        Factors that shall not be used.
    stances
        The prior of unknown stances with which their probabilities were made.
    seed
        Where the folds and resamples begin.
    progress
        Told how far it is.
    """
    told, won = design(deals, leave_out), outcomes(deals)
    parts = fitting.folds(told.matrix, won, told.groups, seed, progress)
    said = fitting.out_of_fold(told.matrix, won, parts)
    scores = measures(said, won, told.groups, seed)
    strength = fitting.strength_of(told.matrix, won, told.groups, seed)
    report = FitReport(
        closed_projects=len(deals),
        with_chain=with_chain(deals),
        groups=len(np.unique(told.groups)),
        strength=strength,
        measures=scores,
        reliability=reliability(said, won),
        signals=_signals(told, won, said, parts, seed, progress),
    )
    model = fitting.logistic(told.matrix, won, strength)
    return calibration_of(told, model, deals, stances, scores), report


def quick_fit(
    deals: Sequence[Deal],
    leave_out: Collection[str] = (),
    stances: tuple[float, ...] = (),
    seed: int = 0,
) -> Calibration:
    """Return the calibration of deals without holding it against unseen ones: no scores."""
    told, won = design(deals, leave_out), outcomes(deals)
    strength = fitting.strength_of(told.matrix, won, told.groups, seed)
    model = fitting.logistic(told.matrix, won, strength)
    return calibration_of(told, model, deals, stances)


def outcomes(deals: Sequence[Deal]) -> Floats:
    """Return 1 for each deal that was won, 0 for each that was lost."""
    return np.array([deal.won for deal in deals], dtype=float)


def with_chain(deals: Sequence[Deal]) -> int:
    """Return of how many deals the chain's probability is known."""
    return sum(deal.probability is not None for deal in deals)


def calibration_of(
    told: Design,
    model: fitting.Logistic,
    deals: Sequence[Deal],
    stances: tuple[float, ...] = (),
    scores: Measures | None = None,
) -> Calibration:
    """Return a fitted model as what is kept of it: no project, and no rare value of a factor."""
    weights = dict(zip(told.columns, model.weights.tolist(), strict=True))
    chain = {value: weight for (name, value), weight in weights.items() if name == CHAIN}
    nan = float("nan")
    return Calibration(
        intercept=model.intercept,
        slope=chain.get(LOG_ODDS, 0.0),
        factors=tuple((name, v, w) for (name, v), w in weights.items() if name != CHAIN),
        closed_projects=len(deals),
        auc=_value(scores.auc) if scores else nan,
        brier=_value(scores.brier) if scores else nan,
        ece=_value(scores.ece) if scores else nan,
        without_chain=chain.get(UNKNOWN, 0.0),
        with_chain=with_chain(deals),
        stances=stances,
    )


def _value(measure: Measure) -> float:
    return float("nan") if measure.value is None else measure.value


def _signals(
    told: Design,
    won: Floats,
    said: Floats,
    parts: list[fitting.Fold],
    seed: int,
    progress: Progress,
) -> tuple[Signal, ...]:
    """Return what each factor is worth: the fit repeated with it alone, and without it."""
    drawn = resamples(told.groups, seed)
    whole = _aucs(said, won, drawn)
    found = []
    for number, factor in enumerate(told.factors):
        of_one, of_others = (
            _aucs(fitting.out_of_fold(matrix, won, parts), won, drawn)
            for matrix in (told.alone(factor), told.without(factor))
        )
        alone, lost = _with_interval(of_one), _with_interval(whole - of_others)
        has_signal = (alone.low or 0) > 0.5 or (lost.low or 0) > 0
        found.append(Signal(factor=factor, auc_alone=alone, auc_lost=lost, has_signal=has_signal))
        progress("factors", number + 1, len(told.factors))
    return tuple(sorted(found, key=_by_worth))


def _aucs(said: Floats, won: Floats, drawn: Floats) -> Floats:
    """Return the AUC, then that of each resample."""
    return np.concatenate([auc(said, won), auc(said, won, drawn)])


def _with_interval(values: Floats) -> Measure:
    value, drawn = float(values[0]), values[1:]
    low, high = (float(x) for x in np.percentile(drawn[~np.isnan(drawn)], INTERVAL))
    return Measure(value=value, low=min(low, value), high=max(high, value))


def _by_worth(signal: Signal) -> tuple[bool, float, str]:
    return (not signal.has_signal, -round(signal.auc_alone.value or 0, 12), signal.factor)
