"""The fishbone's page in a real Chromium: inert, walked by keyboard, every text in its card."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.pages.fishbone import fishbone_page
from graph.view.fishbone.model import Fishbone
from tests.view.fish import FISH, HOSTILE_FISH, fish_of
from tests.view.maps import SCRIPT
from tests.view.opened import HEARS_VIOLATIONS

OUTSIDE = """
[...document.querySelectorAll('g[role=listitem]')].flatMap((person) => {
  const card = [...person.querySelectorAll('rect')].find((one) => one.height.baseVal.value === 46);
  const box = card.getBBox();
  return [...person.querySelectorAll('text')].map((text) => text.getBBox())
    .filter((at) => at.x < box.x - 70 || at.x + at.width > box.x + box.width + 70
      || (at.y < box.y + box.height - 2 && (at.x < box.x || at.x + at.width > box.x + box.width)))
    .map((at) => JSON.stringify([at.x, at.width, box.x, box.width]));
})
"""
"""Texts beyond the card they are on; small bones lean with the rib, by at most 70."""


def _opened(browser: Browser, folder: Path, fish: Fishbone, problems: list[str]) -> Page:
    file = folder / "fish.html"
    file.write_text(fishbone_page(fish), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1600, "height": 1000}, offline=True)
    page.add_init_script(HEARS_VIOLATIONS)
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    page.on("request", lambda request: problems.append(request.url))
    page.goto(file.as_uri())
    problems.remove(file.as_uri())
    return page


@pytest.fixture(params=["fish", "hostile"])
def page(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    fish = fish_of(FISH if request.param == "fish" else HOSTILE_FISH, "zh")
    problems: list[str] = []
    opened = _opened(chromium, tmp_path, fish, problems)
    yield opened
    violations = opened.evaluate("window.violations")
    opened.close()
    assert problems == []
    assert violations == []


def test_every_text_is_within_its_card_and_nothing_of_a_user_is_markup(page: Page) -> None:
    assert page.evaluate(OUTSIDE) == []
    assert page.locator("img, script, iframe, a[href^=javascript]").count() == 0


def test_the_keyboard_walks_everybody_in_reading_order(page: Page) -> None:
    names = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.getAttribute('aria-label')")
        if name:
            names.append(name)
    people = page.evaluate(
        "[...document.querySelectorAll('g[role=listitem][tabindex]')]"
        ".map((one) => one.getAttribute('aria-label'))"
    )
    assert people
    assert [name for name in names if name in people][: len(people)] == people


def test_dark_screens_and_paper_have_their_colours(page: Page) -> None:
    ground = "getComputedStyle(document.querySelector('figure svg rect')).fill"
    assert page.evaluate(ground) == "rgb(247, 248, 250)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(16, 21, 28)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_the_table_says_all_roles_with_the_whole_text(chromium: Browser, tmp_path: Path) -> None:
    fish = fish_of(HOSTILE_FISH)
    opened = _opened(chromium, tmp_path, fish, [])
    cells = opened.locator("#table td").all_text_contents()
    assert any(SCRIPT in cell for cell in cells)
    rows = opened.locator("#table table:has(thead)").first.locator("tbody tr")
    assert rows.count() == len(fish.rows)
    opened.close()
