"""Greedy sets of coaches beside the best there are, found by trying all."""

from itertools import combinations

import numpy as np

from benchmarks.accuracy.organisation import organisation
from benchmarks.accuracy.planted import planted
from benchmarks.accuracy.record import account, link_rows, recorded_links
from graph.account_graph import Floats
from graph.analysis.coaches.coach_set import coach_set
from graph.analysis.decision import Decision
from graph.analysis.favour import FAVOUR

SIZES = (1, 2, 3)
MOST_CANDIDATES = 40


def coach_set_ratios(seed: int) -> tuple[float, ...]:
    """Return greedy reach ÷ the best reach in one customer, for each size of the set."""
    random = np.random.default_rng(seed)
    org = organisation(random)
    links = link_rows(recorded_links(planted(org, random).listening, random), org.ids)
    decision = Decision.of(account(org, links, []))
    favour = np.zeros(len(org))
    some = random.permutation(len(org))[:MOST_CANDIDATES]
    favour[some] = random.choice(sorted(set(FAVOUR.values())), len(some))
    missed = _missed(decision, favour)
    return tuple(
        sum(member.adds for member in coach_set(decision, favour, k))
        / _best_reach(decision.body.power, missed, k)
        for k in SIZES
    )


def _missed(decision: Decision, favour: Floats) -> Floats:
    """Return 1 − favour_s V_ts for candidates s and members t of the body: candidates × members."""
    n, alpha = len(favour), decision.settings.alpha
    total = (1 - alpha) * np.linalg.inv(np.eye(n) - alpha * decision.matrix.dense())
    candidates, body = np.flatnonzero(favour > 0), np.flatnonzero(decision.body.power)
    return np.asarray(1 - favour[candidates, None] * total[np.ix_(body, candidates)].T)


def _best_reach(power: Floats, missed: Floats, k: int) -> float:
    sets = np.array(list(combinations(range(len(missed)), k)))
    unreached = missed[sets].prod(axis=1) @ power[power > 0]
    return float(power.sum() - unreached.min())
