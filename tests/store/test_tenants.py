"""No tenant sees another's: every method of the contract."""

import pytest

from graph.errors import NotFound
from graph.model import TABLES
from graph.store import ApiKey, Reading
from tests.store import filled
from tests.store.book import MANY, Book, person


@pytest.fixture
def other(book: Book) -> Book:
    """An account of the same id, of a tenant whose name begins with ours; ours is full."""
    book.apply(*filled.edits())
    return Book.made(book.store, book.tenant + '","telecom')


def test_rows_of_another_tenant_are_not_seen(book: Book, other: Book) -> None:
    for kind in TABLES:
        keys = book.keys(kind)
        assert len(keys) == filled.count(kind) > 0
        assert not any(seen_of(other, kind, keys))


def seen_of(book: Book, kind: str, keys: list[str]) -> list[object]:
    """Return all that an account shows of rows with these keys."""
    table = TABLES[kind]

    def seen(account: Reading) -> list[object]:
        found: list[object] = [account.fetch(table, keys), account.page(table, "", MANY)]
        found += [account.rows(table), account.rows_at(table, MANY)]
        found += [account.referrers(table, key) for key in keys]
        return [
            *found,
            *(account.changes(0, MANY, k, key) for k, key in [(kind, None), (None, keys[0])]),
        ]

    return book.read(seen)


def test_the_ledger_of_another_tenant_is_not_seen(book: Book, other: Book) -> None:
    at = book.changes()[-1].at
    assert other.version == 0
    assert other.changes() == []
    assert other.read(lambda account: (account.change_set(1), account.seq_at(at))) == ([], 0)
    with pytest.raises(NotFound):
        other.undo(1)


def test_writing_in_one_tenant_leaves_the_other(book: Book, other: Book) -> None:
    before, version = book.facts(), book.version
    other.apply(person("li"), person(filled.BARE, name="Another"))
    other.write(lambda account: account.rename("Another"))
    assert (book.facts(), book.version) == (before, version)
    assert book.read(lambda account: account.account.name) == "Eastern Telecom"


def test_accounts_of_another_tenant_are_not_listed(book: Book, other: Book) -> None:
    other.apply(person("li"))
    assert [a.version for a in other.store.accounts(other.tenant, "", 10)] == [1]
    assert [a.version for a in book.store.accounts(book.tenant, "", 10)] == [book.version]
    assert book.store.accounts(book.tenant[:-1], "", 10) == []


def test_an_account_of_another_tenant_is_not_found(book: Book) -> None:
    with pytest.raises(NotFound):
        book.store.read("another " + book.tenant, book.id, lambda account: None)
    with pytest.raises(NotFound):
        book.store.write("another " + book.tenant, book.id, lambda account: None)
    with pytest.raises(NotFound):
        book.store.delete_account("another " + book.tenant, book.id, None)


def test_deleting_in_one_tenant_leaves_the_other(book: Book, other: Book) -> None:
    before = book.facts()
    other.apply(person("li"))
    other.store.delete_account(other.tenant, other.id, None)
    assert book.facts() == before


def test_api_keys_of_another_tenant_are_not_listed(book: Book, other: Book) -> None:
    mine = ApiKey("laptop", book.tenant, "read", f"hash of {book.tenant}",
                  book.read(lambda account: account.account.created_at))  # fmt: skip
    book.store.add_key(mine)
    assert book.store.keys(other.tenant) == []
    with pytest.raises(NotFound):
        book.store.remove_key(other.tenant, "laptop")
    assert book.store.keys(book.tenant) == [mine]
    book.store.remove_key(book.tenant, "laptop")
