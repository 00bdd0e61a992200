"""Targets: the relationship level that a contact is to reach, by when, and through whom."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import ContactRef, Day, Id, Level, ProjectRef, Ref, Zh


class Target(Fact):
    """The relationship level towards us that a contact is to reach."""

    contact: Annotated[ContactRef, Zh("联系人")]
    level: Annotated[Level, Zh("目标层级")]
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    by: Annotated[Day | None, Zh("期限")] = None
    owner: Annotated[Id | None, Ref("colleagues", "OWNED_BY"), Zh("责任人")] = None


TARGETS = Table("targets", Target, "Target", "目标层级", key=("contact", "project"))
