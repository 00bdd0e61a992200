"""The organisation layout: reporting lines from the top down, each unit's people in one block."""

from collections.abc import Callable, Iterator, Sequence

from graph.account_graph import AccountGraph
from graph.view.layout.boxes import Box, Placed, Tap, placed
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Layout, Point, ReportingLine
from graph.view.layout.organisation_blocks import ROW, OrganisationBlocks
from graph.view.layout.organisation_tree import Forest

WIDER_THAN_HIGH = 1.6
_STEP = 1.6
NO_WORSE = 1.08
"""A shape within this factor of the best is as good: the lowest columns of these are taken."""


def organisation_layout(graph: AccountGraph) -> Layout:
    """Return where everybody stands by reporting lines and units.

    How high columns grow is tried out, so that the whole fits about best on a screen twice as
    wide as high. About as good is good enough, and the origin is the top left corner: so one
    person more seldom moves anybody but those right of or below them.

    Parameters
    ----------
    graph
        The account at a date.

    Returns
    -------
    Layout
        From the origin to the right and down. No two cards intersect, and no unit's rectangle
        holds the card of another unit's person.
    """
    forest = Forest.of(graph)
    found = placed(_fitting(forest))
    return Layout(
        positions=found.positions,
        bands=tuple(found.bands),
        lines=tuple(_lines(graph, forest, found)),
    )


def _fitting(forest: Forest) -> Box:
    """Return everybody at the column heights that fit best, rectangles' tried before cards'."""
    limits = _limits(len(forest.order) + len(forest.outside))
    shared = _lowest(limits, lambda limit: _need(OrganisationBlocks(forest, limit, limit)))
    chosen = _lowest(limits, lambda limit: _need(OrganisationBlocks(forest, limit, shared)))
    return OrganisationBlocks(forest, chosen, shared).everything()


def _lowest(limits: Sequence[float], need: Callable[[float], float]) -> float:
    """Return the lowest limit that is as good as the best: one person more seldom changes it."""
    needs = [need(limit) for limit in limits]
    best = min(needs)
    return next(limit for limit, one in zip(limits, needs, strict=True) if one <= NO_WORSE * best)


def _need(blocks: OrganisationBlocks) -> float:
    """Return how high a screen must be to show everything unshrunk."""
    box = blocks.everything()
    return max(box.width / WIDER_THAN_HIGH, box.height)


def _limits(people: int) -> list[float]:
    """Return column heights to try, from two cards up to twice a square's."""
    rows = [2.0]
    while rows[-1] ** 2 < 4 * people:
        rows.append(rows[-1] * _STEP)
    return [round(count) * ROW for count in rows]


def _lines(graph: AccountGraph, forest: Forest, found: Placed) -> Iterator[ReportingLine]:
    lines = graph.lines
    for boss, person, solid in zip(lines.manager, lines.report, lines.solid, strict=True):
        manager, report = graph.ids[boss], graph.ids[person]
        ends = found.positions[manager], found.positions[report]
        is_own = solid and forest.manager.get(report) == manager
        is_drawn_down = is_own and forest.is_under_manager(report)
        corners = _corners(*ends, found.taps[report]) if is_drawn_down else ends
        yield ReportingLine(
            manager=manager, report=report, solid=bool(solid), points=tuple(corners)
        )


def _corners(manager: Point, report: Point, taps: Sequence[Tap]) -> list[Point]:
    """Return the line's corners: from below the manager's card by the taps to the report's."""
    x, y = manager.x, manager.y + CARD_HEIGHT / 2
    if taps[0].axis == "x" and abs(taps[0].value - manager.x) < CARD_WIDTH / 2:
        x = taps[0].value
    points = [Point(x=x, y=y)]
    for tap in taps:
        x, y = (tap.value, y) if tap.axis == "x" else (x, tap.value)
        points.append(Point(x=x, y=y))
    if taps[-1].axis == "x":
        ends = [(x, report.y), (report.x - CARD_WIDTH / 2, report.y)]
    else:
        ends = [(report.x, y), (report.x, report.y - CARD_HEIGHT / 2)]
    return points + [Point(x=x, y=y) for x, y in ends]
