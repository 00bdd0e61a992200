"""Valid bundles with rows of every table, as Hypothesis strategies."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from graph.model import OPEN_TABLES, TABLES, Row, Table
from graph.model.column import Column
from graph.model.problems import InvalidRow

Draw = Any
Bundle = dict[str, list[Row]]
NEVER_STORED = "confidential_documents"
PROPERTIES = {name: table.json_schema()["properties"] for name, table in TABLES.items()}
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "</script><script>alert(1)</script>",
    "'}) DETACH DELETE n //",
    "'; DROP TABLE fact; --",
    "\u202egnp.exe",
    "'=x",
    "''+1",
    "-1",
    "@a",
    " a ",
    "\ufeffid",
    '"quoted", and;listed\\',
    "\\;\\ ",
    "王小明",
    "𝔘🦊",
    "true",
    "1e5",
    "null",
]
LINES = ["\tindented", "\rreturn", "two\nlines", "two\r\nlines", "=a\n=b"]
one_line = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12),
    st.sampled_from(HOSTILE),
)
lines = st.one_of(
    one_line,
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n\r"),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(LINES),
)
days = st.dates(date(1999, 1, 1), date(2031, 12, 31)).map(date.isoformat)
moments = st.one_of(days, st.datetimes().map(lambda t: t.isoformat() + "Z"))
thousandths = st.integers(1, 10**6).map(lambda n: n / 1000)
attribute_names = st.sampled_from(["x_note", "x_年龄", "x_a b", "x_=1", "x_"])


@st.composite
def bundles(draw: Draw, most_rows: int = 3) -> Bundle:
    """Return rows of any tables that hold together; ids are taken from those drawn before."""
    found: Bundle = {"contacts": []}
    for table in OPEN_TABLES.values():
        rows: dict[str, Row] = {}
        for _ in range(draw(st.integers(1 if table.name == "contacts" else 0, most_rows))):
            row = draw(_rows(table, found, list(rows.values())))
            if row is not None:
                rows.setdefault(table.key_of(row), row)
        if table.name == "contacts" and not rows:
            rows["a"] = table.validate({"id": "a", "name": "A"})
        found[table.name] = list(rows.values())
    return {name: rows for name, rows in found.items() if rows}


@st.composite
def _rows(draw: Draw, table: Table, found: Bundle, own: list[Row]) -> Row | None:
    raw: Row = {}
    schema = PROPERTIES[table.name]
    for column in table.columns.values():
        if column.required or draw(st.booleans()):
            values = _values(column, schema[column.name], {**found, table.name: own})
            if values is not None:
                raw[column.name] = draw(values)
    if table.name == "interactions":
        raw |= {"exception_reason": "drawn", "currency": "CNY"}  # whatever conduct rules say
    if table.name == "pain_causes":
        raw = _without_circles(raw)
    if draw(st.booleans()):
        raw[draw(attribute_names)] = draw(lines)
    if table.name == "projects" and draw(st.booleans()):
        raw["factor:" + draw(st.sampled_from(["size", "是否新客户"]))] = draw(lines)
    try:
        return table.validate(raw)
    except InvalidRow:
        return None


def _without_circles(raw: Row) -> Row:
    """Return a cause that comes before its effect by id, so that causes never run in a circle."""
    ends = sorted(raw[end] for end in ("cause", "effect") if end in raw)
    return raw | dict(zip(("cause", "effect"), ends, strict=False))


def _values(
    column: Column, schema: Mapping[str, Any], found: Bundle
) -> st.SearchStrategy[Any] | None:
    """Return what a column may hold; None where there is nothing that it could refer to."""
    if column.ref is not None:
        ids = [row["id"] for row in found.get(column.ref.table, [])]
        ids += [column.ref.besides] if column.ref.besides else []
        one = st.sampled_from(ids) if ids else None
        if column.type != "list" or one is None:
            return one
        return st.lists(one, min_size=1, max_size=4)
    described = schema.get("anyOf", [schema])
    of_type = next((s for s in described if s.get("type") != "null"), schema)
    if "enum" in of_type:
        return st.sampled_from([word for word in of_type["enum"] if word != NEVER_STORED])
    return {
        "text": _text(column, of_type),
        "choice": one_line,
        "date": moments if column.name == "at" else days,
        "number": _numbers(column, of_type),
        "whole": st.integers(of_type.get("minimum", 0), of_type.get("maximum", 10**9)),
        "boolean": st.booleans(),
        "list": st.lists(one_line, max_size=4),
    }[column.type]


def _text(column: Column, schema: Mapping[str, Any]) -> st.SearchStrategy[str]:
    if column.name in ("country", "currency"):
        return st.sampled_from(["CN", "DE"] if column.name == "country" else ["CNY", "EUR"])
    return lines if schema.get("maxLength", 0) > 200 else one_line


def _numbers(column: Column, schema: Mapping[str, Any]) -> st.SearchStrategy[float]:
    if "three decimals" in column.expects:
        return thousandths
    low = schema.get("minimum", schema.get("exclusiveMinimum", 0.0))
    return st.floats(low, min(schema.get("maximum", 1e9), 1e9), allow_nan=False).filter(bool)
