from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.account_graph import Floats
from graph.analysis.coaches.coach_set import coach_set
from graph.analysis.decision import Decision
from graph.model import Row
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, people
from tests.analysis.strategies import accounts

FAVOURS = [1.0, 0.9, 0.7, 0.3, 0.0]
GREEDY_LEAST = 1 - 1 / np.e


def reach(model: brute_force.Model, favour: Floats, members: Sequence[int]) -> float:
    """Σ_t b_t [1 − Π_s (1 − favour_s V_ts)], in plain loops."""
    total = 0.0
    for t in range(len(model.ids)):
        missed = 1.0
        for s in members:
            missed *= 1 - favour[s] * model.V[t, s]
        total += model.b[t] * (1 - missed)
    return total


def best(model: brute_force.Model, favour: Floats, k: int) -> float:
    willing = [int(place) for place in np.flatnonzero(favour)]
    sets = combinations(willing, min(k, len(willing)))
    return max((reach(model, favour, members) for members in sets), default=0.0)


def check(tables: dict[str, list[Row]], favour: Floats, k: int) -> float:
    """Raise unless what each adds is right; return the greedy set's part of the best."""
    model = brute_force.model(tables, AS_OF, None, "everyone")
    decision = Decision.of(account_graph(tables), body="everyone")
    favour = favour[: len(model.ids)]
    chosen = coach_set(decision, favour, k)
    places = [member.place for member in chosen]
    assert len(set(places)) == len(places) == min(k, np.count_nonzero(favour))
    assert all(favour[place] > 0 for place in places)
    for size, member in enumerate(chosen):
        before = reach(model, favour, places[:size])
        after = reach(model, favour, places[: size + 1])
        assert member.adds == pytest.approx(after - before, abs=1e-9)
    adds = [member.adds for member in chosen]
    assert adds == sorted(adds, reverse=True)
    optimum = best(model, favour, k)
    return sum(adds) / optimum if optimum else 1.0


@given(accounts(), st.lists(st.sampled_from(FAVOURS), min_size=7, max_size=7), st.integers(1, 3))
@settings(max_examples=80, deadline=None)
def test_the_greedy_set_has_most_of_the_best(
    tables: dict[str, list[Row]], favours: list[float], k: int
) -> None:
    assume(account_graph(tables).ids)
    assert GREEDY_LEAST <= check(tables, np.array(favours), k) <= 1 + 1e-9


def random_account(random: np.random.Generator) -> dict[str, list[Row]]:
    ids = [f"p{place}" for place in range(12)]
    links = [
        {"from": one, "to": other, "weight": float(random.lognormal())}
        for one in ids
        for other in ids
        if one != other and random.random() < 0.2
    ]
    return {"contacts": people(*ids), "influences": links}


@pytest.mark.parametrize("k", [1, 2, 3])
def test_the_greedy_set_is_nearly_the_best_on_the_average(k: int) -> None:
    random = np.random.default_rng(7)
    shares = [check(random_account(random), random.choice(FAVOURS, size=12), k) for _ in range(40)]
    assert min(shares) >= 0.95
    assert np.mean(shares) >= 0.999
