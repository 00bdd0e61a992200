"""The power map as a picture, a part of it, and its table."""

from itertools import combinations
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from app.pages.map_file import map_file
from graph.view.pictures.legend import SIZE
from graph.view.power_map.beside import MapBeside
from graph.view.power_map.frame import LayoutName, MapFrame
from graph.view.power_map.part import part_of, with_units_below
from graph.view.power_map.picture import TITLE_SIZE, map_scene
from graph.view.power_map.table import map_table
from graph.view.scene import Box, Connector, Group, Scene, Shape, Text, words_in
from graph.view.scene.svg import svg
from tests.view.maps import HOSTILE, LONG, SCRIPT, TELECOM, map_of

NS = "{http://www.w3.org/2000/svg}"
LAYOUTS: tuple[LayoutName, ...] = ("organisation", "influence")
ODD: dict[str, list[dict[str, Any]]] = {
    "nobody": [],
    "one": [{"id": "a", "name": "A"}],
    "strange": [
        {"id": "long", "name": LONG[:300], "title": LONG[:300]},
        {"id": "🙂", "name": "👩‍👩‍👧‍👦 مرحبا بالعالم", "reports_to": "long"},
    ],
}


def _flat(shapes: tuple[Shape, ...]) -> list[Shape]:
    found: list[Shape] = []
    for shape in shapes:
        found += _flat(shape.shapes) if isinstance(shape, Group) else [shape]
    return found


def _cards(scene: Scene) -> dict[str, Box]:
    return {box.id: box for box in _flat(scene.shapes) if isinstance(box, Box) and box.id}


@pytest.mark.parametrize("name", LAYOUTS)
def test_everybody_has_a_card_that_the_keyboard_reaches_in_reading_order(name: LayoutName) -> None:
    frame = MapFrame(map_of(TELECOM), name)
    root = fromstring(svg(map_scene(frame)))
    listed = [g for g in root.iter(f"{NS}g") if g.get("role") == "listitem"]
    assert [g.get("tabindex") for g in listed] == ["0"] * len(TELECOM["contacts"])
    said = [str(g.get("aria-label")) for g in listed]
    assert [one.split(" · ")[0] for one in said] == [p.short_name for p in frame.reading_order]


@pytest.mark.parametrize("name", LAYOUTS)
def test_cards_do_not_overlap_and_all_is_on_the_picture(name: LayoutName) -> None:
    scene = map_scene(MapFrame(map_of(TELECOM), name))
    cards = list(_cards(scene).values())
    for one, other in combinations(cards, 2):
        assert abs(one.x - other.x) >= one.width or abs(one.y - other.y) >= one.height
    for card in cards:
        assert 0 <= card.x <= scene.width - card.width
        assert 0 <= card.y <= scene.height - card.height


@pytest.mark.parametrize("name", LAYOUTS)
def test_lines_begin_and_end_at_the_cards_that_they_hold_to(name: LayoutName) -> None:
    scene = map_scene(MapFrame(map_of(TELECOM), name))
    cards = _cards(scene)
    ends = [
        (place, glue)
        for line in _flat(scene.shapes)
        if isinstance(line, Connector)
        for place, glue in ((line.begin, line.begin_at), (line.end, line.end_at))
        if glue
    ]
    assert ends
    for (x, y), glue in ends:
        card = cards[glue.box]
        assert x in (card.x, card.x + card.width / 2, card.x + card.width)
        assert card.y <= y <= card.y + card.height


def test_each_line_says_whom_it_joins_and_how() -> None:
    lines = [
        one for one in _flat(map_scene(MapFrame(map_of(TELECOM), "organisation")).shapes)
        if isinstance(one, Connector)
    ]  # fmt: skip
    said = {line.name: line.stroke for line in lines if line.name}
    assert said["He Jing influences Chen Guang: 0.8"].dash == "dashed"
    assert (
        said["He Jing influences Lu Zhengyang: 3"].width
        > said["Gao Yi influences Chen Guang: 1"].width
    )
    assert said["Zhou Kai has a dotted line to Chen Guang"].dash == "dotted"
    assert said["Chen Guang reports to Lu Zhengyang"].dash == "solid"


def test_every_mark_is_drawn_and_said() -> None:
    beside = MapBeside(rising={"gao"}, pointers={"fan"})
    frame = MapFrame(map_of(TELECOM, beside=beside), "organisation")
    said = {
        str(g.get("aria-label")).split(" · ")[0]: str(g.get("aria-label"))
        for g in fromstring(svg(map_scene(frame))).iter(f"{NS}g")
        if g.get("role") == "listitem"
    }
    assert "rising star" in said["Gao Yi"]
    assert "coach" in said["Gao Yi"]
    assert "2026-06-20 (10 days ago)" in said["Gao Yi"]
    assert {"pointer", "new in post (90 days)"} <= set(said["Fan Rui"].split(" · "))
    assert "hidden decision maker" in said["He Jing"]
    assert "北辰 Northstar (exclusive)" in said["Zhou Kai"]
    drawn = list(words_in(map_scene(frame).shapes))
    assert {"↑", "☞", "●●●●", "✕ N", "LX", "new", "external"} <= set(drawn)


