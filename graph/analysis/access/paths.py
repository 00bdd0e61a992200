"""The most reliable loopless paths through a network of introductions.

References
----------
Yen 1971, Finding the K shortest loopless paths in a network, Management Science 17:712.
Lawler 1972, A procedure for computing the K best solutions to discrete optimization problems,
Management Science 18:401.
Hart, Nilsson & Raphael 1968, A formal basis for the heuristic determination of minimum cost
paths, IEEE Transactions on Systems Science and Cybernetics 4:100.
Lengauer & Tarjan 1979, A fast algorithm for finding dominators in a flowgraph, ACM TOPLAS 1:121.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import cast

import networkx as nx

TIE = 2**8
"""Costs that differ by no more may be of equal paths: each step's cost is rounded."""
MOST_TIES = 20
"""How many paths beyond those asked for are looked at, whether they are equal to the last."""

Path = tuple[int, ...]


def reliability_of(network: "nx.DiGraph[int]", path: Path) -> float:
    """Return the probability that every introduction of a path succeeds: Π p."""
    return math.prod(float(network[one][other]["probability"]) for one, other in pairwise(path))


def best_paths(network: "nx.DiGraph[int]", start: int, target: int, k: int) -> list[Path]:
    """Return the k most reliable loopless paths, best first.

    Parameters
    ----------
    network
        Edges have `probability`, and `cost`: whole numbers above 0.
    start, target
        Different nodes.
    k
        At most so many.

    Returns
    -------
    list of tuple of int
        By falling reliability; equally reliable ones (to 12 digits) by number of steps, then
        by nodes. Fewer where there are no more.
    """
    found: list[tuple[int, Path]] = []
    for cost, path in paths_in_order(network, start, target):
        if len(found) >= k and (cost > found[k - 1][0] + TIE or len(found) >= k + MOST_TIES):
            break
        found.append((cost, path))

    def order(path: Path) -> tuple[float, int, Path]:
        return -float(f"{reliability_of(network, path):.12g}"), len(path), path

    return sorted((path for _, path in found), key=order)[:k]


def paths_in_order(
    network: "nx.DiGraph[int]", start: int, target: int
) -> Iterator[tuple[int, Path]]:
    """Yield every loopless path with its cost, by rising cost, then by nodes (Yen, Lawler)."""
    back = nx.single_source_dijkstra_path_length(network.reverse(copy=False), target, weight="cost")
    search = _Search(network, target, cast(dict[int, int], back))
    first = search.best(start)
    waiting = [(*first, 0)] if first else []
    found: list[Path] = []
    while waiting:
        cost, path, left_at = heappop(waiting)
        yield cost, path
        found.append(path)
        for branch in search.branches(path, left_at, found):
            heappush(waiting, branch)


def unavoidable(network: "nx.DiGraph[int]", start: int, target: int) -> Path:
    """Return the nodes that are on every path between two, in their order: the dominators."""
    above = nx.immediate_dominators(network, start)
    found: list[int] = []
    node = above[target]
    while node is not None and node != start:
        found.append(node)
        node = above[node]
    return tuple(reversed(found))


@dataclass(frozen=True)
class _Search:
    """The search for one best path; `ahead` is what reaching the target costs from each node."""

    network: "nx.DiGraph[int]"
    target: int
    ahead: Mapping[int, int]

    def branches(
        self, path: Path, left_at: int, found: list[Path]
    ) -> Iterator[tuple[int, Path, int]]:
        """Yield the best path that leaves a path at each of its nodes, and is none found yet.

        A path that itself left another one is left where it did so, or later: the branches
        before are that other one's (Lawler).
        """
        cost = 0
        for at in range(len(path) - 1):
            if at >= left_at:
                root = path[: at + 1]
                taken = {other[at + 1] for other in found if other[: at + 1] == root}
                spur = self.best(path[at], root[:-1], taken)
                if spur:
                    yield cost + spur[0], root[:-1] + spur[1], at
            cost += self.network[path[at]][path[at + 1]]["cost"]

    def best(
        self, start: int, closed: Collection[int] = (), taken: Collection[int] = ()
    ) -> tuple[int, Path] | None:
        """Return the cheapest path to the target, the first by nodes among equals (A*).

        `closed` nodes are not entered, and no path goes from the start straight to `taken`.
        """
        waiting: list[tuple[int, int, Path]] = [(0, 0, (start,))]
        done = set(closed)
        while waiting:
            _, cost, path = heappop(waiting)
            node = path[-1]
            if node == self.target:
                return cost, path
            if node in done:
                continue
            done.add(node)
            for other, edge in self.network.succ[node].items():
                is_open = other in self.ahead and other not in done
                if is_open and (node != start or other not in taken):
                    reached = cost + edge["cost"]
                    heappush(waiting, (reached + self.ahead[other], reached, (*path, other)))
        return None
