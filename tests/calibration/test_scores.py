"""AUC, Brier score and calibration error: closed forms, counting pairs, resamples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.calibration.scores import (
    auc,
    bins_of,
    brier,
    ece,
    ece_by_chance,
    measures,
    reliability,
    resamples,
)

PAIRS = st.lists(
    st.tuples(st.integers(0, 10).map(lambda x: x / 10), st.booleans()), min_size=2, max_size=30
)


def split(pairs: list[tuple[float, bool]]) -> tuple[np.ndarray, np.ndarray]:
    said, won = zip(*pairs, strict=True)
    return np.array(said, dtype=float), np.array(won, dtype=float)


@given(PAIRS)
def test_auc_counts_pairs(pairs: list[tuple[float, bool]]) -> None:
    said, won = split(pairs)
    wins, losses = said[won > 0], said[won == 0]
    found = auc(said, won)[0]
    if not len(wins) or not len(losses):
        assert np.isnan(found)
        return
    right = [float(x > y) + (x == y) / 2 for x in wins for y in losses]
    assert found == pytest.approx(np.mean(right))


@given(PAIRS, st.data())
def test_a_weight_is_a_repetition(pairs: list[tuple[float, bool]], data: st.DataObject) -> None:
    said, won = split(pairs)
    times = data.draw(
        st.lists(st.integers(0, 3), min_size=len(said), max_size=len(said)).filter(any)
    )
    weights = np.array([times], dtype=float)
    again, ended = np.repeat(said, times), np.repeat(won, times)
    for score in (auc, brier, ece):
        assert score(said, won, weights)[0] == pytest.approx(score(again, ended)[0], nan_ok=True)


@given(PAIRS)
def test_scores_are_between_0_and_1(pairs: list[tuple[float, bool]]) -> None:
    said, won = split(pairs)
    assert 0 <= brier(said, won)[0] <= 1
    assert 0 <= ece(said, won)[0] <= 1


def test_brier_score_and_calibration_error_by_hand() -> None:
    said, won = np.array([0.9, 0.9, 0.1, 1.0]), np.array([1.0, 0.0, 0.0, 1.0])
    assert brier(said, won)[0] == pytest.approx((0.01 + 0.81 + 0.01 + 0) / 4)
    # .9, .9 and 1.0 share the last bin: said .9333, happened 2/3.
    assert ece(said, won)[0] == pytest.approx((3 * (2.8 / 3 - 2 / 3) + 0.1) / 4)
    assert [(b.number, b.happened) for b in reliability(said, won)] == [(1, 0.0), (3, 2 / 3)]


@pytest.mark.parametrize(("number", "bins"), [(4, 5), (999, 5), (1000, 10)])
def test_few_probabilities_share_few_bins_and_one_is_in_the_last(number: int, bins: int) -> None:
    said = np.resize([0.0, 0.05, 0.95, 1.0], number)
    assert bins_of(said).tolist()[:4] == [0, 0, bins - 1, bins - 1]
    assert measures(said, np.resize([0.0, 1.0], number), np.arange(number)).bins == bins


def test_groups_are_drawn_together() -> None:
    drawn = resamples(np.array([0, 1, 0, 2]), count=50)
    assert (drawn[:, 0] == drawn[:, 2]).all()
    assert (drawn[:, [0, 1, 3]].sum(axis=1) == 3).all()


def test_an_interval_of_many_like_projects_is_wider_where_they_are_few_different_ones() -> None:
    random = np.random.default_rng(0)
    said = np.repeat(random.random(40), 10)
    won = np.repeat((random.random(40) < said[::10]).astype(float), 10)
    alone, together = np.arange(400), np.repeat(np.arange(40), 10)
    widths = [
        found.brier.high - found.brier.low
        for found in (measures(said, won, groups) for groups in (alone, together))
        if found.brier.high is not None and found.brier.low is not None
    ]
    assert widths[1] > 2 * widths[0]
    assert ece_by_chance(said, together) > 2 * ece_by_chance(said, alone)


def test_one_outcome_has_no_auc() -> None:
    found = measures(np.array([0.2, 0.8]), np.array([1.0, 1.0]), np.array([0, 1]))
    assert (found.auc.value, found.auc.low) == (None, None)
    assert found.brier.value == pytest.approx((0.64 + 0.04) / 2)


def test_the_error_by_chance_is_what_right_probabilities_have() -> None:
    random = np.random.default_rng(1)
    said = random.random(300)
    found = [ece(said, (random.random(300) < said).astype(float))[0] for _ in range(200)]
    assert ece_by_chance(said, np.arange(300)) == pytest.approx(np.mean(found), rel=0.1)
