"""The example of a page of somebody else's that draws by itself, in a real Chromium."""

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.app.served import serving
from tests.view.maps import HOSTILE, TELECOM

IMPORTED = HOSTILE | {
    "contacts": [{k: v for k, v in one.items() if k != "unit"} for one in HOSTILE["contacts"]]
}
EXAMPLES = Path(__file__).parents[2] / "examples" / "front_end"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(EXAMPLES)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, site: str) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("api")
    with serving(f"sqlite:///{folder}/k.db", KINGMAKER_CORS_ORIGINS=site) as server:
        for name, tables in (("acme", TELECOM), ("hostile", IMPORTED)):
            (folder / f"{name}.json").write_text(json.dumps(tables), encoding="utf-8")
            server.kingmaker("import", str(folder / f"{name}.json"), "--account", name)
        yield server.url


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    yield page
    context.close()
    assert problems == []


def opened(page: Page, site: str, api: str, query: str) -> None:
    page.goto(f"{site}/plain_map.html?api={api}&{query}")
    page.wait_for_selector("html[data-ready]")


@pytest.mark.parametrize("layout", ["organisation", "influence"])
def test_it_draws_everybody_from_the_json(page: Page, site: str, api: str, layout: str) -> None:
    opened(page, site, api, f"account=acme&project=core&as_of=2026-06-30&layout={layout}")
    assert page.inner_text("#name") == "acme · 2026-06-30"
    assert page.locator(".person").count() == len(TELECOM["contacts"])
    assert page.locator(".person.hidden").get_attribute("data-person") == "he"
    assert "何静 He Jing" in page.inner_text("#findings")
    assert page.locator("[data-person=gao] .glyph").text_content() == "★"


def test_hostile_text_stays_text(page: Page, site: str, api: str) -> None:
    opened(page, site, api, "account=hostile")
    assert page.locator(".person").count() == len(HOSTILE["contacts"])
    assert page.locator("img").count() == 0


def test_what_is_not_there_is_said(page: Page, site: str, api: str) -> None:
    opened(page, site, api, "account=nobody")
    assert "nobody" in page.inner_text("#name")
