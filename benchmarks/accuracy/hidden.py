"""Hidden decision makers on planted customers: are those said to decide those who do?"""

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.accuracy.baselines import baselines
from benchmarks.accuracy.dynamics import Game, causal_effects, combined
from benchmarks.accuracy.metrics import (
    Truth,
    auc,
    average_precision,
    first,
    precision_at,
    rank_correlation,
)
from benchmarks.accuracy.organisation import organisation
from benchmarks.accuracy.planted import planted
from benchmarks.accuracy.record import (
    MONTHS,
    PROJECT,
    account,
    link_rows,
    mail_rows,
    recorded_links,
)
from graph.account_graph import Floats
from graph.analysis.decision import Decision
from graph.analysis.likelihood import hidden_likelihood
from graph.decision_body import voters

FIRST = 3
OURS, CEILING = "hidden decision makers", "ceiling: the true dynamics on the record"
MEASURES = ("precision@3", "average precision", "AUC", "rank correlation")
HALF_VOTE = 1e-3
DAMPINGS = (0.5, 0.7, 0.85)


@dataclass(frozen=True)
class HiddenTrial:
    """One customer: each ranking's measures, and what was stated of each candidate.

    Parameters
    ----------
    measures
        By ranking, in the order of `MEASURES`.
    variants
        The measures of our formula with another damping, and without formal power.
    by_dynamics
        Precision@3 of ours and of the ceiling where the truth is one dynamics alone.
    stated, right
        The probability of each candidate, and whether they are among the first three in truth.
    planted_found
        The share of those planted who are among the first three in truth.
    """

    measures: dict[str, tuple[float, ...]]
    by_dynamics: dict[str, tuple[float, float]]
    variants: dict[str, tuple[float, ...]]
    stated: Floats
    right: Truth
    planted_found: float


def hidden_trial(seed: int) -> HiddenTrial:
    """Return what the rankings find in one customer whose truth is known."""
    random = np.random.default_rng(seed)
    org = organisation(random)
    truth = planted(org, random)
    links = link_rows(recorded_links(truth.listening, random), org.ids)
    mail = mail_rows([truth.listening] * MONTHS, org.ids, random)
    decision = Decision.of(account(org, links, mail))
    candidates = np.flatnonzero(~org.on_chain)
    game = game_of(decision)
    true_effects = causal_effects(truth.listening, game, random)
    on_record = causal_effects(decision.listening.raw.toarray(), game, random)
    effect = combined(true_effects)[candidates]
    right = first(effect, FIRST)
    scores = {
        OURS: (1 - decision.formal_power) * decision.decision_influence,
        **baselines(decision),
        CEILING: combined(on_record),
    }
    return HiddenTrial(
        measures={name: _measures(s[candidates], right, effect) for name, s in scores.items()},
        by_dynamics={
            name: (
                precision_at(scores[OURS][candidates], first(alone[candidates], FIRST), FIRST),
                precision_at(on_record[name][candidates], first(alone[candidates], FIRST), FIRST),
            )
            for name, alone in true_effects.items()
        },
        variants={
            name: _measures(score[candidates], right, effect)
            for name, score in _variants(decision).items()
        },
        stated=hidden_likelihood(decision, candidates).probability,
        right=right,
        planted_found=float(right[np.isin(candidates, truth.hidden)].sum() / len(truth.hidden)),
    )


def _variants(decision: Decision) -> dict[str, Floats]:
    """Return our score with other damping, with formal power left out (d) and not (H)."""
    found = {}
    for alpha in DAMPINGS:
        settings = replace(decision.settings, alpha=alpha)
        influence = replace(decision, settings=settings).decision_influence
        found[f"H, α = {alpha}"] = (1 - decision.formal_power) * influence
        found[f"d, α = {alpha}"] = influence
    return found


def game_of(decision: Decision) -> Game:
    """Return the decision's voting rule: all vetoes, and more than half of the weights."""
    votes = voters(decision.graph, PROJECT)
    weights = np.array([voter.weight for voter in votes])
    return Game(
        places=decision.graph.indices(voter.contact for voter in votes),
        weights=weights,
        vetoes=np.array([voter.veto for voter in votes], dtype=float),
        quota=float(weights.sum() / 2 + HALF_VOTE),
    )


def _measures(scores: Floats, right: Truth, effect: Floats) -> tuple[float, ...]:
    return (
        precision_at(scores, right, FIRST),
        average_precision(scores, right),
        auc(scores, right),
        rank_correlation(scores, effect),
    )
