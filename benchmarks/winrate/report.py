"""The report of the win rate's trials, as Markdown."""

from collections.abc import Iterator, Mapping

import numpy as np

from benchmarks.winrate.calibration import Calibrated
from graph.account_graph import Floats
from graph.calibration.scores import INTERVAL, Measures
from graph.view.words.winrate import with_interval

MOST_ECE = 0.05
RESAMPLES = 2_000


def report(found: Calibrated, answers: Mapping[str, Floats], command: str) -> str:
    """Return the report."""
    lines = [
        "# How right the win rate is",
        "",
        f"Written by `{command}`.",
        "Customers are synthetic: fifteen people of five ranks, five of them with a role that fits",
        "their rank, stances at random, links to people who are heard by few or by many; half the",
        "stances and three quarters of the links are recorded. Whether a project is won is drawn",
        "from the true game. This says that the arithmetic is right, not that customers decide so:",
        "for your own, `kingmaker winrate report`.",
        "",
        "## The stated probability",
        "",
        *_scores(found),
        "",
        *_bins(found),
        "",
        "## What to ask next",
        "",
        "Expected Brier score after so many questions about a person's stance (lower is better).",
        "",
        *_questions(answers),
        "",
    ]
    return "\n".join(lines)


def _scores(found: Calibrated) -> Iterator[str]:
    yield "| | projects | AUC | Brier score | calibration error | by chance | at most 0.05 |"
    yield "|---|---:|---:|---:|---:|---:|---|"
    for name, scores in (("the chain alone", found.alone), ("fitted, unseen", found.fit.measures)):
        yield _score(name, scores)


def _score(name: str, scores: Measures) -> str:
    is_reached = scores.ece.value is not None and scores.ece.value <= MOST_ECE
    told = [with_interval(one) for one in (scores.auc, scores.brier, scores.ece)]
    cells = [name, str(scores.number), *told, f"{scores.ece_by_chance:.3f}"]
    return f"| {' | '.join(cells)} | {'yes' if is_reached else '**no**'} |"


def _bins(found: Calibrated) -> Iterator[str]:
    yield "| said | happened | projects |"
    yield "|---:|---:|---:|"
    for one in found.bins:
        yield f"| {one.said:.3f} | {one.happened:.3f} | {one.number} |"


def _questions(answers: Mapping[str, Floats]) -> Iterator[str]:
    counts = range(next(iter(answers.values())).shape[1])
    yield f"| asked | {' | '.join(map(str, counts))} | fall a question, beside the best |"
    yield f"|---|{'---:|' * (len(counts) + 1)}"
    best = _fall(next(iter(answers.values())))
    for name, scores in answers.items():
        means = " | ".join(f"{value:.4f}" for value in scores.mean(axis=0))
        yield f"| {name} | {means} | {_difference(_fall(scores) - best)} |"


def _fall(scores: Floats) -> Floats:
    """Return each customer's fall a question."""
    return np.asarray((scores[:, 0] - scores[:, -1]) / (scores.shape[1] - 1))


def _difference(values: Floats) -> str:
    if not values.any():
        return "–"
    places = np.random.default_rng(0).integers(len(values), size=(RESAMPLES, len(values)))
    low, high = np.percentile(values[places].mean(axis=1), INTERVAL)
    return f"{values.mean():+.5f} [{low:+.5f}, {high:+.5f}]"
