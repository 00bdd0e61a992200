"""Deleting a row: alone, or with what cannot be without it."""

import pytest

from graph.errors import Conflict, NotFound
from graph.model import TABLES
from graph.store import Change
from graph.store.detach import delete_edits
from tests.store.book import Book, edit, influence, person


def delete(book: Book, kind: str, key: str, *, cascade: bool) -> list[Change]:
    return book.make(lambda account: delete_edits(account, TABLES[kind], key, cascade=cascade))


@pytest.fixture
def meeting(book: Book) -> Book:
    book.apply(person("li"), person("wang"), edit("colleagues", id="zhao", name="Zhao"))
    book.apply(edit("interactions", id="i", date="2026-01-01", kind="meeting",
                    colleagues=["zhao"], contacts=["li", "wang"]))  # fmt: skip
    return book


def test_a_row_to_which_nothing_refers_is_deleted(book: Book) -> None:
    book.apply(person("li"), person("wang"))
    delete(book, "contacts", "li", cascade=False)
    assert book.keys("contacts") == ["wang"]


def test_an_unknown_row_is_not_found(book: Book) -> None:
    with pytest.raises(NotFound, match="'nobody'"):
        delete(book, "contacts", "nobody", cascade=True)


def test_facts_stand_against_deleting_without_cascade(book: Book) -> None:
    book.apply(person("li"), person("wang", reports_to="li"), influence("li", "wang"))
    with pytest.raises(Conflict, match=r"2 fact\(s\) in contacts, influences.*cascade=true"):
        delete(book, "contacts", "li", cascade=False)
    assert book.version == 3


def test_cascade_deletes_links_and_lets_reports_go(book: Book) -> None:
    book.apply(person("li"), person("wang", reports_to="li", dotted_to="li"))
    book.apply(influence("li", "wang"), influence("wang", "li", kind="trust"))
    delete(book, "contacts", "li", cascade=True)
    assert book.facts() == {("contacts", "wang"): person("wang").row}


def test_an_interaction_keeps_its_other_participants(meeting: Book) -> None:
    delete(meeting, "contacts", "li", cascade=True)
    kept = meeting.row("interactions", "i")
    assert kept is not None
    assert kept["contacts"] == ["wang"]


def test_an_interaction_goes_with_its_last_participant(meeting: Book) -> None:
    delete(meeting, "colleagues", "zhao", cascade=True)
    assert meeting.keys("interactions") == []
    assert meeting.keys("contacts") == ["li", "wang"]


def test_cascade_reaches_the_facts_of_facts(book: Book) -> None:
    book.apply(person("li"), person("wang"))
    book.apply(*(edit("pains", id=f"{who}'s", contact=who, text="x") for who in ("li", "wang")))
    book.apply(edit("pain_causes", cause="li's", effect="wang's"))
    delete(book, "contacts", "li", cascade=True)
    assert set(book.facts()) == {("contacts", "wang"), ("pains", "wang's")}


def test_cascade_of_a_project_takes_what_is_keyed_by_it(book: Book) -> None:
    book.apply(
        person("li"), edit("projects", id="p", name="P"), edit("rules", project="p", quota=2.0)
    )
    book.apply(edit("stances", contact="li", project="p", level="coach"),
               edit("stances", contact="li", level="neutral"),
               edit("roles", project="p", contact="li", role="D"),
               edit("needs", id="n", contact="li", project="p", text="x"))  # fmt: skip
    delete(book, "projects", "p", cascade=True)
    assert [row["level"] for row in book.rows("stances")] == ["neutral"]
    assert book.rows("needs") == [edit("needs", id="n", contact="li", text="x").row]
    assert {kind for kind, _ in book.facts()} == {"contacts", "stances", "needs"}


def test_a_deletion_is_undone_as_one(meeting: Book) -> None:
    before = meeting.facts()
    first, *_ = delete(meeting, "contacts", "li", cascade=True)
    meeting.undo(first.seq)
    assert meeting.facts() == before
