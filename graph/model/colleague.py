"""Colleagues: the people on our side."""

from typing import Annotated

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import Id, Text, Word, Zh


class Colleague(Fact):
    """A person on our side."""

    id: Annotated[Id, Zh("编号")]
    name: Annotated[Text, Zh("姓名")]
    title: Annotated[Text | None, Zh("职务")] = None
    team: Annotated[Text | None, Zh("团队")] = None
    email: Annotated[Word | None, Zh("邮箱")] = None


COLLEAGUES = Table("colleagues", Colleague, "Colleague", "我司人员")
