"""One account in Neo4j, within a transaction."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from neo4j import ManagedTransaction

from graph.model import TABLES, Row, Table
from graph.store import neo4j_records as records
from graph.store import neo4j_rows as rows
from graph.store.base import Account, Change
from graph.store.batches import batches
from graph.store.neo4j_commit import BATCH, Run, commit, noun
from graph.store.neo4j_connection import Records, run

ALL = 2**62
_REFERRED = frozenset(ref.table for table in TABLES.values() for ref in table.refs.values())


class Neo4jAccount:
    """A view of one account: what `Reading` and `Writing` promise, by Cypher.

    A table's facts are nodes, or relationships where the table is a link; the queries of the
    two, in `facts/` and `links/`, take the same parameters. Of the ledger only what the
    account's version covers is read.

    Parameters
    ----------
    tx
        The transaction.
    tenant, account
        Whose account, and which.
    aside
        Runs a query in a transaction of its own, for the ledger of large commits.
    """

    def __init__(
        self, tx: ManagedTransaction, tenant: str, account: Account, aside: Run | None = None
    ) -> None:
        self._tx = tx
        self._aside = aside or self._run
        self._scope = rows.Scope(tenant, account.id)
        self.account = account

    def fetch(self, table: Table, keys: Collection[str]) -> dict[str, Row]:
        """Return the rows with these keys; keys without a row are left out."""
        found: dict[str, Row] = {}
        for some in batches(keys, BATCH):
            wanted = [self._scope.place(table, key) for key in some]
            found |= self._facts("fetch", table, wanted=wanted)
        return found

    def page(self, table: Table, after: str, limit: int) -> list[tuple[str, Row]]:
        """Return at most `limit` rows with keys after `after`."""
        found = self._facts(
            "page",
            table,
            after=self._scope.fact_uid(table.name, after),
            end=rows.past(self._scope.table_prefix(table.name)),
            limit=limit,
            **self._starts(table),
        )
        return list(found.items())

    def rows(self, table: Table) -> list[Row]:
        """Return all rows of a table."""
        return [row for _, row in self.page(table, "", ALL)]

    def rows_at(self, table: Table, seq: int) -> list[Row]:
        """Return all rows of a table as they stood after change `seq`."""
        found = self._run("changes/rows_at", **self._ledger(), kind=table.name, seq=seq)
        return [records.row_of_json(record["after"]) for record in found]

    def referrers(self, table: Table, id_: str) -> list[tuple[str, str]]:
        """Return (table, key) of every fact that refers to this row."""
        if table.name not in _REFERRED:
            return []
        found = self._run("references/referrers", uid=self._scope.fact_uid(table.name, id_))
        return [(record["table"], record["key"]) for record in found]

    def changes(self, after: int, limit: int, kind: str | None, key: str | None) -> list[Change]:
        """Return at most `limit` changes with sequence numbers above `after`, oldest first."""
        if key is None:
            return self._changes("page", after=after, limit=limit, kind=kind)
        kinds = list(TABLES) if kind is None else [kind]
        return self._changes("of_key", after=after, limit=limit, kinds=kinds, key=key)

    def change_set(self, seq: int) -> list[Change]:
        """Return the changes made together with change `seq`, oldest first; none if unknown."""
        return self._changes("together", seq=seq)

    def seq_at(self, moment: datetime) -> int:
        """Return the sequence number of the last change at or before a moment; 0 if none."""
        found = self._run("changes/seq_at", **self._ledger(), moment=records.moment_text(moment))
        return next((int(record["seq"]) for record in found), 0)

    def commit(self, changes: Sequence[Change]) -> None:
        """Make every `after` so (None: remove), append the changes, advance the version."""
        commit(self._run, self._aside, self._scope, changes)
        self.account = replace(self.account, version=changes[-1].seq)

    def rename(self, name: str) -> None:
        """Give the account another name."""
        self._run("accounts/rename", uid=self._scope.uid, name=name)
        self.account = replace(self.account, name=name)

    def _facts(self, verb: str, table: Table, **parameters: Any) -> dict[str, Row]:
        if table.link is not None:
            parameters["relation"] = table.link.relation
        found = (record["fact"] for record in self._run(f"{noun(table)}/{verb}", **parameters))
        return {fact["key"]: rows.row_of(table, fact) for fact in found}

    def _starts(self, table: Table) -> dict[str, str]:
        """Return the bounds of the nodes where a table's links start."""
        if table.link is None:
            return {}
        prefix = self._scope.table_prefix(table.refs[table.link.start].table)
        return {"starts_after": prefix, "starts_end": rows.past(prefix)}

    def _changes(self, verb: str, **parameters: Any) -> list[Change]:
        found = self._run(f"changes/{verb}", **self._ledger(), **parameters)
        return [records.change_of(record["change"]) for record in found]

    def _ledger(self) -> dict[str, Any]:
        tenant, account = self._scope.tenant, self._scope.account
        return {"tenant": tenant, "account": account, "version": self.account.version}

    def _run(self, query: str, **parameters: Any) -> Records:
        return run(self._tx, query, **parameters)
