"""Maps to look at, and a Chromium with the network cut."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.view.maps import HOSTILE, TELECOM, page_of
from tests.view.opened import Opened, opened

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("KINGMAKER_TEST_CHROMIUM") or shutil.which("chromium")
    assert path, "the tests need Chromium: set KINGMAKER_TEST_CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def telecom_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory, page_of(TELECOM))


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory, page_of(HOSTILE))


@pytest.fixture
def telecom(chromium: Browser, telecom_file: Path) -> Iterator[Opened]:
    with opened(chromium, telecom_file.as_uri()) as page:
        yield page


@pytest.fixture
def hostile(chromium: Browser, hostile_file: Path) -> Iterator[Opened]:
    with opened(chromium, hostile_file.as_uri()) as page:
        yield page


def _written(factory: pytest.TempPathFactory, html: str) -> Path:
    file = factory.mktemp("page") / "map.html"
    file.write_text(html, encoding="utf-8")
    return file
