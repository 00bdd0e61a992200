"""Walking through what a tenant keeps under keys."""

from collections.abc import Iterator

from graph.store import Entry, Store

PAGE = 500


def entries_of(store: Store, tenant: str, kind: str, after: str = "") -> Iterator[Entry]:
    """Yield a tenant's entries of a kind with keys after `after`, by key."""
    while page := store.entries(tenant, kind, after, PAGE):
        yield from page
        after = page[-1].key
