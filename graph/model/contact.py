"""Contacts: the people on the customer's side, and those who influence it from outside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Literal

from pydantic import Field

from graph.model.fact import Fact
from graph.model.table import Row, Table
from graph.model.types import Country, Day, Expects, Flag, Id, Rank, Ref, Text, Words, Zh

MOST_SHOWN = 20
PartyClass = Annotated[
    Literal["private", "soe", "public_official", "regulator", "foreign_official"],
    Expects("one of private, soe, public_official, regulator, foreign_official"),
]


class Contact(Fact):
    """A person on the customer's side, or one who influences it from outside."""

    id: Annotated[Id, Zh("编号")]
    name: Annotated[Text, Zh("姓名")]
    title: Annotated[Text | None, Zh("职务")] = None
    unit: Annotated[Id | None, Ref("units", "IN_UNIT"), Zh("部门")] = None
    reports_to: Annotated[Id | None, Ref("contacts", "REPORTS_TO"), Zh("上级")] = None
    dotted_to: Annotated[Id | None, Ref("contacts", "DOTTED_TO"), Zh("虚线上级")] = None
    rank: Annotated[Rank | None, Zh("职级")] = None
    email: Annotated[Words, Field(default_factory=list), Zh("邮箱")]
    joined_on: Annotated[Day | None, Zh("入职日期")] = None
    left_on: Annotated[Day | None, Zh("离职日期")] = None
    external: Annotated[Flag, Zh("外部人士")] = False
    party_class: Annotated[PartyClass | None, Zh("身份类别")] = None
    country: Annotated[Country | None, Zh("国家")] = None
    tags: Annotated[Words, Field(default_factory=list), Zh("标签")]

    orders = (("joined_on", "left_on"),)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield also people who report to themselves."""
        yield from super().problems()
        for column in ("reports_to", "dotted_to"):
            if getattr(self, column) == self.id:
                yield column, "expected another person: nobody reports to themselves"


CONTACTS = Table("contacts", Contact, "Contact", "客户联系人")


def reporting_cycle(contacts: Iterable[Row], column: str = "reports_to") -> tuple[str, ...]:
    """Return the ids along a cycle in the solid reporting lines (or another column), or nothing.

    Examples
    --------
    >>> reporting_cycle([{"id": "a", "reports_to": "b"}, {"id": "b", "reports_to": "a"}])
    ('a', 'b', 'a')
    """
    managers: Mapping[str, set[str]] = {
        row["id"]: {row[column]} for row in contacts if column in row
    }
    try:
        TopologicalSorter(managers).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def circle_in_words(circle: Sequence[str]) -> str:
    """Return a circle for a message: its people in order, of a long one the first and last.

    Examples
    --------
    >>> circle_in_words(["a", "b", "a"])
    'a → b → a'
    """
    if len(circle) > MOST_SHOWN:
        circle = [*circle[: MOST_SHOWN // 2], "…", *circle[-MOST_SHOWN // 2 :]]
    return " → ".join(circle)
