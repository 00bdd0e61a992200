"""Text that would run, break out or break the page, in a real Chromium."""

from app.pages.render import json_for_script, power_map_page
from tests.view.maps import HOSTILE, LONG, RIGHT_TO_LEFT, SCRIPT, TELECOM, map_of
from tests.view.opened import Opened


def test_hostile_text_is_shown_and_never_run(hostile: Opened) -> None:
    for contact in HOSTILE["contacts"]:
        hostile.find(contact["id"])
        assert hostile.hash()["person"] == contact["id"]
        shown = hostile.page.text_content("#panel h2")
        assert shown == contact["name"]
    hostile.find(SCRIPT)
    assert "{{7*7}} ${7*7}" in hostile.panel()
    assert SCRIPT in hostile.panel()
    hostile.page.click("[data-layout=influence]")
    hostile.page.click("[data-view=table]")
    cells = hostile.value(
        "[...document.querySelectorAll('#table td, #table th')].map(e => e.textContent)"
    )
    for text in (SCRIPT, "{{7*7}} ${7*7}", RIGHT_TO_LEFT, LONG, "<!--<script>"):
        assert any(text in cell for cell in cells)
    assert hostile.page.locator("img").count() == 0
    assert hostile.page.locator("script").count() == 5


def test_hostile_urls_give_back_the_view(hostile: Opened) -> None:
    for contact in HOSTILE["contacts"]:
        hostile.find(contact["id"])
        url = hostile.page.url
        hostile.goto(url)
        assert hostile.page.text_content("#panel h2") == contact["name"]


def test_long_names_do_not_break_the_page(hostile: Opened) -> None:
    hostile.find("a b&c=d#e%")
    width = hostile.value("document.documentElement.scrollWidth")
    assert width <= 1600
    panel = hostile.page.locator("#panel").bounding_box()
    assert panel
    assert panel["width"] <= 340


def test_json_for_a_script_has_no_markup() -> None:
    text = str(json_for_script({"a": "<!--</script>&\u2028\u2029"}))
    assert not set("<>&\u2028\u2029") & set(text)


def test_the_page_is_the_same_every_time() -> None:
    map = map_of(TELECOM)
    assert power_map_page(map, "en") == power_map_page(map, "en")
