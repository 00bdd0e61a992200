"""The share of a decision that is lost without somebody, against the walk it is read off."""
# ruff: noqa: N803, N806 (matrices keep the capital letters of their formulas)

import numpy as np
import pytest
from hypothesis import given, settings

from graph.account_graph import Floats
from graph.analysis.decision import Decision
from graph.analysis.hidden.lost_without import lost_without
from graph.influence import ALPHA
from tests.analysis import strategies
from tests.analysis.accounts import account_graph, assert_close, influences, people
from tests.analysis.fragile_accounts import Tables, decided


def everybody(decision: Decision) -> Floats:
    return lost_without(decision, np.arange(len(decision.graph)))


def ever_coming_to(W: Floats, j: int) -> Floats:
    """Return the probability that the walk from each person comes to j, j taking it in."""
    others = [i for i in range(len(W)) if i != j]
    among = np.eye(len(others)) - ALPHA * W[np.ix_(others, others)]
    found = np.ones(len(W))
    found[others] = np.linalg.solve(among, ALPHA * W[others, j])
    return found


@given(strategies.accounts())
@settings(max_examples=100, deadline=None)
def test_it_is_the_chance_that_a_walk_comes_to_them(tables: Tables) -> None:
    decision = decided(tables)
    W, b = decision.matrix.dense(), decision.body.power
    expected = [
        sum(b[i] * coming for i, coming in enumerate(ever_coming_to(W, j)) if i != j)
        for j in range(len(W))
    ]
    assert_close(everybody(decision), expected)


@given(strategies.accounts())
@settings(max_examples=60, deadline=None)
def test_it_is_at_least_their_own_share_and_at_most_that_of_the_others(tables: Tables) -> None:
    decision = decided(tables)
    lost = everybody(decision)
    assert (lost >= decision.decision_influence - 1e-12).all()
    assert (lost <= 1 - decision.body.power + 1e-12).all()


def test_walks_drawn_one_by_one_come_as_often() -> None:
    """Who is only passed through counts too: b has a's ear, and passes on what c says."""
    links = influences("b>a", "c>b", weight=20.0)
    graph = account_graph({"contacts": people("a", "b", "c"), "influences": links})
    decision = Decision.of(graph, body="a:1")
    W, draw = decision.matrix.dense(), np.random.default_rng(1)
    walks = 20_000
    at = np.zeros(walks, dtype=int)
    is_walking, has_come = np.ones(walks, dtype=bool), np.zeros(walks, dtype=bool)
    while is_walking.any():
        is_walking &= draw.random(walks) < ALPHA
        steps = (draw.random(walks)[:, None] > W[at].cumsum(axis=1)).sum(axis=1)
        at = np.where(is_walking, np.minimum(steps, 2), at)
        has_come |= is_walking & (at == 1)
    (lost,) = lost_without(decision, np.array([1]))
    assert has_come.mean() == pytest.approx(float(lost), abs=0.015)
    assert lost > decision.decision_influence[1] + 0.1


def test_nobody_asked_for() -> None:
    decision = decided({"contacts": people("a")})
    assert lost_without(decision, np.zeros(0, dtype=np.intp)).tolist() == []
    assert everybody(decision).tolist() == [0.0]
