"""The pain chain of one account, and the account's name for its picture."""

from typing import Any, NamedTuple

from app.services.access import Access
from app.services.analyse import account_graph, analyse
from graph.analysis.pains.entries import PainParameters
from graph.progress import Progress, quiet
from graph.view.answer import Answer
from graph.view.names import name_of
from graph.view.phrases import Language
from graph.view.pictures.pain_picture import pain_picture
from graph.view.pictures.picture import Picture


class PainChain(NamedTuple):
    """An account's pain chain: the answer, and its picture."""

    answer: Answer[Any]
    picture: Picture


def account_pain_chain(
    access: Access,
    account: str,
    parameters: PainParameters,
    language: Language,
    progress: Progress = quiet,
) -> PainChain:
    """Return an account's pain chain at a date.

    Raises
    ------
    NotFound
        If there is no such account or project.
    InvalidInput
        If the body cannot be understood.
    """
    asked = PainParameters.model_validate(
        parameters.model_dump(include=set(PainParameters.model_fields))
    )
    found = analyse(access, account, "pain-chain", asked, language, progress)
    graph = account_graph(access, account, asked)
    project = name_of(graph.facts["projects"], found.project)
    return PainChain(found, pain_picture(graph.name, project, found, language))
