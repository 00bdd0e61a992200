"""The lines of the power map as a file: reporting, solid and dotted, and influence."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.view.layout.layout import ReportingLine
from graph.view.power_map.frame import MapFrame
from graph.view.power_map.influence_lines import InfluenceLine
from graph.view.scene import Box, Colour, Connector, Glue, Stroke, anchored
from graph.view.scene.joined import joined
from graph.view.scene.shapes import Place, Side

THINNEST, THICKEST = 1.2, 5.0
MOST_ARROWS = 40
"""The strongest so many are drawn: behind more of them nothing is seen."""
JOG = 6.0
"""Below a manager's card: there its lines part, so that each holds to the card's middle."""
LANE = 6.0
"""Beside a column of cards: there runs what leads from one to another of them."""


def reporting_lines(frame: MapFrame) -> Iterator[Connector]:
    """Yield the reporting lines, each as pieces that hold to the two cards at its ends."""
    for line in frame.layout.lines:
        ends = frame.boxes[line.manager], frame.boxes[line.report]
        names = [frame.people[id_].short_name for id_ in (line.report, line.manager)]
        said = frame.say("reports" if line.solid else "dotted", name=names[0], other=names[1])
        stroke = Stroke("bone", 1.4, "solid" if line.solid else "dotted")
        if len(line.points) == 2:
            yield _plain(joined(*ends, stroke, said))
        else:
            yield from _pieces(_corners(frame, line, ends[0]), ends, stroke, said)


def influence_arrows(frame: MapFrame) -> Iterator[Connector]:
    """Yield an arrow for each influence that is drawn, its width the weight, dashed if unsure.

    Those of hidden decision makers are drawn last and strongest: they are what is looked for.
    """
    hidden = {person.id for person in frame.map.people if person.is_hidden}
    for line in sorted(drawn_influences(frame), key=lambda line: line.influencer in hidden):
        one, other = frame.boxes[line.influencer], frame.boxes[line.listener]
        width = min(THICKEST, max(THINNEST, 2 * line.weight**0.5))
        colour: Colour = "influence" if line.influencer in hidden else "far_influence"
        stroke = Stroke(colour, round(width, 2), "solid" if line.is_sure else "dashed")
        names = (frame.people[id_].short_name for id_ in (line.influencer, line.listener))
        values = dict(zip(("name", "other"), names, strict=True))
        said = frame.say("influences", **values, weight=f"{line.weight:g}")
        if abs(one.x - other.x) < one.width and abs(one.y - other.y) > 2 * one.height:
            yield from _beside(one, other, stroke, said)
        else:
            yield joined(one, other, stroke, said)


def drawn_influences(frame: MapFrame) -> Sequence[InfluenceLine]:
    """Return the influences that the picture draws, the strongest first."""
    shown = (line for line in frame.map.influences if line.is_shown)
    order = sorted(shown, key=lambda line: (-line.weight, line.influencer, line.listener))
    return order[:MOST_ARROWS]


def _plain(arrow: Connector) -> Connector:
    """Return a line without its arrow head."""
    return Connector(arrow.begin, arrow.end, arrow.stroke, False, arrow.curved,
                     arrow.begin_at, arrow.end_at, arrow.name)  # fmt: skip


def _corners(frame: MapFrame, line: ReportingLine, manager: Box) -> list[Place]:
    """Return a line's corners on the picture, from the middle of the manager's lower side."""
    places = [(frame.x + point.x, frame.y + point.y) for point in line.points]
    x, y = anchored(manager, "bottom")
    if abs(places[0][0] - x) < 0.01:
        return [(x, y), *places[1:]]
    return [(x, y), (x, y + JOG), (places[0][0], y + JOG), *places[1:]]


def _pieces(
    corners: Sequence[Place], ends: tuple[Box, Box], stroke: Stroke, said: str
) -> Iterator[Connector]:
    steps = [(one, other) for one, other in pairwise(corners) if one != other]
    manager, report = ends
    arrives: Side = "left" if abs(corners[-1][0] - report.x) < 0.01 else "top"
    for number, (one, other) in enumerate(steps):
        yield Connector(
            one,
            other,
            stroke,
            begin_at=Glue(manager.id or "", "bottom") if number == 0 else None,
            end_at=Glue(report.id or "", arrives) if number == len(steps) - 1 else None,
            name=said,
        )


def _beside(one: Box, other: Box, stroke: Stroke, said: str) -> Iterator[Connector]:
    """Yield an arrow from a card to one of the same column, past those between."""
    begin, end = anchored(one, "right"), anchored(other, "right")
    lane = max(begin[0], end[0]) + LANE
    yield Connector(
        begin, (lane, begin[1]), stroke, begin_at=Glue(one.id or "", "right"), name=said
    )
    yield Connector((lane, begin[1]), (lane, end[1]), stroke, name=said)
    at = Glue(other.id or "", "right")
    yield Connector((lane, end[1]), end, stroke, arrow=True, end_at=at, name=said)
