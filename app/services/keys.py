"""API keys: each for one tenant, to read or to write; kept as hashes."""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Literal

from graph.store import ApiKey, Store

PREFIX = "km_"


def make_key(
    store: Store,
    tenant: str,
    name: str,
    scope: Literal["read", "write"],
    *,
    sensitive: bool = False,
) -> str:
    """Make an API key and return it: only its hash is kept, so it is seen this once."""
    key = PREFIX + secrets.token_urlsafe(32)
    store.add_key(ApiKey(name, tenant, scope, _hash(key), datetime.now(UTC), sensitive))
    return key


def find_key(store: Store, key: str) -> ApiKey | None:
    """Return what is kept of a key; None where it is none of ours."""
    return store.find_key(_hash(key))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
