"""The embedded store: one SQLite file in WAL mode."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from graph.errors import Conflict, NotFound, StaleVersion, StoreUnavailable
from graph.model import Row
from graph.store import migrations
from graph.store import sqlite_documents as documents
from graph.store.base import Account, ApiKey, Document, Reading, T, Writing
from graph.store.sqlite_account import SqliteAccount

BUSY_TIMEOUT_SECONDS = 30.0
_MIGRATION_TABLE = """
CREATE TABLE IF NOT EXISTS migration (
    version TEXT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT
"""


class SqliteStore:
    """Accounts in one SQLite file; a connection for each unit of work.

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

    def read(self, tenant: str, account: str, work: Callable[[Reading], T]) -> T:
        """Run `work` on one consistent view."""
        with self._ready() as db, _transaction(db, "DEFERRED"):
            return work(SqliteAccount(db, tenant, _account(db, tenant, account)))

    def write(
        self, tenant: str, account: str, work: Callable[[Writing], T], *, create: str | None = None
    ) -> T:
        """Run `work` in one transaction, alone on the store; an error undoes all of it."""
        with self._ready() as db, _transaction(db, "IMMEDIATE"):
            if create is not None:
                db.execute(
                    "INSERT INTO account VALUES (?, ?, ?, ?, 0) ON CONFLICT DO NOTHING",
                    (tenant, account, create, datetime.now(UTC).isoformat()),
                )
            return work(SqliteAccount(db, tenant, _account(db, tenant, account)))

    def accounts(self, tenant: str, after: str, limit: int) -> list[Account]:
        """Return at most `limit` of a tenant's accounts with ids after `after`, by id."""
        with self._ready() as db:
            found = db.execute(
                "SELECT id, name, created_at, version FROM account "
                "WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?",
                (tenant, after, limit),
            )
            return [_account_of(row) for row in found]

    def delete_account(self, tenant: str, account: str, expected: int | None) -> None:
        """Delete an account, its facts and its ledger."""
        with self._ready() as db, _transaction(db, "IMMEDIATE"):
            version = _account(db, tenant, account).version
            if expected is not None and expected != version:
                raise StaleVersion(expected=expected, version=version)
            db.execute("DELETE FROM account WHERE tenant = ? AND id = ?", (tenant, account))

    def add_key(self, key: ApiKey) -> None:
        """Keep an API key."""
        try:
            with self._ready() as db, _transaction(db, "IMMEDIATE"):
                db.execute(
                    "INSERT INTO api_key VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        *(key.sha256, key.tenant, key.name, key.scope),
                        *(key.created_at.isoformat(), key.sensitive),
                    ),
                )
        except sqlite3.IntegrityError:
            raise Conflict(f"tenant {key.tenant!r} has a key named {key.name!r}") from None

    def find_key(self, sha256: str) -> ApiKey | None:
        """Return the API key with this hash."""
        with self._ready() as db:
            row = db.execute("SELECT * FROM api_key WHERE sha256 = ?", (sha256,)).fetchone()
            return _key_of(row) if row else None

    def keys(self, tenant: str | None) -> list[ApiKey]:
        """Return the API keys of a tenant (None: of all), by tenant and name."""
        with self._ready() as db:
            found = db.execute(
                "SELECT * FROM api_key WHERE ?1 IS NULL OR tenant = ?1 ORDER BY tenant, name",
                (tenant,),
            )
            return [_key_of(row) for row in found]

    def remove_key(self, tenant: str, name: str) -> None:
        """Forget an API key."""
        with self._ready() as db, _transaction(db, "IMMEDIATE"):
            gone = db.execute(
                "DELETE FROM api_key WHERE tenant = ? AND name = ?", (tenant, name)
            ).rowcount
        if not gone:
            raise NotFound(f"tenant {tenant!r} has no key named {name!r}")

    def add_document(
        self, tenant: str, kind: str, content: Row, account: str | None = None
    ) -> Document:
        """Keep a document."""
        with self._ready() as db, _transaction(db, "IMMEDIATE"):
            if account is not None:
                _account(db, tenant, account)
            return documents.add(db, tenant, kind, content, account)

    def documents(self, tenant: str, kind: str, after: int, limit: int) -> list[Document]:
        """Return at most `limit` documents with numbers above `after`, oldest first."""
        with self._ready() as db:
            return documents.page(db, tenant, kind, after, limit)

    def last_document(self, tenant: str, kind: str) -> Document | None:
        """Return the document of a kind that was kept last."""
        with self._ready() as db:
            return documents.last(db, tenant, kind)

    def close(self) -> None:
        """Nothing is kept open between units of work."""
        self._migrated = False

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


def _account(db: sqlite3.Connection, tenant: str, account: str) -> Account:
    row = db.execute(
        "SELECT id, name, created_at, version FROM account WHERE tenant = ? AND id = ?",
        (tenant, account),
    ).fetchone()
    if row is None:
        raise NotFound(f"no account has the id {account!r}")
    return _account_of(row)


def _account_of(row: tuple[str, str, str, int]) -> Account:
    return Account(row[0], row[1], datetime.fromisoformat(row[2]), row[3])


def _key_of(row: tuple[str, str, str, str, str, int]) -> ApiKey:
    sha256, tenant, name, scope, created_at, sensitive = row
    return ApiKey(
        name=name,
        tenant=tenant,
        scope="write" if scope == "write" else "read",
        sha256=sha256,
        created_at=datetime.fromisoformat(created_at),
        sensitive=bool(sensitive),
    )
