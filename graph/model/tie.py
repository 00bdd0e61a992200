"""Ties: which colleague knows which contact."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Link, Table
from graph.model.types import ContactRef, Id, Ref, Share, Zh


class Tie(Fact):
    """A recorded contact between a colleague and a contact."""

    colleague: Annotated[Id, Ref("colleagues", "COLLEAGUE"), Zh("我司人员")]
    contact: Annotated[ContactRef, Zh("联系人")]
    strength: Annotated[Share | None, Zh("强度")] = None


TIES = Table(
    "ties",
    Tie,
    "Tie",
    "接触关系",
    key=("colleague", "contact"),
    link=Link("colleague", "contact", "KNOWS"),
)
