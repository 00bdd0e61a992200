"""The pages of the family of pictures, with links to their other views."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.deps import AccountId, Lang, TheAccess, TheLanguage
from app.pages.picture import picture_links, picture_page
from app.pages.pictures import PictureTheme
from app.services.pictures.heat_map import HeatMapParameters, account_heat_map
from app.services.pictures.pain_chain import account_pain_chain
from app.services.pictures.trajectories import account_trajectories
from graph.analysis.pains.entries import PainParameters
from graph.analysis.parameters import RisingParameters
from graph.view.pictures.heat_map_picture import heat_map_picture
from graph.view.pictures.trajectories_picture import trajectories_picture

router = APIRouter(
    prefix="/accounts/{account}", include_in_schema=False, default_response_class=HTMLResponse
)


class TrajectoriesPage(RisingParameters):
    """What the page of trajectories can be asked with."""

    theme: PictureTheme = "auto"
    lang: Lang = None


class HeatMapPage(HeatMapParameters):
    """What the page of a coverage heat map can be asked with."""

    theme: PictureTheme = "auto"
    lang: Lang = None


class PainChainPage(PainParameters):
    """What the page of a pain chain can be asked with."""

    theme: PictureTheme = "auto"
    lang: Lang = None


@router.get("/trajectories")
def show_trajectories(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[TrajectoriesPage, Query()],
) -> str:
    """Show where an account's rising stars stood at each window's end."""
    found = account_trajectories(access, account, parameters, language)
    links = picture_links(account, "trajectories", dict(request.query_params), language)
    return picture_page(trajectories_picture(found), parameters.theme, links)


@router.get("/heat-map")
def show_heat_map(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[HeatMapPage, Query()],
) -> str:
    """Show how an account's units were covered, month by month."""
    found = account_heat_map(access, account, parameters, language)
    links = picture_links(account, "heat-map", dict(request.query_params), language)
    return picture_page(heat_map_picture(found), parameters.theme, links)


@router.get("/pain-chain")
def show_pain_chain(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[PainChainPage, Query()],
) -> str:
    """Show an account's pain chain."""
    found = account_pain_chain(access, account, parameters, language)
    links = picture_links(account, "pain-chain", dict(request.query_params), language)
    return picture_page(found.picture, parameters.theme, links)
