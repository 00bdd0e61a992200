"""How accounts, changes and API keys become properties of nodes in Neo4j, and back."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from graph.model import Row
from graph.store.base import Account, ApiKey, Change, Document, Entry, EntryEdit
from graph.store.neo4j_rows import Scope, compact, entry_uid


def row_of_json(text: str) -> Row:
    """Return the row of a change's JSON text."""
    row: Row = json.loads(text)
    return row


def change_properties(scope: Scope, change: Change) -> dict[str, Any]:
    """Return the properties of a change's node; the row before and after as JSON text."""
    return {
        "tenant": scope.tenant,
        "account": scope.account,
        "seq": change.seq,
        "change_set": change.change_set,
        "at": moment_text(change.at),
        "actor": change.actor,
        "action": change.action,
        "kind": change.kind,
        "key": change.key,
        "before": None if change.before is None else compact(change.before),
        "after": None if change.after is None else compact(change.after),
    }


def change_of(properties: Mapping[str, Any]) -> Change:
    """Return the change of a node's properties."""
    before, after = properties.get("before"), properties.get("after")
    return Change(
        seq=properties["seq"],
        change_set=properties["change_set"],
        at=datetime.fromisoformat(properties["at"]),
        actor=properties["actor"],
        action=properties["action"],
        kind=properties["kind"],
        key=properties["key"],
        before=None if before is None else row_of_json(before),
        after=None if after is None else row_of_json(after),
    )


def account_of(record: Mapping[str, Any]) -> Account:
    """Return the account of a record."""
    created_at = datetime.fromisoformat(record["created_at"])
    return Account(record["id"], record["name"], created_at, record["version"])


def key_properties(key: ApiKey) -> dict[str, Any]:
    """Return the properties of an API key's node."""
    return {
        "sha256": key.sha256,
        "tenant": key.tenant,
        "name": key.name,
        "scope": key.scope,
        "created_at": key.created_at.isoformat(),
        "sensitive": key.sensitive,
    }


def key_of(properties: Mapping[str, Any]) -> ApiKey:
    """Return the API key of a node's properties."""
    return ApiKey(
        name=properties["name"],
        tenant=properties["tenant"],
        scope="write" if properties["scope"] == "write" else "read",
        sha256=properties["sha256"],
        created_at=datetime.fromisoformat(properties["created_at"]),
        sensitive=properties.get("sensitive", False),
    )


def document_properties(
    tenant: str, kind: str, content: Row, account: str | None
) -> dict[str, str | None]:
    """Return the properties of a document's node but its number; the content as JSON text."""
    return {
        "tenant": tenant,
        "kind": kind,
        "at": moment_text(datetime.now(UTC)),
        "account": account,
        "content": compact(content),
    }


def document_of(properties: Mapping[str, Any]) -> Document:
    """Return the document of a node's properties."""
    return Document(
        kind=properties["kind"],
        number=properties["number"],
        at=datetime.fromisoformat(properties["at"]),
        account=properties.get("account"),
        content=row_of_json(properties["content"]),
    )


def entry_properties(tenant: str, edit: EntryEdit, version: int) -> dict[str, Any]:
    """Return the properties of the node of an entry that has content."""
    return {
        "uid": entry_uid(tenant, edit.kind, edit.key),
        "tenant": tenant,
        "kind": edit.kind,
        "key": edit.key,
        "version": version,
        "at": moment_text(datetime.now(UTC)),
        "content": compact(edit.content),
    }


def entry_of(properties: Mapping[str, Any]) -> Entry:
    """Return the entry of a node's properties."""
    return Entry(
        kind=properties["kind"],
        key=properties["key"],
        version=properties["version"],
        at=datetime.fromisoformat(properties["at"]),
        content=row_of_json(properties["content"]),
    )


def moment_text(moment: datetime) -> str:
    """Return a moment as text that sorts by time: ISO 8601, UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
