"""The power map as a picture, a slide or a network for other tools."""

from typing import Annotated

from pydantic import Field

from app.services.access import Access
from app.services.analyse import account_graph
from app.services.pictures.power_map import account_power_map
from graph.analysis.parameters import Parameters
from graph.errors import InvalidInput, NotFound
from graph.progress import Progress, quiet
from graph.view.phrases import Language
from graph.view.power_map.frame import LayoutName, MapFrame
from graph.view.power_map.part import part_of, with_units_below
from graph.view.power_map.question import MapQuestion

MOST_ON_A_SLIDE = 300
"""People: beyond that no projector shows a name, and office programs take minutes."""


class MapFileParameters(MapQuestion):
    """What a power map as a file can be asked with."""

    layout: Annotated[
        LayoutName, Field(description="Of files: by reporting lines, or by say in the decision.")
    ] = "organisation"
    unit: Annotated[
        str | None,
        Field(description="Of files: only people of this unit (its id) and of those below it."),
    ] = None
    most: Annotated[
        int | None,
        Field(
            ge=1,
            le=100_000,
            description="Of files: at most so many people: hidden decision makers and those "
            "with a role first, then those who move the decision most.",
        ),
    ] = None


def map_frame(
    access: Access,
    account: str,
    parameters: MapFileParameters,
    language: Language,
    progress: Progress = quiet,
) -> MapFrame:
    """Return an account's power map in a layout.

    Raises
    ------
    NotFound
        If there is no such account, project or unit.
    InvalidInput
        If the body cannot be understood, several projects are open and none is named, or two
        dates shall be compared: the page does that.
    """
    if parameters.compare is not None:
        raise InvalidInput("compare is for the data and the page: json, html")
    asked = Parameters.model_validate(parameters.model_dump(include=set(Parameters.model_fields)))
    map = account_power_map(access, account, asked, language, progress)
    units = None
    if parameters.unit is not None:
        parents = {
            row["id"]: row.get("parent")
            for row in account_graph(access, account, asked).facts["units"]
        }
        if parameters.unit not in parents:
            raise NotFound(f"no unit with the id {parameters.unit!r} is there")
        units = with_units_below(parameters.unit, parents)
    return MapFrame(part_of(map, units, parameters.most), parameters.layout)


def whole_of(parameters: MapFileParameters) -> MapQuestion:
    """Return what is asked of the account where the whole map is shown.

    Raises
    ------
    InvalidInput
        If a part was asked for: data and the page have everybody, and filters of their own.
    """
    if parameters.unit is not None or parameters.most is not None:
        raise InvalidInput("unit and most are for files: svg, png, pptx, graphml, cytoscape")
    return MapQuestion.model_validate(parameters.model_dump(include=set(MapQuestion.model_fields)))


def check_slide(frame: MapFrame) -> None:
    """Raise unless a map is small enough for a slide.

    Raises
    ------
    InvalidInput
        If it is not; the text says how to ask for a part.
    """
    people = len(frame.people)
    if people > MOST_ON_A_SLIDE:
        raise InvalidInput(
            f"a slide holds at most {MOST_ON_A_SLIDE} people, this map has {people:,}: ask for a "
            f"part, by unit=ID or most={MOST_ON_A_SLIDE}, or for svg"
        )
