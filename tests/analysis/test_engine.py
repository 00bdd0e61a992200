"""The engine's measures: closed forms, and NetworkX on random networks."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from graph.engine import SOURCES_AT_ONCE, PathMeasures, eigenvector, path_measures
from graph.listening import Matrix
from tests.analysis.accounts import assert_close

Edges = Sequence[tuple[int, int, float]]
LENGTHS = {
    "whole": st.sampled_from([1.0, 2.0, 3.0]),
    "tenths": st.sampled_from([0.1, 0.2, 0.3, 0.6]),
    "any": st.floats(0.01, 100.0),
}


def matrix(people: int, edges: Edges) -> Matrix:
    values = [value for *_, value in edges]
    ends = [tail for tail, *_ in edges], [head for _, head, _ in edges]
    return sparse.csr_array((values, ends), shape=(people, people), dtype=float)


def network(people: int, edges: Edges) -> "nx.DiGraph[int]":
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(people))
    graph.add_weighted_edges_from(edges)
    return graph


def measured(people: int, edges: Edges) -> PathMeasures:
    return path_measures(matrix(people, edges))


def assert_like_networkx(people: int, edges: Edges) -> None:
    found, graph = measured(people, edges), network(people, edges)
    between = nx.betweenness_centrality(graph, weight="weight")
    close = nx.closeness_centrality(graph, distance="weight")
    assert_close(found.betweenness, [between[i] for i in range(people)])
    assert_close(found.closeness, [close[i] for i in range(people)])


@st.composite
def networks(draw: st.DrawFn) -> tuple[int, Edges]:
    """Directed networks, sparse to dense: isolated people, components, loops, equal paths."""
    people = draw(st.integers(1, 2 * SOURCES_AT_ONCE + 3))
    lengths = LENGTHS[draw(st.sampled_from(sorted(LENGTHS)))]
    person = st.integers(0, people - 1)
    count = draw(st.integers(0, 4 * people))
    ends = draw(st.sets(st.tuples(person, person), max_size=count))
    return people, [(tail, head, draw(lengths)) for tail, head in sorted(ends)]


@given(networks())
@settings(max_examples=200, deadline=None)
def test_paths_equal_networkx(drawn: tuple[int, Edges]) -> None:
    assert_like_networkx(*drawn)


@pytest.mark.parametrize("step", [None, 0.5, 0.1], ids=["distinct", "halves", "tenths"])
def test_paths_of_many_people_equal_networkx(step: float | None) -> None:
    rng = np.random.default_rng(7)
    ends = {(int(a), int(b)) for a, b in rng.integers(150, size=(900, 2)) if a != b}
    lengths = rng.lognormal(0, 0.5, len(ends))
    if step:
        lengths = np.ceil(lengths / step) * step
    edges = [(*pair, float(length)) for pair, length in zip(sorted(ends), lengths, strict=True)]
    assert_like_networkx(150, edges)


@given(networks())
@settings(max_examples=100, deadline=None)
def test_eigenvector_equals_networkx_or_is_none(drawn: tuple[int, Edges]) -> None:
    people, edges = drawn
    found = eigenvector(matrix(people, edges))
    try:
        expected = nx.eigenvector_centrality(network(people, edges), max_iter=1000, weight="weight")
    except nx.PowerIterationFailedConvergence:
        assert found is None
        return
    assert found is not None
    assert_close(found, [expected[i] for i in range(people)])


def test_a_star_passes_everything() -> None:
    found = measured(5, [edge for i in range(1, 5) for edge in ((0, i, 1.0), (i, 0, 1.0))])
    assert_close(found.betweenness, [1, 0, 0, 0, 0])
    assert_close(found.closeness, [1, *[4 / 7] * 4])


def test_paths_of_equal_length_share_their_pair() -> None:
    found = measured(4, [(0, 1, 1.0), (0, 2, 1.0), (1, 3, 1.0), (2, 3, 1.0)])
    assert_close(found.betweenness, [0, 1 / 12, 1 / 12, 0])


def test_lengths_are_equal_only_where_floats_are() -> None:
    """0.1 + 0.2 is not 0.3: the direct way is the shorter one, here as in NetworkX."""
    edges = [(0, 1, 0.1), (1, 2, 0.2), (0, 2, 0.3)]
    assert_close(measured(3, edges).betweenness, [0, 0, 0])
    assert_like_networkx(3, edges)


def test_many_paths_are_counted_exactly() -> None:
    """Thirty diamonds in a row: 2³⁰ shortest paths."""
    diamonds = 30
    edges = [
        edge
        for d in range(0, 3 * diamonds, 3)
        for edge in ((d, d + 1, 1.0), (d, d + 2, 1.0), (d + 1, d + 3, 1.0), (d + 2, d + 3, 1.0))
    ]
    assert_like_networkx(3 * diamonds + 1, edges)


def test_closeness_counts_those_who_reach_a_person() -> None:
    found = measured(4, [(0, 1, 2.0), (2, 3, 1.0)])
    assert_close(found.closeness, [0, (1 / 2) * (1 / 3), 0, (1 / 1) * (1 / 3)])


@pytest.mark.parametrize("people", [0, 1, 2])
def test_too_few_people_to_be_between(people: int) -> None:
    found = measured(people, [(0, 1, 1.0)] if people == 2 else [])
    assert found.betweenness.tolist() == [0.0] * people
    assert found.closeness.tolist() == [0.0, 1.0][:people]


def test_edges_without_a_finite_length_are_none() -> None:
    edges = [(0, 1, 1.0), (1, 2, 1.0)]
    expected = measured(3, edges)
    found = measured(3, [*edges, (2, 0, np.inf)])
    assert found.closeness.tolist() == expected.closeness.tolist()


def test_an_edge_that_vanishes_beside_its_path_ends_well() -> None:
    found = measured(3, [(0, 1, 1e20), (1, 2, 1.0), (2, 1, 1.0)])
    assert np.isfinite(found.betweenness).all()


def test_no_eigenvector_without_convergence() -> None:
    chain = [(i, i + 1, 1.0) for i in range(200)]
    assert eigenvector(matrix(201, chain)) is None
