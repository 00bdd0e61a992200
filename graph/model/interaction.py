"""Interactions: what our people and theirs did together."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import (
    Amount,
    Currency,
    Day,
    Expects,
    Flag,
    Id,
    ProjectRef,
    Ref,
    Text,
    Whole,
    Word,
    Zh,
    spaces_as_underscores,
)

Kind = Annotated[
    Literal[
        "visit",
        "executive_visit",
        "meeting",
        "private_meeting",
        "technical_exchange",
        "workshop",
        "training",
        "management_seminar",
        "roadmap_exchange",
        "site_visit",
        "study_tour",
        "travel",
        "leisure_travel",
        "exhibition",
        "roadshow",
        "launch",
        "test",
        "joint_event",
        "celebration",
        "dinner",
        "entertainment",
        "sport",
        "culture_event",
        "greeting",
        "gift",
        "promotional_item",
        "cash",
        "voucher",
        "loan",
        "rebate",
        "job_for_relative",
        "donation",
        "sponsorship",
        "confidential_documents",
        "call",
        "email",
        "message",
        "complaint",
        "complaint_solved",
    ],
    BeforeValidator(spaces_as_underscores),
    Expects(
        "a kind of interaction, as visit, executive_visit, meeting, technical_exchange, workshop, "
        "training, dinner, call, email (the whole list is in the documentation)"
    ),
]
Initiator = Annotated[Literal["us", "customer"], Expects("one of us, customer")]


class Interaction(Fact):
    """A visit, meeting, dinner, call …: who took part on both sides, and what it cost.

    `approved_by` and `exception_reason` are for the conduct rules.
    """

    id: Annotated[Id, Zh("编号")]
    date: Annotated[Day, Zh("日期")]
    kind: Annotated[Kind, Zh("类型")]
    colleagues: Annotated[
        list[Id],
        Field(min_length=1, max_length=1000),
        Ref("colleagues", "COLLEAGUE"),
        Zh("我司人员"),
    ]
    contacts: Annotated[
        list[Id], Field(min_length=1, max_length=1000), Ref("contacts", "CONTACT"), Zh("联系人")
    ]
    topic: Annotated[Text | None, Zh("主题")] = None
    outcome: Annotated[Text | None, Zh("结果")] = None
    cost: Annotated[Amount | None, Zh("费用")] = None
    currency: Annotated[Currency | None, Zh("币种")] = None
    people_present: Annotated[Whole | None, Zh("到场人数")] = None
    initiated_by: Annotated[Initiator | None, Zh("发起方")] = None
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    agenda: Annotated[Flag | None, Zh("有日程")] = None
    host_present: Annotated[Flag | None, Zh("我方人员陪同")] = None
    approved_by: Annotated[Word | None, Zh("审批人")] = None
    exception_reason: Annotated[Text | None, Zh("例外原因")] = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield also an amount whose currency is not said."""
        yield from super().problems()
        if self.cost is not None and self.currency is None:
            yield "currency", "expected the currency of the cost, as CNY"


INTERACTIONS = Table("interactions", Interaction, "Interaction", "接触活动")
