"""A tenant's documents in SQLite."""

import json
import sqlite3
from datetime import UTC, datetime

from graph.model import Row
from graph.store.base import Document


def add(
    db: sqlite3.Connection, tenant: str, kind: str, content: Row, account: str | None
) -> Document:
    """Keep a document under the next number of its kind, within a transaction."""
    (number,) = db.execute(
        "INSERT INTO document_count VALUES (?, ?, 1) "
        "ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
        (tenant, kind),
    ).fetchone()
    document = Document(kind, number, datetime.now(UTC), account, content)
    text = json.dumps(content, ensure_ascii=False)
    values = (tenant, kind, number, document.at.isoformat(), account, text)
    db.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)", values)
    return document


def page(db: sqlite3.Connection, tenant: str, kind: str, after: int, limit: int) -> list[Document]:
    """Return at most `limit` documents with numbers above `after`, oldest first."""
    found = db.execute(
        "SELECT kind, number, at, account, content FROM document "
        "WHERE tenant = ? AND kind = ? AND number > ? ORDER BY number LIMIT ?",
        (tenant, kind, after, limit),
    )
    return [_document_of(row) for row in found]


def last(db: sqlite3.Connection, tenant: str, kind: str) -> Document | None:
    """Return the document of a kind that was kept last."""
    row = db.execute(
        "SELECT kind, number, at, account, content FROM document "
        "WHERE tenant = ? AND kind = ? ORDER BY number DESC LIMIT 1",
        (tenant, kind),
    ).fetchone()
    return _document_of(row) if row else None


def _document_of(row: tuple[str, int, str, str | None, str]) -> Document:
    kind, number, at, account, content = row
    return Document(kind, number, datetime.fromisoformat(at), account, json.loads(content))
