"""Large maps rolled up: who is in which group, and what opens one."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from app.pages.render import LARGE, power_map_page
from benchmarks.maps.accounts import generated
from graph.analysis.decision import Decision
from graph.view.power_map.groups import map_groups
from graph.view.power_map.question import MapQuestion
from tests.analysis.accounts import account_graph, influences, people
from tests.view.maps import TELECOM, map_of
from tests.view.opened import PICTURE, opened


def test_units_are_groups_the_largest_first_with_their_strongest() -> None:
    groups = map_of(TELECOM).groups
    assert [(group.unit, len(group.people)) for group in groups] == [
        ("board", 3),
        ("tech", 2),
        ("buy", 1),
    ]
    assert set(groups[0].strongest) == {"lu", "chen", "he"}
    assert "tang" not in {id_ for group in groups for id_ in group.people}


def test_without_units_those_who_listen_to_each_other_are_a_group() -> None:
    within = ["a>b", "b>c", "c>a", "x>y", "y>z", "z>x"]
    tables = {
        "contacts": people("a", "b", "c", "x", "y", "z", "nobody"),
        "influences": influences(*within, "c>x"),
    }
    groups = map_groups(Decision.of(account_graph(tables), body="everyone"))
    assert [group.people for group in groups] == [("a", "b", "c"), ("x", "y", "z")]
    assert all(group.unit is None for group in groups)


def test_an_account_of_nobody_has_no_groups() -> None:
    assert map_of({}).groups == ()


@pytest.mark.parametrize(
    ("rollup", "count", "is_rolled_up"),
    [("auto", 1_999, False), ("auto", 2_000, True), ("no", 5_000, False), ("yes", 1, True)],
)
def test_large_maps_open_rolled_up_unless_asked_otherwise(
    rollup: str, count: int, is_rolled_up: bool
) -> None:
    assert (
        MapQuestion.model_validate({"rollup": rollup}).opens_rolled_up(count, 2_000) == is_rolled_up
    )


CLICK_ON_A_BLOCK = """() => {
  const { map } = JSON.parse(document.getElementById('data').textContent);
  const at = new URLSearchParams(location.hash.slice(1));
  const [x, y, zoom] = ['x', 'y', 'zoom'].map((name) => parseFloat(at.get(name)));
  const box = document.querySelector('#picture').getBoundingClientRect();
  const band = map.organisation.bands.find((one) => one.unit === map.groups[0].unit);
  return [box.left + box.width / 2 + (band.x + band.width / 2 - x) * zoom,
          box.top + box.height / 2 + (band.y + band.height / 2 - y) * zoom];
}"""


def test_a_large_map_opens_a_group_by_click_and_makes_its_table_when_asked(
    chromium: Browser, tmp_path: Path
) -> None:
    map = map_of(dict(generated(LARGE, 0))).model_copy(update={"is_rolled_up": True})
    file = tmp_path / "map.html"
    file.write_text(power_map_page(map, "en"), encoding="utf-8")
    with opened(chromium, file.as_uri()) as page:
        closed = page.value(PICTURE)
        assert page.page.get_attribute("#roll", "aria-pressed") == "true"
        page.page.mouse.click(*page.value(CLICK_ON_A_BLOCK))
        page.page.wait_for_timeout(400)
        assert page.value(PICTURE) != closed
        assert "person" not in page.hash()
        page.page.click("#roll")
        assert page.page.get_attribute("#roll", "aria-pressed") == "false"
        assert page.page.locator("#table tr[data-person]").count() == 0
        page.page.click("[data-view=table]")
        assert page.page.locator("#table tr[data-person]").count() == LARGE


def test_everybody_on_a_large_map_is_reached_by_keyboard(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_text(power_map_page(map_of(dict(generated(LARGE, 0))), "en"), encoding="utf-8")
    with opened(chromium, file.as_uri()) as page:
        page.page.focus("#keys [tabindex='0']")
        page.page.keyboard.press("End")
        last = page.value("document.activeElement.dataset.person")
        assert last == page.value(
            "document.querySelector('#keys > li:last-child button').dataset.person"
        )
        page.page.click("[data-layout=influence]")
        expect(page.page.locator("#keys button")).to_have_count(LARGE)
