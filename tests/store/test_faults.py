"""Stores that cannot be reached: StoreUnavailable soon, and all is well when they are back."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from graph.errors import StoreUnavailable
from graph.store.base import Store
from graph.store.neo4j import Neo4jStore
from graph.store.sqlite import SqliteStore
from tests.store.book import Book, person
from tests.store.servers import LocalNeo4j, Neo4jServer


@contextmanager
def unavailable_soon() -> Iterator[None]:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable) as raised:
        yield
    assert time.monotonic() - began < 15
    assert "secret" not in str(raised.value)


@contextmanager
def listening() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free_port() -> int:
    with listening() as port:
        return port


def test_nothing_listens(tenant: str) -> None:
    nobody = Neo4jStore(f"bolt://127.0.0.1:{free_port()}", "neo4j", "secret")
    with closing(nobody) as store, unavailable_soon():
        store.write(tenant, "telecom", lambda account: None, create="Telecom")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_never_answers(scheme: str) -> None:
    with listening() as port, closing(
        Neo4jStore(f"{scheme}://127.0.0.1:{port}", "neo4j", "secret password")
    ) as store, unavailable_soon():  # fmt: skip
        store.ping()


def test_a_server_that_has_no_address() -> None:
    nowhere = Neo4jStore("neo4j://nowhere.invalid:7687", "neo4j", "secret password")
    with closing(nowhere) as store, unavailable_soon():
        store.ping()


def test_a_server_that_wants_encryption_is_not_spoken_to_in_clear(
    neo4j_server: Neo4jServer,
) -> None:
    uri = neo4j_server.uri.replace("bolt://", "bolt+s://")
    with closing(Neo4jStore(uri, "neo4j", "secret")) as store, unavailable_soon():
        store.ping()


def test_a_wrong_password(neo4j_server: Neo4jServer) -> None:
    with closing(Neo4jStore(neo4j_server.uri, "nobody", "secret")) as store, unavailable_soon():
        store.ping()


def test_an_unknown_database(neo4j_server: Neo4jServer) -> None:
    with closing(
        Neo4jStore(neo4j_server.uri, neo4j_server.user, neo4j_server.password, "nowhere")
    ) as store, unavailable_soon():  # fmt: skip
        store.ping()


@pytest.mark.timeout(600)  # two starts of a server
def test_a_server_is_lost_and_comes_back(tmp_path: Path, tenant: str) -> None:
    """One store object lives through it: before the first start, a kill and a second start."""
    port = free_port()
    local = LocalNeo4j(tmp_path, "secret password", port)
    server = Neo4jServer(f"bolt://127.0.0.1:{port}", "neo4j", "secret password")
    with stopped_at_the_end(local), closing(server.store()) as store:
        with unavailable_soon():
            store.ping()
        assert local.start() == server
        check_first_use(server)
        book = Book.made(store, tenant)
        acknowledged = write_until_killed(book, local)
        with unavailable_soon():
            book.rows("contacts")
        local.start()
        assert book.version in (acknowledged, acknowledged + 1)
        assert len(book.keys("contacts")) == len(book.changes()) == book.version
        book.apply(person("after"))


@contextmanager
def stopped_at_the_end(local: LocalNeo4j) -> Iterator[None]:
    try:
        yield
    finally:
        local.stop("--kill", "--wipe")


def check_first_use(server: Neo4jServer) -> None:
    """Two programs find an empty database at once: it is migrated, once."""
    with ExitStack() as stack, ThreadPoolExecutor(2) as pool:
        stores = [stack.enter_context(closing(server.store())) for _ in range(2)]
        list(pool.map(Neo4jStore.ping, stores))
        assert stores[0].migrate() == []


def write_until_killed(book: Book, server: LocalNeo4j) -> int:
    """Return the last version that was acknowledged before the server's plug was pulled."""
    acknowledged = book.apply(person("first"))[-1].seq

    def kill() -> None:
        time.sleep(0.5)
        server.stop("--kill")

    with ThreadPoolExecutor(1) as pool:
        killing = pool.submit(kill)
        with unavailable_soon():
            while True:
                acknowledged = book.apply(person(f"p{acknowledged}"))[-1].seq
        killing.result()
    return acknowledged


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "kingmaker.db"
    path.write_text("id,name\n" * 1_000)
    with unavailable_soon():
        SqliteStore(path).ping()


@pytest.mark.parametrize("name", [".", "a file/kingmaker.db", "no folder/kingmaker.db"])
def test_a_file_that_cannot_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").touch()
    store: Store = SqliteStore(tmp_path / name)
    with unavailable_soon():
        store.ping()


def test_a_file_that_is_put_right_works_again(tmp_path: Path, tenant: str) -> None:
    path = tmp_path / "kingmaker.db"
    path.write_text("id,name\n" * 1_000)
    store = SqliteStore(path)
    with unavailable_soon():
        store.ping()
    path.unlink()
    assert Book.made(store, tenant).version == 0
