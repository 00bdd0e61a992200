"""Take a picture of every view, to be looked at: both languages, light and dark.

Usage: python -m benchmarks.screenshots FOLDER [--people 1000] [--seed N]

Of the example account and of a generated one. Needs Chromium (KINGMAKER_TEST_CHROMIUM, or
`chromium` on the path).
"""

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright

from app.main import create_app
from app.settings import Settings
from benchmarks.maps.accounts import DAY, Tables, example, generated
from benchmarks.maps.browser import ARGUMENTS, DRAWN, VIEWPORT

LANGUAGES = ("en", "zh")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES = ("", "/power-map", "/fishbone", "/pain-chain", "/trajectories", "/heat-map")
"""Of an account, below its address; the first is its own."""
FILES = {
    "map-organisation": "power-map?format=png&layout=organisation",
    "map-influence": "power-map?format=png&layout=influence",
}
LAYOUTS = ("organisation", "influence")


def main() -> None:
    """Read the options, and write the pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    accounts = {"example": example(), "generated": generated(asked.people, asked.seed)}
    with tempfile.TemporaryDirectory() as scratch:
        for account, tables in accounts.items():
            _account(account, tables, asked.folder, Path(scratch))


def _account(account: str, tables: Tables, folder: Path, scratch: Path) -> None:
    """Write all pictures of an account."""
    settings = Settings(store=f"sqlite:///{scratch}/{account}.db")
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        sent = {"bundle": ("bundle", json.dumps(tables).encode(), "application/octet-stream")}
        client.post(f"/v1/accounts/{account}/import", files=sent).raise_for_status()
        for language in LANGUAGES:
            pages = dict(_pages(client, account, language, scratch))
            for theme in THEMES:
                name = f"{account}-{language}-{theme}"
                _files(client, account, f"&lang={language}&theme={theme}", folder / name)
                _seen(pages, theme, folder / name)
            print(f"{account}, {language}: {folder}")


def _pages(
    client: TestClient, account: str, language: str, scratch: Path
) -> Iterator[tuple[str, str]]:
    """Yield what a view is called and the address of its page, kept as a file."""
    for page in PAGES:
        query = {"as_of": DAY.isoformat(), "lang": language}
        found = client.get(f"/accounts/{account}{page}", params=query)
        name = page.removeprefix("/") or "account"
        file = scratch / f"{account}-{language}-{name}.html"
        file.write_text(found.raise_for_status().text, encoding="utf-8")
        layouts = LAYOUTS if name == "power-map" else ()
        yield from ((f"page-{layout}", f"{file.as_uri()}#layout={layout}") for layout in layouts)
        if not layouts:
            yield name, file.as_uri()


def _files(client: TestClient, account: str, query: str, to: Path) -> None:
    """Write the pictures that are files themselves."""
    for name, url in FILES.items():
        found = client.get(f"/v1/accounts/{account}/{url}&as_of={DAY}{query}")
        Path(f"{to}-{name}.png").write_bytes(found.raise_for_status().content)


def _seen(pages: dict[str, str], theme: Literal["light", "dark"], to: Path) -> None:
    """Write what a browser shows of pages, as the reader's screen asks for a theme."""
    path = os.environ.get("KINGMAKER_TEST_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, url in pages.items():
            _shot(browser, url, theme, Path(f"{to}-{name}.png"))
        browser.close()


def _shot(browser: Browser, url: str, theme: Literal["light", "dark"], to: Path) -> None:
    page = browser.new_page(viewport=VIEWPORT, color_scheme=theme)
    page.goto(url)
    if "#layout=" in url:
        page.wait_for_selector(DRAWN, state="attached", timeout=120_000)
    page.screenshot(path=to, full_page="#layout=" not in url)
    page.close()


if __name__ == "__main__":
    main()
