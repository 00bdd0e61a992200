"""Paths, cuts and reliability held against plain enumeration on small networks."""

import itertools
import math
import random
from collections.abc import Iterable, Mapping

import networkx as nx
import pytest

from graph.analysis.access.disjoint_paths import disjoint_paths, minimum_cut
from graph.analysis.access.introductions import step_cost
from graph.analysis.access.paths import best_paths, reliability_of, unavoidable
from graph.analysis.access.reliability import reached_samples, reliability, wilson_interval

SERIES = {(0, 1): 0.8, (1, 2): 0.7, (2, 9): 0.9}
PARALLEL = {(0, 1): 0.8, (1, 9): 0.5, (0, 2): 0.6, (2, 9): 0.7}
BRIDGE = {**PARALLEL, (1, 2): 0.4, (2, 1): 0.3}
RANDOM = range(60)


def network(edges: Mapping[tuple[int, int], float]) -> "nx.DiGraph[int]":
    found: nx.DiGraph[int] = nx.DiGraph()
    for (one, other), p in edges.items():
        found.add_edge(one, other, probability=p, cost=step_cost(p))
    return found


def random_network(seed: int) -> "nx.DiGraph[int]":
    """Return six or seven people between 0 and 9, of whom some have equal probabilities."""
    chance = random.Random(seed)
    nodes = [0, 9, *range(1, chance.randint(4, 6))]
    levels = [0.25, 0.5, 0.5, 0.125] if seed % 2 else [chance.uniform(0.05, 0.95) for _ in "abcdef"]
    pairs = [(a, b) for a, b in itertools.permutations(nodes, 2) if a != 9 and b != 0]
    edges = {pair: chance.choice(levels) for pair in pairs if chance.random() < 0.55}
    found = network(edges)
    found.add_nodes_from(nodes)
    return found


def every_path(graph: "nx.DiGraph[int]") -> list[tuple[int, ...]]:
    """Return all loopless paths in the design's order, by trying every arrangement."""
    inner = [node for node in graph if node not in (0, 9)]
    found = [
        (0, *middle, 9)
        for size in range(len(inner) + 1)
        for middle in itertools.permutations(inner, size)
        if all(graph.has_edge(*step) for step in itertools.pairwise((0, *middle, 9)))
    ]
    return sorted(found, key=lambda p: (-round(reliability_of(graph, p), 12), len(p), p))


def exact_reliability(graph: "nx.DiGraph[int]") -> float:
    """Return the probability that 9 is reached, by every combination of edges."""
    edges = [(a, b, data["probability"]) for a, b, data in graph.edges(data=True)]
    total = 0.0
    for holds in itertools.product((False, True), repeat=len(edges)):
        left = nx.DiGraph([edge[:2] for edge, kept in zip(edges, holds, strict=True) if kept])
        if 0 in left and 9 in left and nx.has_path(left, 0, 9):
            chances = ((p, kept) for (*_, p), kept in zip(edges, holds, strict=True))
            total += math.prod(p if kept else 1 - p for p, kept in chances)
    return total


@pytest.mark.parametrize(
    ("edges", "closed"),
    [
        (SERIES, 0.8 * 0.7 * 0.9),
        (PARALLEL, 1 - (1 - 0.8 * 0.5) * (1 - 0.6 * 0.7)),
        (BRIDGE, None),
        ({(0, 9): 0.3}, 0.3),
    ],
)
def test_reliability_lies_in_the_interval_of_the_samples(
    edges: dict[tuple[int, int], float], closed: float | None
) -> None:
    graph = network(edges)
    exact = exact_reliability(graph)
    assert closed is None or exact == pytest.approx(closed, abs=1e-12)
    reached = reached_samples(graph, 0, 9, 200_000, seed=1)
    assert reached / 200_000 == pytest.approx(exact, abs=4 * math.sqrt(0.25 / 200_000))
    low, high = reliability(graph, 0, 9, least=0.0, samples=2_000, seed=0).interval
    assert low <= exact <= high


def test_the_interval_holds_the_truth_nine_times_in_ten() -> None:
    graph, exact = network(BRIDGE), exact_reliability(network(BRIDGE))
    inside = 0
    for seed in range(400):
        low, high = reliability(graph, 0, 9, least=0.0, samples=500, seed=seed).interval
        inside += low <= exact <= high
    assert 0.86 <= inside / 400 <= 0.94


@pytest.mark.parametrize("samples", [1, 63, 64, 65, 2_000])
def test_as_many_samples_as_asked_for(samples: int) -> None:
    assert reached_samples(network({(0, 9): 1.0}), 0, 9, samples, seed=0) == samples


def test_the_same_seed_gives_the_same_samples() -> None:
    graph = network(BRIDGE)
    counts = [reached_samples(graph, 0, 9, 2_000, seed) for seed in (5, 5, 6)]
    assert counts[0] == counts[1] != counts[2]


def test_reliability_is_never_less_than_the_best_path() -> None:
    found = reliability(network(SERIES), 0, 9, least=0.504, samples=10, seed=0)
    assert found.estimate >= 0.504
    assert found.interval[0] == 0.504


