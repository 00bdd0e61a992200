"""The connection to a Neo4j server: one driver, a session for each unit of work."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

from neo4j import Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, Session
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConnectionPoolError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from cypher import load
from graph.errors import StoreUnavailable
from graph.store.base import T

CONNECT_SECONDS = 3.0
ACQUIRE_SECONDS = 4.0
RETRY_SECONDS = 2.5
_NOT_NOW = (
    AuthError,
    ConfigurationError,
    ConnectionPoolError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
SCHEMA_ATTEMPTS = 5
_RACES = ("Neo.ClientError.Schema.", "Neo.ClientError.Procedure.ProcedureCallFailed")
_NO_DATABASE = "Neo.ClientError.Database."
_NO_ACCESS = "Neo.ClientError.Security."

Records = list[dict[str, Any]]


class Neo4jConnection:
    """A lazily made driver; an unreachable server is StoreUnavailable, and may come back.

    Parameters
    ----------
    uri
        Where the server is, as bolt://host:7687.
    user, password
        Who we are; without a password no authentication is tried.
    database
        The database's name.
    """

    def __init__(self, uri: str, user: str, password: str | None, database: str) -> None:
        self._uri = uri
        self._auth = None if password is None else (user, password)
        self._database = database
        self._driver: Driver | None = None
        self._bookmarks = GraphDatabase.bookmark_manager()
        self._lock = threading.Lock()
        self.faults = 0
        """How often the server was lost: after each it may be another, or an older one."""

    def read(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in a transaction that reads; again after a transient fault."""
        with self._translated(), self._session() as session:
            return session.execute_read(work)

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run `work` in a transaction that writes; again after a transient fault."""
        with self._translated(), self._session() as session:
            return session.execute_write(work)

    def run(self, statement: LiteralString) -> None:
        """Run a schema command in a transaction of its own.

        IF NOT EXISTS does not see what another program makes at the same moment, and waiting for
        indexes fails where another program makes one: then again.
        """

        def unit(tx: ManagedTransaction) -> None:
            tx.run(statement).consume()

        for attempt in range(SCHEMA_ATTEMPTS):
            try:
                return self.write(unit)
            except ClientError as error:
                is_race = (error.code or "").startswith(_RACES)
                if not is_race or attempt == SCHEMA_ATTEMPTS - 1:
                    raise

    def close(self) -> None:
        """Close the driver; a later use makes another."""
        with self._lock:
            driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    def _session(self) -> Session:
        """Return a session that sees what earlier ones wrote, in a cluster too."""
        return self._connected().session(database=self._database, bookmark_manager=self._bookmarks)

    def _connected(self) -> Driver:
        with self._lock:
            if self._driver is None:
                self._driver = GraphDatabase.driver(
                    self._uri,
                    auth=self._auth,
                    connection_timeout=CONNECT_SECONDS,
                    connection_acquisition_timeout=ACQUIRE_SECONDS,
                    max_transaction_retry_time=RETRY_SECONDS,
                    notifications_min_severity=NotificationMinimumSeverity.OFF,
                    telemetry_disabled=True,
                )
            return self._driver

    def _lose(self) -> None:
        self._bookmarks = GraphDatabase.bookmark_manager()
        self.faults += 1

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Raise StoreUnavailable for faults that are the server's or the network's."""
        try:
            yield
        except IncompleteCommit as error:
            self._lose()
            raise StoreUnavailable(
                f"the connection to Neo4j at {self._uri} broke during a commit, which may or may "
                "not have been made: read again before repeating it"
            ) from error
        except (DriverError, Neo4jError) as error:
            if not _is_fault(error):
                raise
            self._lose()
            raise StoreUnavailable(f"Neo4j at {self._uri} cannot be used now: {error}") from error


def run(tx: ManagedTransaction, query: str, **parameters: Any) -> Records:
    """Run the query of a name in a transaction."""
    result = tx.run(load(query), parameters)
    names = result.keys()
    return [dict(zip(names, record.values(), strict=True)) for record in result]


def _is_fault(error: DriverError | Neo4jError) -> bool:
    """Return whether an error is the server's or the network's, not a mistake of ours."""
    refused = isinstance(error, ClientError) and (error.code or "").startswith(
        (_NO_DATABASE, _NO_ACCESS)
    )
    return refused or isinstance(error, _NOT_NOW)
