"""The store on a Neo4j server: facts as labelled nodes and typed relationships."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any

from neo4j import ManagedTransaction
from neo4j.exceptions import ConstraintError

import cypher
from graph.errors import Conflict, NotFound, StaleVersion, StoreUnavailable
from graph.model import Row
from graph.store import migrations
from graph.store import neo4j_deletion as deletion
from graph.store import neo4j_records as records
from graph.store import neo4j_rows as rows
from graph.store.base import Account, ApiKey, Document, Reading, T, Writing
from graph.store.neo4j_account import Neo4jAccount
from graph.store.neo4j_connection import Neo4jConnection, Records, run
from graph.store.neo4j_opening import Vanished, find, open_for_writing, view

READ_ATTEMPTS = 3
WRITE_ATTEMPTS = 10
FIRST_USE_SECONDS = 5.0


class Neo4jStore:
    """Accounts in one database of a Neo4j server; nothing is connected before it is used.

    Parameters
    ----------
    uri
        Where the server is, as bolt://host:7687 or neo4j://host:7687.
    user, password
        Who we are; without a password no authentication is tried.
    database
        The database's name.
    """

    kind = "neo4j"

    def __init__(self, uri: str, user: str, password: str | None, database: str = "neo4j") -> None:
        self._server = Neo4jConnection(uri, user, password, database)
        self._prepared_after: int | None = None
        self._lock = threading.Lock()

    def migrate(self) -> list[str]:
        """Bring the schema up to date; return the names of the migrations that were applied."""
        known = migrations.load(cypher.MIGRATIONS)
        found = self._server.read(partial(run, query="migrations/list"))
        todo = migrations.pending(known, {row["version"]: row["checksum"] for row in found})
        for migration in todo:
            self._apply(migration)
        return [migration.name for migration in todo]

    def ping(self) -> None:
        """Return if the server answers; raise StoreUnavailable if not."""
        self._read("migrations/ping")

    def read(self, tenant: str, account: str, work: Callable[[Reading], T]) -> T:
        """Run `work` on one consistent view.

        Neo4j shows what is committed at each moment: where the account has changed meanwhile,
        whatever came of it, `work` runs again, and after some attempts alone on the account.
        """
        scope = rows.Scope(tenant, account)
        for _ in range(READ_ATTEMPTS):
            seen: list[Account] = []
            try:
                return self._ready().read(partial(view, scope=scope, work=work, seen=seen))
            except StoreUnavailable:
                raise
            except Exception:
                if not seen or self._ready().read(partial(find, scope=scope)) == seen[-1]:
                    raise
        return self.write(tenant, account, work)

    def write(
        self, tenant: str, account: str, work: Callable[[Writing], T], *, create: str | None = None
    ) -> T:
        """Run `work` in one transaction, alone on this account; an error undoes all of it."""
        scope = rows.Scope(tenant, account)
        server = self._ready()

        def unit(tx: ManagedTransaction) -> T:
            opened = open_for_writing(tx, server, scope, create)
            return work(Neo4jAccount(tx, tenant, opened, self._write))

        for _ in range(WRITE_ATTEMPTS - 1):
            with suppress(Vanished):
                return server.write(unit)
        return server.write(unit)

    def accounts(self, tenant: str, after: str, limit: int) -> list[Account]:
        """Return at most `limit` of a tenant's accounts with ids after `after`, by id."""
        end = rows.past(rows.account_uid(tenant, ""))
        bounds = {"after": rows.account_uid(tenant, after), "end": end}
        return [
            records.account_of(row) for row in self._read("accounts/page", **bounds, limit=limit)
        ]

    def delete_account(self, tenant: str, account: str, expected: int | None) -> None:
        """Delete an account, its facts and its ledger."""
        scope = rows.Scope(tenant, account)
        server = self._ready()

        def unit(tx: ManagedTransaction) -> None:
            version = open_for_writing(tx, server, scope, None).version
            if expected is not None and expected != version:
                raise StaleVersion(expected=expected, version=version)
            deletion.bury(tx, scope)

        server.write(unit)
        deletion.clear(server, scope)

    def add_key(self, key: ApiKey) -> None:
        """Keep an API key."""
        try:
            self._write("keys/add", key=records.key_properties(key))
        except ConstraintError:
            raise Conflict(f"tenant {key.tenant!r} has a key named {key.name!r}") from None

    def find_key(self, sha256: str) -> ApiKey | None:
        """Return the API key with this hash."""
        found = self._read("keys/find", sha256=sha256)
        return next((records.key_of(record["key"]) for record in found), None)

    def keys(self, tenant: str | None) -> list[ApiKey]:
        """Return the API keys of a tenant (None: of all), by tenant and name."""
        return [records.key_of(record["key"]) for record in self._read("keys/list", tenant=tenant)]

    def remove_key(self, tenant: str, name: str) -> None:
        """Forget an API key."""
        (gone,) = self._write("keys/remove", tenant=tenant, name=name)
        if not gone["removed"]:
            raise NotFound(f"tenant {tenant!r} has no key named {name!r}")

    def add_document(
        self, tenant: str, kind: str, content: Row, account: str | None = None
    ) -> Document:
        """Keep a document."""
        server = self._ready()
        kept = records.document_properties(tenant, kind, content, account)

        def unit(tx: ManagedTransaction) -> Document:
            if account is not None:
                open_for_writing(tx, server, rows.Scope(tenant, account), None)
            (found,) = run(tx, "documents/add", **kept)
            return records.document_of(found["document"])

        return server.write(unit)

    def documents(self, tenant: str, kind: str, after: int, limit: int) -> list[Document]:
        """Return at most `limit` documents with numbers above `after`, oldest first."""
        bounds: dict[str, Any] = {"after": after, "limit": limit}
        found = self._read("documents/page", tenant=tenant, kind=kind, **bounds)
        return [records.document_of(record["document"]) for record in found]

    def last_document(self, tenant: str, kind: str) -> Document | None:
        """Return the document of a kind that was kept last."""
        found = self._read("documents/last", tenant=tenant, kind=kind)
        return next((records.document_of(record["document"]) for record in found), None)

    def close(self) -> None:
        """Give back connections."""
        self._server.close()

    def _read(self, query: str, **parameters: Any) -> Records:
        return self._ready().read(lambda tx: run(tx, query, **parameters))

    def _write(self, query: str, **parameters: Any) -> Records:
        return self._ready().write(lambda tx: run(tx, query, **parameters))

    def _ready(self) -> Neo4jConnection:
        """Return the connection; at first and after a fault, see that all is prepared there."""
        if self._prepared_after != self._server.faults:
            if not self._lock.acquire(timeout=FIRST_USE_SECONDS):
                raise StoreUnavailable("the store is not ready yet: its first use goes on")
            try:
                self._prepare()
            finally:
                self._lock.release()
        return self._server

    def _prepare(self) -> None:
        """Migrate, and end deletions that were cut off."""
        faults = self._server.faults
        if self._prepared_after != faults:
            self.migrate()
            deletion.clear_all(self._server)
            self._prepared_after = faults

    def _apply(self, migration: migrations.Migration) -> None:
        for statement in cypher.statements(migration.text):
            self._server.run(statement)
        done = {
            "version": migration.version,
            "name": migration.name,
            "checksum": migration.checksum,
            "applied_at": records.moment_text(datetime.now(UTC)),
        }
        self._server.write(lambda tx: run(tx, "migrations/record", **done))
