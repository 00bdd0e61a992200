"""The store on a Neo4j server: facts as labelled nodes and typed relationships."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from neo4j import ManagedTransaction

from graph.errors import StaleVersion, StoreUnavailable
from graph.store import neo4j_deletion as deletion
from graph.store import neo4j_records as records
from graph.store import neo4j_rows as rows
from graph.store.base import Account, Reading, T, Writing
from graph.store.neo4j_account import Neo4jAccount
from graph.store.neo4j_documents import Neo4jDocuments
from graph.store.neo4j_entries import Neo4jEntries
from graph.store.neo4j_keys import Neo4jKeys
from graph.store.neo4j_opening import Vanished, find, open_for_writing, view

READ_ATTEMPTS = 3
WRITE_ATTEMPTS = 10


class Neo4jStore(Neo4jKeys, Neo4jDocuments, Neo4jEntries):
    """Accounts in one database of a server, with keys, documents and entries of their tenants."""

    def read(self, tenant: str, account: str, work: Callable[[Reading], T]) -> T:
        """Run `work` on one consistent view.

        Neo4j shows what is committed at each moment: where the account has changed meanwhile,
        whatever came of it, `work` runs again, and after some attempts alone on the account.
        """
        scope = rows.Scope(tenant, account)
        for _ in range(READ_ATTEMPTS):
            seen: list[Account] = []
            try:
                return self._ready().read(partial(view, scope=scope, work=work, seen=seen))
            except StoreUnavailable:
                raise
            except Exception:
                if not seen or self._ready().read(partial(find, scope=scope)) == seen[-1]:
                    raise
        return self.write(tenant, account, work)

    def write(
        self, tenant: str, account: str, work: Callable[[Writing], T], *, create: str | None = None
    ) -> T:
        """Run `work` in one transaction, alone on this account; an error undoes all of it."""
        scope = rows.Scope(tenant, account)
        server = self._ready()

        def unit(tx: ManagedTransaction) -> T:
            opened = open_for_writing(tx, server, scope, create)
            return work(Neo4jAccount(tx, tenant, opened, self._write))

        for _ in range(WRITE_ATTEMPTS - 1):
            with suppress(Vanished):
                return server.write(unit)
        return server.write(unit)

    def accounts(self, tenant: str, after: str, limit: int) -> list[Account]:
        """Return at most `limit` of a tenant's accounts with ids after `after`, by id."""
        end = rows.past(rows.account_uid(tenant, ""))
        bounds = {"after": rows.account_uid(tenant, after), "end": end}
        return [
            records.account_of(row) for row in self._read("accounts/page", **bounds, limit=limit)
        ]

    def delete_account(self, tenant: str, account: str, expected: int | None) -> None:
        """Delete an account, its facts and its ledger."""
        scope = rows.Scope(tenant, account)
        server = self._ready()

        def unit(tx: ManagedTransaction) -> None:
            version = open_for_writing(tx, server, scope, None).version
            if expected is not None and expected != version:
                raise StaleVersion(expected=expected, version=version)
            deletion.bury(tx, scope)

        server.write(unit)
        deletion.clear(server, scope)