def test_the_table_has_every_person_and_all_that_the_card_says() -> None:
    frame = MapFrame(map_of(TELECOM, beside=MapBeside(rising={"gao"})), "influence")
    table = map_table(frame)
    assert all(len(row) == len(table.columns) for row in table.rows)
    rows = {row[0]: row for row in table.rows}
    assert rows.keys() == {person["name"] for person in TELECOM["contacts"]}
    assert table.rows[0][0] == "何静 He Jing"
    assert "rising star" in rows["Gao Yi"]
    assert "Gao Yi 1, He Jing 0.8, Tang Wenbo 0.5, Zhou Kai 0.2" in rows["Chen Guang"]


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("odd", ODD)
def test_odd_accounts_are_drawn_too(odd: str, name: LayoutName) -> None:
    scene = map_scene(MapFrame(map_of({"contacts": ODD[odd]}), name))
    assert len(_cards(scene)) == len(ODD[odd])
    assert fromstring(svg(scene)).tag == f"{NS}svg"


@pytest.mark.parametrize("name", LAYOUTS)
def test_hostile_texts_are_only_text(name: LayoutName) -> None:
    drawn = svg(map_scene(MapFrame(map_of(HOSTILE), name)))
    assert SCRIPT not in drawn
    tags = {element.tag.removeprefix(NS) for element in fromstring(drawn).iter()}
    assert not tags & {"script", "img", "image", "a", "foreignObject"}


def test_a_part_keeps_places_and_only_lines_within() -> None:
    whole = map_of(TELECOM)
    part = part_of(whole, {"board", "tech"}, None)
    kept = {person.id for person in part.people}
    assert kept == {"lu", "chen", "he", "gao", "fan"}
    assert all(part.influence.positions[id_] == whole.influence.positions[id_] for id_ in kept)
    assert {line.report for line in part.organisation.lines} == {"chen", "he", "gao", "fan"}
    assert {band.unit for band in part.organisation.bands} == {"board", "tech"}
    assert all({line.influencer, line.listener} <= kept for line in part.influences)
    assert "5 of 8 people" in " ".join(words_in(map_scene(MapFrame(part, "influence")).shapes))


def test_the_most_are_roles_and_hidden_ones_first() -> None:
    kept = {person.id for person in part_of(map_of(TELECOM), None, 4).people}
    assert kept == {"lu", "chen", "gao", "he"}


def test_units_below_are_found_through_several_levels_and_circles() -> None:
    parents = {"a": "c", "b": "a", "c": "b", "d": None}
    assert with_units_below("a", parents) == {"a", "b", "c"}


def test_the_lines_of_hidden_decision_makers_stand_out_and_are_drawn_last() -> None:
    map = map_of(TELECOM)
    hidden = {person.short_name for person in map.people if person.is_hidden}
    assert hidden
    shapes = _flat(map_scene(MapFrame(map, "influence")).shapes)
    lines = [one for one in shapes if isinstance(one, Connector) and " influences " in one.name]
    told = [(one.name.split(" influences ")[0] in hidden, one.stroke.colour) for one in lines]
    assert set(told) == {(False, "far_influence"), (True, "influence")}
    assert told == sorted(told)


def test_on_a_wide_map_heading_and_legend_are_as_much_larger() -> None:
    wide = {
        "contacts": [
            {"id": "boss", "name": "Boss"},
            *({"id": f"p{n}", "name": f"P{n}", "reports_to": "boss"} for n in range(400)),
        ]
    }
    for tables, zoom in ((TELECOM, 1.0), (wide, 1.2)):
        frame = MapFrame(map_of(tables), "influence")
        scene = map_scene(frame)
        heading, legend = scene.shapes[0], scene.shapes[-1]
        assert isinstance(heading, Text)
        assert isinstance(legend, Group)
        assert legend.name == "Legend"
        (size,) = {
            one.size for one in legend.shapes if isinstance(one, Text) and one.words == "coach"
        }
        assert heading.size / TITLE_SIZE == pytest.approx(size / SIZE)
        assert frame.zoom >= zoom
        boxes = [one for one in _flat(legend.shapes) if isinstance(one, Box)]
        assert all(box.y + box.height <= scene.height for box in boxes)


def test_it_is_told_that_a_picture_is_being_drawn_before_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    frame = MapFrame(map_of(TELECOM), "influence")
    map_file(frame, "svg", "light", lambda *how: told.append(how))
    assert told == [("drawing", 0, 1), ("drawing", 1, 1)]
