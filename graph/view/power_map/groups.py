"""A large map rolled up: people by unit, or by who listens to whom where nobody has a unit."""

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from graph.analysis.decision import Decision
from graph.view.power_map.model import MapGroup

ROLL_UP_FROM = 2_000
STRONGEST = 3
"""So many of a group's people are named while it is closed."""


def map_groups(decision: Decision) -> tuple[MapGroup, ...]:
    """Return the groups of a map, the largest first; people in none are in no group.

    Parameters
    ----------
    decision
        The decision, with its influence model.

    Returns
    -------
    tuple of MapGroup
        Units; where nobody has one, the communities of informal listening (Blondel et al. 2008,
        "Fast unfolding of communities in large networks"), always the same for the same facts.
    """
    by_unit: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(decision.graph.people):
        if "unit" in row and not row["external"]:
            by_unit[row["unit"]].append(place)
    found = [_group(decision, unit, people) for unit, people in sorted(by_unit.items())]
    if not found:
        found = [_group(decision, None, people) for people in _communities(decision)]
    return tuple(
        sorted(found, key=lambda group: (-len(group.people), group.unit or "", group.people))
    )


def _communities(decision: Decision) -> Iterable[list[int]]:
    informal = decision.listening.informal
    network = nx.from_scipy_sparse_array(informal + informal.T)
    return [
        sorted(some) for some in nx.community.louvain_communities(network, seed=0) if len(some) > 1
    ]


def _group(decision: Decision, unit: str | None, people: list[int]) -> MapGroup:
    ids, say = decision.graph.ids, decision.body.power + decision.decision_influence
    strongest = sorted(people, key=lambda place: (-round(float(say[place]), 12), ids[place]))
    return MapGroup(
        unit=unit,
        people=tuple(ids[place] for place in people),
        strongest=tuple(ids[place] for place in strongest[:STRONGEST]),
    )
