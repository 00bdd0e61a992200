"""Keys as one text and in a URL."""

import base64
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NotFound
from graph.model import TABLES, Row, Table
from tests.model.rows import GOOD

by_id = pytest.mark.parametrize("table", [t for t in TABLES.values() if t.key == ("id",)], ids=str)
COMPOSITE = [table for table in TABLES.values() if table.key != ("id",)]
INFLUENCES = TABLES["influences"]
ids = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_key_goes_to_the_url_and_back(table: Table) -> None:
    row = TABLES[table.name].validate(GOOD[table.name])
    key = table.key_of(row)
    assert table.key_from_url(table.key_in_url(key)) == key
    assert table.key_columns(key) == {c: row[c] for c in table.key if c in row}


@given(ids, ids, st.none() | ids, st.none() | st.dates().map(str))
def test_any_script_goes_to_the_url_and_back(
    begin: str, end: str, kind: str | None, day: str | None
) -> None:
    row: Row = {"from": begin, "to": end, "kind": kind, "valid_from": day}
    key = INFLUENCES.key_of(row)
    assert json.loads(key) == [begin, end, kind, day]
    in_url = INFLUENCES.key_in_url(key)
    assert re.fullmatch(r"[A-Za-z0-9_-]+", in_url)
    assert INFLUENCES.key_from_url(in_url) == key
    assert INFLUENCES.key_columns(key) == {c: v for c, v in row.items() if v is not None}


@given(ids)
def test_an_id_is_its_own_key(id_: str) -> None:
    table = TABLES["contacts"]
    assert table.key_of({"id": id_}) == table.key_in_url(id_) == table.key_from_url(id_) == id_
    assert table.key_columns(id_) == {"id": id_}


@given(st.lists(ids, min_size=4, max_size=4), st.lists(ids, min_size=4, max_size=4))
def test_different_rows_have_different_keys(one: list[str], other: list[str]) -> None:
    rows = [dict(zip(INFLUENCES.key, parts, strict=True)) for parts in (one, other)]
    assert (INFLUENCES.key_of(rows[0]) == INFLUENCES.key_of(rows[1])) == (one == other)


def test_padding_and_spaces_in_the_array_do_not_matter() -> None:
    key = INFLUENCES.key_of({"from": "a", "to": "b"})
    loose = base64.urlsafe_b64encode(b'[ "a", "b" , null, null ]').decode()
    assert INFLUENCES.key_from_url(loose) == INFLUENCES.key_from_url(loose.rstrip("=")) == key


def test_whole_numbers_in_keys() -> None:
    table = TABLES["steps"]
    key = table.key_of({"project": "p", "order": 10})
    assert key == '["p",10]'
    assert table.key_columns(table.key_from_url(table.key_in_url(key))) == {
        "project": "p",
        "order": 10,
    }


@pytest.mark.parametrize("table", COMPOSITE, ids=[table.name for table in COMPOSITE])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "li_wen",
        "%%%",
        "键",
        encoded(b"not json"),
        encoded(b"\xff\xff"),
        encoded(b'{"from": "a"}'),
        encoded(b'"a"'),
        encoded(b"null"),
        encoded(b"[]"),
        encoded(b'["a","b","c","d","e","f"]'),
        encoded(b"[" * 50_000),
        encoded(b"[" + b"9" * 5000 + b"]"),
        encoded(b'["\\ud800",null,null,null]'),
    ],
)
def test_a_text_that_is_no_key(table: Table, text: str) -> None:
    with pytest.raises(NotFound, match=f"{table.name} are keyed by the URL-safe base64 of"):
        table.key_from_url(text)


@given(st.binary(max_size=40))
def test_any_bytes_are_a_key_or_not_found(content: bytes) -> None:
    found: Any = None
    try:
        found = INFLUENCES.key_from_url(encoded(content))
    except NotFound:
        return
    assert len(json.loads(found)) == 4
