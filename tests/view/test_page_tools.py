"""The page's filters, keyboard, lines, dates, notes and link in a real Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.pages.render import power_map_page
from tests.view.maps import HOSTILE, TELECOM, compared, page_of
from tests.view.opened import PICTURE, Opened, opened
from tests.view.test_map_changes import MOVED, THEN


@pytest.fixture(scope="module")
def moved_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("moved") / "map.html"
    file.write_text(power_map_page(compared(MOVED, THEN), "en"), encoding="utf-8")
    return file


@pytest.fixture
def moved(chromium: Browser, moved_file: Path) -> Iterator[Opened]:
    with opened(chromium, moved_file.as_uri()) as page:
        yield page


def shown(page: Opened) -> set[str]:
    rows = page.page.locator("#people tbody tr:not([hidden])")
    return {row.get_attribute("data-person") or "" for row in rows.all()}


def test_filters_leave_whom_they_name_and_the_url_keeps_them(telecom: Opened) -> None:
    before = telecom.value(PICTURE)
    telecom.page.select_option("#filter-unit", "=board")
    assert shown(telecom) == {"lu", "chen", "he"}
    telecom.page.select_option("#filter-role", "D")
    assert shown(telecom) == {"chen"}
    assert telecom.page.inner_text("#filter-count") == "1 of 8 people"
    assert telecom.value(PICTURE) != before
    telecom.goto(telecom.page.url)
    assert shown(telecom) == {"chen"}
    assert telecom.page.input_value("#filter-role") == "D"
    telecom.page.click("#filter-reset")
    assert len(shown(telecom)) == 8


@pytest.mark.parametrize(
    ("name", "value", "people"),
    [
        ("role", "none", {"he", "fan", "zhou", "tang", "nobody"}),
        ("level", "coach", {"gao"}),
        ("party", "backs", {"zhou"}),
        ("party", "regulator", set()),
    ],
)
def test_each_filter(telecom: Opened, name: str, value: str, people: set[str]) -> None:
    telecom.page.select_option(f"#filter-{name}", value)
    assert shown(telecom) == people


def test_a_filter_by_confidence_hides_the_unsure_lines(telecom: Opened) -> None:
    before = telecom.value(PICTURE)
    telecom.page.select_option("#filter-sure", "0.5")
    assert telecom.hash()["sure"] == "0.5"
    assert telecom.value(PICTURE) != before


def test_the_people_are_reached_by_keyboard_along_reporting_lines(telecom: Opened) -> None:
    telecom.page.focus("#keys [tabindex='0']")
    focused = "document.activeElement.dataset.person"
    assert telecom.value(focused) == "lu"
    for key, id_ in (
        ("ArrowDown", "chen"),
        ("ArrowDown", "gao"),
        ("ArrowUp", "chen"),
        ("End", "nobody"),
        ("Home", "lu"),
    ):
        telecom.page.keyboard.press(key)
        assert telecom.value(focused) == id_
    assert "Lu Zhengyang" in telecom.page.inner_text("#pointed")
    telecom.page.keyboard.press("ArrowDown")
    telecom.page.keyboard.press("ArrowRight")
    assert telecom.value(focused) in {"he", "zhou"}
    telecom.page.keyboard.press("Enter")
    assert telecom.hash()["person"] == telecom.value(focused)
    telecom.page.keyboard.press("Escape")
    assert "person" not in telecom.hash()
    assert telecom.page.locator("#keys [tabindex='0']").count() == 1


def test_every_mark_of_a_card_is_said_to_who_sees_no_picture(telecom: Opened) -> None:
    said = telecom.page.inner_text("#keys [data-person=zhou]")
    for mark in ("Zhou Kai", "Head of purchasing", "opposed", "北辰 Northstar"):
        assert mark in said
    assert "✎ Ask Lin first" in telecom.page.inner_text("#keys [data-person=gao]")


def test_pointing_shows_what_the_keyboard_shows(telecom: Opened) -> None:
    telecom.find("lu zheng")
    box = telecom.page.locator("#picture").bounding_box()
    assert box
    telecom.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    telecom.page.wait_for_selector("#pointed:not([hidden])")
    by_pointer = telecom.page.inner_text("#pointed")
    assert by_pointer == telecom.page.inner_text("#keys [data-person=lu]")


def test_a_line_says_who_says_so_and_the_url_gives_it_back(telecom: Opened) -> None:
    telecom.find("fan")
    telecom.page.click("#panel .heard .who")
    assert (telecom.hash()["from"], telecom.hash()["to"]) == ("gao", "fan")
    panel = telecom.panel()
    assert "4 messages written by Fan Rui" in panel
    assert "from 2026-06-01" in panel
    telecom.goto(telecom.page.url)
    assert "4 messages written by Fan Rui" in telecom.panel()


def test_a_click_on_a_line_selects_it(telecom: Opened) -> None:
    telecom.goto(telecom.page.url.split("#")[0] + "#layout=organisation&person=fan")
    telecom.page.click("#panel .heard .who")
    telecom.page.click("#panel .back")
    telecom.goto(telecom.page.url.split("#")[0] + "#from=he&to=chen")
    assert "trust" not in telecom.panel()
    assert "link (advice), weight 2.00" in telecom.panel()
    assert "confidence 40 %" in telecom.panel()


def test_a_chinese_page_says_in_chinese_what_kind_of_link_it_is() -> None:
    assert '"relation":"咨询"' in page_of(TELECOM, "zh")
    assert '"relation":"advice"' in page_of(TELECOM, "en")


def test_the_panel_has_the_way_from_us_and_notes(telecom: Opened) -> None:
    telecom.find("gao")
    assert "林雪 Lin Xue → Gao Yi" in telecom.panel()
    assert "Ask Lin first" in telecom.panel()
    assert "Wang Zhe · 2026-06-02" in telecom.panel()
    assert telecom.page.locator("#panel .note-add").count() == 0
    assert telecom.page.inner_text("#map-notes") == "✎ New strategy in May"


def test_two_dates_are_told_and_drawn(moved: Opened) -> None:
    assert "Changes since 2025-12-31" in moved.panel()
    assert "Old is gone" in moved.panel()
    moved.page.click("#panel .changes >> text=Old is gone")
    assert moved.hash()["person"] == "old"
    assert "Old is gone" in moved.panel()
    moved.page.keyboard.press("Escape")
    moved.page.click("#panel .changes >> text=gone: Old was heard by Boss")
    assert "Boss listens to Old" in moved.panel()
    assert moved.page.locator("#people tr.gone").count() == 1
    assert moved.page.locator("#changes tbody tr").count() == 6


def test_the_link_is_copied_or_shown_to_be_copied(telecom: Opened) -> None:
    telecom.find("gao")
    telecom.page.click("#copy")
    telecom.page.wait_for_selector("#link:not([hidden]), #said:not(:empty)")
    telecom.page.click("#copy")
    assert "person=gao" in copied(telecom)


def copied(page: Opened) -> str:
    """Return the link, from the clipboard or where it is shown for want of one."""
    if page.page.is_visible("#link"):
        return page.page.input_value("#link")
    page.page.context.grant_permissions(["clipboard-read"])
    text: str = page.value("navigator.clipboard.readText()")
    return text


def test_it_prints_on_one_page(telecom: Opened) -> None:
    pdf = telecom.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\s", pdf)) == 1
    assert telecom.page.is_visible("#picture canvas")
    assert not telecom.page.is_visible("#table")


def test_hostile_notes_and_changes_are_shown_as_text(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    contacts = [one | {"joined_on": "2026-06-01"} for one in HOSTILE["contacts"]]
    then = compared(HOSTILE | {"contacts": contacts}, THEN)
    file.write_text(power_map_page(then, "en"), encoding="utf-8")
    with opened(chromium, file.as_uri()) as page:
        for contact in contacts:
            page.find(contact["id"])
            assert page.page.text_content("#panel h2") == contact["name"]
        page.find(contacts[0]["id"])
        assert "Note </script><img" in page.panel()
        assert page.page.locator("#keys li").count() == len(contacts)
        page.page.keyboard.press("Escape")
        assert "<img src=x" in page.page.inner_text("#map-notes")
        assert page.page.locator("img").count() == 0
