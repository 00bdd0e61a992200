"""What changed on a map between two dates."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.decision import Decision
from graph.view.power_map.changes import MapChange, counted, map_changes
from graph.view.power_map.model import MapPerson
from graph.view.power_map.union import union_of
from tests.analysis.accounts import account_graph
from tests.view.maps import TELECOM, compared, map_of

THEN = date(2025, 12, 31)
MOVED: dict[str, list[dict[str, Any]]] = {
    "contacts": [
        {"id": "boss", "name": "Boss"},
        {"id": "new", "name": "New", "reports_to": "boss", "joined_on": "2026-03-01"},
        {"id": "old", "name": "Old", "reports_to": "boss", "left_on": "2026-03-01"},
    ],
    "projects": [{"id": "p", "name": "P"}],
    "roles": [
        {"project": "p", "contact": "boss", "role": "S", "valid_to": "2026-02-01"},
        {"project": "p", "contact": "boss", "role": "D", "valid_from": "2026-02-01"},
    ],
    "stances": [
        {"contact": "boss", "level": "neutral", "valid_from": "2025-01-01"},
        {"contact": "boss", "level": "support", "valid_from": "2026-01-15"},
    ],
    "influences": [
        {"from": "old", "to": "boss"},
        {"from": "new", "to": "boss", "valid_from": "2026-03-01"},
    ],
}


def kinds(changes: tuple[MapChange, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(c.kind, c.contact, c.before or c.listener, c.after) for c in changes]


def test_people_marks_and_lines_that_changed_are_said() -> None:
    comparison = compared(MOVED, THEN).comparison
    assert comparison
    assert kinds(comparison.changes) == [
        ("appeared", "new", None, None),
        ("gone", "old", None, None),
        ("level", "boss", "neutral", "support"),
        ("role", "boss", "S", "D"),
        ("line_new", "new", "boss", None),
        ("line_gone", "old", "boss", None),
    ]
    assert [person.id for person in comparison.gone] == ["old"]
    assert comparison.counts["gone"] == 1
    assert sum(comparison.counts.values()) == len(comparison.changes)
    assert "Boss: Relationship level neutral → support" in {c.words for c in comparison.changes}


def test_changes_are_said_in_chinese() -> None:
    comparison = compared(MOVED, THEN, "zh").comparison
    assert comparison
    assert {c.words for c in comparison.changes} >= {"New新增", "Old已离开"}


@pytest.mark.parametrize(
    ("mark", "before", "after"),
    [
        ("manager", None, "lu"),
        ("dotted_manager", "chen", None),
        ("unit", "tech", "buy"),
        ("level", "neutral", "opposed"),
        ("role", "S", "D"),
    ],
)
def test_each_mark_is_compared(mark: str, before: str | None, after: str | None) -> None:
    person = map_of(TELECOM).people[0]
    then, now = (person.model_copy(update={mark: value}) for value in (before, after))
    assert kinds(map_changes([then], [now])) == [(mark, person.id, before, after)]


def test_between_a_date_and_itself_nothing_changed() -> None:
    comparison = compared(TELECOM, date(2026, 6, 30)).comparison
    assert comparison
    assert comparison.changes == ()
    assert not any(comparison.counts.values())


def test_everybody_of_both_dates_stands_in_both_layouts_and_nobody_on_another() -> None:
    map = compared(MOVED, THEN)
    for layout in (map.organisation, map.influence):
        assert set(layout.positions) == {"boss", "new", "old"}
        assert len({(at.x, at.y) for at in layout.positions.values()}) == 3
    assert {person.id for person in map.people} == {"boss", "new"}
    assert compared(TELECOM, date(2026, 6, 30)).organisation == map_of(TELECOM).organisation


def test_who_is_gone_holds_nothing_of_the_decision() -> None:
    now = account_graph(MOVED)
    decision = Decision.of(now)
    both = union_of(decision, account_graph(MOVED, THEN))
    assert both.graph.ids == ("boss", "new", "old")
    assert both.body.power.tolist() == [1.0, 0.0, 0.0]
    assert union_of(decision, now) is decision


people = st.lists(st.sampled_from(map_of(TELECOM).people), unique_by=lambda one: one.id)


@given(then=people, now=people)
def test_a_comparison_turned_round_says_the_opposite(
    then: list[MapPerson], now: list[MapPerson]
) -> None:
    there, back = counted(map_changes(then, now)), counted(map_changes(now, then))
    assert (there["appeared"], there["gone"]) == (back["gone"], back["appeared"])
    assert len(now) - len(then) == there["appeared"] - there["gone"]
