"""Opening an account in Neo4j: for reading as one view, for writing alone."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from neo4j import ManagedTransaction

from graph.errors import NotFound
from graph.store import neo4j_deletion as deletion
from graph.store import neo4j_records as records
from graph.store import neo4j_rows as rows
from graph.store.base import Account, Reading, T
from graph.store.neo4j_account import Neo4jAccount
from graph.store.neo4j_connection import Neo4jConnection, run

REMOVED_AT_ONCE = 10_000


class Vanished(NotFound):
    """The account has gone while its lock was waited for: begin again, without its locks."""


class Moved(Exception):
    """The account has changed while it was read."""


def find(tx: ManagedTransaction, scope: rows.Scope) -> Account:
    """Return the account, as it is at this moment."""
    for record in run(tx, "accounts/find", uid=scope.uid):
        return records.account_of(record)
    raise NotFound(f"no account has the id {scope.account!r}")


def view(
    tx: ManagedTransaction, scope: rows.Scope, work: Callable[[Reading], T], seen: list[Account]
) -> T:
    """Run `work` on an account.

    Parameters
    ----------
    tx
        The transaction.
    scope
        Which account.
    work
        What to do.
    seen
        Gets the account as it was before.

    Raises
    ------
    Moved
        If the account is another after.
    """
    seen.append(find(tx, scope))
    result = work(Neo4jAccount(tx, scope.tenant, seen[-1]))
    if find(tx, scope) != seen[-1]:
        raise Moved
    return result


def open_for_writing(
    tx: ManagedTransaction, server: Neo4jConnection, scope: rows.Scope, create: str | None
) -> Account:
    """Return the account, locked until the transaction ends; make it where `create` names it.

    Raises
    ------
    NotFound
        If there is none; Vanished if it went just now.
    """
    if create is not None:
        new = {"uid": scope.uid, "tenant": scope.tenant, "id": scope.account, "name": create}
        run(tx, "accounts/create", **new, created_at=records.moment_text(datetime.now(UTC)))
    account = _locked(tx, scope, is_there=create is not None)
    if account.version == 0 and deletion.is_buried(tx, scope):
        deletion.clear(server, scope)
    beyond: dict[str, Any] = {
        "tenant": scope.tenant,
        "account": scope.account,
        "after": account.version,
    }
    if run(tx, "changes/beyond", **beyond):
        _remove_beyond(server, beyond)
    return account


def _locked(tx: ManagedTransaction, scope: rows.Scope, *, is_there: bool) -> Account:
    """Return the account as it is once no other transaction writes to it."""
    run(tx, "accounts/lock", uid=scope.uid)
    try:
        return find(tx, scope)
    except NotFound as error:
        raise Vanished(*error.args) if is_there else error from None


def _remove_beyond(server: Neo4jConnection, beyond: dict[str, Any]) -> None:
    """Remove what a large commit that failed has left in the ledger."""

    def some(tx: ManagedTransaction) -> bool:
        (found,) = run(tx, "changes/clear", **beyond, limit=REMOVED_AT_ONCE)
        return bool(found["removed"])

    while server.write(some):
        pass
