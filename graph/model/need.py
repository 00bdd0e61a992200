"""Needs: what a contact wants, for themselves or the enterprise."""

from collections.abc import Iterator
from typing import Annotated, Literal

from graph.model.fact import Fact
from graph.model.table import Row, Table
from graph.model.types import ContactRef, Expects, Flag, Id, ProjectRef, Share, Text, Zh

Maslow = Annotated[
    Literal["physiological", "safety", "social", "esteem", "self_actualisation"],
    Expects("one of physiological, safety, social, esteem, self_actualisation"),
]
Scope = Annotated[Literal["personal", "enterprise"], Expects("one of personal, enterprise")]
Visibility = Annotated[Literal["explicit", "implicit"], Expects("one of explicit, implicit")]

AnswerKnown = Annotated[Literal["unknown", "known"], Expects("one of unknown, known")]


class Need(Fact):
    """A contact's need, by Maslow's level, scope and visibility.

    `answer` is `unknown` where we asked for a need of this scope (or for a career need) and do not
    know the answer: the text says what was asked. `met_by` is what met the need, or will.
    """

    id: Annotated[Id, Zh("编号")]
    contact: Annotated[ContactRef, Zh("联系人")]
    text: Annotated[Text, Zh("内容")]
    project: Annotated[ProjectRef | None, Zh("项目")] = None
    maslow: Annotated[Maslow | None, Zh("马斯洛层次")] = None
    scope: Annotated[Scope | None, Zh("范围")] = None
    visibility: Annotated[Visibility | None, Zh("显隐性")] = None
    career: Annotated[Flag | None, Zh("职业成功")] = None
    met: Annotated[Share | None, Zh("满足程度")] = None
    met_by: Annotated[Text | None, Zh("满足方式")] = None
    answer: Annotated[AnswerKnown | None, Zh("回答")] = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield also an unknown answer of no kind, or one that is met."""
        yield from super().problems()
        if self.answer != "unknown":
            return
        if self.scope is None and not self.career:
            yield "answer", "expected scope or career beside unknown: which need was asked for"
        for column in ("met", "met_by"):
            if getattr(self, column) is not None:
                yield column, "expected nothing: by answer the need is unknown"


NEEDS = Table("needs", Need, "Need", "需求")


def is_known(need: Row) -> bool:
    """Return whether a row says what somebody needs, and not only that we asked.

    Examples
    --------
    >>> is_known({"text": "be heard"}), is_known({"text": "career?", "answer": "unknown"})
    (True, False)
    """
    return need.get("answer") != "unknown"
