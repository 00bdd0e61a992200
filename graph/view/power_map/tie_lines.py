"""The ties of the power map as a file: thin labelled lines, and conflicts as red zigzags."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.view.power_map.frame import MapFrame
from graph.view.power_map.ties import MapTie
from graph.view.scene import Box, Connector, Glue, Group, Shape, Stroke, Text, anchored, text_width
from graph.view.scene.joined import facing
from graph.view.scene.lines import zigzag
from graph.view.scene.shapes import Place

TIE, CONFLICT = Stroke("soft", 1.0), Stroke("danger", 1.8)
SIZE, PAD, HEIGHT = 10.0, 5.0, 15.0
"""Of a label's letters and of the ground that it stands on."""
BAND_NAME = 180.0
"""How far a unit's name reaches at the most that a label keeps off."""
ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
"""Where on its line a label may stand, the best first."""


def tie_lines(frame: MapFrame) -> Iterator[Connector]:
    """Yield the line of each tie, in pieces where it is a conflict; it holds to both cards."""
    for tie in frame.map.ties:
        one, other = frame.boxes[tie.one], frame.boxes[tie.other]
        begin, end = facing(one, other)
        glue = Glue(one.id or "", begin), Glue(other.id or "", end)
        line = Connector(anchored(one, begin), anchored(other, end),
                         CONFLICT if tie.is_conflict else TIE, False, False, *glue,
                         tie_said(frame, tie))  # fmt: skip
        yield from _zigzag(line) if tie.is_conflict else (line,)


def tie_labels(frame: MapFrame) -> Iterator[Group]:
    """Yield each tie's label, on its line, where no card and no other label is.

    A conflict has none: nothing else is a zigzag, and a short one would vanish behind it.
    """
    taken = [*frame.boxes.values(), *_names_of_bands(frame)]
    for tie in (tie for tie in frame.map.ties if not tie.is_conflict):
        one, other = frame.boxes[tie.one], frame.boxes[tie.other]
        begin, end = (anchored(*at) for at in zip((one, other), facing(one, other), strict=True))
        places = [_box(tie, begin, end, share) for share in ALONG]
        at = next((place for place in places if not _is_on(place, taken)), places[0])
        taken.append(at)
        yield Group(tuple(_label(tie, at)), tie_said(frame, tie), "img", has_tooltip=True)


def tie_said(frame: MapFrame, tie: MapTie) -> str:
    """Return a tie as a sentence."""
    one, other = (frame.people[id_].short_name for id_ in (tie.one, tie.other))
    return frame.say("tie", name=one, other=other, tie=tie.words)


def _zigzag(line: Connector) -> Iterator[Connector]:
    steps = list(pairwise(zigzag(line.begin, line.end)))
    for number, (begin, end) in enumerate(steps):
        begin_at = line.begin_at if number == 0 else None
        end_at = line.end_at if number == len(steps) - 1 else None
        yield Connector(begin, end, line.stroke, False, False, begin_at, end_at, line.name)


def _names_of_bands(frame: MapFrame) -> Iterator[Box]:
    for band in frame.layout.bands:
        width = min(band.width, BAND_NAME)
        yield Box(frame.x + band.x, frame.y + band.y, width, 22)


def _box(tie: MapTie, begin: Place, end: Place, share: float) -> Box:
    """Return the ground of a label at a share of the way."""
    width = text_width(tie.words, SIZE) + 2 * PAD
    x = begin[0] + (end[0] - begin[0]) * share - width / 2
    y = begin[1] + (end[1] - begin[1]) * share - HEIGHT / 2
    return Box(x, y, width, HEIGHT, "paper", Stroke("line", 0.8), 4)


def _is_on(box: Box, others: Sequence[Box]) -> bool:
    return any(
        abs(box.x + box.width / 2 - other.x - other.width / 2) < (box.width + other.width) / 2
        and abs(box.y + box.height / 2 - other.y - other.height / 2)
        < (box.height + other.height) / 2
        for other in others
    )


def _label(tie: MapTie, box: Box) -> Iterator[Shape]:
    at = box.x + box.width / 2, box.y + HEIGHT - 4
    yield box
    yield Text(*at, tie.words, SIZE, "soft", 400, "middle")
