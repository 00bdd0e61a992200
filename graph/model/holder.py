"""Holders and shareholdings: who owns the customer."""

from collections.abc import Iterator
from typing import Annotated, Literal

from graph.model.fact import Fact
from graph.model.table import Link, Table
from graph.model.types import Expects, Id, Percent, Ref, Text, Zh

Kind = Annotated[Literal["person", "company", "state"], Expects("one of person, company, state")]


class Holder(Fact):
    """A person, a company or the state, as an owner or as what is owned."""

    id: Annotated[Id, Zh("编号")]
    name: Annotated[Text, Zh("名称")]
    kind: Annotated[Kind, Zh("类型")]


class Shareholding(Fact):
    """A holder holds a share of another."""

    holder: Annotated[Id, Ref("holders", "HOLDER"), Zh("股东")]
    held: Annotated[Id, Ref("holders", "HELD"), Zh("被持股方")]
    percent: Annotated[Percent, Zh("持股比例")]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield also a holder of itself."""
        yield from super().problems()
        if self.holder == self.held:
            yield "held", "expected another than the holder"


HOLDERS = Table("holders", Holder, "Holder", "股东")
SHAREHOLDINGS = Table(
    "shareholdings",
    Shareholding,
    "Shareholding",
    "持股关系",
    key=("holder", "held"),
    link=Link("holder", "held", "HOLDS"),
)
