"""Influences: who moves whom, as somebody told us or we saw."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from graph.model.fact import Fact
from graph.model.table import Link, Table
from graph.model.types import Flag, Id, Ref, Weight, Word, Zh

CONFLICT = "conflict"
"""The kind of a link between two people who stand against each other."""


class Influence(Fact):
    """One person influences another: `from` moves `to`, who listens.

    A nomination ("a goes to b for advice") is therefore `from` b `to` a. The kind `conflict` is no
    influence: the two stand against each other, which maps draw and no analysis counts.
    """

    from_: Annotated[Id, Field(alias="from"), Ref("contacts", "FROM"), Zh("影响者")]
    to: Annotated[Id, Ref("contacts", "TO"), Zh("被影响者")]
    weight: Annotated[Weight, Zh("权重")] = 1.0
    kind: Annotated[Word | None, Zh("类型")] = None
    undirected: Annotated[Flag, Zh("双向")] = False

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield also an influence of somebody on themselves."""
        yield from super().problems()
        if self.from_ == self.to:
            yield "to", f"expected another person than from ({self.from_!r}): no self-influence"


INFLUENCES = Table(
    "influences",
    Influence,
    "Influence",
    "影响关系",
    key=("from", "to", "kind", "valid_from"),
    link=Link("from", "to", "INFLUENCES"),
)
