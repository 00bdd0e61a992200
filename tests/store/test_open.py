"""The store's URL."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import InvalidInput, StoreUnavailable
from graph.store.neo4j import Neo4jStore
from graph.store.open import open_store
from graph.store.sqlite import SqliteStore

SERVERS = ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"]


def test_a_relative_file_is_below_the_present_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "some folder").mkdir()
    open_store("sqlite:///some folder/king.db").ping()
    assert (tmp_path / "some folder" / "king.db").is_file()


def test_a_mistyped_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no such folder"):
        open_store(f"sqlite:///{tmp_path}/nope/king.db").ping()
    assert not (tmp_path / "nope").exists()


def test_an_absolute_file_has_four_slashes(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/king.db")
    assert isinstance(store, SqliteStore)
    store.ping()
    assert (tmp_path / "king.db").is_file()


@pytest.mark.parametrize("scheme", SERVERS)
def test_a_server_is_not_connected_before_it_is_used(scheme: str) -> None:
    store = open_store(f"{scheme}://nowhere.invalid:7687", user="neo4j", password="secret")
    assert isinstance(store, Neo4jStore)
    store.close()


@pytest.mark.parametrize(
    "url",
    ["", "king.db", "sqlite://king.db", "sqlite:///", "sqlite:///:memory:", "postgres://h/db",
     "neo4j://", "bolt://:7687", "neo4j://h:port", "neo4j://h:99999", "bolt://[::1", "http://h:7474"],
)  # fmt: skip
def test_anything_else_is_refused_with_what_is_expected(url: str) -> None:
    with pytest.raises(InvalidInput, match="expected a store as sqlite:///relative"):
        open_store(url)


@pytest.mark.parametrize(
    "url", ["neo4j://me:hunter2@h:7687", "bolt://hunter2@h", "mysql://me:hunter2@h"]
)
def test_a_password_is_not_taken_from_the_url_nor_repeated(url: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        open_store(url)
    assert "hunter2" not in str(refused.value)


def test_the_embedded_store_needs_no_driver(tmp_path: Path) -> None:
    code = (
        "import sys; from graph.store.open import open_store; "
        f"open_store('sqlite:///{tmp_path}/king.db').ping(); print('neo4j' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "False\n"
