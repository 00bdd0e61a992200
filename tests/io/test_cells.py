"""Cells of CSV: formulas are guarded, lists are escaped, values have types."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.io.cells import cell_of, join_list, split_list, value_of
from graph.model import TABLES
from tests.io.strategies import lines, one_line

CONTACTS, INFLUENCES = TABLES["contacts"].columns, TABLES["influences"].columns
NAME, TAGS = CONTACTS["name"], CONTACTS["tags"]


@given(lines)
def test_text_comes_back(text: str) -> None:
    assert value_of(cell_of(text), NAME) == text
    assert value_of(cell_of(text), None) == text


@given(lines)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert not cell_of(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(one_line, min_size=1))
def test_lists_come_back(items: list[str]) -> None:
    assert value_of(cell_of(items), TAGS) == items
    assert split_list(join_list(items)) == items


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86 10", "'+86 10"),
        ("-", "'-"),
        ("@home", "'@home"),
        ("'=1", "''=1"),
        ("'", "'"),
        ("it's =", "it's ="),
        ("1+1", "1+1"),
    ],
)
def test_formulas_are_guarded(text: str, cell: str) -> None:
    assert cell_of(text) == cell
    assert value_of(cell, NAME) == text


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a;b", ["a", "b"]),
        (" a ; b ", ["a", "b"]),
        ("a;;b;", ["a", "b"]),
        (";", []),
        (" ; ", []),
        (r"a\;b;c", ["a;b", "c"]),
        (r"a\\;b", ["a\\", "b"]),
        (r"\ a;b\ ", [" a", "b "]),
        (r"b\\ ;c", ["b\\", "c"]),
        (r"b\   ", ["b "]),
        ("a\\", ["a\\"]),
        ("=a;b", ["=a", "b"]),
        ("'=a;b", ["=a", "b"]),
    ],
)
def test_list_cells(cell: str, items: list[str]) -> None:
    assert value_of(cell, TAGS) == items


def test_a_long_run_of_spaces_in_a_list_is_read_at_once() -> None:
    begun = time.process_time()
    assert split_list("a" + " " * 1_000_000 + "b;c") == ["a" + " " * 1_000_000 + "b", "c"]
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("cell", "column", "value"),
    [
        ("0.5", "weight", 0.5),
        (" 2 ", "weight", 2.0),
        ("1e-3", "weight", 0.001),
        (".5", "weight", 0.5),
        ("nan", "weight", "nan"),
        ("inf", "weight", "inf"),
        ("1,5", "weight", "1,5"),
        ("1_0", "weight", "1_0"),
        ("", "weight", None),
        ("TRUE", "undirected", True),
        ("false", "undirected", False),
        ("yes", "undirected", "yes"),
    ],
)
def test_values_by_type(cell: str, column: str, value: Any) -> None:
    found = value_of(cell, INFLUENCES[column])
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("cell", "value"), [("3", 3), ("3.0", "3.0"), ("-1", -1), ("9" * 30, "9" * 30)]
)
def test_whole_numbers(cell: str, value: Any) -> None:
    assert value_of(cell, CONTACTS["rank"]) == value


@pytest.mark.parametrize(("value", "cell"), [(True, "true"), (0.1, "0.1"), (3, "3"), (None, "")])
def test_values_as_cells(value: Any, cell: str) -> None:
    assert cell_of(value) == cell
