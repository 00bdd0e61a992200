"""What goes out comes in again the same."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from graph.io.bundle import read_bytes, read_path
from graph.io.export import as_json, as_zip, write_path
from graph.io.raw import RawBundle
from graph.io.validate import validate
from graph.model import OPEN_TABLES, TABLES, Row
from tests.analysis.accounts import memory_account
from tests.io.accounts import Shop
from tests.io.strategies import Bundle, bundles

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
Keyed = dict[str, dict[str, Row]]


def keyed(tables: Bundle) -> Keyed:
    return {name: {TABLES[name].key_of(row): row for row in rows} for name, rows in tables.items()}


def read_back(raw: RawBundle) -> Keyed:
    bundle = validate(raw, memory_account({}))
    return {
        name: {key: edit.row for key, edit in facts.items() if edit.row is not None}
        for name, facts in bundle.tables.items()
    }


@given(bundles())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_through_json(tables: Bundle) -> None:
    assert read_back(read_bytes(as_json(tables))) == keyed(tables)


@given(bundles())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_through_a_zip(tables: Bundle) -> None:
    assert read_back(read_bytes(as_zip(tables))) == keyed(tables)


@given(bundles())
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
def test_through_a_folder(tables: Bundle) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_path(tables, Path(folder) / "bundle")
        assert read_back(read_path(Path(folder) / "bundle")) == keyed(tables)


@given(bundles())
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
def test_the_same_tables_give_the_same_bytes(tables: Bundle) -> None:
    assert as_zip(tables) == as_zip(tables)
    assert as_json(tables) == as_json(tables)


@given(bundles())
@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
def test_import_then_export_then_import_changes_nothing(tables: Bundle) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(Path(folder))
        shop.take(tables)
        exported = shop.give()
        assert keyed(exported) == keyed(tables)
        for data in (as_zip(exported), as_json(exported)):
            again = shop.take_raw(read_bytes(data))
            assert again.change_set is None
            assert all(t.added == t.changed == t.removed == 0 for t in again.tables.values())
        assert shop.give() == exported


@given(bundles())
@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
def test_replacing_by_the_same_removes_nothing(tables: Bundle) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(Path(folder))
        shop.take(tables)
        assert shop.take_raw(read_bytes(as_zip(shop.give())), replace=True).change_set is None


def test_every_table_is_drawn_by_the_strategy() -> None:
    drawn: set[str] = set()

    @given(bundles())
    @settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=SLOW)
    def collect(tables: Bundle) -> None:
        drawn.update(tables)

    collect()
    assert drawn == set(OPEN_TABLES)
