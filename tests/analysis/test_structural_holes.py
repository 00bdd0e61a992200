"""Burt's constraint and effective size: closed forms, and NetworkX on random networks."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from graph.account_graph import Floats
from graph.listening import Matrix
from graph.structural_holes import constraint, effective_size
from tests.analysis.accounts import assert_close


def weighted(people: int, links: dict[tuple[int, int], float]) -> Matrix:
    matrix = np.zeros((people, people))
    for (one, other), weight in links.items():
        matrix[one, other] = weight
    return sparse.csr_array(matrix)


@st.composite
def networks(draw: st.DrawFn) -> Floats:
    """Directed weighted networks without loops, sparse to dense, with isolated people."""
    people = draw(st.integers(2, 12))
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    is_link = random.random((people, people)) < draw(st.sampled_from([0.05, 0.2, 0.6]))
    weights = np.where(is_link, random.lognormal(0, 1, (people, people)), 0.0)
    np.fill_diagonal(weights, 0.0)
    return weights


def by_networkx(measure: object, weights: Floats) -> list[float]:
    """Return NetworkX's answer person by person, of the summed weights (see effective_size)."""
    network = nx.from_numpy_array(weights + weights.T)
    found = measure(network, nodes=list(network), weight="weight")  # type: ignore[operator]
    return [found[place] for place in range(len(weights))]


@given(networks())
@settings(max_examples=150, deadline=None)
def test_both_equal_networkx(weights: Floats) -> None:
    matrix = sparse.csr_array(weights)
    assert_close(constraint(matrix), by_networkx(nx.constraint, weights))
    assert_close(effective_size(matrix), by_networkx(nx.effective_size, weights))


def test_of_many_people_both_equal_networkx() -> None:
    random = np.random.default_rng(3)
    weights = random.exponential(1.0, (150, 150)) * (random.random((150, 150)) < 0.05)
    np.fill_diagonal(weights, 0.0)
    matrix = sparse.csr_array(weights)
    assert_close(constraint(matrix), by_networkx(nx.constraint, weights))
    assert_close(effective_size(matrix), by_networkx(nx.effective_size, weights))


def test_the_middle_of_a_star_is_free_and_its_ends_are_not() -> None:
    star = weighted(5, {(0, leaf): 1.0 for leaf in range(1, 5)})
    assert_close(constraint(star), [1 / 4, 1, 1, 1, 1])
    assert_close(effective_size(star), [4, 1, 1, 1, 1])


def test_a_clique_is_redundant() -> None:
    """Of contacts who are all linked to one another only one is left."""
    clique = weighted(4, {(i, j): 1.0 for i in range(4) for j in range(4) if i != j})
    assert_close(effective_size(clique), [1, 1, 1, 1])
    assert_close(constraint(clique), [3 * (1 / 3 + 2 / 9) ** 2] * 4)


def test_either_direction_and_both_together_are_one_tie() -> None:
    there = weighted(3, {(0, 1): 1.0, (1, 2): 3.0})
    split = weighted(3, {(1, 0): 1.0, (1, 2): 1.0, (2, 1): 2.0})
    assert_close(constraint(there), constraint(split))
    assert_close(effective_size(there), effective_size(split))


@pytest.mark.parametrize("people", [0, 1, 3])
def test_without_ties_there_is_none(people: int) -> None:
    nothing = sparse.csr_array((people, people))
    assert np.isnan(constraint(nothing)).tolist() == [True] * people
    assert np.isnan(effective_size(nothing)).tolist() == [True] * people
