"""Rows held against their model: every problem names its column and what was expected."""

import math
from datetime import date
from typing import Any

import pytest

from graph.model import TABLES, Row
from graph.model.contact import reporting_cycle
from graph.model.problems import InvalidRow
from tests.model.rows import GOOD


def problems(table: str, **columns: Any) -> dict[str | None, str]:
    """What is wrong with the good row of a table after these columns are changed."""
    try:
        TABLES[table].validate({**GOOD[table], **columns})
    except InvalidRow as error:
        return {problem.column: problem.problem for problem in error.problems}
    return {}


def kept(table: str, **columns: Any) -> Row:
    """What becomes of the changed columns of a good row."""
    row = TABLES[table].validate({**GOOD[table], **columns})
    return {name: row[name] for name in columns if name in row}


@pytest.mark.parametrize("table", TABLES)
def test_a_good_row_of_every_table(table: str) -> None:
    row = TABLES[table].validate(GOOD[table])
    assert row.items() >= GOOD[table].items()
    assert row["confidence"] == 1.0
    assert TABLES[table].validate(row) == row


@pytest.mark.parametrize("table", TABLES)
def test_every_required_column_is_asked_for(table: str) -> None:
    required = [c.name for c in TABLES[table].columns.values() if c.required]
    with pytest.raises(InvalidRow) as caught:
        TABLES[table].validate({})
    assert [problem.column for problem in caught.value.problems] == required
    assert all(problem.problem.endswith("got nothing") for problem in caught.value.problems)


@pytest.mark.parametrize("table", TABLES)
def test_an_unknown_column_is_refused_in_every_table(table: str) -> None:
    words = problems(table, colour="red")["colour"]
    assert words.startswith("unknown column: expected one of ")
    assert words.endswith("x_" if table != "projects" else "x_ or factor:")


@pytest.mark.parametrize("table", TABLES)
def test_attributes_are_kept_in_every_table(table: str) -> None:
    assert kept(table, x_note="=1+1", x_年龄="7") == {"x_note": "=1+1", "x_年龄": "7"}


def test_factors_are_kept_in_projects_only() -> None:
    assert kept("projects", **{"factor:size": "large"}) == {"factor:size": "large"}
    assert "factor:size" in problems("contacts", **{"factor:size": "large"})


@pytest.mark.parametrize("value", [1, True, ["a"], {"a": 1}, "", "\x00", "a" * 20_001, math.nan])
def test_attributes_are_text(value: Any) -> None:
    assert problems("contacts", x_note=value)["x_note"].startswith("expected text")


@pytest.mark.parametrize("name", ["x_a ", "x_\n", "x_" + "a" * 195, "x_\u2003"])
def test_attribute_names_come_back_from_a_header(name: str) -> None:
    assert "without a space at its end" in problems("contacts", **{name: "text"})[name]


