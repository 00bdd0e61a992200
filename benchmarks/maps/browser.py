"""How quick the page is in a real browser: from opening it until a click has been answered."""

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
VIEWPORT: ViewportSize = {"width": 1600, "height": 1000}
DRAWN, ANSWERED = "html[data-ready]", "#panel h2.long"
NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"


@dataclass(frozen=True)
class Opening:
    """Seconds from going to a page until it is drawn, and from a click until its answer."""

    drawn: float
    answered: float


def openings(file: Path, layout: str, times: int, picture: Path | None = None) -> list[Opening]:
    """Return how long a page takes, opened anew so many times in headless Chromium.

    Parameters
    ----------
    file
        The self-contained page.
    layout
        Which layout it opens in.
    times
        How often.
    picture
        Where a picture of what is seen shall be written.
    """
    path = os.environ.get("KINGMAKER_TEST_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        found = []
        for _ in range(times):
            page = browser.new_page(viewport=VIEWPORT)
            found.append(_opened(page, f"{file.as_uri()}#layout={layout}", picture))
            page.close()
        browser.close()
    return found


def _opened(page: Page, url: str, picture: Path | None) -> Opening:
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(DRAWN, state="attached", timeout=120_000)
    page.evaluate(NEXT_FRAME)
    drawn = time.perf_counter()
    if picture:
        page.screenshot(path=picture)
    card = _a_card(page)
    begun_click = time.perf_counter()
    page.mouse.click(*card)
    page.wait_for_selector(ANSWERED, state="attached", timeout=60_000)
    page.evaluate(NEXT_FRAME)
    return Opening(drawn - begun, time.perf_counter() - begun_click)


def _a_card(page: Page) -> tuple[float, float]:
    """Return where a card is drawn: found through the page's data and the picture's camera."""
    x, y = page.evaluate(A_CARD)
    return float(x), float(y)


A_CARD = """
(() => {
  const camera = new URLSearchParams(location.hash.slice(1));
  const { map } = JSON.parse(document.getElementById('data').textContent);
  const positions = Object.values(map[camera.get('layout')].positions);
  const [x, y, zoom] = ['x', 'y', 'zoom'].map((name) => parseFloat(camera.get(name)));
  const box = document.querySelector('#picture').getBoundingClientRect();
  const seen = positions.map((at) => [
    box.left + box.width / 2 + (at.x - x) * zoom, box.top + box.height / 2 + (at.y - y) * zoom,
  ]);
  return seen.find(([left, top]) => left > box.left + 20 && left < box.right - 20
    && top > box.top + 20 && top < box.bottom - 20);
})()
"""
