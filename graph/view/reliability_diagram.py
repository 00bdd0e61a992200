"""The reliability diagram: what was said against what happened, as SVG.

References
----------
Murphy & Winkler 1977, Applied Statistics 26:41 (reliability diagrams).
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from graph.calibration.scores import FEW_BINS, Bin

SIZE, MARGIN = 320, 40
LARGEST = 14.0
INK, POINT = "currentColor", "#7c4ddb"


def reliability_svg(bins: Sequence[Bin], title: str) -> str:
    """Return a diagram of bins as a whole SVG document.

    Parameters
    ----------
    bins
        The bins that are not empty.
    title
        What it shows, for those who cannot see it.
    """
    most = max((one.number for one in bins), default=1)
    edge = SIZE + 2 * MARGIN
    lines = [_line(0, 0, 1, 1, ' stroke-dasharray="4 4"'), _line(0, 0, 1, 0), _line(0, 0, 0, 1)]
    ticks = [_tick(step / FEW_BINS) for step in range(FEW_BINS + 1)]
    points = [_point(one, most) for one in bins]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {edge} {edge}" role="img" '
        f'width="{edge}" height="{edge}" font-family="sans-serif" font-size="11">'
        f"<title>{escape(title)}</title>" + "".join([*lines, *ticks, *points]) + "</svg>\n"
    )


def _x(value: float) -> float:
    return round(MARGIN + SIZE * value, 2)


def _y(value: float) -> float:
    return round(MARGIN + SIZE * (1 - value), 2)


def _line(x1: float, y1: float, x2: float, y2: float, more: str = "") -> str:
    places = f'x1="{_x(x1)}" y1="{_y(y1)}" x2="{_x(x2)}" y2="{_y(y2)}"'
    return f'<line {places} stroke="{INK}"{more}/>'


def _tick(value: float) -> str:
    words = f"{value:.0%}"
    across = (
        f'<text x="{_x(value)}" y="{_y(0) + 18}" text-anchor="middle" fill="{INK}">{words}</text>'
    )
    up = f'<text x="{_x(0) - 6}" y="{_y(value) + 4}" text-anchor="end" fill="{INK}">{words}</text>'
    return across + (up if value else "")


def _point(one: Bin, most: int) -> str:
    radius = round(max(LARGEST * (one.number / most) ** 0.5, 2.0), 2)
    told = f"{one.said:.1%} → {one.happened:.1%} ({one.number})"
    return (
        f'<circle cx="{_x(one.said)}" cy="{_y(one.happened)}" r="{radius}" fill="{POINT}" '
        f'fill-opacity="0.75"><title>{told}</title></circle>'
    )
