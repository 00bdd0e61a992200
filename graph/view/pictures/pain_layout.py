"""Where the pains of a chain stand: effects above their causes, a layer for each step.

References
----------
Sugiyama, Tagawa & Toda 1981, Methods for visual understanding of hierarchical system structures:
layers by longest path, long links through places of their own, order by barycentres.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

CARD_WIDTH, CARD_HEIGHT = 216.0, 92.0
PASS_WIDTH = 26.0
"""Of the place at which a long link passes a layer."""
GAP, LAYER_GAP, MARGIN = 22.0, 58.0, 24.0
SWEEPS = 6
FEWEST_IN_A_ROW = 4
"""Pains without any link stand in rows below, at least so many in each."""
Place = tuple[float, float]
Link = tuple[str, str]


class Pass(NamedTuple):
    """Where a link from a cause to an effect passes a layer."""

    cause: str
    effect: str
    layer: int


Node = str | Pass
"""A pain's id, or where a link passes."""


@dataclass(frozen=True, slots=True)
class PainLayout:
    """The top left corner of each card, the way of each link from cause to effect, the size."""

    cards: Mapping[str, Place]
    ways: Mapping[Link, tuple[Place, ...]]
    width: float
    height: float


def pain_layout(ids: Sequence[str], links: Sequence[Link]) -> PainLayout:
    """Return where pains stand.

    Parameters
    ----------
    ids
        The pains.
    links
        Cause and effect, without circles.

    Examples
    --------
    >>> found = pain_layout(["low", "high"], [("low", "high")])
    >>> found.cards["high"][1] < found.cards["low"][1]
    True
    """
    linked = {end for link in links for end in link}
    layers = _layers([id_ for id_ in ids if id_ in linked], links)
    rows = _ordered(*_with_passes(layers, links))
    alone: list[Node] = [id_ for id_ in ids if id_ not in linked]
    fit = max([FEWEST_IN_A_ROW, *(sum(isinstance(n, str) for n in row) for row in rows)])
    rows = [alone[at : at + fit] for at in range(0, len(alone), fit)][::-1] + rows
    return _placed(rows, links)


def _layers(ids: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """Return each pain's layer: one above its highest cause, 0 without."""
    causes: dict[str, list[str]] = {id_: [] for id_ in ids}
    for cause, effect in links:
        causes[effect].append(cause)
    layers: dict[str, int] = {}
    for id_ in TopologicalSorter(causes).static_order():
        layers[id_] = max((layers[cause] + 1 for cause in causes[id_]), default=0)
    return layers


def _with_passes(
    layers: Mapping[str, int], links: Sequence[Link]
) -> tuple[list[list[Node]], list[tuple[Node, Node]]]:
    """Return the rows from the bottom with a place where a link passes, and all single steps."""
    rows: list[list[Node]] = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for id_, layer in layers.items():
        rows[layer].append(id_)
    steps: list[tuple[Node, Node]] = []
    for link in links:
        way = _way(link, layers)
        for node in way:
            if isinstance(node, Pass):
                rows[node.layer].append(node)
        steps += pairwise(way)
    return rows, steps


def _way(link: Link, layers: Mapping[str, int]) -> list[Node]:
    cause, effect = link
    between = range(layers[cause] + 1, layers[effect])
    return [cause, *(Pass(cause, effect, layer) for layer in between), effect]


def _ordered(rows: list[list[Node]], steps: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """Return the rows so ordered that each node stands near the middle of its neighbours."""
    near: dict[Node, list[Node]] = defaultdict(list)
    for one, other in steps:
        near[one].append(other)
        near[other].append(one)
    for sweep in range(SWEEPS):
        order = range(len(rows)) if sweep % 2 == 0 else range(len(rows))[::-1]
        for at in order:
            beside = rows[at - 1 if sweep % 2 == 0 else at + 1] if _is_in(rows, at, sweep) else []
            rows[at] = _by_barycentre(rows[at], beside, near)
    return rows


def _is_in(rows: Sequence[object], at: int, sweep: int) -> bool:
    return at > 0 if sweep % 2 == 0 else at + 1 < len(rows)


def _by_barycentre(
    row: list[Node], beside: Sequence[Node], near: Mapping[Node, list[Node]]
) -> list[Node]:
    share = {node: (at + 0.5) / len(beside) for at, node in enumerate(beside)}
    own = {node: (at + 0.5) / len(row) for at, node in enumerate(row)}

    def middle(node: Node) -> float:
        found = [share[one] for one in near.get(node, ()) if one in share]
        return sum(found) / len(found) if found else own[node]

    return sorted(row, key=middle)


def _placed(rows: Sequence[Sequence[Node]], links: Sequence[Link]) -> PainLayout:
    """Return the places, each row centred, the last one at the top."""
    widths = [sum(map(_width, row)) + GAP * (len(row) - 1) for row in rows]
    width = max(widths, default=0.0)
    at: dict[Node, Place] = {}
    for level, row in enumerate(reversed(rows)):
        x = MARGIN + (width - widths[-1 - level]) / 2
        for node in row:
            at[node] = (x, MARGIN + level * (CARD_HEIGHT + LAYER_GAP))
            x += _width(node) + GAP
    height = 2 * MARGIN + len(rows) * (CARD_HEIGHT + LAYER_GAP) - LAYER_GAP * bool(rows)
    passed: dict[Link, list[Node]] = {link: [] for link in links}
    for node in (node for row in rows for node in row if isinstance(node, Pass)):
        passed[node.cause, node.effect].append(node)
    cards = {node: place for node, place in at.items() if isinstance(node, str)}
    ways = _spread({link: _path(link, passed[link], at) for link in links})
    return PainLayout(cards, ways, width + 2 * MARGIN, height)


def _width(node: Node) -> float:
    return CARD_WIDTH if isinstance(node, str) else PASS_WIDTH


def _path(link: Link, passed: Sequence[Node], at: Mapping[Node, Place]) -> tuple[Place, ...]:
    """Return a link's way: from the top of the cause, through its passes, to the effect's foot."""
    cause, effect = link
    way = [(at[cause][0] + CARD_WIDTH / 2, at[cause][1])]
    for node in passed:
        x, y = at[node]
        way += [(x + PASS_WIDTH / 2, y + CARD_HEIGHT), (x + PASS_WIDTH / 2, y)]
    return (*way, (at[effect][0] + CARD_WIDTH / 2, at[effect][1] + CARD_HEIGHT))


def _spread(ways: Mapping[Link, tuple[Place, ...]]) -> dict[Link, tuple[Place, ...]]:
    """Return ways whose ends at one card stand side by side, in the order of where they lead."""
    spread = dict(ways)
    for end, beside in ((0, 1), (-1, -2)):
        of_card: dict[str, list[Link]] = defaultdict(list)
        for link in ways:
            of_card[link[end]].append(link)
        for links in of_card.values():
            links.sort(key=lambda link: ways[link][beside])
            for at, link in enumerate(links, 1):
                x, y = ways[link][end]
                place = (x + CARD_WIDTH * (at / (len(links) + 1) - 0.5), y)
                way = spread[link]
                spread[link] = (place, *way[1:]) if end == 0 else (*way[:-1], place)
    return spread
