"""Entries of a tenant: changed only from the version that was read, all of a change or none."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.errors import StaleEntry
from graph.store.base import EntryEdit, Store

CONTENT = {"text": "周报 weekly", "none": None, "deep": {"list": [1, 0.5]}}


def put(store: Store, tenant: str, key: str, expected: int | None = None) -> None:
    store.put_entries(tenant, [EntryEdit("job", key, CONTENT, expected)])


def test_an_entry_comes_back_as_it_was_put(store: Store, tenant: str) -> None:
    put(store, tenant, "a")
    found = store.entry(tenant, "job", "a")
    assert found
    assert (found.kind, found.key, found.version, found.content) == ("job", "a", 1, CONTENT)
    assert store.entries(tenant, "job", "", 10) == [found]
    put(store, tenant, "a", 1)
    again = store.entry(tenant, "job", "a")
    assert again
    assert again.version == 2
    assert again.at >= found.at


def test_there_is_none(store: Store, tenant: str) -> None:
    assert store.entry(tenant, "job", "a") is None
    assert store.entries(tenant, "job", "", 10) == []
    store.put_entries(tenant, [EntryEdit("job", "a", None)])
    assert store.entry(tenant, "job", "a") is None


def test_a_kind_and_a_tenant_see_their_own(store: Store, tenant: str) -> None:
    put(store, tenant, "a")
    assert store.entry(tenant, "jobs", "a") is None
    assert store.entries(tenant + "2", "job", "", 10) == []
    put(store, tenant + "2", "a")
    assert {tenant, tenant + "2"} <= set(store.tenants_with("job"))
    assert tenant not in store.tenants_with("jobs")


def test_they_come_in_pages_by_key(store: Store, tenant: str) -> None:
    keys = ["b", "é", "a", "😀", "\uffee", "aa"]
    for key in keys:
        put(store, tenant, key)
    ordered = sorted(keys)
    assert [one.key for one in store.entries(tenant, "job", "", 10)] == ordered
    assert [one.key for one in store.entries(tenant, "job", "aa", 2)] == ordered[2:4]


@pytest.mark.parametrize(("is_there", "expected"), [(False, 1), (True, 0), (True, 2)])
def test_one_that_is_not_as_expected_changes_nothing(
    store: Store, tenant: str, is_there: bool, expected: int
) -> None:
    if is_there:
        put(store, tenant, "a")
    before = store.entries(tenant, "job", "", 10)
    edits = [EntryEdit("job", "b", CONTENT), EntryEdit("job", "a", None, expected)]
    for some in (edits, edits[::-1]):
        with pytest.raises(StaleEntry, match="'a'"):
            store.put_entries(tenant, some)
        assert store.entries(tenant, "job", "", 10) == before


def test_several_kinds_change_at_once(store: Store, tenant: str) -> None:
    put(store, tenant, "a")
    store.put_entries(tenant, [EntryEdit("job", "a", None, 1), EntryEdit("sent", "a", CONTENT, 0)])
    assert store.entry(tenant, "job", "a") is None
    assert store.entry(tenant, "sent", "a")


def test_of_many_who_claim_at_once_one_has_it(store: Store, tenant: str) -> None:
    def claim(worker: int) -> bool:
        try:
            store.put_entries(tenant, [EntryEdit("claim", "monday", {"worker": worker}, 0)])
        except StaleEntry:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(claim, range(16)))
    assert won.count(True) == 1
    found = store.entry(tenant, "claim", "monday")
    assert found
    assert found.content == {"worker": won.index(True)}
