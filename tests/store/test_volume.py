"""50,000 rows in one go, and back."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache

from graph.model import TABLES
from graph.store import Edit
from tests.store.book import Book, edit, person

PEOPLE = [f"p{n:02}" for n in range(60)]
MESSAGES = 50_000


@contextmanager
def within(seconds: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


@cache
def messages() -> list[Edit]:
    """Return messages of which no two are alike, in the order of their keys."""
    table = TABLES["communications"]
    start = datetime(2025, 1, 1, tzinfo=UTC)
    first = edit("communications", at="2025-01-01", sender="p00", recipient="p01").row or {}
    rows = (
        first
        | {
            "at": f"{start + timedelta(minutes=n):%Y-%m-%dT%H:%M:%SZ}",
            "sender": PEOPLE[n % 60],
            "recipient": PEOPLE[(n + 7) % 60],
            "count": n % 7 + 1.0,
        }
        for n in range(MESSAGES)
    )
    return [Edit(table.name, table.key_of(row), row) for row in rows]


def test_fifty_thousand_rows_are_written_and_read(book: Book) -> None:
    book.apply(*map(person, PEOPLE))
    with within(120):
        book.apply(*messages(), action="import")
    assert book.version == len(PEOPLE) + MESSAGES
    with within(30):
        rows = book.rows("communications")
    assert rows == [message.row for message in messages()]
    with within(60):
        book.store.delete_account(book.tenant, book.id, None)
