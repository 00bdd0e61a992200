"""Importing bundles into a store of one's own."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.services.access import Access
from app.services.bundles import ImportReport, export_bundle, import_bundle
from graph.errors import InvalidRows, RowProblem
from graph.io.bundle import read_bytes
from graph.io.raw import RawBundle
from graph.model import Row
from graph.store.sqlite import SqliteStore

ACCOUNT = "acme"


class Shop:
    """A SQLite store with one account that tests import into."""

    def __init__(self, folder: Path) -> None:
        self.store = SqliteStore(folder / "kingmaker.db")
        self.access = Access(self.store, "tenant", "tests")

    def take(self, tables: Any, **options: Any) -> ImportReport:
        """Import tables as JSON."""
        return self.take_raw(as_bundle(tables), **options)

    def take_raw(self, raw: RawBundle, **options: Any) -> ImportReport:
        return import_bundle(self.access, ACCOUNT, raw, **options)

    def give(self) -> dict[str, list[Row]]:
        """Export the account."""
        return export_bundle(self.access, ACCOUNT)

    def refuse(self, tables: Any, **options: Any) -> list[RowProblem]:
        """Return the problems for which an import is refused."""
        return self.refuse_raw(as_bundle(tables), **options)

    def refuse_raw(self, raw: RawBundle, **options: Any) -> list[RowProblem]:
        try:
            self.take_raw(raw, **options)
        except InvalidRows as error:
            return list(error.problems)
        raise AssertionError("the import was not refused")

    def is_there(self) -> bool:
        return bool(self.store.accounts("tenant", "", 10))


def as_bundle(tables: Any) -> RawBundle:
    return read_bytes(json.dumps(tables).encode())


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def csv_bundle(**tables: str | bytes) -> RawBundle:
    """Return a bundle of CSV texts by table."""
    return read_bytes(zipped({f"{name}.csv": text for name, text in tables.items()}))


def places(problems: list[RowProblem]) -> list[tuple[str, int | None, str | None]]:
    return [(p.table, p.row, p.column) for p in problems]
