"""The embedded store: one SQLite file in WAL mode."""

from collections.abc import Callable
from datetime import UTC, datetime

from graph.errors import StaleVersion
from graph.store.base import Account, Reading, T, Writing
from graph.store.sqlite_account import SqliteAccount, account_in, account_of
from graph.store.sqlite_documents import SqliteDocuments
from graph.store.sqlite_entries import SqliteEntries
from graph.store.sqlite_keys import SqliteKeys


class SqliteStore(SqliteKeys, SqliteDocuments, SqliteEntries):
    """Accounts in one SQLite file, with the keys, documents and entries of their tenants."""

    def read(self, tenant: str, account: str, work: Callable[[Reading], T]) -> T:
        """Run `work` on one consistent view."""
        with self.transaction("DEFERRED") as db:
            return work(SqliteAccount(db, tenant, account_in(db, tenant, account)))

    def write(
        self, tenant: str, account: str, work: Callable[[Writing], T], *, create: str | None = None
    ) -> T:
        """Run `work` in one transaction, alone on the store; an error undoes all of it."""
        with self.transaction() as db:
            if create is not None:
                db.execute(
                    "INSERT INTO account VALUES (?, ?, ?, ?, 0) ON CONFLICT DO NOTHING",
                    (tenant, account, create, datetime.now(UTC).isoformat()),
                )
            return work(SqliteAccount(db, tenant, account_in(db, tenant, account)))

    def accounts(self, tenant: str, after: str, limit: int) -> list[Account]:
        """Return at most `limit` of a tenant's accounts with ids after `after`, by id."""
        with self._ready() as db:
            found = db.execute(
                "SELECT id, name, created_at, version FROM account "
                "WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?",
                (tenant, after, limit),
            )
            return [account_of(row) for row in found]

    def delete_account(self, tenant: str, account: str, expected: int | None) -> None:
        """Delete an account, its facts and its ledger."""
        with self.transaction() as db:
            version = account_in(db, tenant, account).version
            if expected is not None and expected != version:
                raise StaleVersion(expected=expected, version=version)
            db.execute("DELETE FROM account WHERE tenant = ? AND id = ?", (tenant, account))
