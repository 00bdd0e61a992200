"""Steps: how a project's decision runs, in order."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import Day, Flag, Id, ProjectRef, Ref, Text, Whole, Zh


class Step(Fact):
    """One step of a project's decision."""

    project: Annotated[ProjectRef, Zh("项目")]
    order: Annotated[Whole, Zh("序号")]
    name: Annotated[Text, Zh("名称")]
    unit: Annotated[Id | None, Ref("units", "DECIDED_BY"), Zh("部门")] = None
    on: Annotated[Day | None, Zh("日期")] = None
    done: Annotated[Flag, Zh("已完成")] = False


STEPS = Table("steps", Step, "Step", "决策步骤", key=("project", "order"))
