"""The trajectories of an account's rising stars."""

from app.services.access import Access
from app.services.analyse import account_graph, analyse
from graph.analysis.parameters import RisingParameters
from graph.progress import Progress, quiet
from graph.view.phrases import Language
from graph.view.pictures.trajectories import Trajectories, trajectories_of


def account_trajectories(
    access: Access,
    account: str,
    parameters: RisingParameters,
    language: Language,
    progress: Progress = quiet,
) -> Trajectories:
    """Return where an account's rising stars stood at each window's end.

    Raises
    ------
    NotFound
        If there is no such account or project.
    InvalidInput
        If the body cannot be understood.
    """
    fields = set(RisingParameters.model_fields)
    asked = RisingParameters.model_validate(parameters.model_dump(include=fields))
    found = analyse(access, account, "rising-stars", asked, language, progress)
    return trajectories_of(found, account_graph(access, account, asked), language)
