"""Communications: how often people wrote to or called one another."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import Count, Id, Moment, Ref, Word, Zh


class Communication(Fact):
    """Messages from one person to another; people are named by id or any of their addresses."""

    at: Annotated[Moment, Zh("时间")]
    sender: Annotated[Id, Ref("contacts", "SENT_BY"), Zh("发送人")]
    recipient: Annotated[Id, Ref("contacts", "SENT_TO"), Zh("接收人")]
    count: Annotated[Count, Zh("次数")] = 1.0
    kind: Annotated[Word | None, Zh("类型")] = None


COMMUNICATIONS = Table(
    "communications",
    Communication,
    "Communication",
    "沟通记录",
    key=("at", "sender", "recipient", "kind"),
    summed="count",
)
ADDRESSED = ("sender", "recipient")
"""The columns in which an address may stand for a contact's id."""
