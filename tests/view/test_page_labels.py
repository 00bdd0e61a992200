"""Names that can be read however far away the map is: whom to look at first, units, rings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from app.pages.render import power_map_page
from benchmarks.maps.accounts import generated
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH
from graph.view.power_map.whole import PowerMap
from tests.view.maps import map_of
from tests.view.opened import PICTURE, Opened, opened

PEOPLE = 300
NAMED = "JSON.parse(document.querySelector('#picture').dataset.named)"


@pytest.fixture(scope="module")
def large_map() -> PowerMap:
    return map_of(generated(PEOPLE, 2))


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory, large_map: PowerMap) -> Path:
    file = tmp_path_factory.mktemp("labels") / "large.html"
    file.write_text(power_map_page(large_map, "en"), encoding="utf-8")
    return file


@pytest.fixture
def large(chromium: Browser, large_file: Path) -> Iterator[Opened]:
    with opened(chromium, large_file.as_uri()) as page:
        yield page


def _named(page: Opened, what: str = "people") -> list[dict[str, Any]]:
    page.value(PICTURE)
    found: list[dict[str, Any]] = page.value(NAMED)[what]
    return found


@pytest.mark.parametrize("layout", ["organisation", "influence"])
def test_a_far_map_names_who_has_a_role_and_no_name_is_over_another(
    large: Opened, large_map: PowerMap, layout: str
) -> None:
    large.page.click(f"button[data-layout={layout}]")
    named = _named(large)
    telling = {one.id for one in large_map.people if one.role or one.is_hidden}
    assert telling <= {one["id"] for one in named}
    width = large.value("document.querySelector('#picture').clientWidth")
    assert all(one["left"] >= 0 and one["left"] + one["width"] <= width for one in named)
    for at, one in enumerate(named):
        for other in named[at + 1 :]:
            aside = one["left"] + one["width"] <= other["left"] or (
                other["left"] + other["width"] <= one["left"]
            )
            assert aside or abs(one["top"] - other["top"]) >= 23


def test_a_near_map_needs_no_names_over_its_cards(large: Opened) -> None:
    assert _named(large)
    for _ in range(12):
        large.page.click("#zoom-in")
    assert _named(large) == []


def test_a_click_on_a_name_selects_the_person(large: Opened) -> None:
    pill = _named(large)[-1]
    box = large.page.locator("#picture").bounding_box()
    assert box
    large.page.mouse.click(box["x"] + pill["left"] + 8, box["y"] + pill["top"] + 8)
    assert large.hash()["person"] == pill["id"]


def test_a_link_to_a_person_of_a_large_map_shows_that_person(large: Opened) -> None:
    large.goto(large.page.url.split("#")[0] + "#person=p00123")
    assert float(large.hash()["zoom"]) >= 0.85


def test_the_name_of_a_ring_is_not_behind_a_card(large: Opened, large_map: PowerMap) -> None:
    large.page.click("[data-layout=influence]")
    rings = _named(large, "rings")
    assert len(rings) > 1
    cards = large_map.influence.positions.values()
    assert not [
        (ring, card)
        for ring in rings
        for card in cards
        if abs(card.x - ring["x"]) < CARD_WIDTH / 2 and abs(card.y - ring["y"]) < CARD_HEIGHT / 2
    ]
