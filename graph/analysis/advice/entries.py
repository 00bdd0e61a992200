"""Coaching advice, as it is described in the registry, and what it can be asked with."""

from typing import Annotated, Any

from pydantic import Field

from graph.analysis.advice.advice import HISTORY, SHOWN, AdviceBeside, advice
from graph.analysis.advice.items import Advice
from graph.analysis.answer import Result
from graph.analysis.body.project_votes import decision_whatever_its_rule
from graph.analysis.decision import Decision
from graph.analysis.description import Analysis
from graph.analysis.parameters import Parameters
from graph.progress import Progress


class AdviceParameters(Parameters):
    """What coaching advice can be asked with."""

    limit: Annotated[
        int | None, Field(ge=1, le=200, description="At most so many pieces, 200 at the most.")
    ] = SHOWN
    history: Annotated[
        int,
        Field(ge=0, le=730, description="How many days to look back for since when each is true."),
    ] = HISTORY


def _advice(decision: Decision, asked: AdviceParameters, progress: Progress) -> Result:
    return advice(decision, limit=asked.limit, history=asked.history)


ADVICE_ANALYSES: tuple[Analysis[Any], ...] = (
    Analysis(
        "advice",
        "What to do next in a project, by the coaching rules, each with the facts that fired it.",
        "教练建议",
        AdviceParameters,
        Advice,
        _advice,
        AdviceBeside,
        decision=decision_whatever_its_rule,
    ),
)
