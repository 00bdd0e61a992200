"""The ledger: what was changed, by whom, and taking it back."""

from collections.abc import Iterator
from itertools import islice

from app.services.access import Access
from app.services.sensitive import check_may_see_all
from graph.model import TABLES
from graph.store import Change, Reading, Writing, check_version, undo


def list_changes(
    access: Access,
    account: str,
    after: int,
    limit: int,
    *,
    kind: str | None = None,
    key: str | None = None,
) -> tuple[list[Change], bool]:
    """Return at most `limit` changes after a sequence number, and whether there are more.

    Those of sensitive notes are left out where they may not be seen.
    """

    def work(view: Reading) -> tuple[list[Change], bool]:
        found = list(islice(_seen(access, view, after, limit, kind, key), limit + 1))
        return found[:limit], len(found) > limit

    return access.store.read(access.tenant, account, work)


def undo_change(access: Access, account: str, seq: int, expected: int | None) -> list[Change]:
    """Take back the whole change set to which a change belongs.

    Raises
    ------
    NotFound, Conflict
        If there is none, or its facts were changed since.
    Forbidden
        If it is about sensitive notes, and they may not be seen.
    """

    def work(view: Writing) -> list[Change]:
        check_version(view, expected)
        check_may_see_all(access, {change.kind for change in view.change_set(seq)})
        return undo(view, seq, access.stamp("undo"))

    return access.store.write(access.tenant, account, work)


def _seen(
    access: Access, view: Reading, after: int, limit: int, kind: str | None, key: str | None
) -> Iterator[Change]:
    """Yield the changes that may be seen, oldest first, read so many at a time."""
    while found := view.changes(after, limit + 1, kind, key):
        for change in found:
            if access.sensitive or not TABLES[change.kind].sensitive:
                yield change
        after = found[-1].seq
