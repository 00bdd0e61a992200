"""Mutes: coaching rules that are not to speak for a while, with the reason."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import Day, ProjectRef, Text, Word, Zh


class Mute(Fact):
    """A coaching rule that is muted up to a day, in one project or (without one) in all."""

    rule: Annotated[Word, Zh("规则")]
    reason: Annotated[Text, Zh("原因")]
    until: Annotated[Day, Zh("截止日期")]
    project: Annotated[ProjectRef | None, Zh("项目")] = None


MUTES = Table("mutes", Mute, "Mute", "静音规则", key=("rule", "project"))
