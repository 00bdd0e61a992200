"""Walking through what a tenant keeps under keys."""

from collections.abc import Iterator

from graph.store import Entry, Store

PAGE = 500


def entries_of(
    store: Store, tenant: str, kind: str, after: str = "", page: int = PAGE
) -> Iterator[Entry]:
    """Yield a tenant's entries of a kind with keys after `after`, by key; so many are read at once.

    What is removed meanwhile, the one just given too, does not disturb the walk.
    """
    while found := store.entries(tenant, kind, after, page):
        yield from found
        after = found[-1].key
