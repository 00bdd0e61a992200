"""Analyses: one question about one account, answered."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from app.services.access import Access
from app.services.cache import GraphKey
from app.services.tenant import tenant_of
from graph.account_graph import AccountGraph
from graph.analysis.answer import Result
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.parameters import Parameters
from graph.analysis.projects import account_decision
from graph.analysis.registry import ANALYSES
from graph.progress import Progress, quiet
from graph.snapshot import snapshot
from graph.store import Reading
from graph.view.answer import Answer, answer, which_project
from graph.view.phrases import Language

NOT_ASKED = {"lang", "format"}
"""Parameters of a request that say how to show an answer, not what is asked."""


@dataclass(frozen=True, slots=True)
class ReadGraph:
    """An account's graph, and what it is kept by."""

    key: GraphKey
    graph: AccountGraph


def read_graph(access: Access, account: str, parameters: Parameters) -> ReadGraph:
    """Return an account at the date and as known at the moment that are asked for.

    Its rows are read where they have changed since they were read last.
    """
    day = parameters.as_of or datetime.now(UTC).date()

    def work(view: Reading) -> ReadGraph:
        key = GraphKey(access.tenant, view.account, day, parameters.believed_at)
        make = partial(snapshot, view, day, parameters.believed_at)
        return ReadGraph(key, access.cache.graphs.get(key, make))

    return access.store.read(access.tenant, account, work)


def account_graph(access: Access, account: str, parameters: Parameters) -> AccountGraph:
    """Return an account at the date and as known at the moment that are asked for."""
    return read_graph(access, account, parameters).graph


def result_of(
    access: Access,
    read: ReadGraph,
    decision: Decision,
    name: str,
    parameters: Parameters,
    progress: Progress = quiet,
) -> Result:
    """Return what an analysis finds in a decision, or found before.

    An analysis sees nothing but the decision and the parameters, so these are what it is kept by:
    of the tenant's other accounts, what the decision knows of them.
    """
    asked = json.dumps(echoed(parameters, read.graph), sort_keys=True)
    key = (read.key, decision.settings, decision.tenant, name, asked)
    function = ANALYSES[name].function
    return access.cache.results.get(key, lambda: function(decision, parameters, progress))


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
    read = read_graph(access, account, parameters)
    asked = echoed(parameters, read.graph)
    beside = ANALYSES[name].beside
    try:
        decision = decision_of(access, read.graph, name, parameters)
    except WhichProject as question:
        return which_project(read.graph, question, asked, language, beside)
    result = result_of(access, read, decision, name, parameters, progress)
    return answer(decision, listed(result, parameters), asked, language, beside)


def listed(result: Result, parameters: Parameters) -> Result:
    """Return a result with as many findings as are asked for."""
    limit = None if result.is_limited else parameters.limit
    return result.model_copy(update={"items": result.items[:limit]})


def decision_of(access: Access, graph: AccountGraph, name: str, parameters: Parameters) -> Decision:
    """Return the decision that an analysis is about.

    Raises
    ------
    WhichProject
        If several projects are open, none was named, and the analysis is about one.
    NotFound, InvalidInput
        If there is no such project, or its rule cannot be met.
    """
    analysis, asked = ANALYSES[name], parameters
    tenant = tenant_of(access, graph.as_of, graph.believed_at) if analysis.uses_tenant else None
    if analysis.every_project:
        return account_decision(graph, asked.project, asked.body, tenant)
    return Decision.of(graph, asked.project, asked.body, tenant=tenant)


def echoed(parameters: Parameters, graph: AccountGraph) -> dict[str, Any]:
    """Return what was asked, with the date resolved."""
    asked = parameters.model_dump(mode="json", exclude_none=True, exclude=NOT_ASKED)
    return asked | {"as_of": graph.as_of.isoformat()}
