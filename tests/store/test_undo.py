"""Undo: a change, an import, an undo; and what stands against it."""

import pytest

from graph.errors import Conflict, NotFound
from tests.store.book import Book, edit, exact, influence, person, removal


def test_undoing_a_new_fact_removes_it(book: Book) -> None:
    book.apply(person("li"))
    (undone,) = book.undo(1)
    assert (undone.seq, undone.action, undone.after) == (2, "undo", None)
    assert book.facts() == {}


def test_undoing_a_change_restores_what_was_before(book: Book) -> None:
    first = person("li", title="CFO", email=["li@a.example"], rank=2)
    book.apply(first)
    book.apply(person("li", title="CEO"))
    book.undo(2)
    assert exact(book.row("contacts", "li")) == exact(first.row)


def test_undoing_a_removal_brings_the_fact_back_with_its_references(book: Book) -> None:
    link = influence("li", "wang", kind="trust", weight=2.5)
    book.apply(person("li"), person("wang", reports_to="li"), link)
    before = book.facts()
    book.apply(removal("contacts", "wang"), removal("influences", link.key))
    book.undo(4)
    assert exact([*book.facts().values()]) == exact([*before.values()])
    assert book.referrers("contacts", "li") == {("contacts", "wang"), ("influences", link.key)}


@pytest.mark.parametrize("seq", [3, 4, 6])
def test_an_import_is_undone_as_one_by_any_of_its_changes(book: Book, seq: int) -> None:
    book.apply(person("li"), person("wang"))
    before = book.facts()
    book.apply(person("zhao", reports_to="li"), influence("zhao", "li"), person("li", rank=1),
               edit("units", id="u", name="U"), action="import")  # fmt: skip
    undone = book.undo(seq)
    assert [(c.seq, c.change_set) for c in undone] == [(7, 7), (8, 7), (9, 7), (10, 7)]
    assert book.facts() == before


def test_an_undo_is_undone(book: Book) -> None:
    book.apply(person("li"), person("wang"), influence("li", "wang"))
    before = book.facts()
    book.undo(1)
    book.undo(4)
    assert book.facts() == before
    assert book.version == 9


def test_a_fact_that_was_changed_since_stands_against_undoing(book: Book) -> None:
    book.apply(person("li"), person("wang"))
    book.apply(person("li", title="CEO"))
    with pytest.raises(Conflict, match="changed again since: contacts li"):
        book.undo(1)
    assert book.version == 3
    book.undo(3)
    book.undo(1)
    assert book.facts() == {}


def test_facts_that_rest_on_it_stand_against_undoing(book: Book) -> None:
    book.apply(person("li"))
    book.apply(person("wang", reports_to="li"))
    with pytest.raises(Conflict, match="referred to by 1 fact"):
        book.undo(1)
    assert book.keys("contacts") == ["li", "wang"]


def test_what_a_removed_fact_rested_on_may_be_gone(book: Book) -> None:
    book.apply(person("li"), person("wang", reports_to="li"))
    book.apply(removal("contacts", "wang"))
    book.apply(removal("contacts", "li"))
    with pytest.raises(Conflict, match="no contacts row has the id 'li'"):
        book.undo(3)
    assert book.keys("contacts") == []


def test_an_unknown_change_is_not_found(book: Book) -> None:
    book.apply(person("li"))
    for seq in (0, 2, -1, 10**12):
        with pytest.raises(NotFound, match=f"no change {seq} "):
            book.undo(seq)
