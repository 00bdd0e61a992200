"""A handle on one account of a store, and edits from plain columns."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from graph.model import TABLES, Row
from graph.store import Action, Change, Edit, Reading, Stamp, Store, Writing, apply, undo
from graph.store.ledger import check_version

T = TypeVar("T")
MANY = 1_000_000


def edit(kind: str, row: Row | None = None, /, **columns: Any) -> Edit:
    """Return the edit that puts a row, made canonical by its table."""
    valid = TABLES[kind].validate((row or {}) | columns)
    return Edit(kind, TABLES[kind].key_of(valid), valid)


def person(id_: str, **columns: Any) -> Edit:
    return edit("contacts", id=id_, name=columns.pop("name", id_), **columns)


def influence(source: str, target: str, **columns: Any) -> Edit:
    return edit("influences", {"from": source, "to": target}, **columns)


def removal(kind: str, key: str) -> Edit:
    return Edit(kind, key, None)


def exact(value: Any) -> str:
    """Return a text that is equal for equal values of equal types (1.0 is not 1)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class Book:
    """One account of one tenant in a store."""

    store: Store
    tenant: str
    id: str = "telecom"

    @classmethod
    def made(cls, store: Store, tenant: str, id_: str = "telecom") -> "Book":
        store.write(tenant, id_, lambda account: None, create="Eastern Telecom")
        return cls(store, tenant, id_)

    def read(self, work: Callable[[Reading], T]) -> T:
        return self.store.read(self.tenant, self.id, work)

    def write(self, work: Callable[[Writing], T]) -> T:
        return self.store.write(self.tenant, self.id, work)

    def apply(
        self,
        *edits: Edit,
        action: Action = "put",
        at: datetime | None = None,
        expected: int | None = None,
    ) -> list[Change]:
        def work(account: Writing) -> list[Change]:
            check_version(account, expected)
            return apply(account, edits, Stamp("tester", action, at))

        return self.write(work)

    def make(self, plan: Callable[[Reading], list[Edit]]) -> list[Change]:
        """Apply the edits that a plan finds in the account."""
        return self.write(lambda account: apply(account, plan(account), Stamp("tester", "put")))

    def undo(self, seq: int) -> list[Change]:
        return self.write(lambda account: undo(account, seq, Stamp("tester", "undo")))

    @property
    def version(self) -> int:
        return self.read(lambda account: account.account.version)

    def rows(self, kind: str) -> list[Row]:
        return self.read(lambda account: account.rows(TABLES[kind]))

    def row(self, kind: str, key: str) -> Row | None:
        return self.read(lambda account: account.fetch(TABLES[kind], [key])).get(key)

    def rows_at(self, kind: str, seq: int) -> list[Row]:
        return self.read(lambda account: account.rows_at(TABLES[kind], seq))

    def page(self, kind: str, after: str, limit: int) -> list[str]:
        found = self.read(lambda account: account.page(TABLES[kind], after, limit))
        return [key for key, _ in found]

    def keys(self, kind: str) -> list[str]:
        return self.page(kind, "", MANY)

    def referrers(self, kind: str, id_: str) -> set[tuple[str, str]]:
        return set(self.read(lambda account: account.referrers(TABLES[kind], id_)))

    def changes(self, kind: str | None = None, key: str | None = None) -> list[Change]:
        return self.read(lambda account: account.changes(0, MANY, kind, key))

    def facts(self) -> dict[tuple[str, str], Row]:
        """Return every fact of the account."""
        return self.read(
            lambda account: {
                (kind, key): row
                for kind, table in TABLES.items()
                for key, row in account.page(table, "", MANY)
            }
        )

    def facts_at(self, seq: int) -> dict[tuple[str, str], Row]:
        """Return every fact of the account as it stood after a change."""
        return self.read(
            lambda account: {
                (kind, table.key_of(row)): row
                for kind, table in TABLES.items()
                for row in account.rows_at(table, seq)
            }
        )
