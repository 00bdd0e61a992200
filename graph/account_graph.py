"""One account's people and links at one date, as immutable columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.history import History
from graph.model import Row

Indices = NDArray[np.intp]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class InfluenceLinks:
    """Who moves whom: one entry for each direction of each recorded link.

    `fact` is the link's place in `AccountGraph.facts["influences"]`.
    """

    listener: Indices
    influencer: Indices
    weight: Floats
    confidence: Floats
    fact: Indices


@dataclass(frozen=True, slots=True)
class Messages:
    """Who wrote to whom: one entry for each recorded communication up to the date.

    `fact` is the communication's place in `AccountGraph.history.rows["communications"]`.
    """

    sender: Indices
    recipient: Indices
    count: Floats
    confidence: Floats
    age_days: Floats
    fact: Indices


@dataclass(frozen=True, slots=True)
class ReportingLines:
    """Who reports to whom, by solid or dotted line."""

    manager: Indices
    report: Indices
    solid: NDArray[np.bool_]
    confidence: Floats


@dataclass(frozen=True)
class AccountGraph:
    """The people present at a date, how they are linked, and the other facts valid then.

    Parameters
    ----------
    account, name
        The account's id and name.
    version
        Sequence number of the last change that is taken into account.
    as_of
        The date at which the facts are true (UTC).
    believed_at
        The moment whose knowledge is used; None: all that is known.
    people
        Contacts present at the date, by id; the index arrays below count in this order.
    influences, messages, lines
        The links among them, as columns.
    facts
        Every other table's rows valid at the date, by table; rows about absent people left out,
        and those that are conflicts.
    conflicts
        The rows of `influences` in which two people stand against each other: nobody listens there.
    history
        All rows that the graph was made of, valid or not: `graph.columns.graph_at` makes the graph
        of another day of them.
    """

    account: str
    name: str
    version: int
    as_of: date
    believed_at: datetime | None
    people: tuple[Row, ...]
    influences: InfluenceLinks
    messages: Messages
    lines: ReportingLines
    facts: Mapping[str, tuple[Row, ...]]
    conflicts: tuple[Row, ...]
    history: History = field(repr=False, compare=False)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The people's ids, in order."""
        return tuple(person["id"] for person in self.people)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """A person's place by id."""
        return {id_: place for place, id_ in enumerate(self.ids)}

    @cached_property
    def links_between(self) -> Mapping[tuple[str, str], tuple[Row, ...]]:
        """The recorded influence links by the ids of who is heard and who listens."""
        found: dict[tuple[str, str], tuple[Row, ...]] = {}
        for row in self.facts["influences"]:
            ends = row["from"], row["to"]
            for pair in {ends, ends[::-1]} if row["undirected"] else {ends}:
                found[pair] = (*found.get(pair, ()), row)
        return found

    @cached_property
    def messages_between(self) -> Mapping[tuple[str, str], float]:
        """How many messages there are by the ids of who wrote and to whom."""
        sent, n = self.messages, max(len(self), 1)
        pairs, pair = np.unique(sent.sender * n + sent.recipient, return_inverse=True)
        counts = np.bincount(pair, weights=sent.count, minlength=len(pairs))
        ends = ((self.ids[at // n], self.ids[at % n]) for at in pairs.tolist())
        return dict(zip(ends, counts.tolist(), strict=True))

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.people)

    def indices(self, ids: Any) -> Indices:
        """Return the places of people as an index array."""
        return np.array([self.index[id_] for id_ in ids], dtype=np.intp)
