"""A tenant's documents in Neo4j."""

from typing import Any

from neo4j import ManagedTransaction

from graph.model import Row
from graph.store import neo4j_records as records
from graph.store import neo4j_rows as rows
from graph.store.base import Document
from graph.store.neo4j_connection import run
from graph.store.neo4j_opening import open_for_writing
from graph.store.neo4j_server import Neo4jServer


class Neo4jDocuments(Neo4jServer):
    """What tenants keep beside their facts and never change."""

    def add_document(
        self, tenant: str, kind: str, content: Row, account: str | None = None
    ) -> Document:
        """Keep a document."""
        server = self._ready()
        kept = records.document_properties(tenant, kind, content, account)

        def unit(tx: ManagedTransaction) -> Document:
            if account is not None:
                open_for_writing(tx, server, rows.Scope(tenant, account), None)
            (found,) = run(tx, "documents/add", **kept)
            return records.document_of(found["document"])

        return server.write(unit)

    def documents(self, tenant: str, kind: str, after: int, limit: int) -> list[Document]:
        """Return at most `limit` documents with numbers above `after`, oldest first."""
        bounds: dict[str, Any] = {"after": after, "limit": limit}
        found = self._read("documents/page", tenant=tenant, kind=kind, **bounds)
        return [records.document_of(record["document"]) for record in found]

    def last_document(self, tenant: str, kind: str) -> Document | None:
        """Return the document of a kind that was kept last."""
        found = self._read("documents/last", tenant=tenant, kind=kind)
        return next((records.document_of(record["document"]) for record in found), None)
