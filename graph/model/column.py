"""A column of a table, as its model declares it."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from graph.model.types import Expects, Ref, Zh

CellType = Literal["text", "choice", "date", "number", "whole", "boolean", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what a cell holds, and whether there must be one."""

    name: str
    zh: str
    type: CellType
    required: bool
    nullable: bool
    expects: str
    ref: Ref | None


def column_of(name: str, field: FieldInfo) -> Column:
    """Return the column that a model's field declares."""
    marks, base = _unwrapped(field)
    expects = next((m.words for m in marks if isinstance(m, Expects)), "text")
    ref = next((m for m in marks if isinstance(m, Ref)), None)
    return Column(
        name=field.alias or name,
        zh=next((m.words for m in marks if isinstance(m, Zh)), field.alias or name),
        type=_cell_type(base, expects),
        required=field.is_required(),
        nullable=type(None) in get_args(field.annotation),
        expects=f"a {ref.table} id" if ref else expects,
        ref=ref,
    )


def _unwrapped(field: FieldInfo) -> tuple[list[Any], Any]:
    """Return the marks and the bare type below unions with None, lists and Annotated."""
    marks, base = list(field.metadata), field.annotation
    is_list = False
    while True:
        origin = get_origin(base)
        if origin is Annotated:
            base, *more = get_args(base)
            marks += more
        elif origin is list:
            is_list, base = True, get_args(base)[0]
        elif type(None) in get_args(base):
            base = next(a for a in get_args(base) if a is not type(None))
        else:
            return marks, list if is_list else base


def _cell_type(base: Any, expects: str) -> CellType:
    if get_origin(base) is Literal:
        return "choice"
    by_type: dict[Any, CellType] = {bool: "boolean", int: "whole", float: "number", list: "list"}
    return by_type.get(base, "date" if expects.startswith("a date") else "text")


def json_property(column: Column, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a column's JSON schema with its words."""
    words = f"{column.zh}: {column.expects}"
    return {k: v for k, v in schema.items() if k != "title"} | {"description": words}


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that allows null too."""
    if {"type": "null"} in schema.get("anyOf", []):
        return schema
    words = schema.get("description", "")
    return {"anyOf": [schema, {"type": "null"}], "description": words}
