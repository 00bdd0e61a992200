"""One account in SQLite, within a transaction."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from graph.errors import NotFound
from graph.model import TABLES, Row, Table
from graph.store.base import Account, Change
from graph.store.batches import batches

BATCH = 500
_CHANGE_COLUMNS = "seq, change_set, at, actor, action, kind, key, before, after"


class SqliteAccount:
    """A view of one account: what `Reading` and `Writing` promise, by SQL."""

    def __init__(self, db: sqlite3.Connection, tenant: str, account: Account) -> None:
        self._db = db
        self._scope = (tenant, account.id)
        self.account = account

    def fetch(self, table: Table, keys: Collection[str]) -> dict[str, Row]:
        """Return the rows with these keys; keys without a row are left out."""
        found: dict[str, Row] = {}
        for some in batches(keys, BATCH):
            marks = ", ".join("?" * len(some))
            rows = self._db.execute(
                "SELECT key, row FROM fact "
                f"WHERE tenant = ? AND account = ? AND kind = ? AND key IN ({marks})",
                (*self._scope, table.name, *some),
            )
            found |= {key: json.loads(row) for key, row in rows}
        return found

    def page(self, table: Table, after: str, limit: int) -> list[tuple[str, Row]]:
        """Return at most `limit` rows with keys after `after`."""
        rows = self._db.execute(
            "SELECT key, row FROM fact "
            "WHERE tenant = ? AND account = ? AND kind = ? AND key > ? ORDER BY key LIMIT ?",
            (*self._scope, table.name, after, limit),
        )
        return [(key, json.loads(row)) for key, row in rows]

    def rows(self, table: Table) -> list[Row]:
        """Return all rows of a table."""
        return [row for _, row in self.page(table, "", -1)]

    def rows_at(self, table: Table, seq: int) -> list[Row]:
        """Return all rows of a table as they stood after change `seq`."""
        rows = self._db.execute(
            "SELECT after FROM (SELECT key, after, max(seq) FROM change "
            "WHERE tenant = ? AND account = ? AND kind = ? AND seq <= ? GROUP BY key) "
            "WHERE after IS NOT NULL ORDER BY key",
            (*self._scope, table.name, seq),
        )
        return [json.loads(after) for (after,) in rows]

    def referrers(self, table: Table, id_: str) -> list[tuple[str, str]]:
        """Return (table, key) of every fact that refers to this row."""
        return self._db.execute(
            "SELECT kind, key FROM reference WHERE tenant = ? AND account = ? "
            "AND target_kind = ? AND target_key = ? ORDER BY kind, key",
            (*self._scope, table.name, id_),
        ).fetchall()

    def changes(self, after: int, limit: int, kind: str | None, key: str | None) -> list[Change]:
        """Return at most `limit` changes with sequence numbers above `after`, oldest first."""
        return self._select_changes(
            "seq > ?3 AND (?4 IS NULL OR kind = ?4) AND (?5 IS NULL OR key = ?5) "
            "ORDER BY seq LIMIT ?6",
            (after, kind, key, limit),
        )

    def change_set(self, seq: int) -> list[Change]:
        """Return the changes made together with change `seq`, oldest first; none if unknown."""
        return self._select_changes(
            "change_set = (SELECT change_set FROM change "
            "WHERE tenant = ?1 AND account = ?2 AND seq = ?3) ORDER BY seq",
            (seq,),
        )

    def seq_at(self, moment: datetime) -> int:
        """Return the sequence number of the last change at or before a moment; 0 if none."""
        (seq,) = self._db.execute(
            "SELECT coalesce(max(seq), 0) FROM change WHERE tenant = ? AND account = ? AND at <= ?",
            (*self._scope, _moment_text(moment)),
        ).fetchone()
        return int(seq)

    def commit(self, changes: Sequence[Change]) -> None:
        """Make every `after` so (None: remove), append the changes, advance the version."""
        self._forget(changes)
        kept = [(c, json.dumps(c.after, ensure_ascii=False)) for c in changes if c.after]
        self._db.executemany(
            "INSERT INTO fact VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET row = excluded.row",
            ((*self._scope, c.kind, c.key, row) for c, row in kept),
        )
        self._db.executemany(
            "INSERT INTO reference VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            self._references(changes),
        )
        self._db.executemany(
            f"INSERT INTO change (tenant, account, {_CHANGE_COLUMNS}) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((*self._scope, *_ledger_row(change)) for change in changes),
        )
        self._db.execute(
            "UPDATE account SET version = ? WHERE tenant = ? AND id = ?",
            (changes[-1].seq, *self._scope),
        )
        self.account = replace(self.account, version=changes[-1].seq)

    def rename(self, name: str) -> None:
        """Give the account another name."""
        self._db.execute(
            "UPDATE account SET name = ? WHERE tenant = ? AND id = ?", (name, *self._scope)
        )
        self.account = replace(self.account, name=name)

    def _forget(self, changes: Sequence[Change]) -> None:
        """Remove the references of changed facts, and the facts that go."""
        where = "WHERE tenant = ? AND account = ? AND kind = ? AND key = ?"
        known = [(*self._scope, c.kind, c.key) for c in changes if c.before is not None]
        gone = [(*self._scope, c.kind, c.key) for c in changes if c.after is None]
        self._db.executemany(f"DELETE FROM reference {where}", known)
        self._db.executemany(f"DELETE FROM fact {where}", gone)

    def _references(self, changes: Iterable[Change]) -> Iterable[tuple[str, ...]]:
        for change in changes:
            if change.after is not None:
                for _, table, target in TABLES[change.kind].referred(change.after):
                    yield (*self._scope, change.kind, change.key, table, target)

    def _select_changes(self, where: str, parameters: tuple[Any, ...]) -> list[Change]:
        rows = self._db.execute(
            f"SELECT {_CHANGE_COLUMNS} FROM change WHERE tenant = ?1 AND account = ?2 AND {where}",
            (*self._scope, *parameters),
        )
        return [_change_of(row) for row in rows]


def _moment_text(moment: datetime) -> str:
    """Return a moment as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _ledger_row(change: Change) -> tuple[Any, ...]:
    return (
        change.seq,
        change.change_set,
        _moment_text(change.at),
        change.actor,
        change.action,
        change.kind,
        change.key,
        None if change.before is None else json.dumps(change.before, ensure_ascii=False),
        None if change.after is None else json.dumps(change.after, ensure_ascii=False),
    )


def _change_of(row: tuple[Any, ...]) -> Change:
    seq, change_set, at, actor, action, kind, key, before, after = row
    return Change(
        seq=seq,
        change_set=change_set,
        at=datetime.fromisoformat(at),
        actor=actor,
        action=action,
        kind=kind,
        key=key,
        before=None if before is None else json.loads(before),
        after=None if after is None else json.loads(after),
    )


def account_in(db: sqlite3.Connection, tenant: str, account: str) -> Account:
    """Return an account. Raises NotFound."""
    row = db.execute(
        "SELECT id, name, created_at, version FROM account WHERE tenant = ? AND id = ?",
        (tenant, account),
    ).fetchone()
    if row is None:
        raise NotFound(f"no account has the id {account!r}")
    return account_of(row)


def account_of(row: tuple[str, str, str, int]) -> Account:
    """Return the account of a row."""
    return Account(row[0], row[1], datetime.fromisoformat(row[2]), row[3])
