"""The JSON schema of a table says what its model takes."""

from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from graph.model import TABLES, Row
from graph.model.problems import InvalidRow
from tests.model.rows import GOOD

SCHEMAS = {
    name: Draft202012Validator(table.json_schema(), validate_formats=True)
    for name, table in TABLES.items()
}


def is_valid(table: str, row: Row) -> bool:
    try:
        TABLES[table].validate(row)
    except InvalidRow:
        return False
    return True


@pytest.mark.parametrize("table", TABLES)
def test_good_rows_are_good_for_both(table: str) -> None:
    assert SCHEMAS[table].is_valid(GOOD[table])
    assert SCHEMAS[table].is_valid(TABLES[table].validate(GOOD[table]))


@pytest.mark.parametrize("table", TABLES)
def test_a_column_less_is_bad_for_both(table: str) -> None:
    for column in (c for c in TABLES[table].columns.values() if c.required):
        row = {name: value for name, value in GOOD[table].items() if name != column.name}
        assert not SCHEMAS[table].is_valid(row)
        assert not SCHEMAS[table].is_valid(row | {column.name: None})
        assert not is_valid(table, row)


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_good_for_both_in_every_optional_column(table: str) -> None:
    optional = [c.name for c in TABLES[table].columns.values() if not c.required]
    row = GOOD[table] | dict.fromkeys(optional)
    assert SCHEMAS[table].is_valid(row)
    assert is_valid(table, row)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("value", [[], [""], [1], {}, {"a": 1}, "", "\x00", "\x85", "a\x1fb", -1])
def test_odd_values_are_bad_for_both_or_good_for_both(table: str, value: Any) -> None:
    for column in TABLES[table].columns:
        row = GOOD[table] | {column: value}
        assert SCHEMAS[table].is_valid(row) == is_valid(table, row), column


@pytest.mark.parametrize(
    ("table", "columns", "good"),
    [
        ("contacts", {"id": "a" * 128}, True),
        ("contacts", {"id": "a" * 129}, False),
        ("contacts", {"id": "王"}, True),
        ("contacts", {"rank": 1}, True),
        ("contacts", {"rank": 1.5}, False),
        ("contacts", {"rank": 1001}, False),
        ("contacts", {"external": "true"}, False),
        ("contacts", {"email": ["a@b.example"]}, True),
        ("contacts", {"email": "a@b.example"}, False),
        ("contacts", {"joined_on": "2026-01-31"}, True),
        ("contacts", {"joined_on": "2026-01-32"}, False),
        ("contacts", {"joined_on": "31.1.2026"}, False),
        ("contacts", {"country": "CN"}, True),
        ("contacts", {"country": "CHN"}, False),
        ("contacts", {"party_class": "soe"}, True),
        ("contacts", {"party_class": "none"}, False),
        ("contacts", {"colour": "red"}, False),
        ("contacts", {"x_colour": "red"}, True),
        ("contacts", {"x_颜色": "红"}, True),
        ("contacts", {"x_colour": 1}, False),
        ("contacts", {"x_colour ": "red"}, False),
        ("contacts", {"x_" + "a" * 191: "red"}, True),
        ("contacts", {"x_" + "a" * 192: "red"}, False),
        ("contacts", {"x_a\nb": "red"}, False),
        ("contacts", {"factor:size": "large"}, False),
        ("projects", {"factor:size": "large"}, True),
        ("projects", {"x_size": "large"}, True),
        ("contacts", {"title": "two\nlines"}, True),
        ("contacts", {"title": "bell\x07"}, False),
        ("influences", {"kind": "two\nlines"}, False),
        ("influences", {"weight": 0.5}, True),
        ("influences", {"weight": 1}, True),
        ("influences", {"weight": 0}, False),
        ("influences", {"weight": "1"}, False),
        ("influences", {"undirected": None}, True),
        ("communications", {"at": "2026-01-31T10:00:00Z"}, True),
        ("communications", {"at": "2026-01-31T10:00:00+08:00"}, True),
        ("communications", {"at": "noon"}, False),
        ("roles", {"role": "A"}, True),
        ("roles", {"role": "a"}, False),
        ("roles", {"weight": 2.5, "veto": True}, True),
        ("rules", {"quota": 0}, False),
        ("stances", {"level": None}, True),
        ("stances", {"level": "unknown"}, False),
        ("interactions", {"kind": "executive_visit"}, True),
        ("interactions", {"kind": "duel"}, False),
        ("interactions", {"contacts": []}, False),
        ("trust", {"intimacy": 11}, False),
        ("shareholdings", {"percent": 100}, True),
        ("shareholdings", {"percent": 100.5}, False),
        ("contacts", {"confidence": 0}, True),
        ("contacts", {"confidence": 1.01}, False),
    ],
)
def test_rows_that_both_judge_alike(table: str, columns: Row, good: bool) -> None:
    row = GOOD[table] | columns
    assert SCHEMAS[table].is_valid(row) is good
    assert is_valid(table, row) is good
