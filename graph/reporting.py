"""Formal levels: by rank where anybody has one, else by depth in the solid reporting lines."""

from dataclasses import dataclass

import numpy as np

from graph.account_graph import AccountGraph, Floats


@dataclass(frozen=True, slots=True)
class FormalLevels:
    """How high people stand.

    Parameters
    ----------
    power
        F by level alone, 0–1, length n: 1 at the top, 0 at the deepest, outside or without level.
    top
        Ids of those at the highest level; none where there are no levels.
    """

    power: Floats
    top: tuple[str, ...]


def formal_levels(graph: AccountGraph) -> FormalLevels:
    """Return how high each person inside the organisation stands.

    Parameters
    ----------
    graph
        The account at a date.

    Returns
    -------
    FormalLevels
    """
    inside = {person["id"] for person in graph.people if not person["external"]}
    ranks = {p["id"]: p["rank"] for p in graph.people if "rank" in p and p["id"] in inside}
    levels = ranks or {id_: d for id_, d in _depths(graph).items() if id_ in inside}
    power = np.zeros(len(graph))
    if not levels:
        return FormalLevels(power, ())
    top, deepest = min(levels.values()), max(levels.values())
    leads = {graph.ids[manager] for manager in graph.lines.manager[graph.lines.solid]}
    for id_, level in levels.items():
        counts = bool(ranks) or level == top or id_ in leads
        if counts and deepest > top:
            power[graph.index[id_]] = (deepest - level) / (deepest - top)
    return FormalLevels(power, tuple(sorted(id_ for id_, lv in levels.items() if lv == top)))


def _depths(graph: AccountGraph) -> dict[str, int]:
    """Return the depth, from 0, of everybody with a manager or a report."""
    solid = graph.lines.solid
    pairs = zip(graph.lines.manager[solid], graph.lines.report[solid], strict=True)
    manager = {graph.ids[report]: graph.ids[boss] for boss, report in pairs}
    depths: dict[str, int] = {}
    for person in {*manager, *manager.values()}:
        chain = [person]
        while chain[-1] not in depths and chain[-1] in manager:
            chain.append(manager[chain[-1]])
        depths.setdefault(chain[-1], 0)
        for below in reversed(chain[:-1]):
            depths[below] = depths[manager[below]] + 1
    return depths
