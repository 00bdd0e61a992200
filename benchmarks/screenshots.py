"""Take a picture of every view, to be looked at: both languages, light and dark.

Usage: python -m benchmarks.screenshots FOLDER [--people 1000] [--seed N] [--only WORD]

Of the example account and of a generated one: pages and the map's files as PNG, and what is taken
on paper as PDF. Needs Chromium (KINGMAKER_TEST_CHROMIUM, or `chromium` on the path); 1,000 people
take some minutes.
"""

import argparse
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import structlog
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright

from app.main import create_app
from app.settings import Settings
from benchmarks.maps.accounts import DAY, Tables, example, generated
from benchmarks.maps.browser import ARGUMENTS, DRAWN, VIEWPORT
from benchmarks.views import View, pages_of_the_tenant, views
from graph.view.phrases import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
LAYOUTS = ("organisation", "influence")


def main() -> None:
    """Read the options, and write the pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="Only views whose name has this in it.")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    _quiet()
    accounts = {"example": example(), "generated": generated(asked.people, asked.seed)}
    with _chromium() as browser:
        for account, tables in accounts.items():
            with _served(account, tables) as client:
                _account(client, browser, account, asked.folder, asked.only)
    print(asked.folder)


def _quiet() -> None:
    """Say nothing of requests that went well."""
    silent = structlog.make_filtering_bound_logger(logging.WARNING)
    structlog.configure(
        wrapper_class=silent, logger_factory=structlog.PrintLoggerFactory(sys.stderr)
    )


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = os.environ.get("KINGMAKER_TEST_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def _served(account: str, tables: Tables) -> Iterator[TestClient]:
    """Yield a client of a store that has only this account."""
    with tempfile.TemporaryDirectory() as scratch:
        app = create_app(Settings(store=f"sqlite:///{scratch}/one.db"))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            sent = {"bundle": ("bundle", json.dumps(tables).encode(), "application/octet-stream")}
            client.post(f"/v1/accounts/{account}/import", files=sent).raise_for_status()
            yield client


def _account(client: TestClient, browser: Browser, account: str, folder: Path, only: str) -> None:
    """Write all pictures of an account."""
    lines = client.get(f"/v1/accounts/{account}/power-map", params={"as_of": DAY.isoformat()})
    found = lines.raise_for_status().json()["influences"]
    strongest = max(found, key=lambda line: float(line["weight"]))
    chosen = list(views(account, strongest["influencer"], strongest["listener"]))
    for language in LANGUAGES:
        named = f"{account}-{language}"
        print(named, file=sys.stderr)
        for view in chosen:
            if only in view.name:
                html = _page(client, view, language)
                _shots(browser, view, html, folder, named)
        for name, html in pages_of_the_tenant(client, language):
            if only in name:
                _shots(browser, View(name, ""), html, folder, named)
        for layout in LAYOUTS if only in "map-file" else ():
            _file(client, account, layout, language, folder / f"{named}-light-map-file-{layout}")


def _page(client: TestClient, view: View, language: Language) -> str:
    query = {"lang": language} | ({"as_of": DAY.isoformat()} if view.is_of_a_day else {})
    return client.get(view.url, params=query | dict(view.query)).raise_for_status().text


def _shots(browser: Browser, view: View, html: str, folder: Path, named: str) -> None:
    """Write what a browser shows of a page, and once what it prints."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "page.html"
        file.write_text(html, encoding="utf-8")
        for theme in THEMES:
            for suffix, place in view.places.items():
                to = folder / f"{named}-{theme}-{view.name}{suffix}.png"
                _shot(browser, file.as_uri() + place, theme, to)
        if view.is_printed:
            place = next(iter(view.places.values()))
            _print(browser, file.as_uri() + place, folder / f"{named}-{view.name}.pdf")


def _shot(browser: Browser, url: str, theme: Theme, to: Path) -> None:
    is_map = "#" in url
    page = browser.new_page(viewport=VIEWPORT, color_scheme=theme)
    page.goto(url)
    if is_map:
        page.wait_for_selector(DRAWN, state="attached", timeout=120_000)
    page.screenshot(path=to, full_page=not is_map)
    page.close()


def _print(browser: Browser, url: str, to: Path) -> None:
    page = browser.new_page(viewport=VIEWPORT)
    page.goto(url)
    if "#" in url:
        page.wait_for_selector(DRAWN, state="attached", timeout=120_000)
    page.pdf(path=to, prefer_css_page_size=True)
    page.close()


def _file(client: TestClient, account: str, layout: str, language: str, to: Path) -> None:
    """Write the map as the file that people take with them."""
    asked = {"format": "png", "layout": layout, "lang": language, "as_of": DAY.isoformat()}
    found = client.get(f"/v1/accounts/{account}/power-map", params=asked)
    to.with_suffix(".png").write_bytes(found.raise_for_status().content)


if __name__ == "__main__":
    main()
