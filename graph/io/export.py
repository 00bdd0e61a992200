"""Writing a bundle: what import took, as a folder, a zip of CSV files, or JSON."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.io.tables_csv import write_table
from graph.model import TABLES, Row

Tables = Mapping[str, Sequence[Row]]
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def as_json(tables: Tables) -> bytes:
    """Return tables as one JSON object with a list of rows for each."""
    return json.dumps(tables, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def as_files(tables: Tables) -> dict[str, bytes]:
    """Return tables as CSV files by name; UTF-8 with BOM, so that spreadsheets read it right."""
    return {
        f"{name}.csv": write_table(TABLES[name], rows).encode("utf-8-sig")
        for name, rows in tables.items()
    }


def as_zip(tables: Tables) -> bytes:
    """Return tables as a zip of CSV files; the same tables give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in as_files(tables).items():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return data.getvalue()


def write_path(tables: Tables, path: Path) -> None:
    """Write tables to a path: a .json, a .zip, or else a folder of CSV files."""
    if path.suffix == ".json":
        path.write_bytes(as_json(tables))
    elif path.suffix == ".zip":
        path.write_bytes(as_zip(tables))
    else:
        path.mkdir(parents=True, exist_ok=True)
        for name, content in as_files(tables).items():
            (path / name).write_bytes(content)
