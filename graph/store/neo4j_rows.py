"""How facts, changes and accounts become properties of nodes and relationships, and back.

A uid names a fact in the whole database: the JSON array [tenant, account, table], then the
row's key as it is. So one unique index finds facts, and walks a table in the order of its keys.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph.model import Row, Table
from graph.store.base import Account, ApiKey, Change

OURS = frozenset({"uid", "tenant", "account", "table", "key"})
"""Properties of a fact that are no columns of its row."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One account of one tenant."""

    tenant: str
    account: str

    @property
    def uid(self) -> str:
        """The account's uid."""
        return tenant_prefix(self.tenant) + self.account

    @property
    def prefix(self) -> str:
        """What the uids of all the account's facts begin with.

        Examples
        --------
        >>> Scope("acme", "telecom").prefix
        '["acme","telecom",'
        """
        return _json([self.tenant, self.account])[:-1] + ","

    def table_prefix(self, table: str) -> str:
        """Return what the uids of a table's facts begin with."""
        return _json([self.tenant, self.account, table])

    def fact_uid(self, table: str, key: str) -> str:
        """Return a fact's uid.

        Examples
        --------
        >>> Scope("acme", "telecom").fact_uid("contacts", "li_wen")
        '["acme","telecom","contacts"]li_wen'
        """
        return self.table_prefix(table) + key

    def place(self, table: Table, key: str) -> dict[str, str]:
        """Return where a fact is: its uid and, for a link, those of the nodes it joins."""
        return {"uid": self.fact_uid(table.name, key), **self._ends(table, key)}

    def properties(self, table: Table, key: str, row: Row) -> dict[str, Any]:
        """Return the properties of a fact's node or relationship."""
        return row | {
            "uid": self.fact_uid(table.name, key),
            "tenant": self.tenant,
            "account": self.account,
            "table": table.name,
            "key": key,
        }

    def references(self, table: Table, key: str, row: Row) -> Iterator[dict[str, str]]:
        """Yield the relationships that draw what a fact refers to."""
        source = self.fact_uid(table.name, key)
        for column, target_table, target in table.referred(row):
            yield {
                "source": source,
                "relation": table.refs[column].relation,
                "target": self.fact_uid(target_table, target),
                "column": column,
            }

    def _ends(self, table: Table, key: str) -> dict[str, str]:
        if table.link is None:
            return {}
        columns = key_columns(table, key)
        return {
            end: self.fact_uid(table.refs[column].table, columns[column])
            for end, column in (("start", table.link.start), ("end", table.link.end))
            if isinstance(columns.get(column), str)
        }


def tenant_prefix(tenant: str) -> str:
    """Return what the uids of all the tenant's accounts begin with."""
    return _json([tenant])


def past(prefix: str) -> str:
    """Return the first text after all those with a prefix, in the order of code points.

    Examples
    --------
    >>> past("ab")
    'ac'
    """
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


def key_columns(table: Table, key: str) -> Row:
    """Return the key columns of a key text; none where it is no key of this table."""
    try:
        return table.key_columns(key)
    except (ValueError, TypeError):
        return {}


def row_of(properties: Mapping[str, Any]) -> Row:
    """Return the row of a fact's properties."""
    return {name: value for name, value in properties.items() if name not in OURS}


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
        "before": None if change.before is None else _json(change.before),
        "after": None if change.after is None else _json(change.after),
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


def key_properties(key: ApiKey) -> dict[str, str]:
    """Return the properties of an API key's node."""
    return {
        "sha256": key.sha256,
        "tenant": key.tenant,
        "name": key.name,
        "scope": key.scope,
        "created_at": key.created_at.isoformat(),
    }


def key_of(properties: Mapping[str, Any]) -> ApiKey:
    """Return the API key of a node's properties."""
    return ApiKey(
        name=properties["name"],
        tenant=properties["tenant"],
        scope="write" if properties["scope"] == "write" else "read",
        sha256=properties["sha256"],
        created_at=datetime.fromisoformat(properties["created_at"]),
    )


def moment_text(moment: datetime) -> str:
    """Return a moment as text that sorts by time: ISO 8601, UTC, microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
