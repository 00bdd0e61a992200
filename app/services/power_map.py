"""The power map of one account: people, lines, influence, findings."""

from app.services.access import Access
from app.services.analyse import account_graph
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.hidden_decision_makers import HiddenDecisionMaker, hidden_decision_makers
from graph.analysis.registry import Parameters
from graph.errors import InvalidInput
from graph.view.evidence import in_words
from graph.view.phrases import Language
from graph.view.power_map import PowerMap, power_map

FINDINGS = 10


def account_power_map(
    access: Access, account: str, parameters: Parameters, language: Language
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
    return power_map(decision, _findings(decision, parameters.limit, language), language)


def _findings(
    decision: Decision, limit: int | None, language: Language
) -> list[HiddenDecisionMaker]:
    result = hidden_decision_makers(decision, limit=limit or FINDINGS)
    found = [item for item in result.items if isinstance(item, HiddenDecisionMaker)]
    return [
        item.model_copy(update={"evidence": tuple(in_words(e, language) for e in item.evidence)})
        for item in found
    ]
