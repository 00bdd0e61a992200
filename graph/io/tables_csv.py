"""One table of a bundle as CSV: read into raw rows, and written."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from graph.errors import RowProblem, TooLarge
from graph.io.cells import cell_of, value_of
from graph.io.raw import RawTable
from graph.model import Row, Table
from graph.model.problems import shown, shown_name

MAX_CELL_CHARACTERS = 20_000_000
"""Above any cell that may be sent at all, so that reading goes on and every problem is said."""
MAX_ROWS = 250_000
"""At most so many rows of one table: a bundle is checked as a whole, in memory."""
MAX_COLUMNS = 500
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}
FALLBACK_ENCODINGS = ("gb18030", "utf-16")
ENCODINGS = (
    *(
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "gb18030",
        "gbk",
        "gb2312",
        "big5",
        "big5hkscs",
    ),
    *("shift_jis", "euc_jp", "euc_kr", "latin-1", "iso-8859-1", "cp1252", "cp1251", "ascii"),
)


def read_table(table: Table, data: bytes, encoding: str | None) -> RawTable:
    """Return a table's raw rows, and what is wrong with the file as such.

    Parameters
    ----------
    table
        The table's description.
    data
        The file.
    encoding
        Its encoding; None: UTF-8, with or without BOM.
    """
    if not _is_readable_as(data, encoding):
        return RawTable(
            problems=[RowProblem(table.name, None, None, _encoding_hint(data, encoding))],
            is_complete=False,
        )
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    text = io.TextIOWrapper(io.BytesIO(data), encoding or "utf-8-sig", newline="")
    lines = csv.reader(text, strict=True)
    try:
        return _read_lines(table, lines)
    except csv.Error as error:
        words = f"expected CSV, but at line {lines.line_num}: {error}"
        return RawTable(problems=[RowProblem(table.name, None, None, words)], is_complete=False)


def write_table(table: Table, rows: Iterable[Row]) -> str:
    """Return rows as CSV: the table's columns in use, then further ones by name."""
    rows = list(rows)
    used = {name for row in rows for name in row}
    known = [c.name for c in table.columns.values() if c.required or c.name in used]
    header = [*known, *sorted(used - set(table.columns))]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([cell_of(row.get(name)) for name in header] for row in rows)
    return text.getvalue()


def _read_lines(table: Table, lines: Iterator[list[str]]) -> RawTable:
    header = [name.removeprefix("\ufeff").strip() for name in next(lines, [])]
    if len(header) > MAX_COLUMNS:
        raise TooLarge(f"{table.name}: {len(header)} columns: at most {MAX_COLUMNS}")
    if separator := _other_separator(table, header):
        words = f"the cells are separated by {separator}: save the file as CSV with commas"
        return RawTable(problems=[RowProblem(table.name, 1, None, words)], is_complete=False)
    raw = RawTable(problems=list(_header_problems(table, header)))
    raw.is_complete = _is_readable(table, header)
    if not raw.is_complete:
        return raw
    wrong = {name for name in header if _unknown(table, name)}
    for number, cells in enumerate(lines, 2):
        if not any(cells):
            continue
        if len(raw.rows) >= MAX_ROWS:
            raise TooLarge(f"{table.name}: more than {MAX_ROWS} rows: send it in parts")
        if len(cells) > len(header):
            words = f"expected {len(header)} cells, got {len(cells)}"
            raw.problems.append(RowProblem(table.name, number, None, words))
            raw.is_complete = False
            continue
        raw.rows.append((number, _values(table, header, cells, wrong)))
    return raw


def _values(table: Table, header: list[str], cells: list[str], wrong: set[str]) -> dict[str, Any]:
    return {
        name: value_of(cell, table.columns.get(name))
        for name, cell in zip(header, cells, strict=False)
        if name not in wrong
    }


def _other_separator(table: Table, header: list[str]) -> str | None:
    """Return what separates a header's columns where it is no comma: Excel's is the country's."""
    for separator, words in OTHER_SEPARATORS.items():
        names = header[0].split(separator) if len(header) == 1 else []
        if len(names) > 1 and any(name.strip(' "') in table.columns for name in names):
            return words
    return None


def _is_readable(table: Table, header: list[str]) -> bool:
    """Return whether the rows make sense under a header: unknown columns can be passed over."""
    required = {column.name for column in table.columns.values() if column.required}
    return required <= set(header) and len(header) == len(set(header))


def _header_problems(table: Table, header: list[str]) -> Iterator[RowProblem]:
    if not header:
        yield RowProblem(table.name, None, None, "the file is empty: expected a header row")
        return
    for column in table.columns.values():
        if column.required and column.name not in header:
            yield RowProblem(table.name, 1, column.name, "this column is required")
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            yield RowProblem(table.name, 1, name, "this column is there more than once")
        elif words := _unknown(table, name):
            yield RowProblem(table.name, 1, shown_name(name) or None, words)


def _unknown(table: Table, name: str) -> str | None:
    return None if name in table.columns else table.model.further_problem(name, "text")


def _is_readable_as(data: bytes, encoding: str | None) -> bool:
    if encoding is not None and encoding.lower() not in ENCODINGS:
        return False
    try:
        data.decode(encoding or "utf-8")
    except ValueError:
        return False
    return True


def _encoding_hint(data: bytes, encoding: str | None) -> str:
    if encoding and encoding.lower() not in ENCODINGS:
        return f"expected an encoding of {', '.join(ENCODINGS)}, got {shown(encoding)}"
    if encoding:
        return f"the file is not {encoding}"
    for likely in FALLBACK_ENCODINGS:
        if _is_readable_as(data, likely):
            return f"the file is not UTF-8; it may be {likely}: say so by encoding={likely}"
    return "the file is not UTF-8: say its encoding, or save it as UTF-8"
