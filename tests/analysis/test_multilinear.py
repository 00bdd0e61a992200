"""P of independent voters: enumeration, closed forms, slopes."""

import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.account_graph import Floats
from graph.errors import InvalidInput
from graph.multilinear import MultilinearExtension
from graph.voting import Game


def enumerated(
    weights: list[float], vetoes: list[bool], quota: float | None, chances: Floats
) -> float:
    """Add up every coalition that wins; in thousandths, for sums of decimals are not exact."""
    whole = [round(1000 * weight) for weight in weights]
    total = 0.0
    for agree in itertools.product([False, True], repeat=len(whole)):
        held = sum(w for w, yes in zip(whole, agree, strict=True) if yes)
        enough = 2 * held > sum(whole) if quota is None else held >= round(1000 * quota)
        enough = enough or not any(whole)
        if enough and all(yes or not veto for yes, veto in zip(agree, vetoes, strict=True)):
            total += math.prod(
                p if yes else 1 - p for p, yes in zip(chances, agree, strict=True)
            )  # fmt: skip
    return total


def extension(
    weights: list[float], vetoes: list[bool] | None = None, quota: float | None = None
) -> MultilinearExtension:
    return MultilinearExtension(Game.of(weights, vetoes or [False] * len(weights), quota))


@pytest.mark.parametrize("seed", range(30))
def test_equals_enumeration_of_random_games(seed: int) -> None:
    random = np.random.default_rng(seed)
    voters = int(random.integers(1, 13))
    graded = 1000 if seed % 2 else 1
    weights = [float(w) / graded for w in random.integers(0, 4 * graded, voters)]
    vetoes = [bool(veto) for veto in random.random(voters) < 0.25]
    most = sum(weights)
    quota = round(float(random.uniform(0.001, most)), 3) if seed % 3 and most > 0.01 else None
    chances = random.random((3, voters))
    found = extension(weights, vetoes, quota).probability(chances)
    for row, probability in zip(chances, found, strict=True):
        assert probability == pytest.approx(
            enumerated(weights, vetoes, quota, row), rel=0, abs=1e-12
        )


games = st.lists(
    st.tuples(st.integers(0, 4000), st.booleans(), st.floats(0, 1)), min_size=1, max_size=9
)


@given(games, st.one_of(st.none(), st.floats(0.01, 1)))
@settings(max_examples=100, deadline=None)
def test_slopes_are_what_a_voters_consent_is_worth(game: Any, share: float | None) -> None:
    weights = [weight / 1000 for weight, _, _ in game]
    vetoes = [veto for _, veto, _ in game]
    quota = None if share is None else math.ceil(share * sum(weights) * 1000) / 1000
    if quota is not None and not 0.001 <= quota <= sum(weights):
        quota = None
    extended = extension(weights, vetoes, quota)
    chances = np.array([[chance for _, _, chance in game]])
    slopes = extended.gradient(chances)[0]
    for voter, slope in enumerate(slopes):
        agrees, refuses = chances.copy(), chances.copy()
        agrees[0, voter], refuses[0, voter] = 1.0, 0.0
        worth = extended.probability(agrees) - extended.probability(refuses)
        assert slope == pytest.approx(worth[0], rel=0, abs=1e-12)


def test_two_of_three() -> None:
    p = np.array([[0.2, 0.5, 0.9]])
    by_hand = 0.2 * 0.5 + 0.2 * 0.9 + 0.5 * 0.9 - 2 * 0.2 * 0.5 * 0.9
    assert extension([1, 1, 1]).probability(p) == pytest.approx(by_hand)


def test_all_vetoes_must_all_agree() -> None:
    p = np.array([[0.2, 0.5, 0.9]])
    extended = extension([3, 2, 1], [True] * 3)
    assert extended.probability(p) == pytest.approx(0.09)
    assert extended.gradient(p)[0] == pytest.approx([0.45, 0.18, 0.1])


def test_without_weights_the_vetoes_alone_decide() -> None:
    p = np.array([[0.2, 0.5, 0.9]])
    extended = extension([0, 0, 0], [True, False, True])
    assert extended.probability(p) == pytest.approx(0.18)
    assert extended.gradient(p)[0] == pytest.approx([0.9, 0, 0.2])


def test_a_refused_veto_leaves_nothing_but_its_own_slope() -> None:
    p = np.array([[0.0, 0.5, 1.0]])
    extended = extension([0, 0, 1], [True, True, False])
    assert extended.probability(p).tolist() == [0]
    assert extended.gradient(p)[0] == pytest.approx([0.5, 0, 0])


def test_a_weight_far_above_the_quota() -> None:
    assert extension([1_000_000, 0.001], quota=0.001).probability(
        np.array([[0.5, 0.5]])
    ) == pytest.approx(0.75)


def test_a_hundred_equal_voters_are_binomial() -> None:
    p = np.full((1, 100), 0.5)
    by_hand = sum(math.comb(100, k) for k in range(51, 101)) / 2**100
    assert extension([1.0] * 100).probability(p) == pytest.approx(by_hand)


def test_no_rows() -> None:
    assert extension([1, 1]).probability(np.zeros((0, 2))).shape == (0,)
    assert extension([1, 1]).gradient(np.zeros((0, 2))).shape == (0, 2)


def test_too_finely_graded_weights_are_refused() -> None:
    weights = [float(w) / 1000 for w in np.random.default_rng(0).integers(1, 10**9, 40)]
    with pytest.raises(InvalidInput, match="too finely graded"):
        extension(weights).probability(np.full((1, 40), 0.5))


def test_rows_computed_in_parts_are_as_those_computed_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chances = np.random.default_rng(1).random((7, 5))
    extended = extension([3, 2, 2, 1, 1], [True, False, False, False, False])
    whole = extended.probability(chances), extended.gradient(chances)
    monkeypatch.setattr("graph.multilinear.CELLS_AT_ONCE", 40)
    np.testing.assert_array_equal(extended.probability(chances), whole[0])
    np.testing.assert_array_equal(extended.gradient(chances), whole[1])
