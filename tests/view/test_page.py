"""The page in a real Chromium, opened from disk with the network cut."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.maps.browser import A_CARD
from tests.view.maps import TELECOM, page_of
from tests.view.opened import CANVAS_INK, PICTURE, Opened, opened


def test_the_page_opens_from_disk_and_draws(telecom: Opened) -> None:
    assert telecom.value(CANVAS_INK) > 20
    assert telecom.page.inner_text("h1") == "Acme · 5G Core"
    assert "as of 2026-06-30" in telecom.page.inner_text("header p")
    assert telecom.page.is_visible("#picture canvas")
    assert not telecom.page.is_visible("#table")
    assert "Acme" in (telecom.page.get_attribute("#picture", "aria-label") or "")


def test_the_policy_allows_only_what_is_inside() -> None:
    html = page_of(TELECOM)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", html.split("<script")[0])
    assert not re.search(r"<[^>]* on\w+=", html.split("<script")[0])


def test_without_a_selection_the_findings_are_listed_and_a_click_selects(telecom: Opened) -> None:
    assert "Hidden decision makers" in telecom.panel()
    telecom.page.click("#panel .finding")
    assert "He Jing moves" in telecom.panel()
    telecom.page.click("#panel .back")
    assert "Hidden decision makers" in telecom.panel()


@pytest.mark.parametrize("layout", ["organisation", "influence"])
def test_the_very_first_click_on_a_card_selects_its_person(telecom: Opened, layout: str) -> None:
    telecom.goto(telecom.page.url.split("#")[0] + f"#layout={layout}")
    telecom.value(PICTURE)
    telecom.page.mouse.click(*telecom.value(A_CARD))
    telecom.page.wait_for_selector("#panel .back")
    assert "person" in telecom.hash()


def test_search_selects_and_the_panel_shows_evidence(telecom: Opened) -> None:
    telecom.find("he ji")
    panel = telecom.panel()
    assert "Executive assistant" in panel
    assert "moves" in panel
    assert "Through whom" in panel
    assert telecom.hash()["person"] == "he"
    telecom.page.click("#panel .person >> nth=0")
    assert telecom.hash()["person"] in {"lu", "chen"}


@pytest.mark.parametrize(("text", "id_"), [("head of pur", "zhou"), ("gao", "gao"), ("陆", "lu")])
def test_search_finds_by_title_id_and_chinese(telecom: Opened, text: str, id_: str) -> None:
    telecom.find(text)
    assert telecom.hash()["person"] == id_


def test_search_by_arrows_and_for_nobody(telecom: Opened) -> None:
    telecom.page.fill("#search", "head of")
    telecom.page.press("#search", "ArrowDown")
    assert telecom.page.locator("#matches [aria-selected=true]").count() == 1
    telecom.page.press("#search", "Enter")
    assert telecom.hash()["person"] == "zhou"
    telecom.page.fill("#search", "no such person")
    assert telecom.page.inner_text("#matches") == "nobody found"
    telecom.page.press("#search", "Enter")
    assert telecom.hash()["person"] == "zhou"


def test_the_panel_says_everything_about_a_person(telecom: Opened) -> None:
    telecom.find("gao")
    panel = telecom.panel()
    for text in ("Gao Yi", "Head of planning", "decision supporter", "coach", "林雪 Lin Xue"):
        assert text in panel
    assert "2026-06-20 (10 days ago)" in panel
    assert "Listens to" in panel
    assert "Is heard by" in panel
    telecom.find("zhou")
    assert "北辰 Northstar (exclusive)" in telecom.panel()


def test_the_layout_switches(telecom: Opened) -> None:
    before = telecom.value(PICTURE)
    telecom.page.click("[data-layout=influence]")
    assert telecom.hash()["layout"] == "influence"
    assert telecom.page.get_attribute("button[data-layout=influence]", "aria-pressed") == "true"
    assert telecom.value(PICTURE) != before


@pytest.mark.parametrize("camera", ["", "&person=he", "&x=0&y=0&zoom=1.2"])
def test_the_first_frame_of_a_layout_has_everybody_in_sight(
    chromium: Browser, telecom_file: Path, camera: str
) -> None:
    with opened(chromium, f"{telecom_file.as_uri()}#layout=influence{camera}") as page:
        assert page.value(PICTURE) == _drawn_again(page)
        for layout in ("organisation", "influence"):
            page.page.click(f"button[data-layout={layout}]")
            assert page.value(PICTURE) == _drawn_again(page)


def _drawn_again(page: Opened) -> str:
    """Return the picture after two changes of theme: the same, drawn once more."""
    for _ in range(2):
        page.page.click("#theme")
        picture: str = page.value(PICTURE)
    return picture


def test_a_click_on_a_card_selects_and_beside_it_deselects(telecom: Opened) -> None:
    telecom.find("lu zheng")
    box = telecom.page.locator("#picture").bounding_box()
    assert box
    telecom.page.click("#panel .back")
    telecom.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    telecom.wait("location.hash.includes('person=lu')")
    telecom.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    telecom.wait("!location.hash.includes('person=')")


def test_the_table_has_every_person_and_every_mark(telecom: Opened) -> None:
    telecom.page.click("[data-view=table]")
    rows = telecom.page.locator("#people tbody tr")
    assert rows.count() == len(TELECOM["contacts"])
    text = telecom.page.inner_text("#table")
    for contact in TELECOM["contacts"]:
        assert contact["name"] in text
    gao = telecom.page.inner_text("tr[data-person=gao]")
    for mark in ("S decision supporter", "★ coach", "2026-06-20", "林雪 Lin Xue", "Chen Guang"):
        assert mark in gao
    assert "✕ 北辰 Northstar (exclusive)" in telecom.page.inner_text("tr[data-person=zhou]")
    assert "hidden decision maker" in telecom.page.inner_text("tr[data-person=he]")
    assert "external" in telecom.page.inner_text("tr[data-person=tang]")
    assert "new" in telecom.page.inner_text("tr[data-person=fan]")
    assert "He Jing 0.80 (unsure)" in telecom.page.inner_text("tr[data-person=chen]")


def test_the_table_is_reached_and_used_by_keyboard(telecom: Opened) -> None:
    telecom.page.keyboard.press("Tab")
    assert telecom.value("document.activeElement.id") == "skip"
    telecom.page.keyboard.press("Enter")
    assert telecom.page.is_visible("#table")
    telecom.page.keyboard.press("Tab")
    assert telecom.value("document.activeElement.dataset.select") == "chen"
    telecom.page.keyboard.press("Enter")
    assert telecom.hash()["person"] == "chen"
    assert "Chen Guang" in telecom.panel()
    assert telecom.page.locator("tr.selected").count() == 1
