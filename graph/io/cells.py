"""Cells of CSV: text to values and back, so that what goes out comes in again the same."""

import json
import re
from typing import Any

from graph.model.column import Column

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED_FORMULA = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_ITEM = re.compile(r"(?:\\.|[^;])+")
_MUST_BE_ESCAPED = re.compile(r"[\\;]|^\s|\s$")
_ESCAPED = re.compile(r"\\([\\;\s])")
_ENDS_IN_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_TRUTH = {"true": True, "false": False}


def value_of(cell: str, column: Column | None) -> Any:
    """Return the value that a cell holds; text that is no such value stays text.

    Parameters
    ----------
    cell
        The cell's text.
    column
        The column's description; None for a further column, which is text.

    Examples
    --------
    >>> from graph.model import TABLES
    >>> value_of("0.5", TABLES["influences"].columns["weight"])
    0.5
    >>> value_of("a@b.c;d@e.f", TABLES["contacts"].columns["email"])
    ['a@b.c', 'd@e.f']
    """
    kind = column.type if column else "text"
    if cell == "" or kind == "text":
        return _unguarded(cell) or None
    if kind == "list":
        return split_list(_unguarded(cell))
    cell = cell.strip()
    if kind == "boolean":
        return _TRUTH.get(cell.lower(), cell)
    if kind == "whole" and _WHOLE.fullmatch(cell):
        return int(cell)
    if kind == "number" and _NUMBER.fullmatch(cell):
        return float(cell)
    return cell or None


def cell_of(value: Any) -> str:
    r"""Return a value as a cell; text that a spreadsheet would run as a formula is guarded.

    Examples
    --------
    >>> cell_of("=cmd|' /C calc'!A0")
    "'=cmd|' /C calc'!A0"
    >>> cell_of(["a", "b;c"])
    'a;b\\;c'
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return _guarded(join_list(value))
    if isinstance(value, str):
        return _guarded(value)
    return json.dumps(value)


def join_list(items: list[str]) -> str:
    """Return a list as one cell: items separated by `;`.

    A backslash stands before a `;` or backslash of an item, and before a space at its ends.
    """
    return ";".join(_MUST_BE_ESCAPED.sub(r"\\\g<0>", item) for item in items)


def split_list(cell: str) -> list[str]:
    """Return the items of a list cell; bare spaces around them and empty items are dropped."""
    items = (_trimmed(item) for item in _ITEM.findall(cell))
    return [_ESCAPED.sub(r"\1", item) for item in items if item]


def _trimmed(item: str) -> str:
    """Return an item without bare spaces at its ends: the last may be an escaped one."""
    bare = item.strip()
    return bare + item.lstrip()[len(bare) :][:1] if _ENDS_IN_ESCAPE.search(bare) else bare


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if _ESCAPED_FORMULA.match(text) else text
