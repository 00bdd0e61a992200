"""The Banzhaf index: published games, errors, and enumeration."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.decision import Decision
from graph.errors import InvalidInput
from graph.model import Row
from graph.voting import banzhaf
from tests.analysis import brute_force
from tests.analysis.accounts import account_graph, people


def index(
    weights: list[float], quota: float | None = None, vetoes: tuple[int, ...] = ()
) -> list[float]:
    flags = [place in vetoes for place in range(len(weights))]
    return [float(share) for share in banzhaf(weights, flags, quota)]


def test_the_textbook_game() -> None:
    assert index([4, 3, 2, 1], 6) == pytest.approx([5 / 12, 3 / 12, 3 / 12, 1 / 12])


def test_the_council_of_the_six_in_1958() -> None:
    shares = index([4, 4, 4, 2, 2, 1], 12)
    assert shares == pytest.approx([5 / 21, 5 / 21, 5 / 21, 3 / 21, 3 / 21, 0])


def test_a_security_council() -> None:
    # Five vetoes, ten others, nine of fifteen votes: 848 and 84 swings (Straffin 1993).
    shares = index([1.0] * 15, 9, (0, 1, 2, 3, 4))
    assert shares[0] == pytest.approx(848 / 5080)
    assert shares[14] == pytest.approx(84 / 5080)
    assert shares[5] == shares[14]


def test_the_united_nations_by_weights_instead_of_vetoes() -> None:
    by_weights = index([7.0] * 5 + [1.0] * 10, 39)
    assert by_weights == pytest.approx([848 / 5080] * 5 + [84 / 5080] * 10)


def test_more_than_half_is_needed_by_default() -> None:
    assert index([1, 1]) == pytest.approx([0.5, 0.5])
    assert index([2, 1, 1]) == pytest.approx([3 / 5, 1 / 5, 1 / 5])
    assert index([3, 1, 1]) == [1, 0, 0]


def test_half_is_not_more_than_half() -> None:
    # With the quota 2 each pair with the first wins; with more than 2 as well, but b and c not.
    assert index([2, 1, 1], 2) == pytest.approx([3 / 5, 1 / 5, 1 / 5])
    assert index([1, 1, 1, 1]) == pytest.approx([0.25] * 4)
    assert index([1.5, 1.5]) == pytest.approx([0.5, 0.5])
    assert index([0.001, 0.002]) == [0, 1]


def test_nobody_has_weight_so_the_vetoes_alone_decide() -> None:
    assert index([0, 0, 0], None, (0, 2)) == [0.5, 0, 0.5]


def test_a_veto_without_weight_beside_weights() -> None:
    # Winning: {veto, 3}, {veto, 3, 2}: the 3 alone is more than half of 5.
    assert index([0, 3, 2], None, (0,)) == pytest.approx([0.5, 0.5, 0])


def test_no_voters() -> None:
    assert index([]) == []


@pytest.mark.parametrize("quota", [0, -1, 0.0004])
def test_a_quota_must_be_positive(quota: float) -> None:
    with pytest.raises(InvalidInput, match="is not positive"):
        index([1, 2], quota)


def test_a_quota_must_be_within_reach() -> None:
    assert index([1, 2], 3) == pytest.approx([0.5, 0.5])
    with pytest.raises(InvalidInput, match=r"3\.001 is out of reach: all weights together are 3"):
        index([1, 2], 3.001)


def test_an_error_names_the_project() -> None:
    tables: dict[str, list[Row]] = {
        "contacts": people("a"),
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [{"project": "deal", "contact": "a", "role": "D"}],
        "rules": [{"project": "deal", "quota": 3.5}],
    }
    with pytest.raises(InvalidInput, match=r"project 'deal': the rule's quota 3\.5 is out of"):
        Decision.of(account_graph(tables))


games = st.lists(
    st.tuples(st.one_of(st.integers(0, 6000), st.just(0), st.just(1000)), st.booleans()),
    min_size=1,
    max_size=9,
)


@given(games, st.one_of(st.none(), st.integers(1, 40_000)))
@settings(max_examples=150, deadline=None)
def test_counting_by_sums_equals_enumeration(game: Any, quota: int | None) -> None:
    weights = [weight / 1000 for weight, _ in game]
    vetoes = [veto for _, veto in game]
    needed = None if quota is None else quota / 1000
    if not any(weights) and not any(vetoes):
        return
    try:
        expected = brute_force.banzhaf(weights, vetoes, needed)
    except brute_force.NoQuota:
        with pytest.raises(InvalidInput):
            banzhaf(weights, vetoes, needed)
        return
    assert banzhaf(weights, vetoes, needed) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_twelve_voters_equal_enumeration(seed: int) -> None:
    random = np.random.default_rng(seed)
    weights = [float(w) for w in random.integers(1, 9, 12)]
    vetoes = [bool(v) for v in random.random(12) < 0.2]
    expected = brute_force.banzhaf(weights, vetoes, None)
    assert banzhaf(weights, vetoes, None) == pytest.approx(expected, abs=1e-12)


def test_the_scale_of_the_weights_does_not_matter() -> None:
    assert index([4, 3, 2, 1], 6) == pytest.approx(index([0.004, 0.003, 0.002, 0.001], 0.006))


def test_a_hundred_voters() -> None:
    shares = index([3.0] * 20 + [1.0] * 80)
    assert sum(shares) == pytest.approx(1)
    assert shares[0] == pytest.approx(shares[19])
    assert 2.5 < shares[0] / shares[50] < 3.5


def test_few_voters_with_finely_graded_weights_cost_no_memory() -> None:
    assert index([999_999.999, 1_000_000, 0.001]) == pytest.approx([0.2, 0.6, 0.2])


def test_many_voters_with_finely_graded_weights_are_refused() -> None:
    weights = [1_000_000 - place / 1000 for place in range(40)]
    with pytest.raises(InvalidInput, match="too finely graded"):
        index(weights)


def test_an_approver_with_a_veto_two_deciders_a_supporter_and_an_evaluator() -> None:
    shares = index([0, 3, 3, 1, 1], 4, (0,))
    assert shares == pytest.approx([5 / 11, 2 / 11, 2 / 11, 1 / 11, 1 / 11])


def test_the_default_weights_of_one_of_each_role() -> None:
    tables: dict[str, list[Row]] = {
        "contacts": people("a", "d", "e", "s"),
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [{"project": "deal", "contact": id_, "role": id_.upper()} for id_ in "adse"],
    }
    power = Decision.of(account_graph(tables)).body.power
    assert power == pytest.approx([0.375, 0.375, 0.125, 0.125])


def test_counting_by_sums_equals_enumeration_of_up_to_fifteen_voters() -> None:
    random = np.random.default_rng(15)
    for number in range(200):
        voters = 15 if number % 20 == 0 else int(random.integers(2, 12))
        weights = [float(w) for w in random.integers(0, 6, voters)]
        vetoes = [bool(veto) for veto in random.random(voters) < 0.2]
        if not any(weights) and not any(vetoes):
            continue
        quota = float(random.integers(1, int(sum(weights)) + 1)) if any(weights) else None
        expected = enumerated_swings(weights, vetoes, quota)
        assert banzhaf(weights, vetoes, quota) == pytest.approx(expected, abs=1e-12)


def enumerated_swings(weights: list[float], vetoes: list[bool], quota: float | None) -> Any:
    """Count every coalition in a table of all of them, one row each."""
    voters = len(weights)
    member = (np.arange(2**voters)[:, None] >> np.arange(voters)) & 1 == 1
    held = member @ np.array(weights)
    enough = held >= quota if quota is not None else held >= 0
    wins = enough & (member | ~np.array(vetoes)).all(axis=1)
    without = np.arange(2**voters)[:, None] & ~(1 << np.arange(voters))
    swings = (member & wins[:, None] & ~wins[without]).sum(axis=0)
    return swings / max(swings.sum(), 1)
