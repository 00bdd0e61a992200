"""Documents of a tenant: kept in order under numbers of their kind, gone with their account."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from graph.errors import NotFound
from graph.store.base import Store
from tests.store.book import Book, person

CONTENT = {"weights": [["预算 budget", "unknown", -0.25]], "none": None, "deep": {"x": 1, "y": 0.1}}


def test_a_document_comes_back_as_it_was_kept(store: Store, tenant: str) -> None:
    before = datetime.now(UTC)
    kept = store.add_document(tenant, "model", CONTENT)
    assert (kept.kind, kept.number, kept.account, kept.content) == ("model", 1, None, CONTENT)
    assert before <= kept.at <= datetime.now(UTC)
    assert store.last_document(tenant, "model") == kept
    assert store.documents(tenant, "model", 0, 10) == [kept]


def test_numbers_count_each_kind_of_each_tenant(store: Store, tenant: str) -> None:
    numbers = [
        store.add_document(of, kind, {}).number
        for of, kind in ((tenant, "a"), (tenant, "a"), (tenant, "b"), (tenant + "2", "a"))
    ]
    assert numbers == [1, 2, 1, 1]


def test_there_is_none(store: Store, tenant: str) -> None:
    assert store.last_document(tenant, "model") is None
    assert store.documents(tenant, "model", 0, 10) == []


def test_they_come_in_pages_oldest_first(store: Store, tenant: str) -> None:
    for value in range(12):
        store.add_document(tenant, "model", {"value": value})
    page = store.documents(tenant, "model", 8, 3)
    assert [(one.number, one.content["value"]) for one in page] == [(9, 8), (10, 9), (11, 10)]
    last = store.last_document(tenant, "model")
    assert last
    assert last.number == 12


def test_another_tenant_sees_none(store: Store, tenant: str) -> None:
    store.add_document(tenant, "model", CONTENT)
    assert store.last_document(tenant + "2", "model") is None
    assert store.documents(tenant + "2", "model", 0, 10) == []


def test_they_go_with_their_account_and_no_number_is_given_twice(store: Store, tenant: str) -> None:
    book = Book.made(store, tenant)
    book.apply(person("ann"))
    of_none = store.add_document(tenant, "said", {})
    store.add_document(tenant, "said", {}, book.id)
    store.delete_account(tenant, book.id, None)
    assert store.documents(tenant, "said", 0, 10) == [of_none]
    Book.made(store, tenant)
    again = store.add_document(tenant, "said", {}, book.id)
    assert again.number == 3
    assert store.documents(tenant, "said", 0, 10) == [of_none, again]


def test_one_of_no_account_that_there_is(store: Store, tenant: str) -> None:
    with pytest.raises(NotFound, match="'nobody'"):
        store.add_document(tenant, "said", {}, "nobody")
    assert store.documents(tenant, "said", 0, 10) == []
    assert store.add_document(tenant, "said", {}).number == 1


def test_many_at_once_get_different_numbers(store: Store, tenant: str) -> None:
    def add(value: int) -> int:
        return store.add_document(tenant, "said", {"value": value}).number

    with ThreadPoolExecutor(8) as pool:
        numbers = sorted(pool.map(add, range(24)))
    assert numbers == list(range(1, 25))


def test_the_account_is_as_it_was(store: Store, tenant: str) -> None:
    book = Book.made(store, tenant)
    version = book.version
    store.add_document(tenant, "said", {}, book.id)
    assert book.version == version
