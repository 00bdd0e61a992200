"""Competitor events: what a competitor does at the customer, as a test or a visit."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import (
    ContactRef,
    Day,
    Expects,
    Id,
    ProjectRef,
    Ref,
    Text,
    Zh,
    spaces_as_underscores,
)

Kind = Annotated[
    Literal["test", "pilot", "visit", "offer", "promotion", "executive_visit", "award", "other"],
    BeforeValidator(spaces_as_underscores),
    Expects("one of test, pilot, visit, offer, promotion, executive_visit, award, other"),
]


class CompetitorEvent(Fact):
    """What a competitor does at the customer; one that lasts, as a test, ends at `valid_to`."""

    id: Annotated[Id, Zh("编号")]
    date: Annotated[Day, Zh("日期")]
    competitor: Annotated[Id, Ref("competitors", "BY"), Zh("友商")]
    kind: Annotated[Kind, Zh("类型")]
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    contact: Annotated[ContactRef | None, Zh("联系人")] = None
    text: Annotated[Text | None, Zh("内容")] = None


COMPETITOR_EVENTS = Table("competitor_events", CompetitorEvent, "CompetitorEvent", "友商动态")
