"""The best way from us to everybody on a map.

References
----------
Dijkstra 1959, A note on two problems in connexion with graphs, Numerische Mathematik 1:269.
"""

from collections.abc import Mapping
from heapq import heappop, heappush

import networkx as nx

from graph.analysis.access.introductions import Introductions
from graph.analysis.access.paths import Path, reliability_of
from graph.analysis.decision import Decision
from graph.view.power_map.model import MapAccess, MapStep


def best_ways(decision: Decision) -> Mapping[str, MapAccess]:
    """Return the most reliable access path from us to each person whom we reach.

    Parameters
    ----------
    decision
        The decision; only its account and date matter here.

    Returns
    -------
    mapping of str to MapAccess
        By contact: the best path of the analysis `access-paths`.
    """
    found = Introductions.of(decision)
    paths = _best(found.network, found.us)
    ways = {}
    for id_ in decision.graph.ids:
        path = paths.get(found.place(id_))
        if path is not None:
            steps = (found.people[place] for place in path[1:])
            ways[id_] = MapAccess(
                reliability=reliability_of(found.network, path),
                steps=tuple(MapStep.model_validate(step.model_dump()) for step in steps),
            )
    return ways


def _best(network: "nx.DiGraph[int]", start: int) -> Mapping[int, Path]:
    """Return the cheapest path to everybody who is reached, the first by nodes among equals."""
    waiting: list[tuple[int, Path]] = [(0, (start,))]
    found: dict[int, Path] = {}
    while waiting:
        cost, path = heappop(waiting)
        if path[-1] in found:
            continue
        found[path[-1]] = path
        for other, edge in network.succ[path[-1]].items():
            if other not in found:
                heappush(waiting, (cost + edge["cost"], (*path, other)))
    return found
