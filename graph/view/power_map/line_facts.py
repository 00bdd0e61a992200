"""Who says that one person influences another, and when: the facts behind a line of the map."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.account_graph import AccountGraph
from graph.analysis.answer import FactRef
from graph.model import TABLES, Row

MOST_REFS = 5
"""Messages are summed up; of their rows the latest so many are named."""
MOST_SOURCES = 5

Pair = tuple[str, str]
"""Two people's ids, in the direction that is said."""


class LineFact(BaseModel):
    """A recorded link, or all messages from one person to another.

    Parameters
    ----------
    kind
        A link, or messages.
    source
        Who says so; of messages every source, joined.
    confidence
        As recorded; of messages the mean, each counted as often as it was sent.
    first, last
        Of a link the dates between which it is valid (the last is excluded); of messages the days
        of the first and the last.
    relation, weight, undirected
        Of a link: its kind, how strong it is, whether it holds both ways.
    sender, count
        Of messages: who wrote them, and how many.
    refs
        Where it is recorded; of messages the latest five.
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["link", "messages"]
    source: str | None
    confidence: float
    first: str | None
    last: str | None
    relation: str | None = None
    weight: float | None = None
    undirected: bool = False
    sender: str | None = None
    count: float | None = None
    refs: tuple[FactRef, ...]


@dataclass(frozen=True)
class LineFacts:
    """The facts behind every line of an account."""

    graph: AccountGraph

    def behind(self, influencer: str, listener: str) -> tuple[LineFact, ...]:
        """Return what is recorded of one person's influence on another, links first."""
        links = self.graph.links_between.get((influencer, listener), ())
        sent = ((listener, influencer), (influencer, listener))
        messages = (_messages(self._sent[pair]) for pair in sent if pair in self._sent)
        return (*map(_link, links), *messages)

    @cached_property
    def _sent(self) -> Mapping[Pair, Sequence[Row]]:
        """The communications by sender and recipient, as they are ordered in the account."""
        rows = self.graph.history.rows["communications"]
        found: dict[Pair, list[Row]] = defaultdict(list)
        for place in self.graph.messages.fact.tolist():
            found[rows[place]["sender"], rows[place]["recipient"]].append(rows[place])
        return dict(found)


def _link(row: Row) -> LineFact:
    return LineFact(
        kind="link",
        source=row.get("source"),
        confidence=row["confidence"],
        first=row.get("valid_from"),
        last=row.get("valid_to"),
        relation=row.get("kind"),
        weight=row["weight"],
        undirected=row["undirected"],
        refs=(fact_ref("influences", row),),
    )


def _messages(rows: Sequence[Row]) -> LineFact:
    latest = sorted(rows, key=lambda row: str(row["at"]))
    count = sum(row["count"] for row in rows)
    sources = sorted({row["source"] for row in rows if "source" in row})[:MOST_SOURCES]
    weighted = sum(row["count"] * row["confidence"] for row in rows)
    return LineFact(
        kind="messages",
        source="; ".join(sources) or None,
        confidence=round(weighted / count, 4) if count else 0.0,
        first=latest[0]["at"][:10],
        last=latest[-1]["at"][:10],
        sender=latest[0]["sender"],
        count=count,
        refs=tuple(fact_ref("communications", row) for row in latest[-MOST_REFS:]),
    )


def fact_ref(name: str, row: Row) -> FactRef:
    """Return where a row is recorded."""
    table = TABLES[name]
    return FactRef(table=name, key=table.key_in_url(table.key_of(row)))
