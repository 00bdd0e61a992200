"""How an account's units were covered, month by month."""

from typing import Annotated

from pydantic import Field

from app.services.access import Access
from app.services.analyse import account_graph
from graph.analysis.parameters import Parameters
from graph.view.phrases import Language
from graph.view.pictures.heat_map import MONTHS, HeatMap, heat_map


class HeatMapParameters(Parameters):
    """What a coverage heat map can be asked with; it is about all projects alike."""

    months: Annotated[
        int, Field(ge=1, le=60, description="How many months, that of the date included.")
    ] = MONTHS


def account_heat_map(
    access: Access, account: str, parameters: HeatMapParameters, language: Language
) -> HeatMap:
    """Return how often each unit of an account was met in each month, and how many of its people.

    Raises
    ------
    NotFound
        If there is no such account.
    """
    graph = account_graph(access, account, parameters)
    return heat_map(graph, parameters.months, language)
