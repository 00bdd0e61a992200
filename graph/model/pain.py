"""Pains and what they cause: the pain chain (痛苦链)."""

from collections.abc import Iterator
from typing import Annotated, Literal

from graph.model.fact import Fact
from graph.model.table import Link, Table
from graph.model.types import ContactRef, Day, Expects, Id, ProjectRef, Ref, Share, Text, Zh

State = Annotated[
    Literal["latent", "admitted", "vision"], Expects("one of latent, admitted, vision")
]


class Pain(Fact):
    """What hurts a contact."""

    id: Annotated[Id, Zh("编号")]
    contact: Annotated[ContactRef, Zh("联系人")]
    text: Annotated[Text, Zh("内容")]
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    severity: Annotated[Share | None, Zh("严重程度")] = None
    likelihood: Annotated[Share | None, Zh("可能性")] = None
    state: Annotated[State | None, Zh("状态")] = None
    on: Annotated[Day | None, Zh("日期")] = None


class PainCause(Fact):
    """One pain causes another."""

    cause: Annotated[Id, Ref("pains", "CAUSE"), Zh("原因")]
    effect: Annotated[Id, Ref("pains", "EFFECT"), Zh("结果")]
    strength: Annotated[Share | None, Zh("强度")] = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield also a pain that causes itself."""
        yield from super().problems()
        if self.cause == self.effect:
            yield "effect", "expected another pain than the cause"


PAINS = Table("pains", Pain, "Pain", "痛苦")
PAIN_CAUSES = Table(
    "pain_causes",
    PainCause,
    "PainCause",
    "痛苦成因",
    key=("cause", "effect"),
    link=Link("cause", "effect", "CAUSES"),
)
