"""axe finds nothing serious on any page, in English on a light, in Chinese on a dark screen."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

from app.main import create_app
from app.pages.picture import picture_page
from app.pages.winrate import winrate_page
from app.settings import Settings
from graph.calibration.scores import Bin
from graph.view.phrases import Language
from graph.view.pictures.reliability_diagram import reliability_picture
from tests.app.conftest import AS_OF, import_bundle
from tests.view.fish import FISH
from tests.view.test_page_axe import serious

REPORTS = (
    *("rising-stars", "hidden-decision-makers", "chain-drift", "win-rate"),
    "coverage-and-conduct",
)
PAGES = {
    "accounts": "/",
    "account": "/accounts/fish",
    **{
        name: f"/accounts/fish/{name}"
        for name in ("fishbone", "heat-map", "trajectories", "pain-chain")
    },
    **{f"report {name}": f"/v1/reports/{name}?format=html&account=fish" for name in REPORTS},
    "problem": "/accounts/nowhere",
}
BINS = tuple(
    Bin(low=low, high=low + 0.5, number=9, said=low + 0.2, happened=low + 0.3) for low in (0.0, 0.5)
)
SCREENS: tuple[tuple[Language, Any], ...] = (("en", "light"), ("zh", "dark"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client that only reads."""
    store = f"sqlite:///{tmp_path_factory.mktemp('axe')}/kingmaker.db"
    with TestClient(create_app(Settings(store=store)), base_url="http://127.0.0.1") as client:
        assert import_bundle(client, "fish", FISH).status_code == 200
        yield client


@pytest.fixture(params=SCREENS, ids="-".join)
def screen(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[tuple[Language, Page]]:
    language, colours = request.param
    page = chromium.new_page(color_scheme=colours, offline=True)
    yield language, page
    page.close()


def test_served_pages_have_nothing_serious(
    served: TestClient, screen: tuple[Language, Page]
) -> None:
    language, page = screen
    found = {}
    for name, url in PAGES.items():
        asked = f"{url}{'&' if '?' in url else '?'}lang={language}&as_of={AS_OF}"
        answer = served.get(asked, headers={"Accept": "text/html"})
        assert answer.text.startswith("<!doctype html>"), (name, answer.text[:200])
        page.set_content(answer.text)
        found[name] = serious(page)
    assert {name: rules for name, rules in found.items() if rules} == {}
    assert found.keys() == PAGES.keys()


def test_pages_of_the_win_rate_have_nothing_serious(screen: tuple[Language, Page]) -> None:
    language, page = screen
    seen = SimpleNamespace(reliability=BINS)
    model = cast(Any, SimpleNamespace(texts=("A text",), fit=seen, said=seen))
    for html in (winrate_page(model, language), picture_page(reliability_picture(BINS, language))):
        page.set_content(html)
        assert serious(page) == []


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_a_page_of_each_theme_has_nothing_serious(chromium: Browser, theme: Any) -> None:
    page = chromium.new_page(offline=True)
    page.set_content(picture_page(reliability_picture(BINS, "en"), theme))
    assert serious(page) == []
    page.close()
