"""Rules: what a project's decision needs."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import ProjectRef, Quota, Zh


class Rule(Fact):
    """The weight that those who agree must reach together (absolute), beside every veto-holder."""

    project: Annotated[ProjectRef, Zh("项目")]
    quota: Annotated[Quota, Zh("通过门槛")]


RULES = Table("rules", Rule, "Rule", "决策规则", key=("project",))
