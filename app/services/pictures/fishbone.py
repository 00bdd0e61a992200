"""The fishbone of one project's decision, and its picture in every format."""

from typing import Annotated

from pydantic import Field

from app.services.access import Access
from app.services.analyse import NOT_ASKED, ReadGraph, decision_of, read_graph, result_of
from app.services.pictures.power_map import hidden_parameters
from graph.analysis.answer import Result
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES
from graph.errors import InvalidInput, NotFound
from graph.model.types import Day
from graph.progress import Progress, quiet
from graph.tenant import Tenant
from graph.view.fishbone.facts import fishbone
from graph.view.fishbone.model import Fishbone
from graph.view.fishbone.sources import FishSources
from graph.view.fishbone.two_dates import at_two_dates
from graph.view.phrases import Language

PICTURE_ONLY = NOT_ASKED | {"target", "theme", "limit", "compare"}
ASKED = ("hidden-decision-makers", "pointers", "competition", "win-rate")


class FishboneParameters(Parameters):
    """What a fishbone can be asked with."""

    target: Annotated[
        str | None,
        Field(
            description="Whom the access path leads to: a contact's id (default: the most "
            "powerful of those with a role who do not support us)."
        ),
    ] = None
    compare: Annotated[
        Day | None,
        Field(
            description="Another date, YYYY-MM-DD, usually earlier: drawn beside, with the same "
            "ribs in the same order."
        ),
    ] = None


def account_fishbone(
    access: Access,
    account: str,
    parameters: FishboneParameters,
    language: Language,
    progress: Progress = quiet,
) -> Fishbone:
    """Return a project's fishbone at a date, with the other date's where that is asked for.

    Raises
    ------
    NotFound
        If there is no such account, project or target.
    InvalidInput
        If several projects are open and none is named, or the project's rule cannot be met.
    """
    read = read_graph(access, account, parameters)
    try:
        decision = Decision.of(
            read.graph, parameters.project, parameters.body, tenant=Tenant(rules=access.rules)
        )
    except WhichProject as question:
        raise InvalidInput(str(question)) from None
    if parameters.target is not None and parameters.target not in read.graph.index:
        raise NotFound(f"no contact with the id {parameters.target!r} is there")
    found = _Found(access, read, decision, parameters, progress)
    now = fishbone(found.sources(language))
    if parameters.compare is None or now.project is None:
        return now
    other = {"as_of": parameters.compare, "compare": None, "project": now.project.id}
    then = account_fishbone(
        access, account, parameters.model_copy(update=other), language, progress
    )
    return at_two_dates(now, then)


class _Found:
    """What analyses find of the decision, asked through the cache."""

    def __init__(
        self,
        access: Access,
        read: ReadGraph,
        decision: Decision,
        parameters: FishboneParameters,
        progress: Progress,
    ) -> None:
        self.access, self.read, self.decision = access, read, decision
        self.target, self.progress = parameters.target, progress
        asked = parameters.model_dump(exclude=PICTURE_ONLY)
        if decision.project:
            asked["project"] = decision.project["id"]
        self.asked = Parameters.model_validate(asked)

    def sources(self, language: Language) -> FishSources:
        """Return all that a fishbone is made of; analyses only where there is a project."""
        is_there = self.decision.project is not None and len(self.decision.graph) > 0
        found = {name: self._result(name) if is_there else None for name in ASKED}
        return FishSources(
            decision=self.decision,
            hidden=found["hidden-decision-makers"],
            pointers=found["pointers"],
            opposers=found["competition"],
            win=found["win-rate"],
            target=self.target,
            language=language,
        )

    def _result(self, name: str) -> Result:
        """Return what an analysis finds, or found before."""
        asked: Parameters = hidden_parameters(self.asked)
        if name != "hidden-decision-makers":
            given = self.asked.model_dump(exclude={"limit"})
            asked = ANALYSES[name].parameters.model_validate(given)
        decision = decision_of(self.access, self.read.graph, name, asked)
        return result_of(self.access, self.read, decision, name, asked, self.progress)
