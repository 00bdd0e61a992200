"""JSON schemas of the tables for OpenAPI, made from their descriptions."""

from typing import Any

from graph.model import TABLES, Table
from graph.model.column import or_null
from graph.model.interaction import INTERACTIONS

_KEY = {"type": "string", "description": "The row's key in URLs."}


def row_schema_name(table: Table) -> str:
    """Return the name of the schema of a row as clients get it."""
    return table.label


def body_schema_name(table: Table) -> str:
    """Return the name of the schema of a row as clients send it."""
    return f"{table.label}Body"


def page_schema_name(table: Table) -> str:
    """Return the name of the schema of a page of rows."""
    return f"{table.label}Page"


def plan_schema_name() -> str:
    """Return the name of the schema of an interaction that is only planned."""
    return f"{INTERACTIONS.label}Plan"


def schema_ref(name: str) -> dict[str, str]:
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def table_schemas() -> dict[str, Any]:
    """Return every table's schemas by name."""
    found: dict[str, Any] = {}
    for table in TABLES.values():
        row = table.json_schema()
        body = table.json_schema(key_required=False)
        key_or_none = {"anyOf": [_KEY, {"type": "null"}]}
        found[row_schema_name(table)] = row | {
            "properties": row["properties"] | {"key": _KEY},
            "required": [*row["required"], "key"],
        }
        found[body_schema_name(table)] = body | {
            "properties": body["properties"] | {"key": key_or_none}
        }
        found[page_schema_name(table)] = _page(row_schema_name(table))
    return found | {plan_schema_name(): _plan()}


def _plan() -> dict[str, Any]:
    """Return the schema of a plan: an interaction whose id and colleagues may be missing."""
    schema = INTERACTIONS.json_schema(key_required=False)
    optional = {"id", "colleagues"}
    properties = {
        name: or_null(value) if name in optional else value
        for name, value in schema["properties"].items()
    }
    required = [name for name in schema["required"] if name not in optional]
    return schema | {"properties": properties, "required": required}


def _page(row: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": schema_ref(row)},
            "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        },
        "required": ["items", "next"],
    }
