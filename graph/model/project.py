"""Projects: one deal with one decision."""

from typing import Annotated, Literal

from graph.model.fact import ATTRIBUTE_PREFIX, Fact
from graph.model.table import Table
from graph.model.types import Amount, Currency, Day, Expects, Id, Share, Text, Word, Zh

Status = Annotated[
    Literal["open", "won", "lost", "dropped"], Expects("one of open, won, lost, dropped")
]
FACTOR_PREFIX = "factor:"


class Project(Fact):
    """One deal with one decision; columns `factor:<name>` hold what may explain its outcome."""

    id: Annotated[Id, Zh("编号")]
    name: Annotated[Text, Zh("名称")]
    stage: Annotated[Word | None, Zh("阶段")] = None
    status: Annotated[Status, Zh("状态")] = "open"
    value: Annotated[Amount | None, Zh("金额")] = None
    currency: Annotated[Currency | None, Zh("币种")] = None
    opened_on: Annotated[Day | None, Zh("立项日期")] = None
    closes_on: Annotated[Day | None, Zh("预计结束日期")] = None
    closed_on: Annotated[Day | None, Zh("结束日期")] = None
    tender_opens_on: Annotated[Day | None, Zh("招标开始日期")] = None
    tender_closes_on: Annotated[Day | None, Zh("招标截止日期")] = None
    awarded_share: Annotated[Share | None, Zh("中标份额")] = None
    estimate: Annotated[Share | None, Zh("销售预估赢率")] = None

    prefixes = (ATTRIBUTE_PREFIX, FACTOR_PREFIX)
    orders = (
        ("opened_on", "closes_on"),
        ("opened_on", "closed_on"),
        ("tender_opens_on", "tender_closes_on"),
    )


PROJECTS = Table("projects", Project, "Project", "销售项目")
