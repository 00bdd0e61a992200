"""Small pictures of a report: where days stand on a line, and shares on a scale."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.view.report.model import Standing

WIDTH, HEIGHT = 240, 84
LEFT, RIGHT, TOP, BOTTOM = 30, 34, 10, 22
MARGIN = 12


class SparkPoint(NamedTuple):
    """A day's place in the frame, its percentile and the day."""

    x: float
    y: float
    percentile: int
    on: str


def sparkline(trajectory: Sequence[Standing]) -> tuple[SparkPoint, ...]:
    """Return where each day stands: days to the right by their distance, 100 on top, 0 below.

    Examples
    --------
    >>> from datetime import date
    >>> days = [Standing(on=date(2026, 1, 1), share=0), Standing(on=date(2026, 4, 1), share=1)]
    >>> [(point.x, point.y) for point in sparkline(days)]
    [(30.0, 62.0), (206.0, 10.0)]
    """
    first, last = trajectory[0].on, trajectory[-1].on
    days = max((last - first).days, 1)
    across, up = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    return tuple(
        SparkPoint(
            x=round(LEFT + across * (one.on - first).days / days, 1),
            y=round(TOP + up * (1 - one.share), 1),
            percentile=round(100 * one.share),
            on=one.on.isoformat(),
        )
        for one in trajectory
    )


def on_scale(share: float) -> float:
    """Return where a share from 0 to 1 stands on a scale as wide as the line.

    Examples
    --------
    >>> on_scale(0.0), on_scale(1.0)
    (12.0, 228.0)
    """
    return round(MARGIN + (WIDTH - 2 * MARGIN) * share, 1)
