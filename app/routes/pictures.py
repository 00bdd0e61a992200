"""The family of pictures over HTTP: data, pages, and files that people take into meetings."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import Field

from app.deps import AccountId, Lang, TheAccess, TheLanguage, tag_of, tagged
from app.pages.picture import picture_page
from app.pages.pictures import MEDIA_TYPES, PictureTheme, file_headers, picture_file
from app.services.pictures.heat_map import HeatMapParameters, account_heat_map
from app.services.pictures.pain_chain import account_pain_chain
from app.services.pictures.trajectories import account_trajectories
from graph.analysis.pains.entries import PainParameters
from graph.analysis.parameters import RisingParameters
from graph.analysis.registry import ANALYSES
from graph.view.answer import answer_model
from graph.view.pictures.heat_map import HeatMap
from graph.view.pictures.heat_map_picture import heat_map_picture
from graph.view.pictures.picture import Picture
from graph.view.pictures.trajectories import Trajectories
from graph.view.pictures.trajectories_picture import trajectories_picture

router = APIRouter(prefix="/v1/accounts/{account}", tags=["views"])
PAINS = ANALYSES["pain-chain"]
SHOWN: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "text/html": {"schema": {"type": "string"}},
            **{
                media: {"schema": {"type": "string", "format": "binary"}}
                for media in MEDIA_TYPES.values()
            },
        }
    }
}
Format = Annotated[
    Literal["json", "html", "svg", "png", "pptx"],
    Field(description="Data, a self-contained page, a picture, or slides to edit."),
]
Theme = Annotated[
    PictureTheme, Field(description="Colours; auto: as the reader's screen asks, else light.")
]


class ShownTrajectories(RisingParameters):
    """What trajectories can be asked with, and how they are shown."""

    format: Format = "json"
    theme: Theme = "auto"
    lang: Lang = None


class ShownHeatMap(HeatMapParameters):
    """What a coverage heat map can be asked with, and how it is shown."""

    format: Format = "json"
    theme: Theme = "auto"
    lang: Lang = None


class ShownPainChain(PainParameters):
    """What the pain chain can be asked with, and how it is shown."""

    format: Format = "json"
    theme: Theme = "auto"
    lang: Lang = None


@router.get("/trajectories", response_model=Trajectories, responses=SHOWN)
def get_trajectories(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[ShownTrajectories, Query()],
) -> Response:
    """Return where the rising stars stood at each window's end."""
    found = account_trajectories(access, account, parameters, language)
    if parameters.format == "json":
        return tagged(request, found.model_dump(mode="json"), tag_of(found.version, found))
    return _shown("trajectories", trajectories_picture(found), parameters)


@router.get("/heat-map", response_model=HeatMap, responses=SHOWN)
def get_heat_map(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[ShownHeatMap, Query()],
) -> Response:
    """Return how each unit was covered in each month: interactions, and people met."""
    found = account_heat_map(access, account, parameters, language)
    if parameters.format == "json":
        return tagged(request, found.model_dump(mode="json"), tag_of(found.version, found))
    return _shown("heat-map", heat_map_picture(found), parameters)


@router.get(
    f"/{PAINS.name}",
    response_model=answer_model(PAINS.finding, PAINS.beside),
    responses=SHOWN,
    name="pain_chain",
    tags=["analyses"],
    summary=PAINS.what,
    description=PAINS.what,
)
def get_pain_chain(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[ShownPainChain, Query()],
) -> Response:
    """Return an account's pain chain: the analysis' answer, or its picture."""
    found = account_pain_chain(access, account, parameters, language)
    if parameters.format == "json":
        answer = found.answer
        return tagged(request, answer.model_dump(mode="json"), tag_of(answer.version, answer))
    return _shown(PAINS.name, found.picture, parameters)


def _shown(
    name: str, picture: Picture, parameters: ShownTrajectories | ShownHeatMap | ShownPainChain
) -> Response:
    """Return a picture as a page or a file."""
    if parameters.format == "json" or parameters.format == "html":  # noqa: PLR1714 (mypy narrows)
        return HTMLResponse(picture_page(picture, parameters.theme))
    file = picture_file(picture.scene, parameters.format, parameters.theme, picture.table)
    headers = file_headers(name, parameters.format)
    return Response(file.content, media_type=file.media_type, headers=headers)
