"""Tables of the report, in Markdown: each number a mean with its 95 % bootstrap interval."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from benchmarks.accuracy import hidden, real_networks, rising
from benchmarks.accuracy.metrics import (
    Estimate,
    Truth,
    expected_calibration_error,
    reliability,
    share,
)
from benchmarks.accuracy.trials import Trials
from graph.account_graph import Floats
from graph.analysis.likelihood import LIKELY, VERY_LIKELY


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; the first column is text, the others are numbers.

    Examples
    --------
    >>> print(table(["ranking", "AUC"], [["ours", 0.9]]))
    | ranking | AUC |
    |---|---:|
    | ours | 0.9 |
    """
    lines = [list(head), ["---", *["---:"] * (len(head) - 1)], *rows]
    rendered = [" | ".join(map(str, line)) for line in lines]
    rendered[1] = "|".join(map(str, lines[1]))
    return "\n".join(
        [f"| {rendered[0]} |", f"|{rendered[1]}|", *(f"| {r} |" for r in rendered[2:])]
    )


def hidden_table(trials: Sequence[hidden.HiddenTrial]) -> str:
    """Return every ranking's measures on planted customers."""
    rows = [
        [name, *(Estimate.of([trial.measures[name][at] for trial in trials]) for at in range(4))]
        for name in trials[0].measures
    ]
    return table(["ranking", *hidden.MEASURES], rows)


def variants_table(trials: Sequence[hidden.HiddenTrial]) -> str:
    """Return the measures of our formula's variants."""
    rows = [
        [name, *(Estimate.of([trial.variants[name][at] for trial in trials]) for at in range(4))]
        for name in trials[0].variants
    ]
    return table(["variant", *hidden.MEASURES], rows)


def difference_table(trials: Sequence[hidden.HiddenTrial]) -> str:
    """Return how much better ours is than each other ranking, customer by customer."""
    rows = [
        [
            name,
            Estimate.of([t.measures[hidden.OURS][0] - t.measures[name][0] for t in trials]),
            Estimate.of([t.measures[hidden.OURS][3] - t.measures[name][3] for t in trials]),
        ]
        for name in trials[0].measures
        if name != hidden.OURS
    ]
    return table(["ours less", "precision@3", "rank correlation"], rows)


def dynamics_table(trials: Sequence[hidden.HiddenTrial]) -> str:
    """Return precision@3 where one dynamics alone is the truth."""
    rows = [
        [name, *(Estimate.of([trial.by_dynamics[name][at] for trial in trials]) for at in (0, 1))]
        for name in trials[0].by_dynamics
    ]
    return table(["truth", hidden.OURS, "ceiling"], rows)


def stated_and_right(trials: Sequence[hidden.HiddenTrial]) -> tuple[Floats, Truth]:
    """Return what was stated of all candidates, and whether they were right."""
    return (
        np.concatenate([trial.stated for trial in trials]),
        np.concatenate([trial.right for trial in trials]),
    )


def calibration_error(trials: Sequence[hidden.HiddenTrial]) -> Estimate:
    """Return ECE over all candidates, customers drawn anew."""

    def measure(places: Floats) -> float:
        some = [trials[int(place)] for place in places]
        return expected_calibration_error(*stated_and_right(some))

    return Estimate.pooled(np.arange(len(trials), dtype=float), measure)


def reliability_table(trials: Sequence[hidden.HiddenTrial]) -> str:
    """Return what was stated and what was right, by tenths."""
    rows = [
        [f"{b.low:.1f}-{b.high:.1f}", b.number, f"{b.stated:.3f}", f"{b.right:.3f}"]
        for b in reliability(*stated_and_right(trials))
    ]
    return table(["stated", "candidates", "mean stated", "right"], rows)


def label_table(trials: Sequence[hidden.HiddenTrial]) -> str:
    """Return how many of those under each label are right."""
    ranges: Mapping[str, tuple[float, float]] = {
        "`very_likely`": (VERY_LIKELY, 2.0),
        "`likely` or more (those whom pages and reports name)": (LIKELY, 2.0),
        "`likely` alone (from .5, below .8)": (LIKELY, VERY_LIKELY),
        "`possible`": (0.0, LIKELY),
    }
    rows = [[name, *_right_among(trials, *limits)] for name, limits in ranges.items()]
    return table(["label", "named", "mean stated", "right"], rows)


def _right_among(
    trials: Sequence[hidden.HiddenTrial], low: float, high: float
) -> tuple[int, str, Estimate]:
    def measure(places: Floats) -> float:
        stated, right = stated_and_right([trials[int(place)] for place in places])
        return share(right[(stated >= low) & (stated < high)])

    stated, _ = stated_and_right(trials)
    among = (stated >= low) & (stated < high)
    found = Estimate.pooled(np.arange(len(trials), dtype=float), measure)
    return int(among.sum()), f"{np.sum(stated[among]) / max(among.sum(), 1):.3f}", found


def share_of_pairs(counted: Floats) -> float:
    """Return how many of all pairs are right, from right ones and all by trial; NaN of none."""
    right, pairs = counted.sum(axis=0)
    return float(right / pairs) if pairs else float("nan")


def rising_table(trials: Sequence[rising.RisingTrial]) -> str:
    """Return AUC of each ranking on the panels."""
    rows = [
        [
            name,
            Estimate.of([t.auc[name] for t in trials if not np.isnan(t.auc[name])]),
            Estimate.pooled(np.array([t.equals[name] for t in trials]), share_of_pairs),
        ]
        for name in rising.RANKINGS
    ]
    return table(
        ["ranking", "AUC, everybody below the top", "AUC, risers v. decoys of equal level"], rows
    )


def newcomb_table(trials: Trials) -> str:
    """Return AUC of each ranking on Newcomb's men."""
    rows = [
        [f"{ahead} week(s)", number, *(f"{found[name]:.3f}" for name in rising.RANKINGS)]
        for ahead, (found, number) in trials.newcomb.items()
    ]
    return table(["ahead", "cases", *rising.RANKINGS], rows)


def network_table(trials: Mapping[str, Sequence[real_networks.NetworkTrial]], at: int) -> str:
    """Return one measure of each ranking on each real network, and its mean over them."""
    names = list(trials)
    rankings = list(trials[names[0]][0].measures)
    means = {
        ranking: [float(np.mean([t.measures[ranking][at] for t in trials[name]])) for name in names]
        for ranking in rankings
    }
    rows = [[r, *(f"{value:.2f}" for value in v), f"{np.mean(v):.2f}"] for r, v in means.items()]
    return table(["ranking", *names, "mean"], rows)
