"""V[j, j] by each of its ways, and large accounts against a dense solution."""
# ruff: noqa: N806 (matrices keep the capital letters of their formulas)

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from scipy import sparse

from graph import closed_walks, influence
from graph.influence import ALPHA, ListeningMatrix, decision_influence
from graph.listening import Listening


def random_matrix(n: int, seed: int, density: float = 0.3) -> ListeningMatrix:
    random = np.random.default_rng(seed)
    weights = random.exponential(1.0, (n, n)) * (random.random((n, n)) < density)
    np.fill_diagonal(weights, 0.0)
    links = sparse.csr_array(weights)
    nothing = sparse.csr_array((n, n))
    return ListeningMatrix.of(Listening(links, nothing, nothing, 1.0))


def total_influence(matrix: ListeningMatrix) -> NDArray[np.float64]:
    W = matrix.dense()
    return np.asarray((1 - ALPHA) * np.linalg.inv(np.eye(len(W)) - ALPHA * W))


@given(st.integers(1, 12), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_by_columns_and_dense_are_exact(n: int, seed: int) -> None:
    matrix, everybody = random_matrix(n, seed), np.arange(n)
    exact = np.diag(total_influence(matrix))
    assert_allclose(matrix._own_weights_by_columns(everybody), exact, rtol=0, atol=1e-12)
    assert_allclose(matrix._own_weights_dense(everybody), exact, rtol=0, atol=1e-12)
    assert_allclose(matrix.own_weights(everybody), exact, rtol=0, atol=1e-12)


@pytest.mark.parametrize(("few", "full"), [(2_000, 0.08), (2_000, 1.01), (0, 0.08)])
@pytest.mark.parametrize("density", [0.0, 0.02, 0.5])
def test_closed_walks_are_diagonals_of_powers(
    few: int, full: float, density: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closed_walks, "DENSE_PEOPLE", few)
    monkeypatch.setattr(closed_walks, "FULL", full)
    matrix = random_matrix(40, 4, density)
    found = closed_walks.closed_walks(matrix.recorded, matrix._transposed, matrix.unknown)
    powers = [np.diag(np.linalg.matrix_power(matrix.dense(), k)) for k in range(5)]
    assert_allclose(found, powers, rtol=0, atol=1e-14)


@given(st.integers(1, 12), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_by_walks_lacks_only_the_walks_longer_than_four(n: int, seed: int) -> None:
    matrix = random_matrix(n, seed)
    W = matrix.dense()
    walks = [ALPHA**k * np.diag(np.linalg.matrix_power(W, k)) for k in range(5)]
    found = matrix.own_weights_by_walks()
    assert_allclose(found, (1 - ALPHA) * np.sum(walks, axis=0), rtol=0, atol=1e-12)
    lacking = np.diag(total_influence(matrix)) - found
    assert (lacking > -1e-12).all()
    assert (lacking <= ALPHA**5).all()


def test_a_body_over_the_limit_goes_by_walks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(influence, "EXACT_OWN_WEIGHT_PEOPLE", 3)
    matrix = random_matrix(8, 1)
    some = np.array([1, 4, 5, 7])
    assert_allclose(matrix.own_weights(some), matrix.own_weights_by_walks()[some])
    few = some[:3]
    assert_allclose(matrix.own_weights(few), np.diag(total_influence(matrix))[few], atol=1e-12)


def test_many_members_at_once_in_several_blocks_of_columns() -> None:
    matrix = random_matrix(150, 2, density=0.05)
    members = np.arange(0, 150, 2)
    exact = np.diag(total_influence(matrix))[members]
    assert_allclose(matrix._own_weights_by_columns(members), exact, rtol=0, atol=1e-12)
    assert_allclose(matrix.own_weights(members), exact, rtol=0, atol=1e-12)


def test_more_people_than_a_dense_matrix_is_made_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(influence, "DENSE_PEOPLE", 10)
    matrix = random_matrix(120, 3, density=0.05)
    power = np.full(120, 1 / 120)
    V = total_influence(matrix)
    expected = power @ V - power * np.diag(V)
    assert_allclose(decision_influence(matrix, power), expected, rtol=0, atol=1e-12)
