"""The bundle's tables as a Markdown page, made from their descriptions.

Run ``scripts/docs`` to write ``docs/bundle.md``.
"""

from collections.abc import Iterator
from inspect import cleandoc

from graph.model import TABLES, Table
from graph.model.column import Column
from graph.model.fact import Fact

INTRODUCTION = """\
# The import bundle

A folder or a .zip of UTF-8 CSV files (a BOM is fine), one for each table, or one .json with the
same tables as arrays of objects. Only `contacts` is required, and only for a new account.

- A column that is not listed is an error, unless its name begins with `x_`: that is kept as text.
- An empty cell is no value. In JSON, leave the column out or write `null`.
- Lists are separated by `;` in CSV and are arrays in JSON. In CSV a backslash stands before a `;`
  that is part of an item.
- Text that a spreadsheet would run as a formula is exported with a `'` in front, which import
  takes away again.
- An import adds and replaces rows by their key and never deletes; with `replace` it also removes
  rows that the bundle's tables no longer have. It is all or nothing.
- Row numbers in messages count as a spreadsheet does: the header is row 1. In JSON the first
  object is row 1.
- Every table also takes `valid_from` and `valid_to` (dates; the fact is true from the first until
  before the second), `source` (text) and `confidence` (0–1, default 1).
- `influences` from a to b means *a influences b*: "a goes to b for advice" is `from` b `to` a.
- `communications` name people by id or by any of their addresses.
"""


def bundle_page() -> str:
    """Return the page."""
    return "\n".join([INTRODUCTION, *(_section(table) for table in TABLES.values())])


def _section(table: Table) -> str:
    columns = [c for c in table.columns.values() if c.name not in Fact.model_fields]
    lines = [
        f"## {table.name} · {table.zh}",
        "",
        cleandoc(table.model.__doc__ or ""),
        "",
        f"Key: {', '.join(f'`{name}`' for name in table.key)}.",
        "",
        "| column | 中文 | what | required |",
        "|---|---|---|---|",
        *_rows(columns),
        "",
    ]
    return "\n".join(lines)


def _rows(columns: list[Column]) -> Iterator[str]:
    for column in columns:
        required = "yes" if column.required else ""
        yield f"| `{column.name}` | {column.zh} | {column.expects} | {required} |"


if __name__ == "__main__":
    print(bundle_page(), end="")
