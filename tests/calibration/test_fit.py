"""The fit: closed forms, no leak between folds, what is kept, what carries signal."""

import json
from dataclasses import asdict

import numpy as np
import pytest

from graph.calibration import fitting
from graph.calibration.deals import CHAIN, LOG_ODDS, Deal, design
from graph.calibration.fit import calibration_of, fit, outcomes, quick_fit, refusal
from graph.calibration.model import OTHER, UNKNOWN, Calibration, log_odds
from graph.model import Row
from tests.calibration.tenants import deal, drawn_deals


def row_of(one: Deal) -> Row:
    return {f"factor:{name}": value for name, value in one.factors.items()}


def test_almost_without_a_penalty_a_factor_has_its_empirical_log_odds() -> None:
    matrix = np.array([[1.0]] * 10 + [[0.0]] * 10)
    won = np.array([1.0] * 8 + [0.0] * 2 + [1.0] * 3 + [0.0] * 7)
    found = fitting.logistic(matrix, won, 1e6)
    assert found.intercept == pytest.approx(np.log(3 / 7), abs=1e-3)
    assert found.weights[0] == pytest.approx(np.log(4) - np.log(3 / 7), abs=1e-3)


def test_at_the_penaltys_optimum_the_gradient_is_nil() -> None:
    deals = drawn_deals(120)
    matrix, won = design(deals).matrix, outcomes(deals)
    found = fitting.logistic(matrix, won, 0.3)
    slope = 0.3 * matrix.T @ (won - found.probability(matrix)) - found.weights
    assert np.abs(slope).max() < 1e-3


def test_one_outcome_only_gives_the_rule_of_succession() -> None:
    found = fitting.logistic(np.ones((4, 2)), np.ones(4), 1.0)
    assert found.probability(np.zeros((1, 2)))[0] == pytest.approx(5 / 6)


def test_no_group_is_in_two_parts_of_a_fold() -> None:
    deals = [deal(n, n % 3 == 0, factor=str(n % 20)) for n in range(120)]
    told = design(deals)
    parts = fitting.folds(told.matrix, outcomes(deals), told.groups, seed=0)
    assert len(parts) == fitting.FOLDS * fitting.REPEATS
    for part in parts:
        assert not set(told.groups[part.train]) & set(told.groups[part.test])
    tested = np.concatenate([part.test for part in parts])
    assert np.bincount(tested).tolist() == [fitting.REPEATS] * len(deals)


def test_copies_of_projects_do_not_make_noise_look_like_knowledge() -> None:
    random = np.random.default_rng(3)
    kinds = [
        (bool(random.random() < 0.5), {f"f{j}": str(random.integers(2)) for j in range(8)})
        for _ in range(60)
    ]
    deals = [
        deal(6 * n + copy, won, None, **f) for n, (won, f) in enumerate(kinds) for copy in range(6)
    ]
    _, report = fit(deals)
    assert report.groups <= 60
    assert report.measures.auc.value is not None
    assert report.measures.auc.value < 0.65


def test_it_finds_the_truth_that_outcomes_are_drawn_from() -> None:
    found, report = fit(drawn_deals(1500, slope=0.5, budget=0.8))
    assert found.slope == pytest.approx(0.5, abs=0.12)
    weights = {(name, value): weight for name, value, weight in found.factors}
    assert weights["budget", "yes"] - weights["budget", "no"] == pytest.approx(1.6, abs=0.3)
    assert report.measures.ece.value is not None
    assert report.measures.ece.value < 0.05
    signals = {signal.factor: signal.has_signal for signal in report.signals}
    assert signals == {CHAIN: True, "budget": True, "noise": False}


def test_what_is_kept_says_the_same_as_the_model() -> None:
    deals = drawn_deals(300, budget=1.0, known=0.7)
    told, won = design(deals), outcomes(deals)
    model = fitting.logistic(told.matrix, won, 1.0)
    kept = calibration_of(told, model, deals)
    expected = model.probability(told.matrix)
    for place, one in enumerate(deals):
        chance, row = one.probability, row_of(one)
        found = kept.by_factors(row) if chance is None else kept.calibrated(np.array(chance), row)
        assert found == pytest.approx(expected[place])


def test_a_project_that_says_nothing_gets_no_probability_by_factors() -> None:
    kept = Calibration(0.1, 1.0, (("budget", "yes", 1.0),), 60, 0.8, 0.1, 0.01)
    assert kept.by_factors({}) is None
    assert kept.by_factors({"factor:else": "yes"}) is None
    assert kept.by_factors({"factor:budget": " YES "}) == pytest.approx(1 / (1 + np.exp(-1.1)))


def test_rare_values_are_pooled_and_never_kept() -> None:
    deals = [deal(n, n % 2 == 0, owner="Li Wen" if n < 4 else f"team {n % 2}") for n in range(60)]
    told = design(deals)
    assert told.columns == (("owner", OTHER), ("owner", "team 0"), ("owner", "team 1"))
    kept = json.dumps(asdict(quick_fit(deals)))
    assert "li wen" not in kept.lower()
    assert "deal_" not in kept


def test_what_was_not_recorded_is_a_value_of_its_own() -> None:
    deals = [deal(n, n % 2 == 0, None, **({"budget": "yes"} if n % 3 else {})) for n in range(60)]
    assert design(deals).columns == (("budget", UNKNOWN), ("budget", "yes"))


def test_a_factor_that_never_varies_has_no_columns() -> None:
    assert design([deal(n, True, budget="yes") for n in range(60)]).columns == ()


def test_an_unknown_chain_is_said_beside_the_log_odds() -> None:
    told = design([deal(0, True, 0.8), deal(1, False), deal(2, False, 0.5)])
    assert told.columns == ((CHAIN, LOG_ODDS), (CHAIN, UNKNOWN))
    assert told.matrix[:, 0] == pytest.approx([float(log_odds(np.array(0.8))), 0, 0])
    assert told.matrix[:, 1].tolist() == [0, 1, 0]


def test_what_is_left_out_has_no_columns() -> None:
    told = design(drawn_deals(60), {"noise"})
    assert told.factors == (CHAIN, "budget")


def test_why_there_is_no_fit() -> None:
    deals = drawn_deals(80)
    assert refusal(deals[:49]) == "too_few_deals"
    assert refusal(deals[:50]) is None
    assert refusal([deal(n, n < 56, n / 100) for n in range(60)]) == "one_outcome"
    assert refusal([deal(n, n % 2 == 0, budget=str(n % 3)) for n in range(60)]) == "too_alike"


def test_the_same_seed_gives_the_same_fit() -> None:
    deals = drawn_deals(100)
    assert fit(deals, seed=4) == fit(deals, seed=4)
