"""Classical centralities: a published network, and NetworkX on a graph built apart."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from graph.analysis.decision import Decision
from graph.analysis.hidden.centralities import CentralityFinding, centralities
from graph.model import Row
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, influences, people
from tests.analysis.strategies import accounts

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
KITE = ["Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"]


def found(tables: Tables) -> dict[str, CentralityFinding]:
    items = centralities(Decision.of(account_graph(tables), body="everyone")).items
    return {i.contact.id: i for i in items if isinstance(i, CentralityFinding)}


@pytest.fixture(scope="module")
def kite() -> dict[str, CentralityFinding]:
    ties = [f"{KITE[a]}>{KITE[b]}" for a, b in nx.krackhardt_kite_graph().edges]
    return found({"contacts": people(*KITE), "influences": influences(*ties, undirected=True)})


def test_kite_diane_has_most_ties(kite: dict[str, CentralityFinding]) -> None:
    assert kite["Diane"].in_degree == 6
    assert kite["Diane"].rank == 1
    assert max(item.in_degree for id_, item in kite.items() if id_ != "Diane") == 5


def test_kite_heather_is_between(kite: dict[str, CentralityFinding]) -> None:
    between = {id_: item.betweenness for id_, item in kite.items()}
    assert max(between, key=lambda id_: between[id_]) == "Heather"
    assert between["Heather"] == pytest.approx(0.389, abs=0.0005)


def test_kite_fernando_and_garth_are_closest(kite: dict[str, CentralityFinding]) -> None:
    close = {id_: item.closeness for id_, item in kite.items()}
    assert sorted(close, key=lambda id_: -close[id_])[:2] == ["Fernando", "Garth"]
    assert close["Fernando"] == close["Garth"] == pytest.approx(0.643, abs=0.0005)


def test_kite_equals_networkx_without_directions(kite: dict[str, CentralityFinding]) -> None:
    graph = nx.relabel_nodes(
        nx.Graph(nx.krackhardt_kite_graph().edges), dict(enumerate(KITE)), copy=True
    )
    close, between = nx.closeness_centrality(graph), nx.betweenness_centrality(graph)
    constraint, eigenvector = nx.constraint(graph), nx.eigenvector_centrality_numpy(graph)
    for id_, item in kite.items():
        assert item.closeness == pytest.approx(close[id_])
        assert item.betweenness == pytest.approx(between[id_])
        assert item.constraint == pytest.approx(constraint[id_])
        assert item.eigenvector == pytest.approx(eigenvector[id_], abs=1e-4)


def network(tables: Tables) -> "nx.DiGraph[str]":
    """Who listens to whom, from the brute-force matrix."""
    expected = brute_force.model(tables, AS_OF, None, "everyone")
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(expected.ids)
    for i, listener in enumerate(expected.ids):
        for j, heard in enumerate(expected.ids):
            weight = expected.informal[i, j]
            if weight > 0:
                graph.add_edge(listener, heard, weight=weight, distance=expected.m / weight)
    return graph


def known(values: Mapping[str, float], id_: str) -> Any:
    value = values[id_]
    return None if math.isnan(value) else pytest.approx(value, abs=1e-9)


@given(accounts())
@settings(max_examples=80, deadline=None)
def test_random_networks_equal_networkx(tables: Tables) -> None:
    items, graph = found(tables), network(tables)
    if not items:
        return
    close = nx.closeness_centrality(graph, distance="distance")
    between = nx.betweenness_centrality(graph, weight="distance")
    constraint, pagerank = nx.constraint(graph, weight="weight"), nx.pagerank(graph)
    for id_, item in items.items():
        assert item.in_degree == graph.in_degree(id_) == item.score
        assert item.in_strength == pytest.approx(graph.in_degree(id_, weight="weight"), abs=1e-9)
        assert item.closeness == known(close, id_)
        assert item.betweenness == known(between, id_)
        assert item.constraint == known(constraint, id_)
        assert item.pagerank == pytest.approx(pagerank[id_], abs=1e-6)


@given(accounts())
@settings(max_examples=60, deadline=None)
def test_eigenvector_equals_networkx_or_is_null(tables: Tables) -> None:
    items, graph = found(tables), network(tables)
    if not items:
        return
    try:
        expected = nx.eigenvector_centrality(graph, max_iter=1000, weight="weight")
    except nx.PowerIterationFailedConvergence:
        assert {item.eigenvector for item in items.values()} == {None}
        return
    for id_, item in items.items():
        assert item.eigenvector == pytest.approx(expected[id_], abs=1e-4)


def test_reporting_lines_are_no_informal_ties() -> None:
    tables: dict[str, list[Row]] = {
        "contacts": [*people("a"), people("b")[0] | {"reports_to": "a"}]
    }
    result = centralities(Decision.of(account_graph(tables)))
    assert result.verdict == "not_enough_evidence"
    assert result.reasons == ("no_informal_fact",)
    assert {i.in_degree for i in found(tables).values()} == {0}


def test_a_stronger_link_is_a_shorter_way() -> None:
    links = [*influences("b>a", "c>b", weight=4.0), *influences("c>a")]
    items = found({"contacts": people("a", "b", "c"), "influences": links})
    assert items["b"].betweenness == 0.5
    assert items["c"].in_degree == 2
    assert items["c"].in_strength == 5.0
    assert [item.contact.id for item in items.values()] == ["c", "b", "a"]


def test_an_empty_account_has_no_centralities() -> None:
    result = centralities(Decision.of(account_graph({})))
    assert result.items == ()
    assert result.verdict == "not_enough_evidence"
