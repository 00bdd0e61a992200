"""The fishbone's facts and its picture."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from benchmarks.maps.accounts import generated
from graph.rules import rules
from graph.rules.fishbone import FishboneRules
from graph.view.evidence import percent
from graph.view.fishbone.figures import fish_figures
from graph.view.fishbone.model import Fishbone, FishRib
from graph.view.fishbone.picture import fishbone_scene
from graph.view.fishbone.words import FISH_PHRASES
from graph.view.phrases import Language
from graph.view.scene import Box, Connector, Group, Scene, Shape, Text, words_in
from graph.view.scene.svg import svg
from tests.analysis.accounts import Tables
from tests.view.fish import FISH, HOSTILE_FISH, fish_of
from tests.view.maps import HOSTILE, SCRIPT

MOST = rules("fishbone", FishboneRules)


@pytest.fixture(scope="module")
def fish() -> Fishbone:
    return fish_of(FISH)


def _rib(fish: Fishbone, kind: str, unit: str | None) -> FishRib:
    (found,) = [rib for rib in fish.ribs if (rib.kind, rib.unit) == (kind, unit)]
    return found


def _all(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from _all(shape.shapes)


def test_each_department_has_a_rib_on_each_line_the_senior_nearest_to_the_spine(
    fish: Fishbone,
) -> None:
    assert _rib(fish, "technical", "Technology").people == ("gao", "fan")
    assert _rib(fish, "technical", "Leadership").people == ("chen",)
    assert _rib(fish, "overall", "Leadership").people == ("lu",)
    assert _rib(fish, "commercial", "Purchasing").people == ("zhou",)
    sides = {rib.kind: rib.side for rib in fish.ribs}
    assert (sides["technical"], sides["commercial"]) == ("upper", "lower")


def test_a_person_on_two_lines_is_drawn_once_with_a_ghost(fish: Fishbone) -> None:
    assert _rib(fish, "commercial", "Leadership").ghosts == ("chen",)
    drawn = [id_ for rib in fish.ribs for id_ in rib.people]
    assert drawn.count("chen") == 1


def test_ribs_go_by_the_step_they_meet_from_tail_to_head(fish: Fishbone) -> None:
    kinds = [rib.kind for rib in fish.ribs]
    assert kinds[-1] == "overall"
    of_departments = [kind in ("technical", "commercial") for kind in kinds]
    assert set(kinds[: of_departments.index(True)]) == {"outside", "without_role"}
    steps = [rib.step for rib in fish.ribs if rib.kind in ("technical", "commercial")]
    assert steps == sorted(steps, key=lambda step: step or 0)


def test_small_bones_are_the_worst_pain_the_least_met_need_and_the_competitor(
    fish: Fishbone,
) -> None:
    gao = [(note.kind, note.text) for note in fish.people["gao"].notes]
    assert gao == [("pain", "outages"), ("need", "to be seen")]
    assert [note.text for note in fish.people["zhou"].notes] == ["Northstar (exclusive)"]


def test_what_is_next_with_somebody_is_the_level_to_reach_by_when_and_through_whom() -> None:
    targets = [
        {"contact": "zhou", "level": "neutral", "by": "2026-07-20", "owner": "lin"},
        {"contact": "gao", "level": "support"},
    ]
    found = fish_of({**FISH, "targets": targets})
    assert [(note.kind, note.text) for note in found.people["zhou"].notes] == [
        ("rival", "Northstar (exclusive)"),
        ("action", "neutral by 2026-07-20 · LX"),
    ]
    rows = {row.contact: row for row in found.rows}
    assert rows["zhou"].next_action == "neutral by 2026-07-20 · Lin Xue"
    assert rows["gao"].next_action is None, "a coach has reached support"
    chinese = fish_of({**FISH, "targets": targets}, "zh").people["zhou"].notes
    assert chinese[1].text == "2026-07-20前达到中立 · LX"


def test_the_figures_say_what_the_picture_shows_beside_its_people(fish: Fishbone) -> None:
    told = dict(fish_figures(fish))
    assert told["Decision"] == "5G Core · 2026-09-30 · 5,000,000 CNY"
    assert fish.head.probability is not None
    assert f"{fish.head.band} {percent(fish.head.probability)}" in told["Win rate"]
    assert told["Levels of those with a role"].startswith("coach 1 · exclusive 0")
    assert "isolate Zhou Kai" in told["Against us"] or "Zhou Kai" in told["Against us"]
    assert told["strongest influence"].count("→") == len(fish.influences)
    assert told["access path"].startswith("Lin Xue → ")
    assert "Gao Yi tells Lin Xue" in told["message flow"]
    assert fish_figures(fish_of({})) == []


def test_today_is_not_marked_where_the_steps_days_are_not_in_their_order() -> None:
    def marked(tables: Tables) -> bool:
        words = words_in(fishbone_scene(fish_of(tables)).shapes)
        return any(one.startswith("today ") for one in words)

    steps = [dict(step) for step in FISH["steps"]]
    assert marked({**FISH, "steps": steps})
    steps[0]["on"], steps[3]["on"] = steps[3]["on"], steps[0]["on"]
    assert not marked({**FISH, "steps": steps})


def test_red_marks_are_on_those_with_a_role_alone(fish: Fishbone) -> None:
    assert "opposed" in fish.people["zhou"].alarms
    assert "uncontacted" in fish.people["lu"].alarms
    assert fish.people["he"].alarms == ()
    assert [step.order for step in fish.steps if step.is_empty] == [3]


def test_the_foot_counts_those_with_a_role(fish: Fishbone) -> None:
    assert fish.foot.levels == {
        "coach": 1, "exclusive": 0, "support": 1, "neutral": 1, "opposed": 1, "unknown": 2,
    }  # fmt: skip
    power = {id_: person.decision_power for id_, person in fish.people.items()}
    assert fish.foot.support == pytest.approx(power["gao"] * 1.0 + power["zhou"] * -1.0)
    assert fish.foot.coverage == pytest.approx(3 / 6)
    assert [one.contact for one in fish.foot.opposers] == ["zhou"]


def test_a_narrow_foot_with_much_to_say_takes_a_second_line(fish: Fishbone) -> None:
    opposer = fish.foot.opposers[0]
    opposers = tuple(
        opposer.model_copy(update={"name": f"Person Number {number}", "better": better})
        for better in ("convert", "isolate")
        for number in range(3)
    )
    narrow = fish_of(generated(40, 1))
    foot = narrow.foot.model_copy(update={"opposers": opposers})
    drawn = _all(fishbone_scene(narrow.model_copy(update={"foot": foot})).shapes)
    said = [one.words for one in drawn if isinstance(one, Text)]
    assert [text for text in said if text.startswith(("convert", "isolate"))] == [
        f"{better} {', '.join(one.name for one in opposers[:3])}"
        for better in ("convert", "isolate")
    ]


def test_arrows_are_the_strongest_between_different_ribs(fish: Fishbone) -> None:
    rib_of = {id_: rib.id for rib in fish.ribs for id_ in rib.people}
    pairs = [(line.influencer, line.listener) for line in fish.influences]
    assert pairs[0] == ("he", "lu")
    assert all(rib_of[one] != rib_of[other] for one, other in pairs)
    assert len(pairs) <= MOST.arrows


def test_messages_run_from_coaches_to_whom_they_know_best(fish: Fishbone) -> None:
    assert ("gao", "lin") in [(one.contact, one.colleague) for one in fish.messages]


def test_the_path_leads_to_the_most_powerful_who_does_not_support_us(fish: Fishbone) -> None:
    assert fish.path is not None
    assert fish.path.target == "lu"
    assert fish.path.people[0].id == "lin"
    assert fish.path.people[-1].id == "lu"
    asked = fish_of(FISH, target="zhou").path
    assert asked is not None
    assert asked.target == "zhou"


def test_the_table_has_a_row_for_each_role_and_says_what_is_recorded(fish: Fishbone) -> None:
    rows = {(row.contact, row.role): row for row in fish.rows}
    assert ("chen", "D") in rows
    assert ("chen", "E") in rows
    lu, gao = rows["lu", "A"], rows["gao", "S"]
    assert (lu.step, lu.line, lu.confidence, lu.source) == (
        "4. Award", "overall line", 0.9, "mandate",
    )  # fmt: skip
    assert (gao.pains, gao.personal_needs) == ("outages; rework", "to be seen")
    assert gao.enterprise_needs == "on schedule"
    assert (lu.target, lu.criteria, lu.next_action) == (None, None, None)


def test_everybody_drawn_is_in_the_table(fish: Fishbone) -> None:
    drawn = {id_ for rib in fish.ribs for id_ in (*rib.people, *rib.left_out)}
    assert drawn <= {row.contact for row in fish.rows}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_picture_says_names_and_figures_in_its_language(language: Language) -> None:
    words = list(words_in(fishbone_scene(fish_of(FISH, language)).shapes))
    wanted = (
        ["5G核心网", "网络技术部", "2 测试"]
        if language == "zh"
        else ["5G Core", "Technology", "2 Test"]
    )
    assert set(wanted) <= set(words)
    assert "何静" in words if language == "zh" else "He Jing" in words


def test_every_connector_holds_to_boxes_that_are_drawn(fish: Fishbone) -> None:
    shapes = list(_all(fishbone_scene(fish).shapes))
    boxes = {shape.id for shape in shapes if isinstance(shape, Box) and shape.id}
    glued = [
        glue.box
        for shape in shapes
        if isinstance(shape, Connector)
        for glue in (shape.begin_at, shape.end_at)
        if glue
    ]
    assert len(glued) > 10
    assert set(glued) <= boxes


def test_all_that_is_drawn_is_on_the_picture(fish: Fishbone) -> None:
    for scene in (fishbone_scene(fish), fishbone_scene(fish_of(HOSTILE_FISH))):
        for shape in _all(scene.shapes):
            if isinstance(shape, Box):
                assert shape.x >= 0
                assert shape.y >= 0
                assert shape.x + shape.width <= scene.width
                assert shape.y + shape.height <= scene.height


@pytest.mark.parametrize(
    ("tables", "missing"),
    [
        ({"contacts": []}, ("no_people",)),
        ({"contacts": FISH["contacts"], "units": FISH["units"]}, ("no_project",)),
        (
            {"contacts": FISH["contacts"], "units": FISH["units"], "projects": FISH["projects"]},
            ("no_roles", "no_steps"),
        ),
        ({**FISH, "roles": FISH["roles"][3:]}, ("no_approver", "no_decider")),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_picture_says_what_is_missing(
    tables: Tables, missing: tuple[str, ...], language: Language
) -> None:
    found = fish_of(tables, language)
    assert found.missing == missing
    scene = fishbone_scene(found)
    words = " ".join(words_in(scene.shapes))
    for key in missing:
        assert FISH_PHRASES[key][language == "zh"] in words
        assert FISH_PHRASES[key][language == "zh"] in scene.description


def test_too_many_people_and_departments_are_left_to_the_table() -> None:
    units = [{"id": f"u{n}", "name": f"Unit {n}"} for n in range(9)]
    contacts = [
        {"id": f"c{n:03}", "name": f"Person {n}", "unit": f"u{0 if n < 12 else n % 9}"}
        for n in range(40)
    ]
    roles = [
        {"project": "core", "contact": row["id"], "role": "E", "chain": "technical", "step": 1}
        for row in contacts
    ]
    found = fish_of(
        {"units": units, "contacts": contacts, "projects": FISH["projects"], "roles": roles,
         "steps": FISH["steps"]}
    )  # fmt: skip
    assert len([rib for rib in found.ribs if rib.side == "upper"]) == MOST.ribs_a_side
    assert all(len(rib.people) <= MOST.people_a_rib for rib in found.ribs)
    fullest = max(found.ribs, key=lambda rib: len(rib.left_out))
    words = " ".join(words_in(fishbone_scene(found).shapes))
    assert f"+{len(fullest.left_out)}" in words
    drawn = {id_ for rib in found.ribs for id_ in (*rib.people, *rib.left_out)}
    assert found.folded == 40 - len(drawn) > 0
    assert f"+{found.folded} people of further departments" in words
    assert len(found.rows) == 40


def test_a_company_says_how_much_is_drawn(tmp_path: Path) -> None:
    own = "people_a_rib = 1\narrows = 1\nsmall_bones = 0\nmet_within_days = 5\n"
    (tmp_path / "fishbone.toml").write_text(own, encoding="utf-8")
    found = fish_of(FISH, own=tmp_path)
    assert _rib(found, "technical", "Technology").left_out == ("fan",)
    assert len(found.influences) == 1
    assert found.people["gao"].notes == ()
    assert found.foot.coverage == 0


def test_of_departments_with_equal_power_those_at_the_tail_give_way() -> None:
    contacts = [{"id": f"c{n}", "name": f"N{n}", "unit": f"u{n}"} for n in range(9)]
    roles = [
        {"project": "core", "contact": f"c{n}", "role": "I", "step": 1,
         "chain": "outside" if n < 6 else "commercial"}
        for n in range(9)
    ]  # fmt: skip
    units = [{"id": f"u{n}", "name": f"Unit {n}"} for n in range(9)]
    tables: Tables = {
        "units": units,
        "contacts": contacts,
        "roles": roles,
        "projects": FISH["projects"],
    }
    kinds = [rib.kind for rib in fish_of(tables).ribs if rib.side == "lower"]
    assert kinds == ["outside"] * 3 + ["commercial"] * 3


def test_hostile_text_is_text() -> None:
    found = fish_of(HOSTILE_FISH)
    root = fromstring(svg(fishbone_scene(found)))
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not tags & {"script", "img", "image", "a", "foreignObject"}
    ids = {element.get("id") or "" for element in root.iter()}
    assert not any(row["id"] in ids for row in HOSTILE["contacts"])
    assert SCRIPT in {row.source for row in found.rows}


def test_the_same_facts_are_the_same_picture(fish: Fishbone) -> None:
    again: Scene = fishbone_scene(fish_of(FISH))
    assert fishbone_scene(fish) == again
