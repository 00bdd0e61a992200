"""Deleting an account of any size from Neo4j.

A transaction is held in the server's memory, so a large account cannot go in one. It is gone at
once, when its node becomes a :DeletedAccount; then what it had is cleared in pieces. Whoever
finds that unfinished, after a crash, ends it: at the first use of a store, or where an account
of the same id is made again. Each piece is cleared under a lock of that node, so that nobody
clears what a new account has.
"""

from typing import Any

from neo4j import ManagedTransaction

from graph.store import neo4j_rows as rows
from graph.store.neo4j_connection import Neo4jConnection, run

CLEARED_AT_ONCE = 10_000


def bury(tx: ManagedTransaction, scope: rows.Scope) -> None:
    """Make an account one that is gone."""
    run(tx, "accounts/bury", uid=scope.uid)


def is_buried(tx: ManagedTransaction, scope: rows.Scope) -> bool:
    """Return whether an account of this id was deleted and has still something."""
    return bool(run(tx, "accounts/buried", uid=scope.uid))


def clear_all(server: Neo4jConnection) -> None:
    """Clear what deleted accounts still have."""
    for found in server.read(lambda tx: run(tx, "accounts/buried", uid=None)):
        clear(server, rows.Scope(found["tenant"], found["id"]))


def clear(server: Neo4jConnection, scope: rows.Scope) -> None:
    """Clear what a deleted account still has."""
    while server.write(lambda tx: _clear_some(tx, scope)):
        pass


def _clear_some(tx: ManagedTransaction, scope: rows.Scope) -> bool:
    """Clear a piece; return whether there may be more."""
    run(tx, "accounts/lock_buried", uid=scope.uid)
    if not is_buried(tx, scope):
        return False
    facts: dict[str, Any] = {"after": scope.prefix, "end": rows.past(scope.prefix)}
    changes: dict[str, Any] = {"tenant": scope.tenant, "account": scope.account, "after": 0}
    documents: dict[str, Any] = {"tenant": scope.tenant, "account": scope.account}
    cleared = (
        _removed(tx, "facts/clear", **facts)
        or _removed(tx, "changes/clear", **changes)
        or _removed(tx, "documents/clear", **documents)
    )
    if not cleared:
        run(tx, "accounts/forget", uid=scope.uid)
    return cleared


def _removed(tx: ManagedTransaction, query: str, **parameters: Any) -> bool:
    (found,) = run(tx, query, **parameters, limit=CLEARED_AT_ONCE)
    return bool(found["removed"])
