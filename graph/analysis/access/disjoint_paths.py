"""Paths that share nobody, and whom it would take to cut them all.

References
----------
Suurballe 1974, Disjoint paths in a network, Networks 4:125.
Menger 1927, Zur allgemeinen Kurventheorie, Fundamenta Mathematicae 10:96.
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

import networkx as nx

from graph.analysis.access.paths import Path

Residual = dict[int, dict[int, int]]
"""Costs of what can still flow. Node v is entered at 2v and left at 2v + 1."""


def disjoint_paths(network: "nx.DiGraph[int]", start: int, target: int) -> list[Path]:
    """Return as many paths as there can be that share nobody but their ends.

    Of all such sets it is the one with the greatest product of reliabilities: a flow of least
    cost through nodes of capacity one, by successive shortest paths.

    Parameters
    ----------
    network
        Edges have `cost`: whole numbers above 0.
    start, target
        Different nodes.

    Returns
    -------
    list of tuple of int
        The cheapest first.
    """
    residual = _residual(network, start, target)
    potential = dict.fromkeys(residual, 0)
    while way := _cheapest(residual, potential, 2 * start + 1, 2 * target):
        for one, other in pairwise(way):
            residual[other][one] = -residual[one].pop(other)
    onward = {v: _followers(residual, network, v) for v in network}
    paths = [(start, *_follow(onward, first, target)) for first in onward[start]]
    return sorted(paths, key=lambda path: (nx.path_weight(network, path, "cost"), path))


def minimum_cut(
    network: "nx.DiGraph[int]", paths: Sequence[Path], start: int, target: int
) -> list[int] | None:
    """Return the fewest nodes without which no path is left: of several sets the last.

    Parameters
    ----------
    network
        The network.
    paths
        Its `disjoint_paths` from start to target.
    start, target
        Different nodes.

    Returns
    -------
    list of int or None
        Sorted; None where the start is joined to the target, so that nobody can be cut out.
    """
    if network.has_edge(start, target):
        return None
    leads = _leads_on(network, paths, target)
    inside = {node for path in paths for node in path[1:-1]}
    return sorted(v for v in inside if 2 * v + 1 in leads and 2 * v not in leads)


def _residual(network: "nx.DiGraph[int]", start: int, target: int) -> Residual:
    residual: Residual = {}
    for v in network:
        residual[2 * v] = {2 * v + 1: 0} if v not in (start, target) else {}
        residual[2 * v + 1] = {2 * w: edge["cost"] for w, edge in network[v].items()}
    return residual


def _cheapest(
    residual: Residual, potential: dict[int, int], start: int, target: int
) -> list[int] | None:
    """Return the cheapest way on, and raise the potentials by what each node costs (Dijkstra)."""
    cost, before = {start: 0}, dict[int, int]()
    waiting, done = [(0, start)], set[int]()
    while waiting and target not in done:
        _, node = heappop(waiting)
        if node in done:
            continue
        done.add(node)
        for other, price in residual[node].items():
            reached = cost[node] + price + potential[node] - potential[other]
            if other not in done and reached < cost.get(other, reached + 1):
                cost[other], before[other] = reached, node
                heappush(waiting, (reached, other))
    if target not in done:
        return None
    for node in potential:
        potential[node] += cost[node] if node in done else cost[target]
    return _traced(before, start, target)


def _traced(before: dict[int, int], start: int, target: int) -> list[int]:
    way = [target]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]


def _followers(residual: Residual, network: "nx.DiGraph[int]", v: int) -> list[int]:
    return sorted(w for w in network[v] if 2 * v + 1 in residual[2 * w])


def _follow(onward: dict[int, list[int]], node: int, target: int) -> Iterator[int]:
    while node != target:
        yield node
        node = onward[node][0]
    yield target


def _leads_on(network: "nx.DiGraph[int]", paths: Sequence[Path], target: int) -> set[int]:
    """Return the split nodes from which more could flow to the target, were edges unlimited."""
    next_one = {v: w for path in paths for v, w in pairwise(path[1:])}
    waiting, leads = [2 * target], {2 * target}
    while waiting:
        node, is_left = divmod(waiting.pop(), 2)
        if is_left:
            sources = [2 * next_one[node]] if node in next_one else [2 * node]
        else:
            sources = [2 * v + 1 for v in network.pred[node]]
            sources += [2 * node + 1] if node in next_one else []
        fresh = [source for source in sources if source not in leads]
        leads.update(fresh)
        waiting += fresh
    return leads
