"""Backtests: nothing later than the day may speak."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from graph.calibration.backtest import Backtested, Rolling, Then, backtest_measures, backtested
from graph.calibration.deals import Deal
from tests.calibration.tenants import deal, drawn_deals

DAYS = timedelta(days=5)


def then(one: Deal, chance: Callable[[float], float | None]) -> Then:
    assert one.closed_on
    return Then(one, one.closed_on - DAYS, "dates", {}, chance)


def run(deals: list[Deal]) -> list[Backtested]:
    """Backtest five days before; P is the deal's own, whatever the rate."""
    thens = [then(one, partial(_own, one)) for one in deals]
    return list(backtested(thens, Rolling(deals), lambda earlier: 0.5))


def _own(one: Deal, rate: float) -> float | None:
    return one.probability


def test_the_first_are_uncalibrated_and_the_later_calibrated() -> None:
    found = run(drawn_deals(120))
    labels = [one.label for one in found]
    first = labels.index("calibrated")
    # 50 must be closed five days before: deals close one a day.
    assert first == 54
    assert set(labels[first:]) == {"calibrated"}


def test_later_outcomes_change_nothing_that_was_said_before() -> None:
    deals = drawn_deals(120)
    turned = [replace(one, won=not one.won) if n >= 80 else one for n, one in enumerate(deals)]
    before, after = run(deals), run(turned)
    said = [(one.probability, one.label) for one in before]
    assert [(one.probability, one.label) for one in after][:85] == said[:85]
    assert [(one.probability, one.label) for one in after][85:] != said[85:]


def test_the_rate_until_then_is_asked_before_there_is_a_model() -> None:
    deals = [deal(n, True) for n in range(4)]
    thens = [then(one, float) for one in deals]
    rolling = Rolling([deal(n - 10, True) for n in range(3)] + deals)
    found = list(backtested(thens, rolling, lambda earlier: len(earlier) / 10))
    assert [one.probability for one in found] == [0.3] * 4


def test_scores_leave_out_what_had_no_probability() -> None:
    found = run([deal(n, n % 2 == 0, None if n % 3 else 0.5) for n in range(30)])
    scored = backtest_measures(found)
    assert scored is not None
    assert scored.number == 10
    assert scored.brier.value == pytest.approx(0.25)
    assert backtest_measures(run([deal(0, True)])) is None
