"""Pains and what they cause: the pain chain (痛苦链)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Literal

from graph.model.fact import Fact
from graph.model.table import Link, Row, Table
from graph.model.types import ContactRef, Day, Expects, Flag, Id, ProjectRef, Ref, Share, Text, Zh

State = Annotated[
    Literal["latent", "admitted", "vision"], Expects("one of latent, admitted, vision")
]


class Pain(Fact):
    """What hurts a contact: a measure that is missed, what follows from it, what relieves it.

    `capability` is what of ours removes the pain or its reason; `evidence` a quote or document;
    `confirmed` says whether the customer did.
    """

    id: Annotated[Id, Zh("编号")]
    contact: Annotated[ContactRef, Zh("联系人")]
    text: Annotated[Text, Zh("内容")]
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    severity: Annotated[Share | None, Zh("严重程度")] = None
    likelihood: Annotated[Share | None, Zh("可能性")] = None
    state: Annotated[State | None, Zh("状态")] = None
    on: Annotated[Day | None, Zh("日期")] = None
    impact: Annotated[Text | None, Zh("影响")] = None
    capability: Annotated[Text | None, Zh("我方能力")] = None
    evidence: Annotated[Text | None, Zh("依据")] = None
    confirmed: Annotated[Flag | None, Zh("客户已确认")] = None


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


def pain_circle(causes: Iterable[Row]) -> tuple[str, ...]:
    """Return the ids of pains that cause one another in a circle, from the first id on.

    Each comes before its effect, and the first once more at the end.

    Examples
    --------
    >>> pain_circle([{"cause": "a", "effect": "b"}, {"cause": "b", "effect": "a"}])
    ('a', 'b', 'a')
    >>> pain_circle([{"cause": "a", "effect": "b"}])
    ()
    """
    reasons: dict[str, list[str]] = defaultdict(list)
    for row in causes:
        reasons[row["effect"]].append(row["cause"])
    try:
        TopologicalSorter(reasons).prepare()
    except CycleError as error:
        return _from_first(error.args[1][:-1])
    return ()


def _from_first(circle: list[str]) -> tuple[str, ...]:
    start = circle.index(min(circle))
    return (*circle[start:], *circle[: start + 1])
