"""Migrations: applied once; changed and unknown ones are refused."""

from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from graph.errors import Conflict
from graph.store import migrations
from graph.store.base import Store
from graph.store.sqlite import SqliteStore


def shows(monkeypatch: pytest.MonkeyPatch, *others: migrations.Migration) -> None:
    """Let the program know other migrations than its own."""

    def load(folder: Traversable) -> list[migrations.Migration]:
        return list(others)

    monkeypatch.setattr(migrations, "load", load)


@pytest.fixture
def own(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[migrations.Migration]:
    """The store's own migrations; the store has them."""
    seen: list[migrations.Migration] = []
    load = migrations.load

    def listen(folder: Traversable) -> list[migrations.Migration]:
        seen[:] = load(folder)
        return list(seen)

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "load", listen)
        store.migrate()
    return seen


def test_a_new_store_is_migrated_once(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "kingmaker.db")
    assert store.migrate() == [
        "V0001__Accounts_facts_and_ledger.sql",
        "V0002__Documents_of_a_tenant.sql",
        "V0003__Entries_of_a_tenant.sql",
        "V0004__Keys_that_may_see_sensitive_notes.sql",
    ]
    assert store.migrate() == []
    assert SqliteStore(tmp_path / "kingmaker.db").migrate() == []


def test_a_store_is_migrated_by_its_first_use(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "kingmaker.db")
    assert store.accounts("t", "", 1) == []
    assert store.migrate() == []


def test_what_was_applied_is_not_applied_again(
    store: Store, own: list[migrations.Migration]
) -> None:
    assert [migration.version for migration in own] == ["V0001", "V0002", "V0003", "V0004"]
    assert store.migrate() == []


def test_a_migration_that_changed_since_is_refused(
    store: Store, own: list[migrations.Migration], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = migrations.Migration(own[0].version, own[0].name, own[0].text + "\n")
    shows(monkeypatch, changed, *own[1:])
    with pytest.raises(Conflict, match=f"changed after they were applied: {own[0].name}"):
        store.migrate()


def test_a_store_of_a_newer_program_is_refused(
    store: Store, own: list[migrations.Migration], monkeypatch: pytest.MonkeyPatch
) -> None:
    shows(monkeypatch)
    with pytest.raises(Conflict, match=r"newer Kingmaker .*V0001, V0002, V0003, V0004\)"):
        store.migrate()


def test_migrations_are_read_from_a_folder_by_version(tmp_path: Path) -> None:
    for name in ("V0010__Later.cypher", "V0002__Earlier.sql", "README.md", "V3__Short.sql"):
        (tmp_path / name).write_text("x")
    assert [m.name for m in migrations.load(tmp_path)] == [
        "V0002__Earlier.sql",
        "V0010__Later.cypher",
    ]


def test_only_later_migrations_are_pending() -> None:
    first, second = (migrations.Migration(f"V000{n}", f"V000{n}__X.sql", "x") for n in (1, 2))
    assert migrations.pending([first, second], {"V0001": first.checksum}) == [second]
    assert migrations.pending([first, second], {}) == [first, second]
