"""Competitors: who else wants the deal."""

from collections.abc import Iterator
from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import Id, Text, Zh

US = "us"


class Competitor(Fact):
    """A competitor (友商)."""

    id: Annotated[Id, Zh("编号")]
    name: Annotated[Text, Zh("名称")]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield also a competitor with our own name."""
        yield from super().problems()
        if self.id == US:
            yield "id", f"expected another id than {US!r}, which stands for ourselves"


COMPETITORS = Table("competitors", Competitor, "Competitor", "友商")
