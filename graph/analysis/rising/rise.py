"""How everybody's standing rises over the windows, and what that rests on."""

from dataclasses import dataclass

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import Evidence, FactRef
from graph.analysis.rising.slopes import slope_intervals, slopes, trajectories
from graph.analysis.windows import Windows
from graph.progress import Progress

TOP = 0.8
SLOPE_WEIGHT = 2.0
_NOTHING = 1e-9


@dataclass(frozen=True)
class Rise:
    """What the windows say of everybody now: percentiles by window, slope and its interval."""

    windows: Windows
    percentile: Floats
    slope: Floats
    low: Floats
    high: Floats

    @classmethod
    def of(cls, windows: Windows, draws: int, seed: int, progress: Progress) -> "Rise":
        """Return the rise of everybody there now, with intervals from so many draws."""
        percentile = trajectories(windows)
        low, high = slope_intervals(windows, count=draws, seed=seed, progress=progress)
        return cls(windows, percentile, slopes(windows, percentile), low, high)

    @property
    def score(self) -> Floats:
        """The last percentile + 2 × the slope per window."""
        return np.asarray(self.percentile[-1] + SLOPE_WEIGHT * self.slope)

    @property
    def ranked(self) -> list[int]:
        """Places of those who rise from below the top, by falling score, ties by id."""
        listed = np.flatnonzero((self.percentile[-1] <= TOP + _NOTHING) & (self.low > _NOTHING))
        ids, score = self.windows.decisions[-1].graph.ids, self.score
        return sorted(listed.tolist(), key=lambda j: (-round(float(score[j]), 12), ids[j]))


def rise_evidence(rise: Rise, j: int) -> tuple[Evidence, ...]:
    """Return what the windows say of the person at a place, and what to hold against it."""
    return _rises(rise, j), *_presence(rise, j)


def _rises(rise: Rise, j: int) -> Evidence:
    person = rise.windows.decisions[-1].graph.people[j]
    first = int(np.flatnonzero(rise.windows.places[:, j] >= 0)[0])
    values = {
        "name": person["name"],
        "percentile_then": rise.percentile[first, j],
        "percentile_now": rise.percentile[-1, j],
        "then": rise.windows.ends[first].isoformat(),
        "now": rise.windows.ends[-1].isoformat(),
        "slope": rise.slope[j],
        "slope_low": rise.low[j],
        "slope_high": rise.high[j],
    }
    refs = (FactRef(table="contacts", key=person["id"]),)
    return Evidence(kind="rises", refs=refs, values=values)


def _presence(rise: Rise, j: int) -> list[Evidence]:
    """Say who joined inside the windows, who was away in some, and which windows don't count."""
    windows, said = rise.windows, []
    person = windows.decisions[-1].graph.people[j]
    refs = (FactRef(table="contacts", key=person["id"]),)
    if person.get("joined_on", "") > windows.begin.isoformat():
        values = {"name": person["name"], "joined": person["joined_on"]}
        said.append(Evidence(kind="joined_inside_windows", refs=refs, values=values))
    there, counting = int((windows.places[:, j] >= 0).sum()), len(windows.numbers)
    if there < counting:
        values = {"name": person["name"], "present": there, "counting": counting}
        said.append(Evidence(kind="present_in_some_windows", refs=refs, values=values))
    if counting < windows.asked:
        values = {"counting": counting, "windows": windows.asked}
        said.append(Evidence(kind="windows_that_count", values=values))
    return said
