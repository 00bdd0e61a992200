"""What is put comes back: every table with every column, and hostile text."""

import pytest

from graph.model import TABLES
from graph.store.neo4j_rows import OURS
from tests.store import filled
from tests.store.book import Book, edit, exact, influence, person, removal

HOSTILE = {
    "cypher": "x'}) DETACH DELETE n //",
    "backticks": "`) MATCH (n) DELETE n; //",
    "parameter": "$uid {key} $($label)",
    "sql": "'; DROP TABLE fact; --",
    "backslashes": "\\ \\\\ \\u0041 \\n",
    "quotes": "\" ' ` “ ” „",
    "right to left": "abc\u202edcba\u202c \u200f שלום",
    "script": "</script><script>alert(1)</script>",
    "lines": "a\nb\r\nc\td",
    "json": '["a","b",null]',
    "emoji": "👩‍👩‍👧‍👦 🇨🇳 é e\u0301 \U0010ffff",
    "formula": "=cmd|' /C calc'!A0",
    "long": "长" * 20_000,
}


@pytest.fixture
def full_book(book: Book) -> Book:
    book.apply(*filled.edits(), action="import")
    return book


@pytest.mark.parametrize("kind", TABLES)
def test_filled_rows_have_every_column(kind: str) -> None:
    assert set(TABLES[kind].columns) <= set(filled.full(TABLES[kind]))


def test_every_table_comes_back_as_it_was_put(full_book: Book) -> None:
    put = {(edit.kind, edit.key): edit.row for edit in filled.edits()}
    assert len(put) == len(filled.edits())
    assert {place: exact(row) for place, row in full_book.facts().items()} == {
        place: exact(row) for place, row in put.items()
    }


def test_fetch_rows_and_ledger_agree(full_book: Book) -> None:
    for kind in TABLES:
        rows = [exact(row) for row in full_book.rows(kind)]
        assert len(rows) == filled.count(kind) > 0
        assert [exact(full_book.row(kind, key)) for key in full_book.keys(kind)] == rows
        assert [exact(row) for row in full_book.rows_at(kind, full_book.version)] == rows
        assert sorted(exact(change.after) for change in full_book.changes(kind)) == sorted(rows)


def test_every_reference_is_known_from_its_target(full_book: Book) -> None:
    expected: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for put in filled.edits():
        assert put.row is not None
        for _, table, target in TABLES[put.kind].referred(put.row):
            expected.setdefault((table, target), set()).add((put.kind, put.key))
    assert {place: full_book.referrers(*place) for place in expected} == expected


def test_everything_is_removed_and_brought_back_at_once(full_book: Book) -> None:
    before = full_book.facts()
    full_book.apply(*(removal(kind, key) for kind, key in before))
    assert full_book.facts() == {}
    full_book.undo(full_book.version)
    assert exact([*full_book.facts().values()]) == exact([*before.values()])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_only_text(book: Book, text: str) -> None:
    put = person("li", name=text, title=text, source=text, x_note=text)
    book.apply(put)
    assert book.rows("contacts") == [put.row]
    assert book.rows_at("contacts", 1) == [put.row]
    assert book.changes()[0].after == put.row


@pytest.mark.parametrize("text", [t for t in HOSTILE.values() if len(t) < 128 and t.isprintable()])
def test_hostile_ids_are_only_ids(book: Book, text: str) -> None:
    link = influence(text, "li", kind=text)
    book.apply(person(text), person("li", reports_to=text), link)
    assert book.keys("contacts") == sorted([text, "li"])
    assert book.rows("influences") == [link.row]
    assert book.row("influences", link.key) == link.row
    assert book.referrers("contacts", text) == {("contacts", "li"), ("influences", link.key)}
    book.apply(removal("influences", link.key), person("li"))
    book.apply(removal("contacts", text))
    assert book.keys("contacts") == ["li"]


def test_ids_may_be_as_long_as_the_model_allows(book: Book) -> None:
    ids = [character * 128 for character in "\U0010ffff\U0010fffe"]
    sent = edit("communications", at="2026-01-01T00:00:00Z", sender=ids[0], recipient=ids[1],
                kind="\U0001f600" * 200)  # fmt: skip
    book.apply(*map(person, ids), sent, influence(*ids, kind='"' * 200))
    assert book.rows("communications") == [sent.row]
    assert book.keys("contacts") == sorted(ids)
    assert [change.kind for change in book.changes("communications", sent.key)] == [sent.kind]


def test_no_column_has_the_name_of_a_property_of_ours() -> None:
    reserved = OURS | {"column"}
    assert not [t.name for t in TABLES.values() if reserved & set(t.columns)]


def test_a_link_is_keyed_by_its_ends_and_refers_to_nothing_else() -> None:
    for table in TABLES.values():
        if table.link is not None:
            ends = {table.link.start, table.link.end}
            assert ends <= set(table.key)
            assert set(table.refs) == ends


def test_what_is_referred_to_has_an_id_and_is_no_link() -> None:
    targets = [TABLES[ref.table] for table in TABLES.values() for ref in table.refs.values()]
    assert all(target.link is None and target.key == ("id",) for target in targets)
