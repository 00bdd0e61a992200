"""Reading a bundle: a folder or a zip of CSV files, or one JSON file, never more than allowed."""

import io
import json
import lzma
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from graph.errors import InvalidInput, RowProblem, TooLarge
from graph.io.raw import RawBundle, RawTable
from graph.io.tables_csv import MAX_ROWS, read_table
from graph.model import TABLES
from graph.model.problems import shown

MAX_BUNDLE_BYTES = 256 * 1024 * 1024
"""At most so much when unpacked: a zip bomb stops here."""
MAX_FILES = 1_000
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,
)


def read_path(path: Path, encoding: str | None = None) -> RawBundle:
    """Return the bundle at a path: a folder, a .zip or a .json.

    Raises
    ------
    InvalidInput
        If there is nothing, or nothing that is a bundle.
    TooLarge
        If it is larger than allowed.
    """
    try:
        if path.is_dir():
            return _from_files(_folder_files(path), encoding)
        if path.stat().st_size > MAX_BUNDLE_BYTES:
            raise TooLarge(f"{path} is larger than {MAX_BUNDLE_BYTES // 1024**2} MiB")
        if _is_table_file(path.name):
            raise InvalidInput(
                f"{path} is one table: expected the folder that it is in, a .zip, or a .json"
            )
        return read_bytes(path.read_bytes(), encoding)
    except OSError as error:
        raise InvalidInput(f"cannot read {path}: {error.strerror}") from None


def read_bytes(data: bytes, encoding: str | None = None) -> RawBundle:
    """Return the bundle in bytes: a zip of CSV files, or JSON.

    Raises
    ------
    InvalidInput
        If it is neither, or broken.
    TooLarge
        If it unpacks to more than allowed.
    """
    if not data.strip():
        raise InvalidInput("the bundle is empty: expected a zip of CSV files, or JSON")
    if data.startswith(_ZIP_MAGIC):
        return _from_files(_zip_files(data), encoding)
    return _from_json(data)


def _from_files(files: Iterator[tuple[str, bytes]], encoding: str | None) -> RawBundle:
    tables: dict[str, RawTable] = {}
    problems = []
    for name, data in files:
        table = TABLES.get(PurePosixPath(name).stem)
        if table is None:
            known = ", ".join(TABLES)
            problems.append(RowProblem(name, None, None, f"unknown table: expected one of {known}"))
        elif table.name in tables:
            problems.append(RowProblem(table.name, None, None, "this table is there twice"))
        else:
            tables[table.name] = read_table(table, data, encoding)
    if not tables and not problems:
        raise InvalidInput("no table is in it: expected CSV files, as contacts.csv")
    return RawBundle(tables, problems)


def _folder_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    size = 0
    for path in sorted(folder.iterdir()):
        if _is_table_file(path.name) and path.is_file():
            size += path.stat().st_size
            _check_size(size)
            yield path.name, path.read_bytes()


def _zip_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [m for m in archive.infolist() if _is_member(m)]
            if len(members) > MAX_FILES:
                raise TooLarge(f"the zip has {len(members)} files: at most {MAX_FILES}")
            size = 0
            for member in members:
                with archive.open(member) as file:
                    content = file.read(MAX_BUNDLE_BYTES - size + 1)
                size += len(content)
                _check_size(size)
                yield _path(member).name, content
    except _BROKEN_ZIP as error:
        raise InvalidInput(f"the zip cannot be read: {error}") from None


def _check_size(size: int) -> None:
    if size > MAX_BUNDLE_BYTES:
        raise TooLarge(f"the bundle unpacks to more than {MAX_BUNDLE_BYTES // 1024**2} MiB")


def _is_member(member: zipfile.ZipInfo) -> bool:
    path = _path(member)
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    return _is_table_file(path.name) and "__MACOSX" not in path.parts and not is_link


def _path(member: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(member.filename.replace("\\", "/"))


def _is_table_file(name: str) -> bool:
    return name.lower().endswith(".csv") and not name.startswith(".")


def _from_json(data: bytes) -> RawBundle:
    try:
        content = json.loads(
            data.decode("utf-8-sig"),
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError:
        raise InvalidInput("expected a zip of CSV files, or JSON in UTF-8") from None
    except json.JSONDecodeError as error:
        raise InvalidInput(
            f"expected a zip of CSV files, or JSON: {error.msg} at line {error.lineno}"
        ) from None
    except RecursionError:
        raise InvalidInput("the JSON is nested too deeply") from None
    except ValueError:
        raise InvalidInput("the JSON holds a number of too many digits") from None
    if not isinstance(content, dict):
        raise InvalidInput("expected a JSON object with a list of rows for each table")
    tables, problems = {}, []
    for name, rows in content.items():
        if name not in TABLES:
            words = f"unknown table: expected one of {', '.join(TABLES)}"
            problems.append(RowProblem(shown(name), None, None, words))
        else:
            tables[name] = _json_table(name, rows)
    return RawBundle(tables, problems)


def _json_table(name: str, rows: Any) -> RawTable:
    if not isinstance(rows, list):
        problem = RowProblem(name, None, None, "expected a list of rows")
        return RawTable(problems=[problem], is_complete=False)
    if len(rows) > MAX_ROWS:
        raise TooLarge(f"{name}: more than {MAX_ROWS} rows: send it in parts")
    return RawTable(rows=list(enumerate(rows, 1)))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, times in Counter(n for n, _ in pairs).items() if times > 1)
        raise InvalidInput(f"the JSON has the name {shown(twice)} twice in one object")
    return found


def _refuse_constant(name: str) -> float:
    raise InvalidInput(f"the JSON holds {name}: expected a finite number")
