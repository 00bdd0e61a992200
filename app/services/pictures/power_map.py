"""The power map of one account: people, lines, influence, findings."""

from app.services.access import Access
from app.services.analyse import account_graph, read_graph, result_of
from app.services.pictures.beside import map_beside
from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.parameters import MOST_HIDDEN, HiddenParameters, Parameters
from graph.errors import InvalidInput
from graph.progress import Progress, quiet
from graph.tenant import Tenant
from graph.view.phrases import Language
from graph.view.power_map.groups import ROLL_UP_FROM
from graph.view.power_map.power_map import PowerMap, power_map
from graph.view.power_map.question import MapQuestion

FINDINGS = 10


def account_power_map(
    access: Access,
    account: str,
    parameters: Parameters,
    language: Language,
    progress: Progress = quiet,
    roll_up_from: int = ROLL_UP_FROM,
) -> PowerMap:
    """Return an account's power map at a date: compared where asked, rolled up where it is large.

    Raises
    ------
    NotFound
        If there is no such account or project.
    InvalidInput
        If the body cannot be understood, or several projects are open and none is named.
    """
    read = read_graph(access, account, parameters)
    try:
        decision = Decision.of(
            read.graph, parameters.project, parameters.body, tenant=Tenant(rules=access.rules)
        )
    except WhichProject as question:
        raise InvalidInput(str(question)) from None
    asked = hidden_parameters(parameters)
    hidden = result_of(access, read, decision, "hidden-decision-makers", asked, progress)
    asked_map = parameters if isinstance(parameters, MapQuestion) else MapQuestion()
    then = _other_date(access, account, asked_map)
    beside = map_beside(access, read, decision, parameters, language)
    found = power_map(decision, hidden, language, then=then, body=parameters.body, beside=beside)
    is_rolled_up = asked_map.opens_rolled_up(len(found.people), roll_up_from)
    return found.model_copy(update={"is_rolled_up": is_rolled_up})


def _other_date(access: Access, account: str, asked: MapQuestion) -> AccountGraph | None:
    if asked.compare is None:
        return None
    known = asked.compare_believed_at or asked.believed_at
    return account_graph(access, account, Parameters(as_of=asked.compare, believed_at=known))


def hidden_parameters(parameters: Parameters) -> HiddenParameters:
    """Return what maps and pages ask of the hidden decision makers: alike, to share the answer.

    They show no centralities, and so ask for none.
    """
    asked = parameters.model_dump(include=set(Parameters.model_fields))
    limit = min(parameters.limit or FINDINGS, MOST_HIDDEN)
    return HiddenParameters.model_validate(asked | {"limit": limit, "centralities": "no"})
