"""A bundle as it was sent, before the model has seen it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.errors import RowProblem


@dataclass
class RawTable:
    """A table's rows as sent, each with its number, and what is wrong with the table itself."""

    rows: list[tuple[int, Any]] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    is_complete: bool = True
    """Whether all rows could be read, so that an id which is not among them is nowhere."""


@dataclass
class RawBundle:
    """A bundle's tables as sent, and what is wrong with the bundle itself."""

    tables: Mapping[str, RawTable]
    problems: list[RowProblem] = field(default_factory=list)
