"""How people's standing moves from window to window: percentiles, slopes, intervals."""

import numpy as np

from graph.account_graph import AccountGraph, Floats
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAW_TOLERANCE, INTERVAL, moved_nearly
from graph.analysis.windows import Windows
from graph.draws_over_time import draws_over_time
from graph.influence import ListeningMatrix
from graph.listening import listening
from graph.progress import Progress, quiet

ENOUGH_WINDOWS = 2
ENOUGH_OF_MANY, MANY_WINDOWS = 3, 4
_TIED = 12


def percentiles(values: Floats) -> Floats:
    """Return each value's percentile: its average rank, lowest first, divided by how many.

    Examples
    --------
    >>> percentiles(np.array([0.5, 0.1, 0.1, 0.3])).tolist()
    [1.0, 0.375, 0.375, 0.75]
    """
    from scipy.stats import rankdata  # noqa: PLC0415 (half a second that only this needs)

    return np.asarray(rankdata(np.round(values, _TIED)) / max(len(values), 1))


def trajectories(windows: Windows) -> Floats:
    """Return percentiles of d by window and person of the last window; NaN where absent."""
    return _lined_up(windows, [d.decision_influence for d in windows.decisions])


def slopes(windows: Windows, percentile: Floats) -> Floats:
    """Return each person's least-squares slope per window.

    Parameters
    ----------
    windows
        The windows; those that don't count leave a gap.
    percentile
        Windows × people, NaN where absent.

    Returns
    -------
    ndarray of float, length n
        NaN for people who were there in fewer than 2 of up to 3 windows, or 3 of more: a line
        through two points of many is the last difference, which regresses.
    """
    there = ~np.isnan(percentile)
    count = there.sum(axis=0)
    number = np.where(there, np.array(windows.numbers, dtype=float)[:, None], 0.0)
    from_mean = np.where(there, number - number.sum(axis=0) / np.maximum(count, 1), 0.0)
    rise = (from_mean * np.where(there, percentile, 0.0)).sum(axis=0)
    run = (from_mean**2).sum(axis=0)
    many = len(windows.numbers) >= MANY_WINDOWS
    enough = count >= (ENOUGH_OF_MANY if many else ENOUGH_WINDOWS)
    return np.asarray(np.divide(rise, run, out=np.full(len(run), np.nan), where=enough))


def slope_intervals(
    windows: Windows, *, count: int, seed: int, progress: Progress = quiet
) -> tuple[Floats, Floats]:
    """Return the 5–95 % interval of each person's slope over draws of all windows at once.

    Parameters
    ----------
    windows
        The windows; their bodies are the same in all draws.
    count, seed
        How many draws, and from where.
    progress
        Told how many draws are done.
    """
    drawn_slopes = np.empty((count, windows.places.shape[1]))
    graphs = [decision.graph for decision in windows.decisions]
    for number, drawn in enumerate(draws_over_time(graphs, count, seed)):
        moved = [_moved(d, g) for d, g in zip(windows.decisions, drawn, strict=True)]
        drawn_slopes[number] = slopes(windows, _lined_up(windows, moved))
        progress("draws", number + 1, count)
    low, high = np.percentile(drawn_slopes, INTERVAL, axis=0)
    return low, high


def _moved(decision: Decision, drawn: AccountGraph) -> Floats:
    heard = listening(drawn, decision.settings.half_life_days)
    matrix = ListeningMatrix.of(heard, decision.settings.alpha, DRAW_TOLERANCE)
    return moved_nearly(matrix, decision.body.power, np.arange(len(drawn)))


def _lined_up(windows: Windows, moved: list[Floats]) -> Floats:
    """Return percentiles by window, in the order of the people of the last."""
    found = np.full(windows.places.shape, np.nan)
    for row, places, values in zip(found, windows.places, moved, strict=True):
        row[places >= 0] = percentiles(values)[places[places >= 0]]
    return found
