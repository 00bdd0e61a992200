"""A fishbone's head: the decision, how likely it is ours, and who approves it."""

from collections.abc import Iterator

from graph.view.fishbone.frame import HEAD_HEIGHT, HEAD_WIDTH, Frame, short
from graph.view.scene import Colour, Group, Polygon, Text, wrapped
from graph.view.scene.glyphs import GLYPHS


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
        words = frame.say("approver", name=first.short_name, glyph=GLYPHS[first.level])
        yield 63, words + more, 12.5, "on_ink", 600


def _readings(frame: Frame) -> Iterator[str]:
    head = frame.fish.head
    if head.sheet is not None:
        yield frame.say("sheet", points=f"{head.sheet:.0f}")
    if head.estimate is not None:
        yield frame.say("estimate", share=f"{100 * head.estimate:.0f}")
