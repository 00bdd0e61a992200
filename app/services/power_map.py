"""The power map of one account: people, lines, influence, findings."""

from app.services.access import Access
from app.services.analyse import account_graph
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.hidden_decision_makers import hidden_decision_makers
from graph.analysis.registry import Parameters
from graph.errors import InvalidInput
from graph.progress import Progress, quiet
from graph.view.phrases import Language
from graph.view.power_map import PowerMap, power_map

FINDINGS = 10


def account_power_map(
    access: Access,
    account: str,
    parameters: Parameters,
    language: Language,
    progress: Progress = quiet,
) -> PowerMap:
    """Return an account's power map at a date.

    Raises
    ------
    NotFound
        If there is no such account or project.
    InvalidInput
        If the body cannot be understood, or several projects are open and none is named.
    """
    graph = account_graph(access, account, parameters)
    try:
        decision = Decision.of(graph, parameters.project, parameters.body)
    except WhichProject as question:
        raise InvalidInput(str(question)) from None
    hidden = hidden_decision_makers(decision, limit=parameters.limit or FINDINGS, progress=progress)
    return power_map(decision, hidden, language)