@pytest.mark.parametrize(("reached", "samples"), [(0, 20), (20, 20), (7, 20)])
def test_wilson_bounds_solve_their_equation(reached: int, samples: int) -> None:
    share, z = reached / samples, 1.6448536269514722
    for bound in wilson_interval(reached, samples):
        if 0 < bound < 1:
            error = math.sqrt(bound * (1 - bound) / samples)
            assert abs(share - bound) == pytest.approx(z * error, abs=1e-12)


@pytest.mark.parametrize("seed", RANDOM)
@pytest.mark.parametrize("k", [1, 3, 7, 1_000])
def test_the_best_paths_are_those_of_enumeration(seed: int, k: int) -> None:
    graph = random_network(seed)
    assert best_paths(graph, 0, 9, k) == every_path(graph)[:k]


def test_of_equal_paths_the_shorter_comes_first() -> None:
    graph = network({(0, 1): 0.5, (1, 9): 0.5, (0, 9): 0.25})
    assert best_paths(graph, 0, 9, 1) == [(0, 9)]


def test_of_equal_paths_of_equal_length_the_ids_decide() -> None:
    graph = network({(0, 3): 0.2, (3, 9): 0.6, (0, 2): 0.3, (2, 9): 0.4, (0, 1): 0.4, (1, 9): 0.3})
    assert best_paths(graph, 0, 9, 1) == [(0, 1, 9)]
    assert best_paths(graph, 0, 9, 3) == [(0, 1, 9), (0, 2, 9), (0, 3, 9)]


def test_a_certain_step_is_a_step() -> None:
    graph = network({(0, 1): 1.0, (1, 9): 0.5, (0, 9): 0.5})
    assert best_paths(graph, 0, 9, 2) == [(0, 9), (0, 1, 9)]


def test_many_equal_paths_are_taken_by_ids() -> None:
    layers = [[0], [1, 2, 3], [4, 5, 6], [7, 8, 10], [9]]
    pairs = [pair for a, b in itertools.pairwise(layers) for pair in itertools.product(a, b)]
    graph = network(dict.fromkeys(pairs, 0.5))
    assert best_paths(graph, 0, 9, 20) == sorted(itertools.product(*layers))[:20]


@pytest.mark.parametrize("seed", RANDOM)
def test_the_unavoidable_are_on_every_path(seed: int) -> None:
    graph = random_network(seed)
    paths = every_path(graph)
    if not paths:
        return
    on_all = set.intersection(*map(set, paths)) - {0, 9}
    assert unavoidable(graph, 0, 9) == tuple(node for node in paths[0] if node in on_all)


@pytest.mark.parametrize("seed", RANDOM)
def test_disjoint_paths_are_the_most_there_can_be_and_the_best_of_those(seed: int) -> None:
    graph = random_network(seed)
    found = disjoint_paths(graph, 0, 9)
    inner = [node for path in found for node in path[1:-1]]
    assert len(inner) == len(set(inner))
    assert set(found) <= set(every_path(graph))
    product = product_of(graph, found)
    count, best = most_disjoint(every_path(graph))
    assert len(found) == count
    assert product == pytest.approx(max(product_of(graph, some) for some in best), rel=1e-9)
    scores = [reliability_of(graph, path) for path in found]
    assert scores == pytest.approx(sorted(scores, reverse=True), rel=1e-9)


def product_of(graph: "nx.DiGraph[int]", paths: Iterable[tuple[int, ...]]) -> float:
    return math.prod(reliability_of(graph, path) for path in paths)


def most_disjoint(
    paths: list[tuple[int, ...]],
) -> tuple[int, list[tuple[tuple[int, ...], ...]]]:
    """Return how many paths can share nobody, and every such set of so many."""
    for count in range(5, 0, -1):
        sets = [s for s in _disjoint_sets(paths, count) if len(s) == count]
        if sets:
            return count, sets
    return 0, [()]


def _disjoint_sets(paths: list[tuple[int, ...]], count: int) -> list[tuple[tuple[int, ...], ...]]:
    if count == 0:
        return [()]
    return [
        (path, *rest)
        for at, path in enumerate(paths)
        for rest in _disjoint_sets(
            [p for p in paths[at + 1 :] if not set(p[1:-1]) & set(path[1:-1])], count - 1
        )
    ]


@pytest.mark.parametrize("seed", RANDOM)
def test_the_minimum_cut_is_as_small_as_it_can_be_and_cuts(seed: int) -> None:
    graph = random_network(seed)
    cut = minimum_cut(graph, disjoint_paths(graph, 0, 9), 0, 9)
    if graph.has_edge(0, 9):
        assert cut is None
        return
    assert cut is not None
    assert len(cut) == (len(nx.minimum_node_cut(graph, 0, 9)) if every_path(graph) else 0)
    left = graph.copy()
    left.remove_nodes_from(cut)
    assert not nx.has_path(left, 0, 9)


def test_of_several_minimum_cuts_the_one_nearest_the_target_is_named() -> None:
    graph = network(SERIES)
    assert minimum_cut(graph, disjoint_paths(graph, 0, 9), 0, 9) == [2]


def test_disjoint_paths_leave_the_best_path_where_two_need_its_people() -> None:
    graph = network({(0, 1): 0.9, (1, 2): 0.9, (2, 9): 0.9, (0, 2): 0.3, (1, 9): 0.3})
    assert best_paths(graph, 0, 9, 1) == [(0, 1, 2, 9)]
    assert sorted(disjoint_paths(graph, 0, 9)) == [(0, 1, 9), (0, 2, 9)]
