"""The fishbone over HTTP: data, a page, and files that people take into meetings."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import Field

from app.deps import AccountId, Lang, TheAccess, TheLanguage, tag_of, tagged
from app.pages.fishbone import fishbone_page
from app.pages.pictures import MEDIA_TYPES, PictureTheme, file_headers, picture_file
from app.services.pictures.fishbone import FishboneParameters, account_fishbone
from graph.view.fishbone.model import Fishbone
from graph.view.fishbone.picture import fishbone_scene

router = APIRouter(prefix="/v1/accounts/{account}", tags=["views"])
FILES: dict[str, Any] = {
    media: {"schema": {"type": "string", "format": "binary"}} for media in MEDIA_TYPES.values()
}


class ShownFishbone(FishboneParameters):
    """What a fishbone can be asked with, and how it is shown."""

    format: Annotated[
        Literal["json", "html", "svg", "png", "pptx"],
        Field(description="Data, a self-contained page, a picture, or a slide to edit."),
    ] = "json"
    theme: Annotated[
        PictureTheme, Field(description="Colours; auto: as the reader's screen asks, else light.")
    ] = "auto"
    lang: Lang = None


@router.get(
    "/fishbone",
    response_model=Fishbone,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}, **FILES}}},
)
def get_fishbone(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[ShownFishbone, Query()],
) -> Response:
    """Return one project's decision: steps, people by line and department, what moves them."""
    found = account_fishbone(access, account, parameters, language)
    if parameters.format == "json":
        return tagged(request, found.model_dump(mode="json"), tag_of(found.version, found))
    if parameters.format == "html":
        return HTMLResponse(fishbone_page(found, parameters.theme))
    file = picture_file(fishbone_scene(found), parameters.format, parameters.theme)
    headers = file_headers("fishbone", parameters.format)
    return Response(file.content, media_type=file.media_type, headers=headers)
