"""The report on layouts and page, as Markdown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from benchmarks.maps.browser import Opening
from benchmarks.maps.stability import MOST_MOVED, Stability


@dataclass(frozen=True)
class Measured:
    """One account's figures.

    Parameters
    ----------
    name, people
        The account, and how many people it has.
    overlaps, seconds
        By layout: intersecting pairs of cards, and seconds to place everybody.
    stability
        By change, then by layout.
    page_bytes
        The size of the page.
    openings
        By layout, each time the page was opened.
    """

    name: str
    people: int
    overlaps: Mapping[str, int]
    seconds: Mapping[str, float]
    stability: Mapping[str, Mapping[str, Stability]]
    page_bytes: int
    openings: Mapping[str, list[Opening]]


def report(found: list[Measured], command: str, trials: int) -> str:
    """Return the report."""
    lines = [
        "# How still and how quick the power map is",
        "",
        f"Written by `{command}`.",
        "The example is `examples/eastern_telecom`; the other accounts are generated: teams under",
        "managers, units of 25 on average, three links and two messages each.",
        "",
        "## Who moves when one thing changes",
        "",
        f"Of {trials} random changes each, in the unchanged account: the median displacement over",
        "all people, in percent of the map's width (the median, and the largest of the changes);",
        f"how many of the changes keep it below {MOST_MOVED:.0%}; and the share of people who do",
        "not move at all. No layout knows an earlier one: the same facts give the same places.",
        "",
        *_stability(found),
        "",
        "## Placing everybody",
        "",
        *_placing(found),
        "",
        "## The page in a browser",
        "",
        "Headless Chromium, 1,600 × 1,000, no graphics card, everybody drawn at once: seconds from",
        "opening the file until it is drawn, and from a click on a card until the panel shows the",
        "person (median of the openings).",
        "",
        *_opening(found),
        "",
    ]
    return "\n".join(lines)


def _stability(found: list[Measured]) -> Iterator[str]:
    yield "| account | change | layout | median | largest | below 2 % | do not move |"
    yield "|---|---|---|---:|---:|---:|---:|"
    for one in found:
        for change, by_layout in one.stability.items():
            for layout, of in by_layout.items():
                cells = [one.name, change, layout, *_figures(of)]
                yield f"| {' | '.join(cells)} |"


def _figures(of: Stability) -> list[str]:
    moved = [np.median(of.moved), of.moved.max()]
    shares = [(of.moved < MOST_MOVED).mean(), of.still.mean()]
    return [f"{100 * value:.2f} %" for value in moved] + [f"{value:.0%}" for value in shares]


def _placing(found: list[Measured]) -> Iterator[str]:
    yield "| account | people | layout | overlapping cards | seconds |"
    yield "|---|---:|---|---:|---:|"
    for one in found:
        for layout, count in one.overlaps.items():
            cells = [one.name, f"{one.people:,}", layout, str(count), f"{one.seconds[layout]:.2f}"]
            yield f"| {' | '.join(cells)} |"


def _opening(found: list[Measured]) -> Iterator[str]:
    yield "| account | page | layout | drawn after | click answered after |"
    yield "|---|---:|---|---:|---:|"
    for one in found:
        for layout, some in one.openings.items():
            drawn, answered = (
                np.median([getattr(o, name) for o in some]) for name in ("drawn", "answered")
            )
            size = f"{one.page_bytes / 2**20:.1f} MiB"
            yield f"| {one.name} | {size} | {layout} | {drawn:.2f} s | {answered:.2f} s |"
