"""A real panel: seventeen men who ranked one another for fifteen weeks (Newcomb 1961).

The data's licence is not stated, so they are read from where the user has them.
"""

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from benchmarks.accuracy.metrics import Truth, auc
from benchmarks.accuracy.record import Rows, graph_of
from benchmarks.accuracy.rising import RANKINGS, scores_of
from graph.account_graph import AccountGraph, Floats
from graph.analysis.decision import Decision
from graph.analysis.rising.rise import TOP, Rise
from graph.analysis.rising.slopes import percentiles
from graph.analysis.windows import Windows, decision_at
from graph.progress import quiet

BEGIN = date(2026, 1, 5)
WEEK = timedelta(days=7)
MEN = 17
"""Each man listens to the other sixteen by rank: 16 to his first, 1 to his last."""
WINDOWS = 4
"""Windows of a week."""
WEEKS_AHEAD = (1, 2, 3)
FEW_DRAWS = 2


def newcomb_aucs(edges: Path, ahead: int) -> tuple[dict[str, float], int]:
    """Return how well each ranking tells who will stand above the others' median, and of how many.

    Asked of those who are below the top and whose slope is positive, in each week that has a past
    of four weeks and the future that is asked for; all weeks pooled.

    Parameters
    ----------
    edges
        `edges_rank_by_week.csv` with columns source, target, week, rank.
    ahead
        How many weeks ahead the future lies.
    """
    graph, weeks = _panel(edges)
    parts = [_week(graph, weeks, at, ahead) for at in range(WINDOWS - 1, len(weeks) - ahead)]
    rises = np.concatenate([rose for _, rose in parts])
    pooled = {
        name: auc(np.concatenate([scores[name] for scores, _ in parts]), rises) for name in RANKINGS
    }
    return pooled, len(rises)


def _week(
    graph: AccountGraph, weeks: list[date], at: int, ahead: int
) -> tuple[Mapping[str, Floats], Truth]:
    everyone = Decision.of(graph, body="everyone")
    now, later = (decision_at(everyone, weeks[place]) for place in (at, at + ahead))
    rise = Rise.of(Windows.of(now, WINDOWS, WEEK.days), FEW_DRAWS, 0, quiet)
    future = percentiles(later.decision_influence)
    asked = np.flatnonzero((rise.percentile[-1] <= TOP) & (rise.slope > 0))
    rose = future > np.median(future[rise.percentile[-1] <= TOP])
    return {name: score[asked] for name, score in scores_of(rise).items()}, rose[asked]


def _panel(edges: Path) -> tuple[AccountGraph, list[date]]:
    """Return the account at the last week, and each week's day."""
    with edges.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = sorted({int(row["week"]) for row in rows})
    weeks = [BEGIN + place * WEEK for place in range(len(numbers))]
    starts = dict(zip(numbers, weeks, strict=True))
    links: Rows = [
        {
            "from": row["target"],
            "to": row["source"],
            "weight": MEN - float(row["rank"]),
            "valid_from": starts[int(row["week"])].isoformat(),
            "valid_to": (starts[int(row["week"])] + WEEK).isoformat(),
        }
        for row in rows
    ]
    contacts: Rows = [{"id": id_, "name": id_} for id_ in sorted({row["source"] for row in rows})]
    return graph_of({"contacts": contacts, "influences": links}, weeks[-1]), weeks
