"""Measure how still and how quick the power map is, and write docs/maps.md.

Usage: python -m benchmarks.maps [--out FILE] [--people 300 1000 5000] [--trials 40] [--seed N]

Needs Chromium (KINGMAKER_TEST_CHROMIUM, or `chromium` on the path) and a few minutes. Stability is
measured up to 1,000 people.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from app.pages.render import power_map_page
from benchmarks.maps.accounts import Tables, example, generated, graph_of
from benchmarks.maps.browser import openings
from benchmarks.maps.report import Measured, report
from benchmarks.maps.stability import CHANGES, LAYOUTS, overlaps, stability
from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.view.layout.influence import influence_layout
from graph.view.layout.organisation import organisation_layout
from graph.view.power_map.power_map import power_map

MOST_SHAKEN = 1_000
"""Up to so many people stability is measured."""


def main() -> None:
    """Read the options, measure, and write the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("docs/maps.md"))
    parser.add_argument("--people", type=int, nargs="*", default=[300, 1_000, 5_000])
    parser.add_argument("--trials", type=int, default=40)
    parser.add_argument("--openings", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    accounts = {"example": example()}
    accounts |= {f"{people:,} people": generated(people, given.seed) for people in given.people}
    found = [measured(name, tables, given) for name, tables in accounts.items()]
    command = f"python -m benchmarks.maps --people {' '.join(map(str, given.people))}"
    command += f" --trials {given.trials} --openings {given.openings} --seed {given.seed}"
    given.out.write_text(report(found, command, given.trials), encoding="utf-8")
    print(f"written: {given.out}")


def measured(name: str, tables: Tables, given: argparse.Namespace) -> Measured:
    """Return one account's figures."""
    graph = graph_of(tables)
    decision = Decision.of(graph, None, None)
    decision.decision_influence  # noqa: B018 (made here, so that it is not part of the placing)
    made = {
        "organisation": _timed(lambda: organisation_layout(graph)),
        "influence": _timed(lambda: influence_layout(decision)),
    }
    is_shaken = len(graph) <= MOST_SHAKEN
    changes = CHANGES if is_shaken else {}
    html = power_map_page(power_map(decision, hidden_decision_makers(decision), "en"), "en")
    return Measured(
        name=name,
        people=len(graph),
        overlaps={layout: overlaps(placed) for layout, (placed, _) in made.items()},
        seconds={layout: seconds for layout, (_, seconds) in made.items()},
        stability={
            what: stability(tables, change, given.trials, given.seed)
            for what, change in changes.items()
        },
        page_bytes=len(html.encode()),
        openings=_opened(html, given.openings),
    )


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def _opened(html: str, times: int) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.html"
        file.write_text(html, encoding="utf-8")
        with ThreadPoolExecutor(1) as apart:  # Playwright wants a thread without another of it
            return {
                layout: apart.submit(openings, file, layout, times).result() for layout in LAYOUTS
            }


if __name__ == "__main__":
    main()
