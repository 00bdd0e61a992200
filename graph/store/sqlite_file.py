"""One SQLite file in WAL mode: connections, transactions, migrations."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Literal

from graph.errors import StoreUnavailable
from graph.store import migrations

BUSY_TIMEOUT_SECONDS = 30.0
_MIGRATION_TABLE = """
CREATE TABLE IF NOT EXISTS migration (
    version TEXT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT
"""


class SqliteFile:
    """A store's file; a connection for each unit of work.

    Parameters
    ----------
    path
        The file; made where it does not exist.
    """

    kind = "sqlite"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._migrated = False
        self._lock = threading.Lock()

    def migrate(self) -> list[str]:
        """Bring the schema up to date; return the names of the migrations that were applied."""
        known = migrations.load(files("graph.store") / "sqlite_migrations")
        with self._connection() as db:
            db.execute("PRAGMA journal_mode = WAL")
            with _transaction(db, "IMMEDIATE"):
                db.execute(_MIGRATION_TABLE)
                applied = dict(db.execute("SELECT version, checksum FROM migration").fetchall())
                todo = migrations.pending(known, applied)
                for migration in todo:
                    _run_script(db, migration.text)
                    db.execute(
                        "INSERT INTO migration VALUES (?, ?, ?, ?)",
                        (
                            migration.version,
                            migration.name,
                            migration.checksum,
                            datetime.now(UTC).isoformat(),
                        ),
                    )
        self._migrated = True
        return [migration.name for migration in todo]

    def ping(self) -> None:
        """Return if the file can be read; raise StoreUnavailable if not."""
        with self._ready() as db:
            db.execute("SELECT count(*) FROM migration").fetchone()

    def close(self) -> None:
        """Nothing is kept open between units of work."""
        self._migrated = False

    @contextmanager
    def transaction(
        self, mode: Literal["IMMEDIATE", "DEFERRED"] = "IMMEDIATE"
    ) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a transaction: IMMEDIATE to write, DEFERRED to read."""
        with self._ready() as db, _transaction(db, mode):
            yield db

    @contextmanager
    def _ready(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if not self._migrated:
                self.migrate()
        with self._connection() as db:
            yield db

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self._path.parent.is_dir():
                raise StoreUnavailable(f"cannot open {self._path}: there is no such folder")
            db = sqlite3.connect(
                self._path, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None, uri=False
            )
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(f"cannot open {self._path}: {error}") from error
        try:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = FULL")
            yield db
        except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.IntegrityError):
                raise
            raise StoreUnavailable(f"{self._path}: {error}") from error
        finally:
            db.close()


@contextmanager
def _transaction(db: sqlite3.Connection, mode: str) -> Iterator[None]:
    db.execute(f"BEGIN {mode}")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _run_script(db: sqlite3.Connection, text: str) -> None:
    """Run each statement of a script inside the present transaction."""
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
