"""Rising stars: people below the top whose share of the decision grows window by window."""

from datetime import date

import numpy as np

from graph.analysis.answer import (
    Evidence,
    Finding,
    Part,
    Reason,
    Result,
    contact_name,
    questions,
)
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAWS
from graph.analysis.rising.formal_signals import FormalSignal, formal_signals
from graph.analysis.rising.new_listeners import NewListener, began_to_listen, new_listener_evidence
from graph.analysis.rising.rise import Rise, rise_evidence
from graph.analysis.windows import Windows
from graph.progress import Progress, quiet

WINDOWS, WINDOW_DAYS = 4, 90
FEWEST_WINDOWS = 2


class WindowStanding(Part):
    """Where a person stood at a window's end: the percentile of their decision influence."""

    as_of: date
    percentile: float


class RisingBaselines(Part):
    """What simpler rankings would go by: where they stand, and the last window's change alone."""

    last_percentile: float
    last_difference: float | None


class RisingStar(Finding):
    """A person on the way up; the score is the last percentile + 2 × the slope per window."""

    slope: float
    slope_interval: tuple[float, float]
    trajectory: tuple[WindowStanding, ...]
    began_to_listen: tuple[NewListener, ...]
    formal_signals: tuple[FormalSignal, ...]
    baselines: RisingBaselines


def rising_stars(
    decision: Decision,
    *,
    limit: int | None = None,
    windows: int = WINDOWS,
    window: int = WINDOW_DAYS,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Result:
    """Return the people outside the top fifth whose share of the decision surely grows.

    At each window end the whole model is run as of that day, and everybody present gets the
    percentile of their decision influence. Windows in which nobody's informal listening is
    recorded don't count. A person's slope is over the counting windows in which they were there:
    at least 2 of up to 3, at least 3 of more.

    Parameters
    ----------
    decision
        The decision at the last window's end; a body by roles or levels is formed anew as of each
        day, a given one keeps its weights among those present.
    limit
        At most so many (None: all).
    windows, window
        How many window ends, and how many days apart.
    draws, seed
        How often, and from where, the data are drawn anew for the slope's interval.
    progress
        Told how many draws are done.

    Returns
    -------
    Result
        Items are RisingStar, by falling score, ties by id: those whose slope's 5–95 % interval
        lies above 0. The verdict is `ok` also where nobody rises.
    """
    over_time = Windows.of(decision, windows, window)
    reasons = _doubts(decision, over_time)
    if reasons:
        dates = (Evidence(kind="ask_dates"),)
        ask = dates if decision.heard.any() else questions(decision)
        return Result(items=(), verdict="not_enough_evidence", reasons=reasons, ask=ask)
    rise = Rise.of(over_time, draws, seed, progress)
    ranked = rise.ranked[:limit]
    return Result(items=tuple(_finding(rise, rank, j) for rank, j in enumerate(ranked, 1)))


def _doubts(decision: Decision, windows: Windows) -> tuple[Reason, ...]:
    if not len(decision.graph):
        return ("no_people",)
    if not decision.heard.any():
        return ("no_informal_fact",)
    if len(windows.numbers) < FEWEST_WINDOWS:
        return ("too_few_windows",)
    return ("nothing_changed",) if windows.is_still else ()


def _finding(rise: Rise, rank: int, j: int) -> RisingStar:
    decision = rise.windows.decisions[-1]
    there = np.flatnonzero(rise.windows.places[:, j] >= 0)
    new = began_to_listen(rise.windows, j)
    signals = formal_signals(decision, rise.windows.decisions[there[0]], j)
    return RisingStar(
        rank=rank,
        contact=contact_name(decision, j),
        score=float(rise.score[j]),
        slope=float(rise.slope[j]),
        slope_interval=(float(rise.low[j]), float(rise.high[j])),
        trajectory=tuple(
            WindowStanding(as_of=rise.windows.ends[k], percentile=float(rise.percentile[k, j]))
            for k in there
        ),
        began_to_listen=new,
        formal_signals=tuple(signal for signal, _ in signals),
        baselines=_baselines(rise, j),
        evidence=(
            *rise_evidence(rise, j),
            *(said for _, said in signals),
            *(new_listener_evidence(decision, j, one) for one in new),
        ),
    )


def _baselines(rise: Rise, j: int) -> RisingBaselines:
    last, before = float(rise.percentile[-1, j]), float(rise.percentile[-2, j])
    difference = None if np.isnan(before) else last - before
    return RisingBaselines(last_percentile=last, last_difference=difference)
