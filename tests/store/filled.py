"""Rows of every table, built from what the tables say of themselves."""

from collections.abc import Iterator
from typing import Any

from graph.model import TABLES, Row, Table
from graph.model.column import Column
from graph.store import Edit
from tests.store.book import edit

TEXT = "Li 李 \"Wen\" \\ 'x' `y` $z {a: 1} /* */ // 😀 \u202etrats\u202c"
BARE, FULL = 'bare " \\ 中', "full ' 😀 ["
"""The ids of the two rows of a table that has ids."""


def edits() -> list[Edit]:
    """Return for each table one row with all columns, and one with only those it needs.

    Of two pains one can cause the other, and not the other the one too: of that a full row only.
    """
    found = [
        edit(name, row) for name, table in TABLES.items() for row in (bare(table), full(table))
    ]
    causes = TABLES["pain_causes"]
    found.remove(edit(causes.name, bare(causes)))
    return found


def count(kind: str) -> int:
    """Return how many rows of a table there are."""
    return sum(one.kind == kind for one in edits())


def full(table: Table) -> Row:
    """Return a row with a value in every column, and in further ones where it takes them."""
    values = {
        column.name: _value(table, column, number, (FULL, BARE))
        for number, column in enumerate(table.columns.values())
    }
    further = {f"{prefix}Größe 大小 `{TEXT[:9]}": TEXT for prefix in table.model.prefixes}
    return values | further


def bare(table: Table) -> Row:
    """Return a row with values in the required columns alone."""
    columns = list(table.columns.values())
    return {
        column.name: _value(table, column, number, (BARE, FULL))
        for number, column in enumerate(columns)
        if column.required
    }


def _value(table: Table, column: Column, number: int, ids: tuple[str, str]) -> Any:
    if column.name == "id":
        return ids[0]
    if column.ref is None:
        return _plain_value(_schema(table, column), number)
    if column.type == "list":
        return list(ids)
    return BARE if column.ref.table == table.name else ids[number % 2]


def _schema(table: Table, column: Column) -> dict[str, Any]:
    """Return the JSON schema of a column's value when it has one."""
    schema: dict[str, Any] = table.model.model_json_schema()["properties"][column.name]
    return next(s for s in schema.get("anyOf", [schema]) if s.get("type") != "null")


def _plain_value(schema: dict[str, Any], number: int) -> Any:
    if "enum" in schema:
        return schema["enum"][-1]
    share = schema.get("maximum") == 1
    values = {
        "array": [TEXT, "second"],
        "boolean": True,
        "integer": 3,
        "number": 1.0 if share else 2.5,
    }
    return values.get(schema["type"]) or next(_texts(schema, number))


def _texts(schema: dict[str, Any], number: int) -> Iterator[str]:
    """Yield what text a column takes: dates grow from column to column."""
    if schema.get("format") == "date" or "examples" in schema:
        yield f"2026-01-{1 + number:02}"
    for code in ("CN", "CNY"):
        if str(len(code)) in schema.get("pattern", ""):
            yield code
    yield TEXT
