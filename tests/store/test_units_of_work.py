"""A unit of work is all or nothing, and a read is one view."""

import threading

import pytest

from graph.errors import Conflict, KingmakerError, NotFound
from graph.model import TABLES, Row
from graph.store import Reading, Stamp, Writing, apply
from tests.store.book import Book, edit, influence, person, removal


@pytest.mark.parametrize("error", [Conflict("no"), KeyError("midway"), RuntimeError("midway")])
def test_nothing_is_kept_where_the_work_fails_midway(book: Book, error: Exception) -> None:
    link = influence("li", "wang")
    book.apply(person("li"), person("wang"), link)
    before = book.facts()

    def work(account: Writing) -> None:
        apply(account, [person("li", title="CEO"), removal(link.kind, link.key)], Stamp("t", "put"))
        apply(account, [removal("contacts", "wang")], Stamp("t", "delete"))
        account.rename("Another")
        raise error

    with pytest.raises(type(error)) as raised:
        book.write(work)
    assert raised.value is error
    assert (book.facts(), book.version, len(book.changes())) == (before, 3, 3)
    assert book.read(lambda account: account.account.name) == "Eastern Telecom"


def test_errors_of_a_read_pass_through(book: Book) -> None:
    error = NotFound("no project has the id 'p'")

    def work(account: Reading) -> None:
        raise error

    with pytest.raises(KingmakerError) as raised:
        book.read(work)
    assert raised.value is error


def test_a_unit_sees_its_own_writes(book: Book) -> None:
    def work(account: Writing) -> tuple[list[Row], list[tuple[str, str]]]:
        apply(account, [person("li"), person("wang", reports_to="li")], Stamp("t", "put"))
        contacts = TABLES["contacts"]
        return account.rows(contacts), account.referrers(contacts, "li")

    rows, referrers = book.write(work)
    assert [row["id"] for row in rows] == ["li", "wang"]
    assert referrers == [("contacts", "wang")]


def test_what_a_unit_returns_is_returned(book: Book) -> None:
    assert book.write(lambda account: account.account.id) == "telecom"
    assert book.read(lambda account: account.account.id) == "telecom"


def test_a_read_is_one_view_while_another_writes(book: Book) -> None:
    """A writer puts the same title on everybody, again and again; a read never sees two."""
    names = [f"p{n:02}" for n in range(30)]
    book.apply(*(person(name, title="0") for name in names))
    done = threading.Event()

    def write() -> None:
        for turn in range(1, 16):
            book.apply(*(person(name, title=str(turn)) for name in names))
        done.set()

    def titles(account: Reading) -> tuple[set[str], int]:
        halves = (
            account.page(TABLES["contacts"], "", 15),
            account.page(TABLES["contacts"], "p14", 15),
        )
        return {row["title"] for half in halves for _, row in half}, account.account.version

    writer = threading.Thread(target=write)
    writer.start()
    seen = [book.read(titles)]
    while not done.is_set():
        seen.append(book.read(titles))
    writer.join()
    assert all(found == {str(version // 30 - 1)} for found, version in seen)
    assert book.read(titles) == ({"15"}, 480)


def test_writing_while_reading_waits_for_nobody(book: Book) -> None:
    """A read that lasts does not hold up a write, and is not confused by it."""
    book.apply(person("li"))
    runs = []

    def work(account: Reading) -> int:
        runs.append(account.account.version)
        if len(runs) == 1:
            book.apply(edit("units", id="u", name="U"))
        return len(account.rows(TABLES["units"]))

    found = book.read(work)
    assert (found, runs[-1]) in [(0, 1), (1, 2)]
    assert book.version == 2


def test_a_read_that_is_always_overtaken_ends_all_the_same(book: Book) -> None:
    turns = []

    def work(account: Reading) -> int:
        turns.append(account.account.version)
        if len(turns) <= 3:
            book.apply(person(f"p{len(turns)}"))
        return len(account.rows(TABLES["contacts"]))

    assert book.read(work) == turns[-1]
