"""AccountGraphs made of rows, without a store."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from numpy.testing import assert_allclose

from graph.account_graph import AccountGraph
from graph.model import TABLES, Row, Table
from graph.snapshot import snapshot
from graph.store import Account, Change

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
AS_OF = date(2026, 6, 30)


def assert_close(found: Any, expected: Any) -> None:
    """Raise unless two arrays are equal to 1e-9."""
    assert_allclose(found, expected, rtol=0, atol=1e-9)


@dataclass
class MemoryAccount:
    """An account to read from, in memory; its ledger is empty."""

    account: Account
    facts: dict[str, dict[str, Row]]

    def fetch(self, table: Table, keys: Collection[str]) -> dict[str, Row]:
        return {key: row for key, row in self._of(table).items() if key in keys}

    def page(self, table: Table, after: str, limit: int) -> list[tuple[str, Row]]:
        return [(key, row) for key, row in sorted(self._of(table).items()) if key > after][:limit]

    def rows(self, table: Table) -> list[Row]:
        return [row for _, row in sorted(self._of(table).items())]

    def rows_at(self, table: Table, seq: int) -> list[Row]:
        return self.rows(table) if seq else []

    def referrers(self, table: Table, id_: str) -> list[tuple[str, str]]:
        return []

    def changes(self, after: int, limit: int, kind: str | None, key: str | None) -> list[Change]:
        return []

    def change_set(self, seq: int) -> list[Change]:
        return []

    def seq_at(self, moment: datetime) -> int:
        return self.account.version if moment >= self.account.created_at else 0

    def _of(self, table: Table) -> dict[str, Row]:
        return self.facts.get(table.name, {})


def memory_account(tables: Tables) -> MemoryAccount:
    """Return an account with rows as a bundle has them, held against the model."""
    facts: dict[str, dict[str, Row]] = {}
    for name, rows in tables.items():
        table = TABLES[name]
        valid = [table.validate(row) for row in rows]
        facts[name] = {table.key_of(row): row for row in valid}
    return MemoryAccount(Account("acme", "Acme", datetime(2026, 1, 1, tzinfo=UTC), 1), facts)


def account_graph(tables: Tables, as_of: date = AS_OF) -> AccountGraph:
    """Return the graph of an account with these rows."""
    return snapshot(memory_account(tables), as_of)


def people(*ids: str) -> list[Row]:
    """Return contacts of whom nothing is known but their ids."""
    return [{"id": id_, "name": id_.capitalize()} for id_ in ids]


def influences(*pairs: str, **same: Any) -> list[Row]:
    """Return influences written `a>b`: a influences b."""
    ends = (pair.split(">") for pair in pairs)
    return [{"from": begin, "to": end, **same} for begin, end in ends]
