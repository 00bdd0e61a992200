"""A fishbone's spine with its steps, and its ribs."""

from collections.abc import Iterator

from graph.view.fishbone.frame import (
    DATE_SIZE,
    STEP_SIZE,
    Frame,
    label_width,
)
from graph.view.fishbone.layout import rib_at
from graph.view.fishbone.model import FishRib, FishStep
from graph.view.fishbone.today import today_mark, today_on_spine
from graph.view.scene import (
    Box,
    Colour,
    Connector,
    Glue,
    Group,
    Shape,
    Stroke,
    Text,
    text_width,
)

NODE = 8.0
JOINT = 4.0


def spine(frame: Frame) -> Iterator[Shape]:
    """Yield the spine: strong as far as today, its steps, today's mark."""
    today = today_on_spine(frame)
    until = min(today if today is not None else frame.tail, frame.head_left)
    ends = (frame.tail, frame.y), (frame.head_left + 6, frame.y)
    yield Connector(*ends, Stroke("bone", 5))
    if until > frame.tail:
        yield Connector(ends[0], (until, frame.y), Stroke("ink", 5))
    for number, step in enumerate(frame.fish.steps):
        yield _step(frame, step, frame.x + frame.layout.nodes[number + 2])
    if today is not None:
        yield today_mark(frame, until)


def ribs(frame: Frame) -> Iterator[Shape]:
    """Yield the ribs from their label to the spine, and the line to each card."""
    for rib in frame.fish.ribs:
        joint = frame.x + frame.layout.joints[rib.id]
        mark = Box(
            joint - JOINT, frame.y - JOINT, 2 * JOINT, 2 * JOINT, "bone",
            radius=JOINT, id=f"joint-{rib.id}",
        )  # fmt: skip
        label = frame.shifted(frame.layout.labels[rib.id])
        begin = (label.x + label.width, label.y + label.height / 2)
        end = (joint, frame.y - JOINT if rib.side == "upper" else frame.y + JOINT)
        to = Glue(f"joint-{rib.id}", "top" if rib.side == "upper" else "bottom")
        at = Glue(f"label-{rib.id}", "right")
        yield Connector(begin, end, Stroke("bone", 2.6), begin_at=at, end_at=to)
        yield mark


def bone(frame: Frame, rib: FishRib, block: str, card: str | None) -> Connector:
    """Return the line from a card to its rib."""
    rect = frame.layout.cards[block]
    x, y = rib_at(frame.layout.joints[rib.id], rect)
    place = frame.shifted(rect)
    begin = (place.x + place.width, place.y + place.height / 2)
    at = Glue(card, "right") if card else None
    return Connector(begin, (frame.x + x, frame.y + y), Stroke("bone", 1.4), begin_at=at)


def rib_label(frame: Frame, rib: FishRib) -> Group:
    """Return a rib's department, line and step."""
    rect = frame.shifted(frame.layout.labels[rib.id])
    words = frame.say(rib.kind)
    if rib.step is not None and rib.kind not in ("outside", "without_role", "overall"):
        words = frame.say("meets", line=words, step=rib.step)
    if not (rib.people or rib.ghosts or rib.left_out):
        words += " · " + frame.say("nobody_here", date=frame.fish.as_of)
    if rib.left_out:
        words += " · " + frame.say("more", count=len(rib.left_out))
    name, right = rib_name(frame, rib), rect.x + rect.width - 10
    shapes = (
        Box(rect.x, rect.y, rect.width, rect.height, "band", radius=8, id=f"label-{rib.id}"),
        Text.within(right, rect.y + 18, name, rect.width - 20, weight=700, anchor="end", size=13),
        Text.within(right, rect.y + 34, words, rect.width - 20, colour="soft", anchor="end",
                    size=11),
    )  # fmt: skip
    return Group(shapes, f"{name}, {words}", "img")


def rib_name(frame: Frame, rib: FishRib) -> str:
    """Return a rib's department, or what stands for it where none is recorded."""
    if rib.unit:
        return rib.unit
    key = f"no_unit_{rib.kind}" if rib.kind in ("outside", "without_role") else "no_unit"
    return frame.say(key)


def _step(frame: Frame, step: FishStep, x: float) -> Group:
    fill: Colour = "ink" if step.state == "done" else "paper"
    rim = Stroke("danger" if step.overdue else "ink", 3 if step.state == "today" else 2)
    node = Box(x - NODE, frame.y - NODE, 2 * NODE, 2 * NODE, fill, rim, NODE)
    name, when = f"{step.order} {step.short_name}", step.on.isoformat() if step.on else ""
    lines: list[tuple[float, str, float, Colour]] = [
        (-13, name, STEP_SIZE, "ink"),
        (22, when, DATE_SIZE, "soft"),
        (37, step.unit or "", DATE_SIZE, "soft"),
        (-30, frame.say("nobody") if step.is_empty else "", DATE_SIZE, "danger"),
    ]
    texts = tuple(
        Text.within(
            x + 13, frame.y + at, words, label_width(step), size=size, colour=colour,
            weight=400 if colour == "soft" else 600,
        )
        for at, words, size, colour in lines
        if words
    )  # fmt: skip
    said = [text.full or text.words for text in texts]
    said += [frame.say(f"state_{step.state}")] + [frame.say("overdue")] * step.overdue
    backed = tuple(shape for text in texts for shape in (_ground(text), text))
    return Group((*backed, node), " · ".join(said), "img")


def _ground(text: Text) -> Box:
    """Return paper behind a text, so that no arrow goes through it."""
    width = text_width(text.words, text.size, text.weight) + 6
    return Box(text.x - 3, text.y - text.size, width, text.size * 1.3, "paper")
