"""An answer as it is sent and shown: a result with its account, coverage and words."""

from datetime import date, datetime
from functools import cache
from typing import Any, Generic, cast

from pydantic import BaseModel, create_model

from graph.account_graph import AccountGraph
from graph.analysis.answer import Coverage, Evidence, F, Part, Reason, Result, Verdict
from graph.analysis.answer import coverage as coverage_of
from graph.analysis.decision import Decision, WhichProject
from graph.view.evidence import coverage_in_words, in_words
from graph.view.phrases import Language


class Answer(BaseModel, Generic[F]):
    """What every analysis answers."""

    account: str
    project: str | None
    as_of: date
    believed_at: datetime | None
    version: int
    parameters: dict[str, Any]
    coverage: Coverage
    verdict: Verdict
    reasons: tuple[Reason, ...]
    ask: tuple[Evidence, ...]
    items: tuple[F, ...]


@cache
def answer_model(finding: Any, beside: type[Part] | None = None) -> type[Answer[Any]]:
    """Return the model of an analysis' answer.

    Parameters
    ----------
    finding
        The model of an item.
    beside
        What the answer has beside the items; its fields come after theirs.
    """
    plain = Answer[finding]
    if beside is None:
        return plain
    fields = {name: (field.annotation, field) for name, field in beside.model_fields.items()}
    return create_model(
        _name(finding, beside), __base__=plain, __doc__=beside.__doc__, **cast(Any, fields)
    )


def _name(finding: Any, beside: type[Part]) -> str:
    """Return a name that no other answer has: two may have the same parts beside other items."""
    return f"AnswerOf{getattr(finding, '__name__', 'Any')}With{beside.__name__}"


def answer(
    decision: Decision,
    result: Result,
    parameters: dict[str, Any],
    language: Language,
    beside: type[Part] | None = None,
) -> Answer[Any]:
    """Return the answer: the result with what it was asked with, in a language.

    Parameters
    ----------
    decision
        The decision that was analysed.
    result
        What was found.
    parameters
        What was asked; beside it stand the settings that were used.
    language
        Of all texts.
    beside
        The model of what stands beside the items, where the analysis has such parts.
    """
    return answer_model(Any, beside)(
        **_head(decision.graph),
        project=decision.project["id"] if decision.project else None,
        parameters=decision.parameters | parameters,
        coverage=coverage_in_words(coverage_of(decision), language),
        verdict=result.verdict,
        reasons=result.reasons,
        ask=tuple(in_words(item, language) for item in result.ask),
        items=_worded(result.items, language),
        **_beside(result.beside, beside, language),
    )


def which_project(
    graph: AccountGraph,
    question: WhichProject,
    parameters: dict[str, Any],
    language: Language,
    beside: type[Part] | None = None,
) -> Answer[Any]:
    """Return the answer that asks which project is meant."""
    ask = [
        Evidence(kind="ask_project", values={"id": row["id"], "name": row["name"]})
        for row in question.projects
    ]
    unknown = Coverage(people=len(graph), heard=0, power_unknown=1.0)
    return answer_model(Any, beside)(
        **_head(graph),
        project=None,
        parameters=parameters,
        coverage=coverage_in_words(unknown, language),
        verdict="not_enough_evidence",
        reasons=("several_open_projects",),
        ask=tuple(in_words(item, language) for item in ask),
        items=(),
        **_beside(None, beside, language),
    )


def _beside(found: Part | None, model: type[Part] | None, language: Language) -> dict[str, Any]:
    """Return what stands beside the items; where nothing was found, the model without values."""
    if model is None:
        return {}
    return {name: _worded(value, language) for name, value in (found or model())}


def _worded(value: Any, language: Language) -> Any:
    """Return a part of an answer with the texts of all evidence in it."""
    if isinstance(value, Evidence):
        return in_words(value, language)
    if isinstance(value, Part):
        return value.model_copy(update={name: _worded(of, language) for name, of in value})
    if isinstance(value, tuple):
        return tuple(_worded(one, language) for one in value)
    return value


def _head(graph: AccountGraph) -> dict[str, Any]:
    return {
        "account": graph.account,
        "as_of": graph.as_of,
        "believed_at": graph.believed_at,
        "version": graph.version,
    }
