"""The strongest chains, ties included, as NetworkX's Dijkstra finds them in the same order."""

import math
from collections.abc import Mapping, Sequence
from typing import cast

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from graph.analysis.chains import ChainNetwork, heard_along, listened_along
from graph.analysis.decision import Decision
from graph.model import Row
from tests.analysis.accounts import account_graph, influences, people
from tests.analysis.strategies import accounts

Edges = Mapping[tuple[int, int], float]
LENGTHS = st.sampled_from([0.5, 1.0, 1.0, 1.0, 1.5, 0.1 + 0.2, 0.3])


def chain_network(count: int, edges: Edges) -> ChainNetwork:
    """The network of edges, each person's in the order in which they are given."""
    by_tail = sorted(edges.items(), key=lambda edge: edge[0][0])
    tails = [tail for (tail, _), _ in by_tail]
    ends = [sum(tail < i for tail in tails) for i in range(count + 1)]
    heads, lengths = [head for (_, head), _ in by_tail], [length for _, length in by_tail]
    return ChainNetwork(sparse.csr_array((lengths, heads, ends), shape=(count, count), dtype=float))


def assert_like_networkx(network: ChainNetwork, place: int) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(network.lengths.shape[0]))
    ends = network.lengths.tocoo()
    for tail, head, length in zip(*ends.coords, ends.data, strict=True):
        graph.add_edge(int(tail), int(head), length=float(length))
    lengths, paths = cast(
        tuple[dict[int, float], dict[int, list[int]]],
        nx.single_source_dijkstra(graph, place, weight="length"),
    )
    found = network.chains_from(place)
    assert [float(found.lengths[i]) for i in graph] == [lengths.get(i, math.inf) for i in graph]
    assert [list(found.to(i)) for i in graph] == [paths.get(i, []) for i in graph]


@st.composite
def networks(draw: st.DrawFn) -> tuple[int, Edges]:
    count = draw(st.integers(1, 12))
    person = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(person, person).filter(lambda e: e[0] != e[1]), unique=True))
    return count, {pair: draw(LENGTHS) for pair in pairs}


@given(networks())
@settings(max_examples=300, deadline=None)
def test_chains_equal_networkx_ties_included(drawn: tuple[int, Edges]) -> None:
    for place in range(drawn[0]):
        assert_like_networkx(chain_network(*drawn), place)


def test_a_lattice_of_equal_chains_equals_networkx() -> None:
    side = 9
    grid = nx.grid_2d_graph(side, side).to_directed()
    at = {corner: (7 * place) % side**2 for place, corner in enumerate(grid)}
    network = chain_network(side**2, {(at[a], at[b]): 1.0 for a, b in grid.edges})
    for place in (0, 40, 80):
        assert_like_networkx(network, place)


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_both_directions_of_an_account_equal_networkx(
    tables: Mapping[str, Sequence[Row]],
) -> None:
    decision = Decision.of(account_graph(tables), body="everyone")
    for place in range(len(decision.graph)):
        assert_like_networkx(heard_along(decision), place)
        assert_like_networkx(listened_along(decision), place)


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_both_directions_are_one_network(tables: Mapping[str, Sequence[Row]]) -> None:
    decision = Decision.of(account_graph(tables), body="everyone")
    one, other = heard_along(decision).lengths, listened_along(decision).lengths
    assert one.toarray().tolist() == other.toarray().T.tolist()


def test_a_chain_by_hand() -> None:
    links = influences("a>b", "b>c")
    decision = Decision.of(account_graph({"contacts": people(*"abcd"), "influences": links}))
    chains = heard_along(decision).chains_from(0)
    assert [chains.to(place) for place in range(4)] == [(0,), (0, 1), (0, 1, 2), ()]
    W = decision.matrix.dense()  # noqa: N806 (the formula's letter)
    assert math.exp(-chains.lengths[2]) == pytest.approx(0.7 * W[1, 0] * 0.7 * W[2, 1])
    assert math.exp(-chains.lengths[3]) == 0
