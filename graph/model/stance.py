"""Stances: where a contact stands towards us or a competitor."""

from typing import Annotated, Literal

from graph.model.competitor import US
from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import ContactRef, Expects, Id, Level, ProjectRef, Ref, Zh

Grade = Annotated[
    Literal["agreed", "seen", "inferred", "unclear"],
    Expects("one of agreed, seen, inferred, unclear"),
]


class Stance(Fact):
    """A contact's relationship level towards a party; an empty level means unknown."""

    contact: Annotated[ContactRef, Zh("联系人")]
    level: Annotated[Level | None, Zh("层级")] = None
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    party: Annotated[Id, Ref("competitors", "TOWARDS", besides=US), Zh("对象")] = US
    grade: Annotated[Grade | None, Zh("可信等级")] = None


STANCES = Table(
    "stances", Stance, "Stance", "立场", key=("contact", "project", "party", "valid_from")
)
