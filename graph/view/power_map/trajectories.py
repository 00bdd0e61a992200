"""Everybody's way over the last windows: the percentile of their decision influence at each."""

from collections.abc import Mapping

import numpy as np

from graph.analysis.decision import Decision
from graph.analysis.rising.rising_stars import WINDOW_DAYS, WINDOWS
from graph.analysis.rising.slopes import trajectories
from graph.analysis.windows import Windows
from graph.view.power_map.model import MapStanding

Trajectory = tuple[MapStanding, ...]


def map_trajectories(decision: Decision, body: str | None = None) -> Mapping[str, Trajectory]:
    """Return where everybody stood at each window's end, as the rising stars have it.

    Parameters
    ----------
    decision
        The decision.
    body
        The decision body that was asked for; None: everyone, as for the rising stars.

    Returns
    -------
    mapping of str to tuple of MapStanding
        By contact, the earliest first; nothing where nobody's listening is recorded now.
    """
    project = decision.project["id"] if decision.project else None
    asked = Decision.of(decision.graph, project, body or "everyone", decision.settings)
    windows = Windows.of(asked, WINDOWS, WINDOW_DAYS)
    if not windows.numbers or windows.numbers[-1] != WINDOWS - 1:
        return {}
    percentile = trajectories(windows)
    return {
        id_: tuple(
            MapStanding(as_of=windows.ends[k], percentile=round(float(percentile[k, j]), 4))
            for k in np.flatnonzero(~np.isnan(percentile[:, j]))
        )
        for j, id_ in enumerate(decision.graph.ids)
    }
