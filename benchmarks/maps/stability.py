"""How far people move on the map when one thing in the account changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.maps.accounts import Tables, graph_of
from graph.account_graph import Floats
from graph.analysis.decision import Decision
from graph.model import TABLES, Row
from graph.view.layout.influence import influence_layout
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Layout
from graph.view.layout.organisation import organisation_layout

LAYOUTS = ("organisation", "influence")
MOST_MOVED = 0.02
"""Of the map's width: what half the people may move by at most."""
Change = Callable[[Tables, np.random.Generator], Tables]


@dataclass(frozen=True)
class Stability:
    """One kind of change in one account, in one layout.

    Parameters
    ----------
    moved
        Of each trial, the median displacement over all people, as a share of the map's width.
    still
        Of each trial, the share of people who did not move at all.
    """

    moved: Floats
    still: Floats


def layouts_of(tables: Tables) -> Mapping[str, Layout]:
    """Return both layouts of an account."""
    graph = graph_of(tables)
    decision = Decision.of(graph, None, None)
    return {"organisation": organisation_layout(graph), "influence": influence_layout(decision)}


def stability(tables: Tables, change: Change, trials: int, seed: int) -> Mapping[str, Stability]:
    """Return how far people move in each layout when one thing changes at random.

    Parameters
    ----------
    tables
        The account.
    change
        What changes.
    trials
        How often one thing is changed, each time in the unchanged account.
    seed
        Of what is drawn.
    """
    random = np.random.default_rng(seed)
    before = layouts_of(tables)
    after = [layouts_of(change(tables, random)) for _ in range(trials)]
    return {name: _stability(before[name], [one[name] for one in after]) for name in LAYOUTS}


def displacement(before: Layout, after: Layout) -> Floats:
    """Return how far each person on both maps moved, as a share of the first map's width."""
    both = [id_ for id_ in before.positions if id_ in after.positions]
    here, there = (
        np.array([[one.positions[id_].x, one.positions[id_].y] for id_ in both])
        for one in (before, after)
    )
    return np.asarray(np.linalg.norm(there - here, axis=1) / width_of(before))


def width_of(layout: Layout) -> float:
    """Return how wide the cards of a layout stand."""
    places = [place.x for place in layout.positions.values()]
    return max(places) - min(places) + CARD_WIDTH


def overlaps(layout: Layout) -> int:
    """Return how many pairs of cards intersect."""
    places = np.array([[place.x, place.y] for place in layout.positions.values()])
    apart = np.abs(places[:, None] - places[None]) >= np.array([CARD_WIDTH, CARD_HEIGHT]) - 1e-6
    return int((~apart.any(axis=2)).sum() - len(places)) // 2


def add_person(tables: Tables, random: np.random.Generator) -> Tables:
    """Add one person under a manager drawn at random, in that manager's unit."""
    inside = [row for row in tables["contacts"] if not row["external"]]
    boss = inside[int(random.integers(len(inside)))]
    drawn = "".join(random.choice(list("abcdefghijklmnopqrstuvwxyz"), 6))
    row: dict[str, Any] = {"id": drawn, "name": "Somebody New", "reports_to": boss["id"]}
    row |= {column: boss[column] for column in ("unit",) if column in boss}
    link = TABLES["influences"].validate({"from": drawn, "to": boss["id"]})
    added = TABLES["contacts"].validate(row)
    return {
        **tables,
        "contacts": sorted([*tables["contacts"], added], key=lambda one: str(one["id"])),
        "influences": [*tables["influences"], link],
    }


def remove_person(tables: Tables, random: np.random.Generator) -> Tables:
    """Take one person without reports or roles out, with all links and messages."""
    needed = {row.get("reports_to") for row in tables["contacts"]}
    needed |= {row["contact"] for row in tables["roles"]}
    free = [row["id"] for row in tables["contacts"] if row["id"] not in needed]
    gone = free[int(random.integers(len(free)))]
    return {name: [row for row in rows if not _names(row, gone)] for name, rows in tables.items()}


def change_link(tables: Tables, random: np.random.Generator) -> Tables:
    """Make one link three times as strong."""
    links = list(tables["influences"])
    place = int(random.integers(len(links)))
    links[place] = links[place] | {"weight": 3 * links[place].get("weight", 1.0)}
    return {**tables, "influences": links}


CHANGES: Mapping[str, Change] = {
    "one person added": add_person,
    "one person removed": remove_person,
    "one link three times as strong": change_link,
}


def _names(row: Row, id_: str) -> bool:
    return any(value == id_ or (isinstance(value, list) and id_ in value) for value in row.values())


def _stability(before: Layout, after: list[Layout]) -> Stability:
    moved = [displacement(before, one) for one in after]
    return Stability(
        moved=np.array([np.median(one) for one in moved]),
        still=np.array([(one < 1e-6).mean() for one in moved]),
    )
