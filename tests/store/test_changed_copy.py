"""A changed copy in memory holds what either store would hold after the same edits."""

from collections.abc import Iterator
from datetime import date
from itertools import islice, permutations

import pytest
from hypothesis import given

from graph.cascade import removal
from graph.changed import HistoryFacts, changed, without
from graph.errors import NotFound
from graph.facts import FactKey
from graph.model import OPEN_TABLES, TABLES
from graph.snapshot import snapshot
from graph.store import Edit, Store
from graph.store.detach import delete_edits
from tests.store import filled
from tests.store.book import Book, edit, exact, person
from tests.store.test_random_edits import attempt, edits, of_store, started

DAY = date(2026, 6, 30)
PAIRS = 12


def copy_of(book: Book) -> HistoryFacts:
    return HistoryFacts(book.read(lambda account: snapshot(account, DAY)).history)


def delete(book: Book, kind: str, key: str) -> int:
    """Delete a row with what cannot be without it; return the change to undo."""
    edits = book.make(lambda account: delete_edits(account, TABLES[kind], key, cascade=True))
    return edits[0].seq


@pytest.fixture
def full(book: Book) -> Book:
    """An account with two rows in every table that analyses see, which refer to one another."""
    book.apply(*(edit for edit in filled.edits() if edit.kind in OPEN_TABLES))
    return book


def pairs(book: Book) -> Iterator[tuple[FactKey, FactKey]]:
    ends = [fact for fact in book.facts() if fact[0] in ("contacts", "projects", "colleagues")]
    return islice(permutations(ends, 2), PAIRS)


@of_store
@given(before=edits, then=edits)
def test_edits_give_the_rows_that_a_store_gives(
    store: Store, before: list[Edit], then: list[Edit]
) -> None:
    book = started(store)
    attempt(book, lambda book: book.apply(*before))
    copy = copy_of(book)
    refused = isinstance(attempt(book, lambda book: book.apply(*then)), str)
    copied = changed(copy, {(e.kind, e.key): e.row for e in then})
    if not refused:
        assert exact(copied.rows) == exact(copy_of(book).history.rows)


def test_the_copy_finds_what_the_store_finds(full: Book) -> None:
    copy = copy_of(full)
    for kind, key in full.facts():
        table = TABLES[kind]
        assert copy.fetch(table, [key, "nobody"]) == {key: full.row(kind, key)}
        assert set(copy.referrers(table, key)) == full.referrers(kind, key)
        assert list(copy.rows(table)) == full.rows(kind)


def test_the_removal_of_any_row_touches_what_deleting_it_touches(full: Book) -> None:
    copy = copy_of(full)
    for kind, key in full.facts():
        plan = full.read(lambda a, t=TABLES[kind], k=key: delete_edits(a, t, k, cascade=True))  # type: ignore[misc]
        assert removal(copy, [(kind, key)]) == {(e.kind, e.key): e.row for e in plan}


def test_rows_removed_together_leave_what_is_left_of_them_one_by_one(full: Book) -> None:
    copy = copy_of(full)
    for some in pairs(full):
        done = [delete(full, *fact) for fact in some if full.row(*fact) is not None]
        assert exact(without(copy, some).rows) == exact(copy_of(full).history.rows)
        for seq in reversed(done):
            full.undo(seq)


def test_an_interaction_goes_when_all_its_people_go_together(book: Book) -> None:
    book.apply(person("li"), person("wang"), edit("colleagues", id="zhao", name="Zhao"))
    book.apply(edit("interactions", id="i", date="2026-01-01", kind="meeting",
                    colleagues=["zhao"], contacts=["li", "wang"]))  # fmt: skip
    left = without(copy_of(book), [("contacts", "li"), ("contacts", "wang")])
    assert {name for name, rows in left.rows.items() if rows} == {"colleagues"}


def test_a_row_and_what_goes_with_it_may_be_named_together(full: Book) -> None:
    copy = copy_of(full)
    contact = ("contacts", filled.BARE)
    also = next(fact for fact in full.referrers(*contact) if removal(copy, [contact])[fact] is None)
    assert removal(copy, [also, contact]) == removal(copy, [contact])


def test_an_unknown_row_is_not_found(book: Book) -> None:
    with pytest.raises(NotFound, match="no contacts row has the key 'nobody'"):
        without(copy_of(book), [("contacts", "nobody")])


def test_the_original_stays_as_it_is(full: Book) -> None:
    copy = copy_of(full)
    before = exact(copy.history.rows)
    tables = {name: id(rows) for name, rows in copy.history.rows.items()}
    made = changed(copy, {("contacts", "new"): person("new").row})
    without(copy, full.facts())
    assert exact(copy.history.rows) == before
    assert {n for n, rows in made.rows.items() if id(rows) != tables[n]} == {"contacts"}