@pytest.mark.parametrize(
    ("table", "column", "value", "expected"),
    [
        ("contacts", "id", "", "an id of 1 to 128 characters without control characters"),
        ("contacts", "id", "a" * 129, "an id of 1 to 128 characters"),
        ("contacts", "id", "a\nb", "an id of 1 to 128 characters"),
        ("contacts", "id", "a\x00", "an id of 1 to 128 characters"),
        ("contacts", "id", "a\x9f", "an id of 1 to 128 characters"),
        ("contacts", "id", 5, "an id of 1 to 128 characters"),
        ("contacts", "id", ["a"], "an id of 1 to 128 characters"),
        ("contacts", "name", "a\x1b[31m", "text of 1 to 20000 characters without control"),
        ("contacts", "name", "a" * 20_001, "text of 1 to 20000 characters"),
        ("contacts", "unit", 5, "a units id"),
        ("contacts", "rank", 0, "a whole number from 1 (highest) to 1000"),
        ("contacts", "rank", 1001, "a whole number from 1 (highest) to 1000"),
        ("contacts", "rank", 1.5, "a whole number from 1"),
        ("contacts", "rank", True, "a whole number from 1"),
        ("contacts", "rank", "1", "a whole number from 1"),
        ("contacts", "rank", 10**400, "a whole number from 1"),
        ("contacts", "external", "true", "true or false"),
        ("contacts", "external", 1, "true or false"),
        ("contacts", "email", "a@b.example", "a list of words"),
        ("contacts", "email", ["a", ""], "a list of words"),
        ("contacts", "email", ["a", 1], "a list of words"),
        ("contacts", "email", ["a\nb"], "a list of words"),
        ("contacts", "tags", ["a"] * 1001, "a list of words"),
        ("contacts", "country", "China", "a country of two capital letters"),
        ("contacts", "country", "cn", "a country of two capital letters"),
        ("contacts", "party_class", "boss", "one of private, soe, public_official"),
        ("contacts", "joined_on", "2026-02-30", "a date, YYYY-MM-DD"),
        ("contacts", "joined_on", "2026-1-1", "a date, YYYY-MM-DD"),
        ("contacts", "joined_on", "2026-01-01T00:00:00", "a date, YYYY-MM-DD"),
        ("contacts", "joined_on", "２０２６-01-01", "a date, YYYY-MM-DD"),
        ("contacts", "joined_on", 20260101, "a date, YYYY-MM-DD"),
        ("contacts", "confidence", 1.1, "a number from 0 to 1"),
        ("contacts", "confidence", -0.1, "a number from 0 to 1"),
        ("contacts", "source", "a\x00", "text of 1 to 20000"),
        (
            "influences",
            "weight",
            math.nan,
            "a number greater than 0 (at least 1e-9), at most 1000000000",
        ),
        ("influences", "weight", math.inf, "a number greater than 0"),
        ("influences", "weight", -math.inf, "a number greater than 0"),
        ("influences", "weight", -1.0, "a number greater than 0"),
        ("influences", "weight", 0, "a number greater than 0"),
        ("influences", "weight", 1e9 + 1, "a number greater than 0"),
        ("influences", "weight", "1", "a number greater than 0"),
        ("influences", "weight", True, "a number greater than 0"),
        ("influences", "kind", "a\nb", "text of 1 to 200 characters on one line"),
        ("influences", "kind", "a" * 201, "text of 1 to 200 characters on one line"),
        ("communications", "at", "yesterday", "a date, YYYY-MM-DD, or a date and time"),
        ("communications", "at", "2026-01-01T25:00:00Z", "a date, YYYY-MM-DD, or a date and time"),
        ("communications", "at", "0001-01-01T00:00:00+14:00", "a date, YYYY-MM-DD, or a date and"),
        ("communications", "at", "9999-12-31T23:00:00-14:00", "a date, YYYY-MM-DD, or a date and"),
        ("communications", "count", 0.0, "a number greater than 0"),
        ("communications", "count", math.nan, "a number greater than 0"),
        ("projects", "status", "pending", "one of open, won, lost, dropped"),
        ("projects", "value", -1.0, "an amount of 0 or more"),
        ("projects", "currency", "yuan", "a currency of three capital letters"),
        ("projects", "estimate", 60.0, "a number from 0 to 1"),
        ("steps", "order", -1, "a whole number from 0"),
        ("roles", "role", "X", "one of A, D, S, E, I"),
        ("roles", "role", "d", "one of A, D, S, E, I"),
        ("roles", "weight", 0.0001, "a weight from 0 to 1000000 with at most three decimals"),
        ("roles", "weight", 1e-12, "with at most three decimals"),
        ("roles", "weight", -1.0, "a weight from 0"),
        ("roles", "chain", "sideways", "one of technical, commercial, overall, outside"),
        ("rules", "quota", 0.0, "a quota greater than 0"),
        ("rules", "quota", 1e-12, "with at most three decimals"),
        ("rules", "quota", 2.0005, "with at most three decimals"),
        ("stances", "level", "friend", "one of coach, exclusive, support, neutral, opposed"),
        ("stances", "grade", "sure", "one of agreed, seen, inferred, unclear"),
        ("ratings", "dimension", "height", "one of competitive_attitude"),
        ("ratings", "score", 4.5, "a score from 0 to 4"),
        ("trust", "intimacy", 0.5, "a number from 1 to 10"),
        ("ties", "strength", 2.0, "a number from 0 to 1"),
        ("interactions", "kind", "duel", "a kind of interaction, as visit"),
        ("interactions", "contacts", [], "a contacts id"),
        ("interactions", "contacts", "a", "a contacts id"),
        ("interactions", "initiated_by", "them", "one of us, customer"),
        ("needs", "maslow", "hunger", "one of physiological, safety"),
        ("pains", "state", "open", "one of latent, admitted, vision"),
        ("holders", "kind", "cat", "one of person, company, state"),
        ("shareholdings", "percent", 101.0, "a number from 0 to 100"),
    ],
)
def test_a_wrong_cell(table: str, column: str, value: Any, expected: str) -> None:
    found = problems(table, **{column: value})
    assert set(found) == {column}
    assert found[column].startswith("expected ")
    assert expected in found[column]


