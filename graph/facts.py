"""Facts to look up, wherever they are kept: in a store's transaction, or in memory."""

from collections.abc import Collection, Sequence
from typing import Protocol

from graph.model import Row, Table

FactKey = tuple[str, str]
"""A table's name and a row's key text."""


class Facts(Protocol):
    """Rows that can be found by key, and by whom they refer to. Rows come ordered by key."""

    def fetch(self, table: Table, keys: Collection[str]) -> dict[str, Row]:
        """Return the rows with these keys; keys without a row are left out."""

    def rows(self, table: Table) -> Sequence[Row]:
        """Return all rows of a table."""

    def referrers(self, table: Table, id_: str) -> Sequence[FactKey]:
        """Return the key of every fact that refers to this row."""
