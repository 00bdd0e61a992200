"""The geometry of connectors: their path and their arrow head, as SVG draws them."""

from graph.view.scene.shapes import Connector, Place

HEAD_LENGTH, HEAD_WIDTH = 8.0, 3.6
"""Of an arrow head, and half across."""
TOOTH, HIGH, MOST_TEETH = 9.0, 4.0, 40
"""Of a zigzag: from one turn to the next, how far it turns aside, and the most turns."""


def path(line: Connector) -> str:
    """Return a line as the `d` of a path."""
    end = _shortened(line)
    if not line.curved:
        return f"M{pair(line.begin)}L{pair(end)}"
    middle = (line.begin[0] + line.end[0]) / 2
    return f"M{pair(line.begin)}C{pair((middle, line.begin[1]))} " + (
        f"{pair((middle, line.end[1]))} {pair(end)}"
    )


def _shortened(line: Connector) -> Place:
    """Return where a line ends: within the arrow head, not at its tip."""
    if not line.arrow:
        return line.end
    x, y = _direction(line)
    return line.end[0] - x * HEAD_LENGTH * 0.8, line.end[1] - y * HEAD_LENGTH * 0.8


def _direction(line: Connector) -> Place:
    """Return the unit vector along which a line arrives; a curved one arrives level."""
    across, down = line.end[0] - line.begin[0], line.end[1] - line.begin[1]
    if line.curved:
        return (1.0 if across >= 0 else -1.0), 0.0
    length = (across**2 + down**2) ** 0.5 or 1.0
    return across / length, down / length


def head(line: Connector) -> tuple[Place, ...]:
    """Return the corners of a line's arrow head, the tip first."""
    (x, y), (tip_x, tip_y) = _direction(line), line.end
    half = HEAD_WIDTH + line.stroke.width / 2
    back_x, back_y = tip_x - x * HEAD_LENGTH, tip_y - y * HEAD_LENGTH
    return (
        line.end,
        (back_x - y * half, back_y + x * half),
        (back_x + y * half, back_y - x * half),
    )


def zigzag(begin: Place, end: Place) -> list[Place]:
    """Return the turns of a zigzag from a place to another, with both of them.

    Examples
    --------
    >>> zigzag((0, 0), (27, 0))
    [(0, 0), (9.0, 4.0), (18.0, -4.0), (27, 0)]
    """
    across, down = end[0] - begin[0], end[1] - begin[1]
    length = (across**2 + down**2) ** 0.5 or 1.0
    teeth = min(max(round(length / TOOTH), 1), MOST_TEETH)
    turns = [
        (
            begin[0] + across * at / teeth - down / length * HIGH * (-1) ** (at + 1),
            begin[1] + down * at / teeth + across / length * HIGH * (-1) ** (at + 1),
        )
        for at in range(1, teeth)
    ]
    return [begin, *turns, end]


def number(value: float) -> str:
    """Return a number as a drawing has it: two decimals at the most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def pair(place: Place) -> str:
    """Return a place as a drawing has it."""
    return f"{number(place[0])},{number(place[1])}"
