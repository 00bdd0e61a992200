"""The pages: accounts, one account, its power map, a fishbone."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.deps import AccountId, Lang, TheAccess, TheLanguage
from app.pages.fishbone import fishbone_page, page_links
from app.pages.overview import account_page, accounts_page
from app.pages.pictures import PictureTheme
from app.pages.render import power_map_page
from app.services import accounts
from app.services.analyse import account_graph, analyse
from app.services.pictures.fishbone import FishboneParameters, account_fishbone
from app.services.pictures.power_map import account_power_map, hidden_parameters
from graph.analysis.parameters import Parameters
from graph.view.power_map.question import MapQuestion

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
ACCOUNTS_SHOWN = 1_000


class PageParameters(Parameters):
    """What a page can be asked with."""

    lang: Lang = None


class FishbonePage(FishboneParameters):
    """What the page of a fishbone can be asked with."""

    theme: PictureTheme = "auto"
    lang: Lang = None


class MapPageParameters(MapQuestion):
    """What the power map's page can be asked with."""

    lang: Lang = None


@router.get("/")
def show_accounts(access: TheAccess, language: TheLanguage) -> str:
    """Show the tenant's accounts."""
    return accounts_page(accounts.list_accounts(access, "", ACCOUNTS_SHOWN), language)


@router.get("/accounts/{account}")
def show_account(
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[PageParameters, Query()],
) -> str:
    """Show one account: its projects, its hidden decision makers, the way to its map."""
    graph = account_graph(access, account, parameters)
    asked = hidden_parameters(parameters)
    found = analyse(access, account, "hidden-decision-makers", asked, language)
    return account_page(graph, found, language)


@router.get("/accounts/{account}/power-map")
def show_power_map(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[MapPageParameters, Query()],
) -> str:
    """Show an account's power map; notes can be added to it."""
    large = request.app.state.settings.roll_up_from
    found = account_power_map(access, account, parameters, language, roll_up_from=large)
    return power_map_page(found, language, api=f"../../v1/accounts/{quote(account, safe='')}")


@router.get("/accounts/{account}/fishbone")
def show_fishbone(
    request: Request,
    access: TheAccess,
    account: AccountId,
    language: TheLanguage,
    parameters: Annotated[FishbonePage, Query()],
) -> str:
    """Show one project's decision as a fishbone."""
    found = account_fishbone(access, account, parameters, language)
    links = page_links(found, dict(request.query_params))
    return fishbone_page(found, parameters.theme, links)
