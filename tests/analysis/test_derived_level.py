"""The level that ratings support: every gate, by hand and against a second reading of the rules."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.levels.derived_level import (
    STEPS,
    derived_level,
    is_at_least,
    mean_score,
    missing_for,
    next_level,
)
from graph.rules import rules
from graph.rules.relationship_levels import LevelRules

OURS = rules("relationship-levels", LevelRules)
NAMES = (
    "competitive_attitude",
    "decision_support",
    "information_passing",
    "guidance",
    "participation",
    "acceptance",
)
some_scores = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([0, 1, 2, 2.5, 3, 4]))


def d(*values: float | None) -> Any:
    """Return scores D1 to D6; None: not rated."""
    return {n: v for n, v in zip(NAMES, values, strict=True) if v is not None}


@pytest.mark.parametrize(
    ("scores", "level"),
    [
        (d(4, 4, 4, 4, 4, 4), "coach"),
        (d(3, 3, 3, 3, 4, 4), "coach"),  # a mean of just 3.2
        (d(3, 3, 3, 3, 3, 4), "exclusive"),  # all gates of a coach, but a mean of 3.15
        (d(4, 4, 2, 4, 4, 4), "exclusive"),  # information passing
        (d(4, 4, 4, 2, 4, 4), "exclusive"),  # guidance
        (d(2, 4, 4, 4, 4, 4), "support"),  # competitive attitude
        (d(4, 1, 4, 4, 4, 4), "neutral"),  # decision support is a gate of every level
        (d(3, 2, 3, 3, 3, 3), "exclusive"),  # all gates of a coach, but a mean of 2.75
        (d(3, 3, 3, 3, 3, 1), "neutral"),  # acceptance
        (d(1, 2, 2, 2, 2, 2), "neutral"),  # a mean of 1.75
        (d(2, 2, 2, 1, 2, 2), "support"),  # a mean of 1.85
        (d(1, 1, 2, 1, 3, 2), "neutral"),
        (d(0, 4, 4, 4, 4, 4), "opposed"),
        (d(4, 0, 4, 4, 4, 4), "opposed"),
        (d(1, 1, 0, 0, 0, 0), "opposed"),  # no acceptance, and a mean of .5
        (d(2, 2, 2, 2, 2, 0), "neutral"),  # no acceptance, but a mean above 1
        (d(None, None, 3, 2, 2, 2), "neutral"),  # a gate that nobody rated does not hold
        (d(None, None, None, None, None, None), "unknown"),
    ],
)
def test_levels_by_hand(scores: Any, level: str) -> None:
    assert derived_level(scores, OURS) == level


def test_a_mean_at_the_limit_is_enough() -> None:
    scores = d(3, 3, 3, 3, 4, 3)
    limit = mean_score(scores, OURS)
    coach = OURS.levels["coach"].model_copy(update={"mean": limit})
    exact = OURS.model_copy(update={"levels": {**OURS.levels, "coach": coach}})
    assert derived_level(scores, exact) == "coach"
    assert mean_score(d(3, None, None, None, 4, None), OURS) == pytest.approx((0.75 + 0.2) / 0.3)
    assert mean_score({}, OURS) is None


@given(some_scores)
def test_the_rules_read_a_second_time(scores: Any) -> None:
    def s(place: int) -> float:
        return float(scores.get(NAMES[place - 1], -1))

    weights = dict(zip(NAMES, (0.25, 0.25, 0.15, 0.15, 0.05, 0.15), strict=True))
    total = sum(weights[n] for n in scores)
    mean = sum(weights[n] * v for n, v in scores.items()) / total if scores else -1
    if not scores:
        expected = "unknown"
    elif s(2) == 0 or s(1) == 0 or (s(6) == 0 and mean < 1):
        expected = "opposed"
    elif s(3) >= 3 and s(4) >= 3 and s(1) >= 3 and s(2) >= 2 and mean >= 3.2 - 1e-9:
        expected = "coach"
    elif s(1) >= 3 and s(2) >= 2 and s(6) >= 2 and mean >= 2.6 - 1e-9:
        expected = "exclusive"
    elif s(2) >= 2 and s(6) >= 2 and s(1) >= 1 and mean >= 1.8 - 1e-9:
        expected = "support"
    else:
        expected = "neutral"
    assert derived_level(scores, OURS) == expected


@given(st.fixed_dictionaries({n: st.integers(0, 4) for n in NAMES}), st.sampled_from(NAMES))
def test_a_better_rating_never_lowers_the_level(scores: Any, raised: str) -> None:
    better = scores | {raised: min(4, scores[raised] + 1)}
    level, after = derived_level(scores, OURS), derived_level(better, OURS)
    assert STEPS.index(after) >= STEPS.index(level)


@given(some_scores.filter(bool))
def test_what_is_missing_for_the_next_level_is_never_nothing(scores: Any) -> None:
    level = derived_level(scores, OURS)
    assert not missing_for(level, scores, OURS)
    upper = next_level(level)
    assert upper is None or missing_for(upper, scores, OURS)


def test_what_is_missing_names_the_gate() -> None:
    attitude, support, mean = missing_for("exclusive", d(1, None, 2, 1, 3, 2), OURS)
    assert (attitude.dimension, attitude.score, attitude.least) == ("competitive_attitude", 1, 3)
    assert (support.dimension, support.score, support.least) == ("decision_support", None, 2)
    assert (mean.dimension, mean.least) == (None, 2.6)
    (sign,) = missing_for("neutral", d(0, 2, 2, 2, 2, 2), OURS)
    assert (sign.dimension, sign.above, sign.least) == ("competitive_attitude", True, 0)


def test_the_ladder() -> None:
    assert [next_level(level) for level in STEPS] == [*STEPS[1:], None]
    assert next_level("unknown") is None
    assert not is_at_least("unknown", "opposed")
    assert is_at_least("support", "support")