@pytest.mark.parametrize(
    ("table", "column", "value", "stored"),
    [
        ("contacts", "id", "王/小 明?#%", "王/小 明?#%"),
        ("contacts", "name", "\u202eevil\u2066", "\u202eevil\u2066"),
        ("contacts", "name", "two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("contacts", "joined_on", date(2026, 1, 31), "2026-01-31"),
        ("influences", "weight", 2, 2.0),
        ("communications", "at", "2026-01-31", "2026-01-31"),
        ("communications", "at", "2026-01-31T08:00:00+08:00", "2026-01-31T00:00:00Z"),
        ("communications", "at", "2026-01-31T08:00", "2026-01-31T08:00:00Z"),
        ("communications", "at", "2026-01-31 08:00:00.5Z", "2026-01-31T08:00:00.500000Z"),
        ("roles", "weight", 33.333, 33.333),
        ("roles", "weight", 0.0, 0.0),
        ("roles", "weight", 1_000_000.0, 1_000_000.0),
        ("rules", "quota", 0.1 + 0.2, 0.3),
        ("interactions", "kind", "executive visit", "executive_visit"),
        ("interactions", "kind", " Complaint  Solved ", "complaint_solved"),
        ("interactions", "kind", "site-visit", "site_visit"),
        ("stances", "level", None, None),
        ("ratings", "score", 2.5, 2.5),
    ],
)
def test_what_is_kept(table: str, column: str, value: Any, stored: Any) -> None:
    assert kept(table, **{column: value}) == ({} if stored is None else {column: stored})


@pytest.mark.parametrize(
    "kind",
    [
        "visit",
        "executive visit",
        "meeting",
        "technical exchange",
        "workshop",
        "training",
        "management seminar",
        "roadmap exchange",
        "site visit",
        "study tour",
        "exhibition",
        "roadshow",
        "launch",
        "test",
        "joint event",
        "celebration",
        "dinner",
        "sport",
        "culture event",
        "greeting",
        "gift",
        "call",
        "email",
        "message",
        "complaint",
        "complaint solved",
    ],
)
def test_all_kinds_of_interaction_of_the_method(kind: str) -> None:
    assert kept("interactions", kind=kind) == {"kind": kind.replace(" ", "_")}


@pytest.mark.parametrize(
    ("table", "columns", "column"),
    [
        ("influences", {"from": "a", "to": "a"}, "to"),
        ("contacts", {"reports_to": "li_wen"}, "reports_to"),
        ("contacts", {"dotted_to": "li_wen"}, "dotted_to"),
        ("units", {"parent": "net"}, "parent"),
        ("pain_causes", {"effect": "p1"}, "effect"),
        ("shareholdings", {"held": "h1"}, "held"),
        ("competitors", {"id": "us"}, "id"),
        ("contacts", {"joined_on": "2026-02-01", "left_on": "2026-01-31"}, "left_on"),
        ("contacts", {"valid_from": "2026-02-01", "valid_to": "2026-02-01"}, "valid_to"),
        ("projects", {"opened_on": "2026-02-01", "closes_on": "2026-01-31"}, "closes_on"),
        ("projects", {"opened_on": "2026-02-01", "closed_on": "2026-01-31"}, "closed_on"),
        (
            "projects",
            {"tender_opens_on": "2026-02-01", "tender_closes_on": "2026-01-31"},
            "tender_closes_on",
        ),
    ],
)
def test_what_no_single_column_shows(table: str, columns: Row, column: str) -> None:
    found = problems(table, **columns)
    assert set(found) == {column}
    assert found[column].startswith("expected a")


@pytest.mark.parametrize(
    "columns",
    [
        {"joined_on": "2026-02-01", "left_on": "2026-02-01"},
        {"valid_from": "2026-02-01", "valid_to": "2026-02-02"},
        {"valid_to": "2026-02-02"},
        {"reports_to": "a", "dotted_to": "a"},
    ],
)
def test_what_is_no_problem(columns: Row) -> None:
    assert problems("contacts", **columns) == {}


def test_all_problems_of_a_row_are_told_in_the_columns_order() -> None:
    with pytest.raises(InvalidRow) as caught:
        TABLES["contacts"].validate(
            {
                "colour": "red",
                "confidence": 7.0,
                "id": "",
                "name": "A",
                "rank": "first",
                "joined_on": "2026-02-01",
                "left_on": "2026-01-01",
                "x_note": 5,
            }
        )
    assert [problem.column for problem in caught.value.problems] == [
        "id",
        "rank",
        "confidence",
        "left_on",
        "colour",
        "x_note",
    ]
    errors = caught.value.extensions()["errors"]
    assert errors[0] == {
        "table": "contacts",
        "row": None,
        "column": "id",
        "problem": "expected an id of 1 to 128 characters without control characters, got nothing",
    }


@pytest.mark.parametrize("columns", [{"id": 5}, {"id": None, "reports_to": None}, {"id": ""}])
def test_a_missing_id_is_no_self_reference(columns: Row) -> None:
    assert set(problems("contacts", **columns)) == {"id"}
    assert set(problems("units", **{"id": columns["id"]})) == {"id"}


def test_ten_megabytes_are_told_short() -> None:
    words = problems("contacts", name="a" * 10_000_000)["name"]
    assert "(10000000 characters)" in words
    assert len(words) < 200


@pytest.mark.parametrize("value", [[1] * 100_000, {"a" * 100_000: 1}, "a" * 100_000, 10**4000])
def test_any_value_is_told_short(value: Any) -> None:
    assert len(problems("contacts", title=value)["title"]) < 200


def test_long_names_of_columns_are_told_short() -> None:
    assert max(map(len, filter(None, problems("contacts", **{"y" * 100_000: 1})))) < 300


def test_nothing_is_stored_of_empty_columns() -> None:
    row = TABLES["contacts"].validate({**GOOD["contacts"], "title": None, "email": [], "tags": []})
    assert row == {**GOOD["contacts"], "confidence": 1.0, "external": False}


def test_an_unknown_level_stands_towards_us() -> None:
    assert TABLES["stances"].validate({"contact": "a"}) == {
        "contact": "a",
        "party": "us",
        "confidence": 1.0,
    }
    assert list(TABLES["stances"].referred({"contact": "a", "party": "us"})) == [
        ("contact", "contacts", "a")
    ]


def test_references_of_a_row() -> None:
    row = {"colleagues": ["us1"], "contacts": ["a", "b"]}
    assert list(TABLES["interactions"].referred(row)) == [
        ("colleagues", "colleagues", "us1"),
        ("contacts", "contacts", "a"),
        ("contacts", "contacts", "b"),
    ]


def test_circles_in_reporting_lines() -> None:
    lines = [{"id": a, "reports_to": b} for a, b in ("ab", "bc", "ca", "da")]
    circle = reporting_cycle([*lines, {"id": "e"}])
    assert circle[0] == circle[-1]
    assert set(circle) == {"a", "b", "c"}
    assert reporting_cycle(lines[:2]) == ()


UNKNOWN: Row = {"answer": "unknown", "career": True}


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        (UNKNOWN, {}),
        ({"answer": "unknown", "scope": "personal"}, {}),
        ({"answer": "known", "met": 0.5, "met_by": "a plan"}, {}),
        ({"answer": "unknown"}, {"answer": "expected scope or career beside unknown"}),
        ({"answer": "unknown", "career": False}, {"answer": "expected scope or career"}),
        ({**UNKNOWN, "met": 0.0}, {"met": "expected nothing: by answer the need is unknown"}),
        ({**UNKNOWN, "met_by": "a plan"}, {"met_by": "expected nothing"}),
        ({"answer": "maybe"}, {"answer": "expected one of unknown, known"}),
    ],
)
def test_what_is_asked_and_not_known_is_of_some_kind_and_not_met(columns: Row, wrong: Row) -> None:
    found = problems("needs", **columns)
    assert set(found) == set(wrong)
    assert all(str(found[column]).startswith(words) for column, words in wrong.items())
