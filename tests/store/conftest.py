"""Both stores, each test in a tenant of its own."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from graph.store.base import Store
from graph.store.neo4j import Neo4jStore
from graph.store.sqlite import SqliteStore
from tests.store.book import Book
from tests.store.servers import Neo4jServer


@pytest.fixture(scope="session")
def neo4j_store(neo4j_server: Neo4jServer) -> Iterator[Neo4jStore]:
    store = neo4j_server.store()
    yield store
    store.close()


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(tmp_path / "kingmaker.db")
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "neo4j"])
def store(request: pytest.FixtureRequest) -> Store:
    store: Store = request.getfixturevalue(f"{request.param}_store")
    return store


@pytest.fixture
def tenant() -> str:
    return f"tenant {uuid4()}"


@pytest.fixture
def book(store: Store, tenant: str) -> Book:
    """An account with nothing in it."""
    return Book.made(store, tenant)
