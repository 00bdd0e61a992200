"""The best way from us to everybody on a map.

References
----------
Dijkstra 1959, A note on two problems in connexion with graphs, Numerische Mathematik 1:269.
"""

from collections.abc import Mapping

import networkx as nx

from graph.analysis.decision import Decision
from graph.analysis.introductions import Introductions
from graph.analysis.paths import reliability_of
from graph.view.power_map_model import MapAccess, MapStep


def best_ways(decision: Decision) -> Mapping[str, MapAccess]:
    """Return the most reliable access path from us to each person whom we reach.

    Parameters
    ----------
    decision
        The decision; only its account and date matter here.

    Returns
    -------
    mapping of str to MapAccess
        By contact. It is the best path of the analysis `access-paths`; of several equally
        reliable ones any of them, always the same.
    """
    found = Introductions.of(decision)
    paths = nx.single_source_dijkstra_path(found.network, found.us, weight="cost")
    ways = {}
    for id_ in decision.graph.ids:
        path = paths.get(found.place(id_))
        if path is not None:
            steps = (found.people[place] for place in path[1:])
            ways[id_] = MapAccess(
                reliability=reliability_of(found.network, tuple(path)),
                steps=tuple(MapStep(kind=s.kind, id=s.id, name=s.name) for s in steps),
            )
    return ways
