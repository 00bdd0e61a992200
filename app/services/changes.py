"""The ledger: what was changed, by whom, and taking it back."""

from app.services.access import Access
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
    """Return at most `limit` changes after a sequence number, and whether there are more."""

    def work(view: Reading) -> tuple[list[Change], bool]:
        found = view.changes(after, limit + 1, kind, key)
        return found[:limit], len(found) > limit

    return access.store.read(access.tenant, account, work)


def undo_change(access: Access, account: str, seq: int, expected: int | None) -> list[Change]:
    """Take back the whole change set to which a change belongs. Raises NotFound, Conflict."""

    def work(view: Writing) -> list[Change]:
        check_version(view, expected)
        return undo(view, seq, access.stamp("undo"))

    return access.store.write(access.tenant, account, work)
