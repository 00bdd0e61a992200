"""Units: the customer's departments."""

from collections.abc import Iterator
from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import Id, Ref, Text, Zh


class Unit(Fact):
    """A department of the customer."""

    id: Annotated[Id, Zh("编号")]
    name: Annotated[Text, Zh("名称")]
    parent: Annotated[Id | None, Ref("units", "PART_OF"), Zh("上级部门")] = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield also a unit that is its own parent."""
        yield from super().problems()
        if self.parent == self.id:
            yield "parent", "expected another unit: a unit cannot be part of itself"


UNITS = Table("units", Unit, "Unit", "部门")
