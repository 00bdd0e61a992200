"""The power map over HTTP, for pages of ours and of others."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from app.deps import AccountId, Lang, TheAccess, TheLanguage, tag_of, tagged
from app.pages.map_file import NETWORKS, map_file
from app.pages.pictures import MEDIA_TYPES, PictureTheme, file_headers
from app.pages.render import power_map_page
from app.services.pictures.map_file import MapFileParameters, map_frame, whole_of
from app.services.pictures.power_map import account_power_map
from graph.view.power_map.power_map import PowerMap

router = APIRouter(prefix="/v1/accounts/{account}", tags=["views"])


FILES: dict[str, Any] = {
    media: {"schema": {"type": "string", "format": "binary"}}
    for media in (*MEDIA_TYPES.values(), NETWORKS["graphml"])
}


class MapParameters(MapFileParameters):
    """What a power map can be asked with."""

    format: Annotated[
        Literal["json", "html", "svg", "png", "pptx", "graphml", "cytoscape"],
        Query(
            description="Data, a self-contained page, a picture, a slide to edit, or a network "
            "for other tools."
        ),
    ] = "json"
    theme: Annotated[
        PictureTheme,
        Query(description="Of pictures: colours; auto: as the reader's screen asks, else light."),
    ] = "auto"
    lang: Lang = None


@router.get(
    "/power-map",
    response_model=PowerMap,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}, **FILES}}},
)
def get_power_map(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[MapParameters, Query()],
) -> Response:
    """Return the power map: people, lines, influence and both layouts."""
    if parameters.format == "json" or parameters.format == "html":  # noqa: PLR1714 (mypy narrows)
        large = request.app.state.settings.roll_up_from
        asked = whole_of(parameters)
        found = account_power_map(access, account, asked, language, roll_up_from=large)
        if parameters.format == "html":
            return HTMLResponse(power_map_page(found, language))
        return tagged(request, found.model_dump(mode="json"), tag_of(found.version, found))
    frame = map_frame(access, account, parameters, language)
    file = map_file(frame, parameters.format, parameters.theme)
    headers = file_headers("power-map", parameters.format)
    return Response(file.content, media_type=file.media_type, headers=headers)
