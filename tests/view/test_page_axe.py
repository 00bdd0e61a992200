"""axe finds no serious issue: every language, theme and view.

axe-core is Deque's engine for WCAG checks; axe-playwright-python ships it.
"""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from app.pages.render import power_map_page
from graph.view.phrases import Language
from tests.view.maps import TELECOM, compared, page_of
from tests.view.opened import Opened, opened
from tests.view.test_map_changes import MOVED, THEN

SERIOUS = {"serious", "critical"}


def serious(page: Page) -> list[Any]:
    """Return the rules that a page breaks badly, and where."""
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"]])
        for one in found
        if one["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_serious(
    chromium: Browser, tmp_path: Path, language: Language, theme: str
) -> None:
    file = tmp_path / "map.html"
    file.write_text(page_of(TELECOM, language), encoding="utf-8")
    with opened(chromium, f"{file.as_uri()}#theme={theme}") as page:
        assert serious(page.page) == []
        page.page.click("button[data-layout=influence]")
        page.find("gao")
        assert serious(page.page) == []
        page.page.click("button[data-view=table]")
        assert serious(page.page) == []


def test_axe_finds_nothing_serious_in_two_dates_and_a_line(
    chromium: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "map.html"
    file.write_text(power_map_page(compared(MOVED, THEN), "en"), encoding="utf-8")
    with opened(chromium, file.as_uri()) as page:
        assert serious(page.page) == []
        page.goto(f"{file.as_uri()}#from=old&to=boss")
        assert serious(page.page) == []


def test_axe_sees_what_is_wrong(telecom: Opened) -> None:
    telecom.value("document.querySelector('#fit').textContent = ''")
    assert [rule for rule, _ in serious(telecom.page)] == ["button-name"]
