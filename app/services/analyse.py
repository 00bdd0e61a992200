"""Analyses: one question about one account, answered."""

from typing import Any

from app.services.access import Access
from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.registry import ANALYSES, Parameters
from graph.progress import Progress, quiet
from graph.snapshot import snapshot
from graph.view.answer import Answer, answer, which_project
from graph.view.phrases import Language

NOT_ASKED = {"lang", "format"}
"""Parameters of a request that say how to show an answer, not what is asked."""


def account_graph(access: Access, account: str, parameters: Parameters) -> AccountGraph:
    """Return an account at the date and as known at the moment that are asked for."""
    return access.store.read(
        access.tenant,
        account,
        lambda view: snapshot(view, parameters.as_of, parameters.believed_at),
    )


def analyse(
    access: Access,
    account: str,
    name: str,
    parameters: Parameters,
    language: Language,
    progress: Progress = quiet,
) -> Answer[Any]:
    """Return an analysis' answer.

    Parameters
    ----------
    access
        Who asks.
    account
        The account's id.
    name
        The analysis' name in `ANALYSES`.
    parameters
        What it is asked with: an instance of the analysis' own parameters.
    language
        Of all texts.
    progress
        Told how far it is.

    Raises
    ------
    NotFound
        If there is no such account or project.
    InvalidInput
        If the body cannot be understood, or the project's rule cannot be met.
    """
    graph = account_graph(access, account, parameters)
    asked = echoed(parameters, graph)
    try:
        decision = Decision.of(graph, parameters.project, parameters.body)
    except WhichProject as question:
        return which_project(graph, question, asked, language)
    result = ANALYSES[name].function(decision, parameters, progress)
    limited = result.model_copy(update={"items": result.items[: parameters.limit]})
    return answer(decision, limited, asked, language)


def echoed(parameters: Parameters, graph: AccountGraph) -> dict[str, Any]:
    """Return what was asked, with the date resolved."""
    asked = parameters.model_dump(mode="json", exclude_none=True, exclude=NOT_ASKED)
    return asked | {"as_of": graph.as_of.isoformat()}
