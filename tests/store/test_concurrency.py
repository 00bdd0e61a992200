"""Concurrent writers to one account: one wins each version, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from graph.errors import Conflict, NotFound, StaleVersion
from graph.store.base import ApiKey, Store
from graph.store.sqlite import SqliteStore
from tests.store.book import Book, person
from tests.store.writers import race_of_processes, race_of_threads, write_in_turns

NAMES = ["a", "b", "c", "d"]


def check_race(book: Book, won: list[list[int]]) -> None:
    versions = sorted(version for some in won for version in some)
    assert versions == list(range(1, book.version + 1))
    assert len(book.keys("contacts")) == book.version == len(book.changes())
    assert book.version >= 10


def test_threads_win_each_version_once(book: Book) -> None:
    check_race(book, race_of_threads(partial(write_in_turns, book), NAMES))


def test_processes_win_each_version_once(tmp_path: Path, tenant: str) -> None:
    """They race for the file's migrations too."""
    path = tmp_path / "kingmaker.db"
    book = Book.made(SqliteStore(path), tenant)
    check_race(book, race_of_processes(path, tenant, NAMES[:2]))


def test_a_new_file_is_made_by_several_at_once(tmp_path: Path, tenant: str) -> None:
    stores = [SqliteStore(tmp_path / "kingmaker.db") for _ in range(6)]
    with ThreadPoolExecutor(len(stores)) as pool:
        made = list(pool.map(lambda store: Book.made(store, tenant).version, stores))
    assert made == [0] * 6


def test_of_writers_with_one_version_one_wins(book: Book) -> None:
    def write(name: str) -> bool:
        with suppress(StaleVersion):
            return bool(book.apply(person(name), expected=0))
        return False

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(write, "abcdef")) == 1
    assert book.version == len(book.rows("contacts")) == 1


def test_writes_without_a_version_all_happen(book: Book) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(
            pool.map(lambda n: book.apply(person(f"p{n}"), person("shared", rank=n)), range(1, 25))
        )
    assert len(book.keys("contacts")) == 25
    assert [change.seq for change in book.changes()] == list(range(1, 49))
    assert book.version == 48


def test_an_account_is_made_once(store: Store, tenant: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: Book.made(store, tenant).apply(person(f"p{n}")), range(6)))
    (account,) = store.accounts(tenant, "", 10)
    assert account.version == 6


def test_accounts_are_written_side_by_side(store: Store, tenant: str) -> None:
    books = [Book.made(store, tenant, f"account {n}") for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(lambda book: write_in_turns(book, "p"), books))
    assert won == [list(range(1, 11))] * 4


def test_writing_and_deleting_do_not_mix(book: Book) -> None:
    """Whatever order they come in: an account has all the facts of its ledger, and no others."""

    def write(n: int) -> None:
        Book.made(book.store, book.tenant).apply(*(person(f"p{n} {m}") for m in range(3)))

    def delete(n: int) -> None:
        with suppress(NotFound):
            book.store.delete_account(book.tenant, book.id, None)

    with ThreadPoolExecutor(4) as pool:
        turns = [pool.submit(delete if n % 3 == 2 else write, n) for n in range(18)]
    for turn in turns:
        error = turn.exception()
        assert error is None or isinstance(error, NotFound)
    again = Book.made(book.store, book.tenant)
    assert len(again.keys("contacts")) == len(again.changes()) == again.version


def test_an_api_key_is_kept_once(store: Store, tenant: str) -> None:
    def add(n: int) -> bool:
        try:
            store.add_key(ApiKey("laptop", tenant, "read", f"{tenant} {n}", datetime.now(UTC)))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(add, range(4))) == 1
