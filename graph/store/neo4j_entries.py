"""A tenant's entries in Neo4j."""

from collections.abc import Sequence
from typing import Any

from neo4j import ManagedTransaction

from graph.errors import StaleEntry
from graph.store import neo4j_records as records
from graph.store import neo4j_rows as rows
from graph.store.base import Entry, EntryEdit
from graph.store.neo4j_connection import run
from graph.store.neo4j_server import Neo4jServer


class Neo4jEntries(Neo4jServer):
    """What tenants keep beside their facts and change: definitions, claims, the outbox, jobs."""

    def entry(self, tenant: str, kind: str, key: str) -> Entry | None:
        """Return one entry."""
        found = self._read("entries/fetch", uid=rows.entry_uid(tenant, kind, key))
        return next((records.entry_of(record["entry"]) for record in found), None)

    def entries(self, tenant: str, kind: str, after: str, limit: int) -> list[Entry]:
        """Return at most `limit` entries with keys after `after`, by key."""
        end = rows.past(rows.entry_uid(tenant, kind, ""))
        bounds: dict[str, Any] = {"after": rows.entry_uid(tenant, kind, after), "end": end}
        found = self._read("entries/page", **bounds, limit=limit)
        return [records.entry_of(record["entry"]) for record in found]

    def put_entries(self, tenant: str, edits: Sequence[EntryEdit]) -> None:
        """Make all of these edits, or none; they are locked in the order of their keys."""
        ordered = sorted(edits, key=lambda edit: (edit.kind, edit.key))

        def unit(tx: ManagedTransaction) -> None:
            for edit in ordered:
                _put(tx, tenant, edit)

        self._ready().write(unit)

    def tenants_with(self, kind: str) -> list[str]:
        """Return the tenants that have entries of a kind."""
        return [record["tenant"] for record in self._read("entries/tenants", kind=kind)]


def _put(tx: ManagedTransaction, tenant: str, edit: EntryEdit) -> None:
    uid = rows.entry_uid(tenant, edit.kind, edit.key)
    (locked,) = run(tx, "entries/lock", uid=uid)
    if edit.expected not in (None, locked["version"]):
        raise StaleEntry(edit.kind, edit.key)
    if edit.content is None:
        run(tx, "entries/remove", uid=uid)
        return
    entry = records.entry_properties(tenant, edit, locked["version"] + 1)
    run(tx, "entries/put", uid=uid, entry=entry)
