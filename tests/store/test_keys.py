"""API keys: kept by their hash."""

from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

import pytest

from graph.errors import Conflict, NotFound
from graph.store.base import ApiKey, Store


def key(tenant: str, name: str, scope: Literal["read", "write"] = "read") -> ApiKey:
    return ApiKey(name, tenant, scope, uuid4().hex, datetime(2026, 6, 30, 1, 2, 3, 4, tzinfo=UTC))


def test_a_key_is_found_by_its_hash(store: Store, tenant: str) -> None:
    kept = key(tenant, "laptop 笔记本 '\"`", "write")
    store.add_key(kept)
    assert store.find_key(kept.sha256) == kept
    assert store.find_key("another") is None


def test_keys_are_listed_by_name(store: Store, tenant: str) -> None:
    kept = {name: key(tenant, name) for name in ("b", "a", "é", "B")}
    for one in kept.values():
        store.add_key(one)
    assert store.keys(tenant) == [kept[name] for name in sorted(kept)]


def test_keys_of_all_tenants_are_listed_by_tenant(store: Store, tenant: str) -> None:
    kept = [key(tenant + suffix, name) for suffix in "ab" for name in ("x", "y")]
    for one in reversed(kept):
        store.add_key(one)
    assert [one for one in store.keys(None) if one.tenant.startswith(tenant)] == kept


def test_a_name_is_taken_once_in_a_tenant(store: Store, tenant: str) -> None:
    first = key(tenant, "laptop")
    store.add_key(first)
    with pytest.raises(Conflict, match="'laptop'"):
        store.add_key(key(tenant, "laptop"))
    store.add_key(key(tenant + "2", "laptop"))
    assert store.keys(tenant) == [first]


def test_a_removed_key_is_forgotten(store: Store, tenant: str) -> None:
    kept = key(tenant, "laptop")
    store.add_key(kept)
    store.remove_key(tenant, "laptop")
    assert store.find_key(kept.sha256) is None
    with pytest.raises(NotFound, match="'laptop'"):
        store.remove_key(tenant, "laptop")
    store.add_key(kept)
    assert store.keys(tenant) == [kept]
