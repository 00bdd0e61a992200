"""Who is present and what is true at a date."""

from datetime import UTC, date, datetime

import pytest

from graph.model import Row
from graph.snapshot import end_of, snapshot
from tests.analysis.accounts import account_graph, influences, memory_account, people

DAY = date(2026, 6, 30)


def contact(**more: object) -> Row:
    return {"id": "a", "name": "A", **more}


@pytest.mark.parametrize(
    ("columns", "is_there"),
    [
        ({"joined_on": "2026-06-30"}, True),
        ({"joined_on": "2026-07-01"}, False),
        ({"left_on": "2026-07-01"}, True),
        ({"left_on": "2026-06-30"}, False),
        ({"joined_on": "2026-06-30", "left_on": "2026-06-30"}, False),
        ({"valid_from": "2026-06-30"}, True),
        ({"valid_from": "2026-07-01"}, False),
        ({"valid_to": "2026-07-01"}, True),
        ({"valid_to": "2026-06-30"}, False),
        ({"joined_on": "2026-01-01", "valid_to": "2026-06-01"}, False),
    ],
)
def test_who_is_present(columns: Row, is_there: bool) -> None:
    graph = account_graph({"contacts": [contact(**columns)]}, DAY)
    assert graph.ids == (("a",) if is_there else ())


@pytest.mark.parametrize(
    ("columns", "holds"),
    [
        ({}, True),
        ({"valid_from": "2026-06-30"}, True),
        ({"valid_from": "2026-07-01"}, False),
        ({"valid_to": "2026-06-30"}, False),
        ({"valid_to": "2026-07-01"}, True),
    ],
)
def test_a_fact_is_valid_from_the_first_day_and_no_more_on_the_last(
    columns: Row, holds: bool
) -> None:
    tables = {"contacts": people("a", "b"), "influences": influences("a>b", **columns)}
    graph = account_graph(tables, DAY)
    assert len(graph.facts["influences"]) == len(graph.influences.weight) == int(holds)


def test_the_latest_of_facts_that_follow_one_another_holds() -> None:
    first = influences("a>b", valid_to="2026-06-30", weight=1.0)
    second = influences("a>b", valid_from="2026-06-30", weight=5.0)
    tables = {"contacts": people("a", "b"), "influences": [*first, *second]}
    assert account_graph(tables, DAY).influences.weight.tolist() == [5.0]
    assert account_graph(tables, date(2026, 6, 29)).influences.weight.tolist() == [1.0]


def test_people_come_by_id() -> None:
    graph = account_graph({"contacts": people("b", "王", "a", "B")})
    assert graph.ids == ("B", "a", "b", "王")
    assert [graph.index[id_] for id_ in graph.ids] == [0, 1, 2, 3]
    assert graph.indices(["a", "B"]).tolist() == [1, 0]


def test_facts_about_absent_people_are_left_out() -> None:
    tables: dict[str, list[Row]] = {
        "contacts": [contact(left_on="2026-01-01"), *people("b", "c")],
        "influences": influences("a>b", "b>c"),
        "communications": [
            {"at": "2026-06-01", "sender": "a", "recipient": "b"},
            {"at": "2026-06-01", "sender": "b", "recipient": "c"},
        ],
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [
            {"project": "deal", "contact": "a", "role": "D"},
            {"project": "deal", "contact": "b", "role": "D"},
        ],
    }
    graph = account_graph(tables)
    assert [row["from"] for row in graph.facts["influences"]] == ["b"]
    assert [row["contact"] for row in graph.facts["roles"]] == ["b"]
    assert graph.messages.sender.tolist() == [graph.index["b"]]


def test_an_interaction_stays_though_one_participant_has_left() -> None:
    tables: dict[str, list[Row]] = {
        "contacts": [contact(left_on="2026-01-01"), *people("b")],
        "colleagues": [{"id": "us", "name": "Us"}],
        "interactions": [
            {
                "id": "i",
                "date": "2025-06-01",
                "kind": "dinner",
                "colleagues": ["us"],
                "contacts": ["a", "b"],
            }
        ],
    }
    assert len(account_graph(tables).facts["interactions"]) == 1


@pytest.mark.parametrize(("at", "counts"), [("2026-06-30T23:59:59Z", 1), ("2026-07-01", 0)])
def test_messages_after_the_date_have_not_been_sent(at: str, counts: int) -> None:
    rows = [{"at": at, "sender": "a", "recipient": "b"}]
    graph = account_graph({"contacts": people("a", "b"), "communications": rows}, DAY)
    assert len(graph.messages.count) == counts


def test_ages_are_whole_days_before_the_date() -> None:
    rows: list[Row] = [
        {"at": at, "sender": "a", "recipient": "b"} for at in ("2026-06-30T09:00:00Z", "2026-04-01")
    ]
    graph = account_graph({"contacts": people("a", "b"), "communications": rows}, DAY)
    assert sorted(graph.messages.age_days.tolist()) == [0, 90]


def test_messages_to_oneself_say_nothing() -> None:
    rows = [{"at": "2026-06-01", "sender": "a", "recipient": "a"}]
    graph = account_graph({"contacts": people("a", "b"), "communications": rows})
    assert len(graph.messages.count) == 0


@pytest.mark.parametrize("table", ["ratings", "trust", "pains"])
def test_what_was_recorded_later_is_not_known_yet(table: str) -> None:
    later: dict[str, Row] = {
        "ratings": {"contact": "a", "dimension": "guidance", "score": 1.0},
        "trust": {"contact": "a", "colleague": "us"}
        | dict.fromkeys(["reliability", "credibility", "intimacy", "self_orientation"], 5.0),
        "pains": {"id": "p", "contact": "a", "text": "late bills"},
    }
    rows = [later[table] | {"on": "2026-07-01"}]
    graph = account_graph({"contacts": people("a"), table: rows}, DAY)
    assert graph.facts[table] == ()
    assert len(account_graph({"contacts": people("a"), table: rows}, date(2026, 7, 1)).facts[table])


def test_a_planned_step_is_known_before_its_day() -> None:
    rows: list[Row] = [{"project": "deal", "order": 1, "name": "Award", "on": "2026-12-01"}]
    tables = {"contacts": people("a"), "projects": [{"id": "deal", "name": "D"}], "steps": rows}
    assert len(account_graph(tables, DAY).facts["steps"]) == 1


def test_nothing_was_known_before_the_first_change() -> None:
    account = memory_account({"contacts": people("a")})
    before = snapshot(account, DAY, datetime(2025, 12, 31, tzinfo=UTC))
    after = snapshot(account, DAY, end_of(date(2026, 1, 1)))
    assert (before.version, before.ids) == (0, ())
    assert (after.version, after.ids) == (1, ("a",))


def test_the_date_is_today_where_none_is_given() -> None:
    assert snapshot(memory_account({})).as_of == datetime.now(UTC).date()


def test_the_end_of_a_day_is_its_last_moment() -> None:
    assert end_of(DAY) == datetime(2026, 6, 30, 23, 59, 59, 999999, tzinfo=UTC)
