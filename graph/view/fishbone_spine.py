"""A fishbone's spine with its steps and today's mark, its ribs, and its head."""

from collections.abc import Iterator

from graph.stances import Level
from graph.view.fishbone_card import GLYPHS
from graph.view.fishbone_frame import (
    DATE_SIZE,
    HEAD_HEIGHT,
    HEAD_WIDTH,
    STEP_SIZE,
    Frame,
    label_width,
    short,
)
from graph.view.fishbone_layout import rib_at, time_on_spine
from graph.view.fishbone_model import FishRib, FishStep
from graph.view.scene import (
    Box,
    Colour,
    Connector,
    Glue,
    Group,
    Polygon,
    Shape,
    Stroke,
    Text,
    text_width,
    wrapped,
)

NODE = 8.0
JOINT = 4.0


def spine(frame: Frame) -> Iterator[Shape]:
    """Yield the spine: strong as far as today, its steps, today's mark."""
    today = _today(frame)
    until = min(today if today is not None else frame.tail, frame.head_left)
    ends = (frame.tail, frame.y), (frame.head_left + 6, frame.y)
    yield Connector(*ends, Stroke("bone", 5))
    if until > frame.tail:
        yield Connector(ends[0], (until, frame.y), Stroke("ink", 5))
    for number, step in enumerate(frame.fish.steps):
        yield _step(frame, step, frame.x + frame.layout.nodes[number + 2])
    if today is not None:
        yield _today_mark(frame, until)


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


def head(frame: Frame) -> Group:
    """Return the head: the decision, its band, and who approves it."""
    left, y, half = frame.head_left, frame.y, HEAD_HEIGHT / 2
    right = left + HEAD_WIDTH
    outline = ((left + 18, y - half), (right - 70, y - half), (right - 26, y - half * 0.62),
               (right, y), (right - 26, y + half * 0.62), (right - 70, y + half),
               (left + 18, y + half), (left, y))  # fmt: skip
    texts = tuple(_head_texts(frame, (left + right) / 2 - 10))
    words = " · ".join(text.full or text.words for text in texts)
    return Group((Polygon(outline, "ink"), *texts), words, "img", "head", True)


def _head_texts(frame: Frame, x: float) -> Iterator[Text]:
    fish, room, y = frame.fish, HEAD_WIDTH - 76, frame.y - 60
    name = short(fish.project.name, frame) if fish.project else frame.say("no_project_named")
    lines = wrapped(name, 15, room, 2, 700)
    for number, line in enumerate(lines):
        full = name if line != name and number == len(lines) - 1 else ""
        at = y + 18 * number - 9 * (len(lines) - 1)
        yield Text(x, at, line, 15, "on_ink", 700, "middle", full)
    for at, words, size, colour, weight in _head_lines(frame):
        yield Text.within(x, frame.y + at, words, room + 16, size=size, colour=colour,
                          weight=weight, anchor="middle")  # fmt: skip


def _head_lines(frame: Frame) -> Iterator[tuple[float, str, float, Colour, int]]:
    fish, head = frame.fish, frame.fish.head
    amount = f"{head.value:,.0f} {head.currency or ''}" if head.value is not None else ""
    when = head.closes_on.isoformat() if head.closes_on else ""
    yield -30, " · ".join(part for part in (when, amount) if part), 11.5, "on_ink", 400
    known = head.probability is not None and head.band is not None
    words = f"{head.band}  {head.probability:.0%}" if known else frame.say("win_unknown")
    yield 4, words, 29 if known else 16, "bright", 700
    if head.interval:
        low, high = (f"{100 * share:.0f}" for share in head.interval)
        yield 24, frame.say("interval", low=low, high=high), 10.5, "on_ink", 400
    yield 39, " · ".join(_readings(frame)), 10.5, "on_ink", 400
    if not head.approvers:
        yield 63, frame.say("no_approver"), 12.5, "bright", 700
        return
    first = next((fish.people[id_] for id_ in head.approvers if id_ in fish.people), None)
    if first is not None:
        more = f"  +{len(head.approvers) - 1}" if len(head.approvers) > 1 else ""
        level: Level = first.level
        words = frame.say("approver", name=first.short_name, glyph=GLYPHS[level])
        yield 63, words + more, 12.5, "on_ink", 600


def _readings(frame: Frame) -> Iterator[str]:
    head = frame.fish.head
    if head.sheet is not None:
        yield frame.say("sheet", points=f"{head.sheet:.0f}")
    if head.estimate is not None:
        yield frame.say("estimate", share=f"{100 * head.estimate:.0f}")


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


def _today(frame: Frame) -> float | None:
    dated = [
        (frame.x + frame.layout.nodes[number + 2], step.on.toordinal())
        for number, step in enumerate(frame.fish.steps)
        if step.on
    ]
    return time_on_spine(dated, frame.fish.as_of.toordinal(), frame.head_left)


def _today_mark(frame: Frame, x: float) -> Group:
    """Return today's mark: on the spine, beside a step where it would cover it."""
    words = frame.say("today", date=frame.fish.as_of.strftime("%m-%d"))
    half = text_width(words, DATE_SIZE, 600) / 2 + 8
    x = _beside_steps(frame, x, half)
    pill = Box(x - half, frame.y - 9, 2 * half, 18, "danger", radius=9)
    return Group(
        (pill, Text(x, frame.y + 4, words, DATE_SIZE, "card", 600, "middle")), words, "img"
    )


def _beside_steps(frame: Frame, x: float, half: float) -> float:
    """Return the nearest place at which a mark is clear of the steps, on the same side of them."""
    for node in frame.layout.nodes[2:-1]:
        at, clear = frame.x + node, half + NODE + 3
        if abs(x - at) < clear:
            x = at + clear if x >= at else at - clear
    return x
