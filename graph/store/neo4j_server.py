"""A Neo4j server that holds a store: prepared at its first use and after a fault."""

import threading
from datetime import UTC, datetime
from functools import partial
from typing import Any

import cypher
from graph.errors import StoreUnavailable
from graph.store import migrations
from graph.store import neo4j_deletion as deletion
from graph.store import neo4j_records as records
from graph.store.neo4j_connection import Neo4jConnection, Records, run

FIRST_USE_SECONDS = 5.0


class Neo4jServer:
    """One database of a Neo4j server; nothing is connected before it is used.

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
