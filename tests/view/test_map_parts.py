"""Who says so, how somebody is reached and moved over time, notes, and styles."""

from typing import Any

import pytest

from graph.analysis.access.access_paths import access_paths
from graph.analysis.decision import Decision
from graph.analysis.rising.rising_stars import rising_stars
from graph.view.power_map.access import best_ways
from graph.view.power_map.line_facts import LineFacts
from graph.view.power_map.styles import COLOURS, MapStyles, Theme
from graph.view.power_map.trajectories import map_trajectories
from graph.view.scene.colours import COLOURS as PICTURE_COLOURS
from graph.view.scene.colours import contrast
from tests.analysis.accounts import account_graph
from tests.view.maps import TELECOM, map_of

SAID: dict[str, list[dict[str, Any]]] = {
    "contacts": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
    "influences": [
        {"from": "a", "to": "b", "kind": "advice", "weight": 2.0, "source": "Wang",
         "confidence": 0.4, "valid_from": "2026-01-01"},
        {"from": "b", "to": "a", "kind": "alumni", "undirected": True},
        {"from": "a", "to": "b", "kind": "trust", "valid_to": "2026-01-01"},
    ],
    "communications": [
        {"at": "2026-05-01", "sender": "b", "recipient": "a", "count": 3, "source": "mail"},
        {"at": "2026-04-01T08:00", "sender": "b", "recipient": "a", "confidence": 0.2},
    ],
}  # fmt: skip


def test_everything_recorded_behind_a_line_is_said() -> None:
    facts = LineFacts(account_graph(SAID)).behind("a", "b")
    assert [(f.kind, f.relation, f.source, f.undirected) for f in facts] == [
        ("link", "advice", "Wang", False),
        ("link", "alumni", None, True),
        ("messages", None, "mail", False),
    ]
    assert (facts[0].weight, facts[0].confidence, facts[0].first) == (2.0, 0.4, "2026-01-01")
    assert (facts[2].sender, facts[2].count) == ("b", 4)
    assert (facts[2].first, facts[2].last) == ("2026-04-01", "2026-05-01")
    assert facts[2].confidence == pytest.approx((3 * 1.0 + 0.2) / 4)
    assert [len(fact.refs) for fact in facts] == [1, 1, 2]


def test_every_line_of_a_map_says_what_it_rests_on() -> None:
    assert all(line.facts for line in map_of(TELECOM).influences)


def test_the_way_to_each_person_is_the_best_access_path() -> None:
    decision = Decision.of(account_graph(TELECOM))
    ways = best_ways(decision)
    assert {"gao", "zhou", "chen", "lu"} <= set(ways)
    for id_, way in ways.items():
        best = access_paths(decision, id_, k=1).items[0]
        assert way.reliability == pytest.approx(best.reliability)
        assert [step.id for step in way.steps] == [step.id for step in best.steps]


def test_nobody_is_reached_where_we_know_nobody() -> None:
    assert best_ways(Decision.of(account_graph(SAID))) == {}


def test_trajectories_are_those_of_the_rising_stars() -> None:
    tables = TELECOM | {
        "influences": [
            *TELECOM["influences"],
            *({"from": "fan", "to": id_, "weight": 4.0, "valid_from": f"2026-0{month}-15"}
              for month, id_ in ((2, "zhou"), (3, "gao"), (5, "chen"))),
            {"from": "gao", "to": "zhou", "valid_from": "2025-01-01"},
        ],
        "contacts": [{k: v for k, v in one.items() if k != "joined_on"}
                     for one in TELECOM["contacts"]],
    }  # fmt: skip
    decision = Decision.of(account_graph(tables), body="everyone")
    found = map_trajectories(decision)
    stars = rising_stars(decision, draws=20).items
    assert all(len(way) == 4 for way in found.values())
    assert all(0 < one.percentile <= 1 for way in found.values() for one in way)
    for star in stars:
        expected = [pytest.approx(one.percentile, abs=1e-4) for one in star.trajectory]
        assert [one.percentile for one in found[star.contact.id]] == expected
    assert found["fan"][-1].percentile > found["fan"][0].percentile


def test_there_is_no_trajectory_where_nothing_informal_is_known() -> None:
    nobody = Decision.of(account_graph({"contacts": SAID["contacts"]}))
    assert map_trajectories(nobody) == {}
    assert map_trajectories(Decision.of(account_graph({}))) == {}


def test_notes_are_of_the_project_and_of_none() -> None:
    notes = map_of(TELECOM).annotations
    assert [(note.id, note.contact) for note in notes] == [("n1", "gao"), ("n2", None)]
    assert (notes[0].author, str(notes[0].on)) == ("Wang Zhe", "2026-06-02")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_ink_is_legible_on_every_ground(theme: Theme) -> None:
    colours = COLOURS[theme]
    for ink in ("ink", "soft", "accent", "rival", "conflict", "fresh", "influence"):
        for ground in ("ground", "card", "band"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for level in ("coach", "exclusive", "support", "neutral", "opposed"):
        assert contrast(colours["disc-ink"], colours[level]) >= 4.5, level
    assert contrast(colours["letter-ink"], colours["ink"]) >= 4.5


def test_pages_and_pictures_have_one_table_of_colours() -> None:
    named = MapStyles().colours
    assert named["light"]["ground"] == PICTURE_COLOURS["light"]["paper"]
    for theme, colours in named.items():
        assert set(colours.values()) <= set(PICTURE_COLOURS[theme].values())
