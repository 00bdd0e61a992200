"""The page by URL, in the dark, on paper, in Chinese, without scripts and without people."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.view.maps import TELECOM, page_of
from tests.view.opened import CANVAS_INK, Opened, opened

CAMERA = ("x", "y", "zoom")


def test_the_url_gives_back_the_view(telecom: Opened) -> None:
    telecom.page.click("[data-layout=influence]")
    telecom.find("he ji")
    telecom.page.click("#theme")
    telecom.page.click("#zoom-in")
    before, url = telecom.hash(), telecom.page.url
    telecom.goto(url)
    after = telecom.hash()
    assert {k: v for k, v in after.items() if k not in CAMERA} == {
        k: v for k, v in before.items() if k not in CAMERA
    }
    for name in CAMERA:
        assert float(after[name]) == pytest.approx(float(before[name]), abs=0.2)
    assert telecom.page.get_attribute("html", "data-theme") == "dark"
    assert "moves" in telecom.panel()


def test_back_leads_to_what_was_chosen_before_as_it_was_seen(telecom: Opened) -> None:
    telecom.page.click("button[data-layout=influence]")
    telecom.page.click("#zoom-in")
    telecom.page.select_option("#filter-level", "coach")
    before = telecom.hash()
    telecom.find("he ji")
    telecom.page.click("#zoom-out")
    chosen = telecom.hash()
    telecom.page.go_back()
    telecom.page.wait_for_function("!location.hash.includes('person')")
    assert telecom.hash() == before
    assert "Select a person" in telecom.panel()
    telecom.page.go_forward()
    telecom.page.wait_for_function("location.hash.includes('person')")
    assert telecom.hash() == chosen
    telecom.page.go_back()
    telecom.page.go_back()
    telecom.page.wait_for_function("location.hash.includes('layout=organisation')")


def test_a_laptop_has_filters_and_dates_in_one_row(telecom: Opened) -> None:
    telecom.page.set_viewport_size({"width": 1366, "height": 768})
    assert telecom.value("document.querySelector('.filters').clientHeight") < 60


def test_the_url_of_a_table_gives_it_back_and_the_map_behind_it(telecom: Opened) -> None:
    telecom.goto(telecom.page.url.split("#")[0] + "#view=table&person=gao")
    assert telecom.page.is_visible("#table")
    telecom.page.click("[data-view=map]")
    assert telecom.value(CANVAS_INK) > 20
    assert float(telecom.hash()["zoom"]) > 0.2


@pytest.mark.parametrize("hash_", ["#person=__proto__", "#layout=%00&x=NaN&y=1&zoom=-1", "#%E0%A4"])
def test_a_hash_that_makes_no_sense_shows_everything(telecom: Opened, hash_: str) -> None:
    telecom.goto(telecom.page.url.split("#")[0] + hash_)
    assert telecom.hash()["layout"] == "organisation"
    assert "Hidden decision makers" in telecom.panel()


def test_dark_where_the_reader_prefers_it(chromium: Browser, telecom_file: Path) -> None:
    with opened(chromium, telecom_file.as_uri(), color_scheme="dark") as page:
        assert page.page.get_attribute("html", "data-theme") == "dark"
        page.page.click("#theme")
        assert page.page.get_attribute("html", "data-theme") == "light"
        assert page.hash()["theme"] == "light"


def test_on_paper_names_keep_room_and_numbers_one_line(telecom: Opened) -> None:
    telecom.value("dispatchEvent(new Event('beforeprint'))")
    style = "getComputedStyle(document.querySelector('#people tbody {}'))"
    letters = telecom.value(f"parseFloat({style.format('th')}.fontSize)")
    assert telecom.value(f"parseFloat({style.format('th')}.minWidth)") >= 7.9 * letters
    assert telecom.value(f"{style.format('th button')}.overflow") == "visible"
    assert telecom.value(f"{style.format('td.number')}.whiteSpace") == "nowrap"
    assert telecom.value("document.querySelector('#people').offsetWidth") <= 1047


def test_it_prints_light_and_comes_back(chromium: Browser, telecom_file: Path) -> None:
    with opened(chromium, telecom_file.as_uri() + "#theme=dark") as page:
        before = page.hash()
        page.value("dispatchEvent(new Event('beforeprint'))")
        assert page.page.get_attribute("html", "data-theme") == "light"
        page.value("dispatchEvent(new Event('afterprint'))")
        assert page.hash() == before
        page.page.emulate_media(media="print")
        assert not page.page.is_visible("#panel")
        assert page.page.is_visible("#picture canvas")


def test_the_page_speaks_chinese(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "zh.html"
    file.write_text(page_of(TELECOM, "zh"), encoding="utf-8")
    with opened(chromium, file.as_uri()) as page:
        assert page.page.get_attribute("html", "lang") == "zh-CN"
        assert "隐形决策者" in page.panel()
        page.find("陆正阳")
        assert "决策批准者" in page.panel()
        assert "教练" in page.page.inner_text(".legend")


def test_without_scripts_the_table_is_there(chromium: Browser, telecom_file: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(telecom_file.as_uri())
    assert page.is_visible("#table")
    assert page.locator("#people tbody tr").count() == len(TELECOM["contacts"])
    context.close()


def test_an_account_of_nobody_has_a_page(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "nobody.html"
    file.write_text(page_of({}), encoding="utf-8")
    with opened(chromium, file.as_uri()) as page:
        assert "Nobody is named" in page.panel()
        assert "import people" in page.page.inner_text(".frame")
        page.page.click("[data-layout=influence]")
