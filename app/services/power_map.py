"""The power map of one account: people, lines, influence, findings."""

from app.services.access import Access
from app.services.analyse import account_graph, read_graph, result_of
from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.parameters import MOST_HIDDEN, HiddenParameters, Parameters
from graph.errors import InvalidInput
from graph.progress import Progress, quiet
from graph.view.map_question import MapQuestion
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
    """Return an account's power map at a date, held against another date where one is asked for.

    Raises
    ------
    NotFound
        If there is no such account or project.
    InvalidInput
        If the body cannot be understood, or several projects are open and none is named.
    """
    read = read_graph(access, account, parameters)
    try:
        decision = Decision.of(read.graph, parameters.project, parameters.body)
    except WhichProject as question:
        raise InvalidInput(str(question)) from None
    asked = hidden_parameters(parameters)
    hidden = result_of(access, read, decision, "hidden-decision-makers", asked, progress)
    then = _other_date(access, account, parameters)
    return power_map(decision, hidden, language, then=then, body=parameters.body)


def _other_date(access: Access, account: str, parameters: Parameters) -> AccountGraph | None:
    if not isinstance(parameters, MapQuestion) or parameters.compare is None:
        return None
    known = parameters.compare_believed_at or parameters.believed_at
    return account_graph(access, account, Parameters(as_of=parameters.compare, believed_at=known))


def hidden_parameters(parameters: Parameters) -> HiddenParameters:
    """Return what maps and pages ask of the hidden decision makers: alike, to share the answer.

    They show no centralities, and so ask for none.
    """
    asked = parameters.model_dump(include=set(Parameters.model_fields))
    limit = min(parameters.limit or FINDINGS, MOST_HIDDEN)
    return HiddenParameters.model_validate(asked | {"limit": limit, "centralities": "no"})
