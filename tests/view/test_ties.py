"""Ties on the power map: kinship and the like as thin lines, conflicts as zigzags."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Browser
from pptx import Presentation

from app.pages.render import power_map_page
from graph.analysis.decision import Decision
from graph.errors import InvalidInput
from graph.rules import rules
from graph.rules.power_map import MapRules
from graph.tenant import Tenant
from graph.view.power_map.frame import LayoutName, MapFrame
from graph.view.power_map.network import network
from graph.view.power_map.part import part_of
from graph.view.power_map.picture import map_scene
from graph.view.power_map.table import map_table
from graph.view.power_map.ties import map_ties
from graph.view.scene import Connector, Group, Shape, words_in
from graph.view.scene.pptx import pptx
from graph.view.scene.svg import svg
from tests.analysis.accounts import account_graph
from tests.view.maps import HOSTILE, SCRIPT, TELECOM, map_of
from tests.view.opened import opened

NS = "{http://www.w3.org/2000/svg}"
LAYOUTS: tuple[LayoutName, ...] = ("organisation", "influence")
OF_PEOPLE: list[dict[str, Any]] = [
    {"from": "tang", "to": "lu", "kind": "Alumni", "weight": 0.3, "undirected": True,
     "source": "yearbook", "confidence": 0.8},
    {"from": "lu", "to": "tang", "kind": "校友", "weight": 0.3, "confidence": 0.4},
    {"from": "zhou", "to": "gao", "kind": "conflict", "source": "a meeting"},
]  # fmt: skip
TIED: dict[str, list[dict[str, Any]]] = {
    **TELECOM,
    "influences": [*TELECOM["influences"], *OF_PEOPLE],
    "contacts": [
        {**row, "left_on": "2026-09-01"} if row["id"] == "zhou" else row
        for row in TELECOM["contacts"]
    ],
}

HEARS_TEXTS = """
window.texts = new Set();
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
  texts.add(text);
  return write.call(this, text, ...at);
};
const stroke = CanvasRenderingContext2D.prototype.stroke;
CanvasRenderingContext2D.prototype.stroke = function (...path) {
  texts.add(`${this.strokeStyle} ${this.lineWidth.toFixed(1)}`);
  return stroke.apply(this, path);
};
window.filterTies = (wanted) => {
  texts.clear();
  const control = document.querySelector('#filter-ties');
  control.value = wanted;
  control.dispatchEvent(new Event('change'));
};
0
"""
"""Keeps what is written and drawn onto the canvas since the filter of ties was set."""


def _lines(shapes: tuple[Shape, ...]) -> list[Connector]:
    found: list[Connector] = []
    for shape in shapes:
        found += _lines(shape.shapes) if isinstance(shape, Group) else []
        found += [shape] if isinstance(shape, Connector) else []
    return found


def test_facts_of_one_tie_are_one_line_with_the_surest_source() -> None:
    conflict, alumni = map_of(TIED).ties
    assert (alumni.one, alumni.other, alumni.words) == ("lu", "tang", "alumni")
    assert (alumni.confidence, alumni.source, len(alumni.refs)) == (0.8, "yearbook", 2)
    assert (conflict.one, conflict.other, conflict.is_conflict) == ("gao", "zhou", True)
    assert [tie.words for tie in map_of(TIED, "zh").ties] == ["冲突", "校友"]
    assert map_of(TELECOM).ties == ()


def test_a_conflict_is_no_listening() -> None:
    known, plain = (account_graph(tables) for tables in (TIED, TELECOM))
    assert [row["from"] for row in known.conflicts] == ["zhou"]
    assert ("zhou", "gao") not in known.links_between
    with_alumni = account_graph({**TIED, "influences": TIED["influences"][:-1]})
    assert (
        Decision.of(known).decision_influence.tolist()
        == Decision.of(with_alumni).decision_influence.tolist()
    )
    assert plain.conflicts == ()


@pytest.mark.parametrize("name", LAYOUTS)
def test_lines_hold_to_both_cards_and_a_conflict_turns(name: LayoutName) -> None:
    frame = MapFrame(map_of(TIED), name)
    lines = _lines(map_scene(frame).shapes)
    (tie,) = (line for line in lines if line.name == "Lu Zhengyang and Tang Wenbo: alumni")
    assert (tie.arrow, tie.begin_at is None, tie.end_at is None) == (False, False, False)
    pieces = [line for line in lines if line.name == "Gao Yi and Zhou Kai: conflict"]
    assert len(pieces) > 3
    assert {piece.stroke.colour for piece in pieces} == {"danger"}
    assert pieces[0].begin_at is not None
    assert pieces[-1].end_at is not None
    assert all(one.end == other.begin for one, other in pairwise(pieces))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_labels_the_legend_and_the_table_say_ties(language: Any) -> None:
    frame = MapFrame(map_of(TIED, language), "organisation")
    drawn = list(words_in(map_scene(frame).shapes))
    label, conflict = ("alumni", "conflict") if language == "en" else ("校友", "冲突")
    assert drawn.count(label) == 1
    assert drawn.count(conflict) == 1
    table = map_table(frame)
    rows = {row[0]: row[-1] for row in table.rows}
    assert rows["Tang Wenbo"].startswith(f"{label}: ")
    assert rows["Gao Yi"] == f"{conflict}: Zhou Kai"
    assert conflict not in list(words_in(map_scene(MapFrame(map_of(TELECOM), "influence")).shapes))


def test_who_is_known_to_leave_is_struck_through() -> None:
    frame = MapFrame(map_of(TIED), "organisation")
    (group,) = (
        g for g in fromstring(svg(map_scene(frame))).iter(f"{NS}g")
        if str(g.get("aria-label")).startswith("Zhou Kai · ")
    )  # fmt: skip
    assert "leaves on 2026-09-01" in str(group.get("aria-label"))
    assert group.findall(f"{NS}g/{NS}path")
    assert "leaving" in [str(text.text) for text in group.iter(f"{NS}text")]
    assert map_of(TELECOM).people[-1].leaving is None


def test_a_part_and_a_network_have_the_ties_within() -> None:
    whole = map_of(TIED)
    assert part_of(whole, {"board", "tech"}, None).ties == ()
    edges = network(MapFrame(whole, "influence")).edges(data=True)
    told = {(one, other): facts for one, other, facts in edges if facts["kind"] != "influence"}
    assert told["gao", "zhou"]["kind"] == "conflict"
    assert told["lu", "tang"] == {"kind": "tie", "words": "alumni", "confidence": 0.8}


def test_slides_have_a_connector_for_a_tie_that_holds_to_both_cards() -> None:
    file = pptx(map_scene(MapFrame(map_of(TIED), "influence")))
    (slide,) = Presentation(BytesIO(file)).slides
    said = "Lu Zhengyang and Tang Wenbo: alumni"
    (tie,) = (one for one in slide.shapes if one.name == said and hasattr(one, "begin_x"))
    held = tie._element.nvCxnSpPr.cNvCxnSpPr
    assert held.stCxn is not None
    assert held.endCxn is not None


def test_a_companys_ties_count_and_a_wrong_file_is_named(tmp_path: Path) -> None:
    own = '[ties.golf]\nen = "golf"\nzh = "球友"\nkinds = ["mentor"]\n'
    (tmp_path / "power-map.toml").write_text(own, encoding="utf-8")
    decision = Decision.of(account_graph(TELECOM), tenant=Tenant(rules=tmp_path))
    assert [tie.words for tie in map_ties(decision, "zh")] == ["球友"]
    (tmp_path / "wrong").mkdir()
    wrong = own.replace("mentor", "Alumni")
    (tmp_path / "wrong" / "power-map.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"power-map\.toml: .*alumni is of more than one tie"):
        rules("power-map", MapRules, tmp_path / "wrong")


def test_the_page_draws_ties_lists_them_and_can_leave_them_out(
    chromium: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "map.html"
    file.write_text(power_map_page(map_of(TIED), "en"), encoding="utf-8")
    with opened(chromium, file.as_uri()) as page:
        page.find("gao")
        assert "conflict: Zhou Kai" in page.panel()
        page.value(HEARS_TEXTS)
        drawn = {}
        for wanted in ("", "conflict", "none"):
            page.value(f"filterTies({wanted!r})")
            page.wait("texts.has('Gao Yi')")
            drawn[wanted] = {"alumni", "#b42318 1.8"} & set(page.value("[...texts]"))
        assert drawn == {"": {"alumni", "#b42318 1.8"}, "conflict": {"#b42318 1.8"}, "none": set()}
        assert page.hash()["ties"] == "none"
        assert "conflict: Zhou Kai" in page.value(
            "document.querySelector('#people tr[data-person=gao]').textContent"
        )


def test_hostile_ties_are_only_text() -> None:
    ties = [{"from": "__proto__", "to": SCRIPT, "kind": "conflict", "source": SCRIPT}]
    hostile = {**HOSTILE, "influences": [*HOSTILE["influences"], *ties]}
    assert len(map_of(hostile).ties) == 1
    for name in LAYOUTS:
        assert SCRIPT not in svg(map_scene(MapFrame(map_of(hostile), name)))
    assert SCRIPT not in power_map_page(map_of(hostile), "en")
