"""What the answers are held to, and whether they reach it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.accuracy import hidden, rising
from benchmarks.accuracy.baselines import PERSONALISED
from benchmarks.accuracy.metrics import expected_calibration_error, share
from benchmarks.accuracy.tables import share_of_pairs, stated_and_right
from benchmarks.accuracy.trials import Trials
from graph.analysis.likelihood import LIKELY, VERY_LIKELY

NEWCOMB_SLACK = 0.02


@dataclass(frozen=True)
class Target:
    """A bound on a number: at least, or at most."""

    what: str
    found: float
    bound: float
    at_most: bool = False

    @property
    def is_reached(self) -> bool:
        """Whether the number keeps to the bound."""
        return self.found <= self.bound if self.at_most else self.found >= self.bound

    @property
    def row(self) -> Sequence[str]:
        """The target as a row of the report."""
        sign = "≤" if self.at_most else "≥"
        reached = "yes" if self.is_reached else "**no**"
        return self.what, f"{self.found:.3f}", f"{sign} {self.bound:.3f}", reached


def targets(trials: Trials) -> list[Target]:
    """Return all targets, in the order of the report."""
    return [
        *_hidden(trials.hidden),
        *_stated(trials.hidden),
        *_without_signal(trials),
        *_rising(trials),
        *(
            Target(f"greedy coach set of {k} ÷ the best, the worst customer", worst, 0.95)
            for k, worst in enumerate(np.min(trials.coach_sets, axis=0), 1)
        ),
    ]


def _hidden(trials: Sequence[hidden.HiddenTrial]) -> Iterator[Target]:
    found = {
        name: float(np.mean([trial.measures[name][0] for trial in trials]))
        for name in trials[0].measures
    }
    ours = found[hidden.OURS]
    yield Target("precision@3 ÷ the ceiling's", ours / found[hidden.CEILING], 0.95)
    for name in ("in-degree", "in-strength", "betweenness"):
        yield Target(f"precision@3 over {name}", ours - found[name], 0.15)
    yield Target(f"precision@3 over {PERSONALISED}", ours - found[PERSONALISED], -0.03)


def _stated(trials: Sequence[hidden.HiddenTrial]) -> Iterator[Target]:
    stated, right = stated_and_right(trials)
    error = expected_calibration_error(stated, right)
    yield Target("expected calibration error", error, 0.03, at_most=True)
    for name, least, bound in (("very_likely", VERY_LIKELY, 0.9), ("likely or more", LIKELY, 0.75)):
        yield Target(f"right among those {name}", share(right[stated >= least]), bound)


def _without_signal(trials: Trials) -> Iterator[Target]:
    share = float(np.mean(np.array(trials.without_signal) >= VERY_LIKELY))
    yield Target("customers without signal that have a very_likely", share, 0.05, at_most=True)
    for at, what in enumerate(("lines only", "an unheard body")):
        ok = float(np.mean([verdicts[at] == "ok" for verdicts in trials.unheard]))
        yield Target(f"customers with {what} that get ok", ok, 0.0, at_most=True)


def _rising(trials: Trials) -> Iterator[Target]:
    found = {
        name: float(np.nanmean([t.auc[name] for t in trials.rising])) for name in rising.RANKINGS
    }
    equals = share_of_pairs(np.array([t.equals[rising.OURS] for t in trials.rising]))
    yield Target("rising stars, AUC", found[rising.OURS], 0.75)
    over = found[rising.OURS] - found[rising.LAST_LEVEL]
    yield Target("rising stars, AUC over last level", over, 0.05)
    yield Target("risers v. decoys of equal level, AUC", equals, 0.75)
    for ahead, (auc, _) in trials.newcomb.items():
        over = auc[rising.OURS] - auc[rising.LAST_LEVEL]
        yield Target(f"Newcomb, {ahead} week(s) ahead, AUC over last level", over, -NEWCOMB_SLACK)
