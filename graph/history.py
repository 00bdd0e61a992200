"""All of an account's rows as known at a moment, whenever they are true."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.model import Row


@dataclass(frozen=True, slots=True)
class History:
    """What was known of an account at a moment: every row of every table, valid at any date.

    It keeps references to rows and nothing made of them; `graph.columns.graph_at` makes the
    graph as of a day.

    Parameters
    ----------
    account, name
        The account's id and name.
    version
        Sequence number of the last change that is taken into account.
    believed_at
        The moment whose knowledge is used; None: all that is known.
    rows
        Each table's rows in the order of their keys, by the table's name.
    """

    account: str
    name: str
    version: int
    believed_at: datetime | None
    rows: Mapping[str, tuple[Row, ...]]
