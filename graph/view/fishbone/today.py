"""Today's mark on a fishbone's spine: where the day falls between the steps."""

from collections.abc import Sequence
from itertools import pairwise

from graph.view.fishbone.frame import DATE_SIZE, Frame
from graph.view.fishbone.layout import STEP_ROOM
from graph.view.scene import Box, Group, Text, text_width

CLEAR = 11.0
"""How far the mark stays from the middle of a step."""


def today_on_spine(frame: Frame) -> float | None:
    """Return where the picture's day is; None where the steps' days do not say."""
    dated = [
        (frame.x + frame.layout.nodes[number + 2], step.on.toordinal())
        for number, step in enumerate(frame.fish.steps)
        if step.on
    ]
    return time_on_spine(dated, frame.fish.as_of.toordinal(), frame.head_left)


def today_mark(frame: Frame, x: float) -> Group:
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
        at, clear = frame.x + node, half + CLEAR
        if abs(x - at) < clear:
            x = at + clear if x >= at else at - clear
    return x


def time_on_spine(nodes: Sequence[tuple[float, int]], day: int, right: float) -> float | None:
    """Return where a day is on the spine, between the steps that have days.

    Parameters
    ----------
    nodes
        x and day of each step that has one, in order.
    day
        The day.
    right
        Where the spine ends.

    Returns
    -------
    float or None
        None where no step has a day, or the steps' days are not in the steps' order: then no place
        on the spine is between yesterday and tomorrow.

    Examples
    --------
    >>> time_on_spine([(0.0, 10), (100.0, 20)], 15, 150.0)
    50.0
    >>> time_on_spine([(0.0, 10), (100.0, 20)], 25, 150.0)
    125.0
    """
    days = [of for _, of in nodes]
    if not days or days != sorted(days):
        return None
    if day <= nodes[0][1]:
        return nodes[0][0] - min((nodes[0][1] - day) / 2, STEP_ROOM)
    for (x, begin), (next_x, end) in pairwise(nodes):
        if begin <= day <= end:
            return x + (next_x - x) * ((day - begin) / (end - begin) if end > begin else 0.0)
    return (nodes[-1][0] + right) / 2
