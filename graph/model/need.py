"""Needs: what a contact wants, for themselves or the enterprise."""

from typing import Annotated, Literal

from graph.model.fact import Fact
from graph.model.table import Table
from graph.model.types import ContactRef, Expects, Flag, Id, ProjectRef, Share, Text, Zh

Maslow = Annotated[
    Literal["physiological", "safety", "social", "esteem", "self_actualisation"],
    Expects("one of physiological, safety, social, esteem, self_actualisation"),
]
Scope = Annotated[Literal["personal", "enterprise"], Expects("one of personal, enterprise")]
Visibility = Annotated[Literal["explicit", "implicit"], Expects("one of explicit, implicit")]


class Need(Fact):
    """A contact's need, by Maslow's level, scope and visibility."""

    id: Annotated[Id, Zh("编号")]
    contact: Annotated[ContactRef, Zh("联系人")]
    text: Annotated[Text, Zh("内容")]
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    maslow: Annotated[Maslow | None, Zh("马斯洛层次")] = None
    scope: Annotated[Scope | None, Zh("范围")] = None
    visibility: Annotated[Visibility | None, Zh("显隐性")] = None
    career: Annotated[Flag | None, Zh("职业成功")] = None
    met: Annotated[Share | None, Zh("满足程度")] = None


NEEDS = Table("needs", Need, "Need", "需求")
