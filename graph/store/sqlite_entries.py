"""A tenant's entries in SQLite."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from graph.errors import StaleEntry
from graph.store.base import Entry, EntryEdit
from graph.store.sqlite_file import SqliteFile

_SELECT = "SELECT kind, key, version, at, content FROM entry WHERE tenant = ? AND kind = ? "


class SqliteEntries(SqliteFile):
    """What tenants keep beside their facts and change: definitions, claims, the outbox, jobs."""

    def entry(self, tenant: str, kind: str, key: str) -> Entry | None:
        """Return one entry."""
        with self._ready() as db:
            found = db.execute(_SELECT + "AND key = ?", (tenant, kind, key))
            return next((_entry_of(row) for row in found), None)

    def entries(self, tenant: str, kind: str, after: str, limit: int) -> list[Entry]:
        """Return at most `limit` entries with keys after `after`, by key."""
        values = (tenant, kind, after, limit)
        with self._ready() as db:
            found = db.execute(_SELECT + "AND key > ? ORDER BY key LIMIT ?", values)
            return [_entry_of(row) for row in found]

    def put_entries(self, tenant: str, edits: Sequence[EntryEdit]) -> None:
        """Make all of these edits, or none."""
        with self.transaction() as db:
            for edit in edits:
                _put(db, tenant, edit)

    def tenants_with(self, kind: str) -> list[str]:
        """Return the tenants that have entries of a kind."""
        with self._ready() as db:
            found = db.execute(
                "SELECT DISTINCT tenant FROM entry WHERE kind = ? ORDER BY tenant", (kind,)
            )
            return [tenant for (tenant,) in found]


def _put(db: sqlite3.Connection, tenant: str, edit: EntryEdit) -> None:
    place = (tenant, edit.kind, edit.key)
    row = db.execute(
        "SELECT version FROM entry WHERE tenant = ? AND kind = ? AND key = ?", place
    ).fetchone()
    version = row[0] if row else 0
    if edit.expected not in (None, version):
        raise StaleEntry(edit.kind, edit.key)
    if edit.content is None:
        db.execute("DELETE FROM entry WHERE tenant = ? AND kind = ? AND key = ?", place)
        return
    text = json.dumps(edit.content, ensure_ascii=False)
    values = (*place, version + 1, datetime.now(UTC).isoformat(), text)
    db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)", values)


def _entry_of(row: tuple[str, str, int, str, str]) -> Entry:
    kind, key, version, at, content = row
    return Entry(kind, key, version, datetime.fromisoformat(at), json.loads(content))
