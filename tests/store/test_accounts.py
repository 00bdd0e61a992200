"""Accounts: made by writing, listed, renamed, deleted."""

from datetime import UTC, datetime, timedelta

import pytest

from graph.errors import NotFound, StaleVersion
from graph.model import TABLES
from graph.store.base import Store, Writing
from tests.store.book import Book, influence, person


def test_an_account_is_unknown_before_it_is_made(store: Store, tenant: str) -> None:
    with pytest.raises(NotFound, match="'telecom'"):
        store.read(tenant, "telecom", lambda account: account.account)
    with pytest.raises(NotFound, match="'telecom'"):
        store.write(tenant, "telecom", lambda account: account.account)


def test_writing_makes_an_account_where_it_is_given_a_name(store: Store, tenant: str) -> None:
    made = store.write(tenant, "telecom", lambda account: account.account, create="Telecom 电信")
    assert (made.id, made.name, made.version) == ("telecom", "Telecom 电信", 0)
    assert abs(datetime.now(UTC) - made.created_at) < timedelta(minutes=5)
    assert store.read(tenant, "telecom", lambda account: account.account) == made


def test_making_an_account_again_leaves_it_as_it_is(book: Book) -> None:
    book.apply(person("li"))
    again = book.store.write(book.tenant, book.id, lambda a: a.account, create="Another name")
    assert (again.name, again.version) == ("Eastern Telecom", 1)


def test_an_account_is_not_made_where_the_work_fails(store: Store, tenant: str) -> None:
    def work(account: Writing) -> None:
        raise KeyError("midway")

    with pytest.raises(KeyError):
        store.write(tenant, "telecom", work, create="Telecom")
    assert store.accounts(tenant, "", 10) == []


def test_an_account_is_renamed_without_a_new_version(book: Book) -> None:
    book.apply(person("li"))
    book.write(lambda account: account.rename("Western Telecom"))
    renamed = book.read(lambda account: account.account)
    assert (renamed.name, renamed.version) == ("Western Telecom", 1)


def test_accounts_are_listed_by_id_in_pages(store: Store, tenant: str) -> None:
    ids = ["a", "B", "é", "中", "\ufffd", "😀", '"', "a b", "\ue000", "]"]
    for id_ in ids:
        Book.made(store, tenant, id_)
    listed: list[str] = []
    while page := store.accounts(tenant, listed[-1] if listed else "", 3):
        assert len(page) <= 3
        listed += [account.id for account in page]
    assert listed == sorted(ids)


def test_a_listed_account_says_its_name_and_version(book: Book) -> None:
    book.apply(person("li"), person("wang"))
    (listed,) = book.store.accounts(book.tenant, "", 10)
    assert listed == book.read(lambda account: account.account)
    assert listed.version == 2


def test_deleting_needs_the_version_it_is_given(book: Book) -> None:
    book.apply(person("li"))
    with pytest.raises(StaleVersion) as stale:
        book.store.delete_account(book.tenant, book.id, 0)
    assert stale.value.version == 1
    assert book.keys("contacts") == ["li"]
    book.store.delete_account(book.tenant, book.id, 1)
    assert book.store.accounts(book.tenant, "", 10) == []


def test_deleting_an_unknown_account_is_not_found(store: Store, tenant: str) -> None:
    with pytest.raises(NotFound):
        store.delete_account(tenant, "telecom", None)


def test_deleting_leaves_nothing_for_an_account_of_the_same_id(book: Book) -> None:
    book.apply(person("li"), person("wang"), influence("li", "wang"))
    book.store.delete_account(book.tenant, book.id, None)
    with pytest.raises(NotFound):
        book.rows("contacts")
    again = Book.made(book.store, book.tenant)
    assert (again.version, again.changes()) == (0, [])
    assert all(again.rows(kind) == [] for kind in TABLES)
    again.apply(person("li"))
    assert again.version == 1


def test_deleting_an_account_leaves_the_others(book: Book) -> None:
    book.apply(person("li"))
    longer = Book.made(book.store, book.tenant, book.id + "2")
    longer.apply(person("wang"))
    book.store.delete_account(book.tenant, book.id, None)
    assert longer.keys("contacts") == ["wang"]
    assert longer.version == 1
