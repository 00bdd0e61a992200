"""Bundles as JSON: what is none, and what it may not hold."""

import pytest

from graph.errors import InvalidInput
from graph.io.bundle import read_bytes
from tests.io.accounts import Shop, places

PEOPLE = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[]", "expected a JSON object with a list of rows for each table"),
        ('"contacts"', "expected a JSON object"),
        ("null", "expected a JSON object"),
        ('{"contacts": [}', "expected a zip of CSV files, or JSON: .* at line 1"),
        ('{"contacts": []', "expected a zip of CSV files, or JSON"),
        ('{"influences": [{"weight": NaN}]}', "the JSON holds NaN: expected a finite number"),
        ('{"influences": [{"weight": -Infinity}]}', "the JSON holds -Infinity"),
        ('{"contacts": [], "contacts": []}', "the name 'contacts' twice in one object"),
        ('{"contacts": [{"id": "a", "id": "b"}]}', "the name 'id' twice in one object"),
        ('{"a": ' * 100_000, "the JSON is nested too deeply"),
        ("[" * 100_000, "the JSON is nested too deeply"),
        ('{"contacts": [{"rank": ' + "9" * 5000 + "}]}", "a number of too many digits"),
    ],
)
def test_what_is_refused_at_once(text: str, problem: str) -> None:
    with pytest.raises(InvalidInput, match=problem):
        read_bytes(text.encode())


def test_a_byte_order_mark_is_accepted() -> None:
    assert list(read_bytes(b'\xef\xbb\xbf{"contacts": []}').tables) == ["contacts"]


def test_json_that_is_not_utf_8() -> None:
    with pytest.raises(InvalidInput, match="JSON in UTF-8"):
        read_bytes('{"contacts": "李"}'.encode("gbk"))


def test_an_unknown_table(shop: Shop) -> None:
    (problem,) = shop.refuse({"contacts": PEOPLE, "contact": []})
    assert problem.table == "'contact'"
    assert problem.problem.startswith("unknown table: expected one of units, contacts")


def test_a_table_that_is_no_list(shop: Shop) -> None:
    problems = shop.refuse({"contacts": {"a": "A"}, "influences": [{"from": "a", "to": "b"}]})
    assert [str(problem) for problem in problems] == ["contacts: expected a list of rows"]


def test_rows_that_are_no_objects(shop: Shop) -> None:
    problems = shop.refuse({"contacts": [*PEOPLE, "c", None, ["d"], 5]})
    assert places(problems) == [("contacts", row, None) for row in (3, 4, 5, 6)]
    assert problems[0].problem == "expected an object, got 'c'"


def test_a_number_beyond_floats(shop: Shop) -> None:
    raw = read_bytes(
        b'{"contacts":[{"id":"a","name":"A"},{"id":"b","name":"B"}],'
        b'"influences":[{"from":"a","to":"b","weight":1e999}]}'
    )
    assert places(shop.refuse_raw(raw)) == [("influences", 1, "weight")]


def test_lone_surrogates_are_told_in_writable_words(shop: Shop) -> None:
    rows = [{"id": "\ud800", "name": "A"}, {"id": "b", "name": "B", "\ud800": "x", "x_": "\udfff"}]
    problems = shop.refuse({"contacts": rows})
    assert places(problems) == [
        ("contacts", 1, "id"),
        ("contacts", 2, "\\ud800"),
        ("contacts", 2, "x_"),
    ]
    assert "\n".join(map(str, problems)).encode()


def test_an_empty_list_is_no_value(shop: Shop) -> None:
    shop.take({"contacts": [{"id": "a", "name": "A", "email": [], "tags": None}]})
    (row,) = shop.give()["contacts"]
    assert "email" not in row
    assert "tags" not in row
