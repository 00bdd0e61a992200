"""How facts become properties of nodes and relationships in Neo4j, and back.

A uid names a fact in the whole database: the JSON array [tenant, account, table], then the
row's key. So one unique index finds facts, and walks a table in the order of its keys. All of
it is UTF-8 read as Latin-1: Neo4j orders stored text by code points, but parameters by UTF-16
units, and in this form the two orders are one. (Ids in plain ASCII stay as they are.)
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.model import Row, Table
from graph.model.fact import Fact

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
        return account_uid(self.tenant, self.account)

    @property
    def prefix(self) -> str:
        """What the uids of all the account's facts begin with.

        Examples
        --------
        >>> Scope("acme", "telecom").prefix
        '["acme","telecom",'
        """
        return _ordered(compact([self.tenant, self.account])[:-1] + ",")

    def table_prefix(self, table: str) -> str:
        """Return what the uids of a table's facts begin with."""
        return _ordered(compact([self.tenant, self.account, table]))

    def fact_uid(self, table: str, key: str) -> str:
        """Return a fact's uid.

        Examples
        --------
        >>> Scope("acme", "telecom").fact_uid("contacts", "li_wen")
        '["acme","telecom","contacts"]li_wen'
        """
        return self.table_prefix(table) + _ordered(key)

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


def account_uid(tenant: str, account: str) -> str:
    """Return an account's uid; with an empty id, what those of all the tenant's begin with."""
    return _ordered(compact([tenant]) + account)


def entry_uid(tenant: str, kind: str, key: str) -> str:
    """Return an entry's uid; with an empty key, what those of all of the kind begin with."""
    return _ordered(compact([tenant, kind]) + key)


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


def row_of(table: Table, properties: Mapping[str, Any]) -> Row:
    """Return the row of a fact's properties: the model's columns in their order, then others."""
    row = {name: properties[name] for name in _names(table.model) if name in properties}
    if len(row) + len(OURS) < len(properties):
        row |= {name: properties[name] for name in sorted(properties.keys() - row.keys() - OURS)}
    return row


@cache
def _names(model: type[Fact]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _ordered(text: str) -> str:
    return text.encode().decode("latin-1")


def compact(value: Any) -> str:
    """Return a value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
