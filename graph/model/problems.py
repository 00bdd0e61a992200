"""What is wrong with a row, cell by cell, in words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import InvalidInput

SHOWN_CHARACTERS = 60
MAX_NAME_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One thing wrong with one cell of a row: the column (None: the row) and the words."""

    column: str | None
    problem: str


class InvalidRow(InvalidInput):
    """A row that breaks its model, with every problem of it."""

    def __init__(self, table: str, problems: Sequence[CellProblem]) -> None:
        self.table = table
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{table}.{p.column}: {p.problem}" for p in problems))

    def extensions(self) -> dict[str, Any]:
        """Return every problem as `errors`."""
        return {
            "errors": [
                {"table": self.table, "row": None, "column": p.column, "problem": p.problem}
                for p in self.problems
            ]
        }


def shown(value: Any) -> str:
    """Return a value for a message: short, in quotes, "nothing" where there is none."""
    if value is None or value == "":
        return "nothing"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    if len(text) > SHOWN_CHARACTERS:
        text = f"{text[:SHOWN_CHARACTERS]}… ({len(text)} characters)"
    return repr(text)


def shown_name(name: str) -> str:
    """Return a name that was sent for a message: short, and such as can be written."""
    text = name[:MAX_NAME_CHARACTERS].encode("utf-8", "backslashreplace").decode()
    return text if len(name) <= MAX_NAME_CHARACTERS else f"{text}…"
