"""A tenant's documents in SQLite."""

import json
import sqlite3
from datetime import UTC, datetime

from graph.model import Row
from graph.store.base import Document
from graph.store.sqlite_account import account_in
from graph.store.sqlite_file import SqliteFile

_SELECT = "SELECT kind, number, at, account, content FROM document WHERE tenant = ? AND kind = ? "


class SqliteDocuments(SqliteFile):
    """What tenants keep beside their facts and never change."""

    def add_document(
        self, tenant: str, kind: str, content: Row, account: str | None = None
    ) -> Document:
        """Keep a document under the next number of its kind."""
        with self.transaction() as db:
            if account is not None:
                account_in(db, tenant, account)
            document = Document(
                kind, _next_number(db, tenant, kind), datetime.now(UTC), account, content
            )
            text = json.dumps(content, ensure_ascii=False)
            values = (tenant, kind, document.number, document.at.isoformat(), account, text)
            db.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)", values)
        return document

    def documents(self, tenant: str, kind: str, after: int, limit: int) -> list[Document]:
        """Return at most `limit` documents with numbers above `after`, oldest first."""
        values = (tenant, kind, after, limit)
        with self._ready() as db:
            found = db.execute(_SELECT + "AND number > ? ORDER BY number LIMIT ?", values)
            return [_document_of(row) for row in found]

    def last_document(self, tenant: str, kind: str) -> Document | None:
        """Return the document of a kind that was kept last."""
        with self._ready() as db:
            found = db.execute(_SELECT + "ORDER BY number DESC LIMIT 1", (tenant, kind))
            return next((_document_of(row) for row in found), None)


def _next_number(db: sqlite3.Connection, tenant: str, kind: str) -> int:
    (number,) = db.execute(
        "INSERT INTO document_count VALUES (?, ?, 1) "
        "ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
        (tenant, kind),
    ).fetchone()
    return int(number)


def _document_of(row: tuple[str, int, str, str | None, str]) -> Document:
    kind, number, at, account, content = row
    return Document(kind, number, datetime.fromisoformat(at), account, json.loads(content))
