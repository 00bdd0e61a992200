"""The served page in a real Chromium: notes that stay, dates, the exact link."""

import json
import re
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.app.served import Served, serving
from tests.view.maps import SCRIPT, TELECOM


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "a.json").write_text(json.dumps(TELECOM), encoding="utf-8")
    with serving(f"sqlite:///{folder}/k.db") as server:
        server.kingmaker("import", str(folder / "a.json"), "--account", "acme")
        yield server


@pytest.fixture
def page(chromium: Browser, served: Served) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1600, "height": 1000})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    page.on("request", lambda one: problems.append(one.url) if _is_foreign(one.url) else None)
    page.goto(f"{served.url}/accounts/acme/power-map?as_of=2026-06-30#person=lu")
    page.wait_for_selector("html[data-ready]")
    yield page
    context.close()
    assert problems == []


def _is_foreign(url: str) -> bool:
    return not re.match(r"http://127\.0\.0\.1:|data:", url)


def write(page: Page, text: str) -> None:
    """Fill the form of a note and save it; the page is loaded anew."""
    page.fill(".note-form textarea", text)
    with page.expect_navigation():
        page.click(".note-form [type=submit]")
    page.wait_for_selector("html[data-ready]")


def test_a_note_is_added_changed_and_removed(page: Page, served: Served) -> None:
    page.click(".note-add")
    page.fill(".note-form input", "Wang Zhe")
    write(page, f"Ask him\nabout {SCRIPT}")
    assert f"Ask him about {SCRIPT}" in page.inner_text("#panel .notes")
    assert "Wang Zhe · 2026-06-30" in page.inner_text("#panel .notes")
    page.click("#panel .notes button >> text=Edit")
    page.wait_for_selector(".note-form")
    write(page, "Ask her")
    assert "Ask her" in page.inner_text("#panel .notes")
    stored = json.load(urlopen(f"{served.url}/v1/accounts/acme/annotations"))["items"]
    assert [(one["contact"], one["project"]) for one in stored if one["text"] == "Ask her"] == [
        ("lu", "core")
    ]
    with page.expect_navigation():
        page.click("#panel .notes button >> text=Remove")
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#panel .notes li").count() == 0


def test_a_note_that_somebody_else_changed_is_not_overwritten(page: Page, served: Served) -> None:
    page.goto(page.url.replace("person=lu", "person=gao"))
    page.reload()
    page.click("#panel .notes button >> text=Edit")
    page.wait_for_selector(".note-form")
    put(served, "n1", {"text": "By another", "contact": "gao"})
    page.fill(".note-form textarea", "By me")
    page.click(".note-form [type=submit]")
    page.wait_for_selector(".problem")
    assert "did not work" in page.inner_text(".problem")
    page.click(".note-form [type=button]")
    page.click("#panel .notes button >> text=Remove")
    page.wait_for_selector(".problem")
    assert "By another" in page.inner_text("#panel .notes")


def put(served: Served, id_: str, row: dict[str, str]) -> None:
    """Put a note as somebody else does."""
    headers = {"Content-Type": "application/json", "If-Match": "*"}
    url = f"{served.url}/v1/accounts/acme/annotations/{id_}"
    urlopen(Request(url, json.dumps(row).encode(), headers, method="PUT")).close()


def test_dates_are_chosen_in_the_page_and_the_view_stays(page: Page) -> None:
    page.click("#dates summary")
    assert page.input_value("#date-as_of") == "2026-06-30"
    page.fill("#date-compare", "2025-06-30")
    with page.expect_navigation():
        page.click("#dates [type=submit]")
    page.wait_for_selector("html[data-ready]")
    assert "as_of=2026-06-30&compare=2025-06-30#" in page.url
    assert "person=lu" in page.url
    page.keyboard.press("Escape")
    assert "Fan Rui appeared" in page.inner_text("#panel")


def test_what_was_known_earlier_cannot_be_written_to(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/accounts/acme/power-map?as_of=2026-06-30&believed_at=2999-01-01")
    page.wait_for_selector("html[data-ready]")
    assert page.locator(".note-add").count() == 0


def test_the_link_names_date_language_and_project(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#copy")
    page.wait_for_selector("#said:not(:empty)")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "as_of=2026-06-30&lang=en&project=core#" in link
    assert "person=lu" in link


@pytest.mark.parametrize(
    "query", ["compare=yesterday", "compare=%3Cscript%3E", "compare_believed_at=x"]
)
def test_a_date_that_is_none_is_a_problem_in_words(page: Page, served: Served, query: str) -> None:
    response = page.goto(f"{served.url}/accounts/acme/power-map?{query}")
    assert response
    assert response.status == 422
    assert "<script>" not in page.content().split("<body")[-1]
