"""The most reliable loopless paths through a network of introductions.

References
----------
Yen 1971, Finding the K shortest loopless paths in a network, Management Science 17:712.
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
    """Yield every loopless path with its cost, by rising cost, then by nodes (Yen)."""
    ahead = nx.single_source_dijkstra_path_length(network, start, weight="cost")
    search = _Search(network, cast(dict[int, int], ahead))
    first = search.best(start, target)
    waiting = [first] if first else []
    seen, found = {path for _, path in waiting}, list[Path]()
    while waiting:
        cost, path = heappop(waiting)
        yield cost, path
        found.append(path)
        for candidate in search.branches(path, found):
            if candidate[1] not in seen:
                seen.add(candidate[1])
                heappush(waiting, candidate)


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
    """The search for one best path; `ahead` is what reaching each node from the start costs."""

    network: "nx.DiGraph[int]"
    ahead: Mapping[int, int]

    def branches(self, path: Path, found: list[Path]) -> Iterator[tuple[int, Path]]:
        """Yield the best path that leaves a path at each of its nodes, and is none found yet."""
        cost = 0
        for at in range(len(path) - 1):
            root = path[: at + 1]
            taken = {other[at + 1] for other in found if other[: at + 1] == root}
            spur = self.best(path[at], path[-1], root[:-1], taken)
            if spur:
                yield cost + spur[0], root[:-1] + spur[1]
            cost += self.network[path[at]][path[at + 1]]["cost"]

    def best(
        self,
        start: int,
        target: int,
        closed: Collection[int] = (),
        taken: Collection[int] = (),
    ) -> tuple[int, Path] | None:
        """Return the cheapest path, the first by nodes among equals; A* from the target back.

        `closed` nodes are not entered, and no path goes from the start straight to `taken`.
        """
        waiting: list[tuple[int, int, Path]] = [(0, 0, (target,))]
        done = set(closed)
        while waiting:
            _, cost, path = heappop(waiting)
            node = path[0]
            if node == start:
                return cost, path
            if node in done:
                continue
            done.add(node)
            for before, edge in self.network.pred[node].items():
                if (
                    before in self.ahead
                    and before not in done
                    and (before != start or node not in taken)
                ):
                    step = cost + edge["cost"]
                    heappush(waiting, (step + self.ahead[before], step, (before, *path)))
        return None
