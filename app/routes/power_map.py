"""The power map over HTTP, for pages of ours and of others."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from app.deps import AccountId, Lang, TheAccess, TheLanguage, tag_of, tagged
from app.pages.render import power_map_page
from app.services.power_map import account_power_map
from graph.view.map_question import MapQuestion
from graph.view.power_map import PowerMap

router = APIRouter(prefix="/v1/accounts/{account}", tags=["views"])


class MapParameters(MapQuestion):
    """What a power map can be asked with."""

    format: Annotated[
        Literal["json", "html"], Query(description="Data, or a self-contained page.")
    ] = "json"
    lang: Lang = None


@router.get(
    "/power-map",
    response_model=PowerMap,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}},
)
def get_power_map(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[MapParameters, Query()],
) -> Response:
    """Return the power map: people, lines, influence and both layouts."""
    roll_up_from = request.app.state.settings.roll_up_from
    found = account_power_map(access, account, parameters, language, roll_up_from=roll_up_from)
    if parameters.format == "html":
        return HTMLResponse(power_map_page(found, language))
    return tagged(request, found.model_dump(mode="json"), tag_of(found.version, found))
