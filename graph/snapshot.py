"""From a store to one frozen AccountGraph: the facts true at a date, as known at a moment."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from graph.account_graph import AccountGraph
from graph.columns import graph_at
from graph.history import History
from graph.model import TABLES, Row, Table
from graph.store import Reading


def end_of(day: date) -> datetime:
    """Return the last moment of a day, UTC."""
    return datetime.combine(day, time.max, tzinfo=UTC)


def snapshot(
    account: Reading, as_of: date | None = None, believed_at: datetime | None = None
) -> AccountGraph:
    """Return an account's graph at a date, with what was known at a moment.

    Parameters
    ----------
    account
        The account, in a reading transaction.
    as_of
        The date at which facts shall be true; default today, UTC.
    believed_at
        Changes after this moment are left out; default none is.

    Returns
    -------
    AccountGraph
    """
    day = as_of or datetime.now(UTC).date()
    seq = account.account.version if believed_at is None else account.seq_at(believed_at)
    rows = _reader(account, seq)
    history = History(
        account=account.account.id,
        name=account.account.name,
        version=seq,
        believed_at=believed_at,
        rows={
            name: () if table.sensitive else tuple(rows(table)) for name, table in TABLES.items()
        },
    )
    return graph_at(history, day)


def _reader(account: Reading, seq: int) -> Callable[[Table], list[Row]]:
    if seq == account.account.version:
        return account.rows
    return lambda table: account.rows_at(table, seq)
