"""The lines between people of a fishbone: influence, the access path, message flow."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from graph.view.evidence import percent
from graph.view.fishbone.frame import Frame, short
from graph.view.scene import Box, Connector, Stroke
from graph.view.scene.joined import joined

MOST_WIDTH, LEAST_WIDTH = 3.0, 1.0


def arrows(frame: Frame, boxes: Mapping[str, Box]) -> Iterator[Connector]:
    """Yield all lines, to be drawn behind the cards.

    Parameters
    ----------
    frame
        The fishbone.
    boxes
        Everybody's card, by id, and our people's chips by `us:` and their id.
    """
    yield from _influences(frame, boxes)
    yield from _messages(frame, boxes)
    yield from _path(frame, boxes)


def _influences(frame: Frame, boxes: Mapping[str, Box]) -> Iterator[Connector]:
    people = frame.fish.people
    strongest = max((line.weight for line in frame.fish.influences), default=1.0)
    for line in frame.fish.influences:
        width = max(MOST_WIDTH * line.weight / strongest, LEAST_WIDTH)
        stroke = Stroke("influence", round(width, 2), "solid" if line.is_sure else "dashed")
        names = {
            "name": people[line.influencer].short_name,
            "other": people[line.listener].short_name,
        }
        said = frame.say("influences", **names)
        yield joined(boxes[line.influencer], boxes[line.listener], stroke, said)


def _messages(frame: Frame, boxes: Mapping[str, Box]) -> Iterator[Connector]:
    for message in frame.fish.messages:
        name = frame.fish.people[message.contact].short_name
        colleague = short(frame.fish.colleagues.get(message.colleague, message.colleague), frame)
        said = frame.say("message", name=name, colleague=colleague)
        chip, stroke = boxes[f"us:{message.colleague}"], Stroke("message", 1.8, "dashed")
        if message.contact in boxes:
            yield joined(boxes[message.contact], chip, stroke, said)


def _path(frame: Frame, boxes: Mapping[str, Box]) -> Iterator[Connector]:
    path = frame.fish.path
    if path is None:
        return
    said = frame.say("path", name=short(path.people[-1].name, frame),
                     share=percent(path.reliability))  # fmt: skip
    names = [p.id if p.kind == "contact" else f"us:{p.id}" for p in path.people]
    # Somebody on the way may be in the table alone: no arrow then says who introduces whom.
    for one, other in (pair for pair in pairwise(names) if boxes.keys() >= set(pair)):
        yield joined(boxes[one], boxes[other], Stroke("path", 3.4, "dotted"), said)
