"""Every view that there is: what it is called, where it is, what is looked at on it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fastapi.testclient import TestClient

from app.pages.picture import picture_page
from app.pages.winrate import winrate_page
from app.services.reports.report import REPORTS
from app.services.winrate.winrate import WinRateModel
from graph.calibration.scores import Bin
from graph.view.phrases import Language
from graph.view.pictures.reliability_diagram import reliability_picture

EARLIER = "2026-03-31"
BINS = [
    Bin(low=n / 5, high=(n + 1) / 5, number=number, said=n / 5 + 0.1, happened=happened)
    for n, (number, happened) in enumerate([(12, 0.0), (30, 0.27), (41, 0.49), (18, 0.83), (3, 1)])
]
"""Invented: neither account has closed projects enough."""
LAYOUTS = {"-organisation": "#layout=organisation", "-influence": "#layout=influence"}


class View(NamedTuple):
    """A page and what is looked at on it.

    Parameters
    ----------
    name, url
        What it is called, and the page.
    query
        What it is asked with beside day and language.
    places
        What follows the page's address, by what that adds to the name.
    is_of_a_day
        Whether it takes a day.
    is_printed
        Whether people take it on paper.
    """

    name: str
    url: str
    query: Mapping[str, str] = {}
    places: Mapping[str, str] = {"": ""}
    is_of_a_day: bool = True
    is_printed: bool = False


def views(account: str, influencer: str, listener: str) -> Iterator[View]:
    """Yield the served views of an account.

    Parameters
    ----------
    account
        Its id.
    influencer, listener
        Who is selected on the map, and whose line.
    """
    at = f"/accounts/{account}"
    selected = {
        "-person": f"#layout=organisation&person={influencer}",
        "-line": f"#layout=influence&from={influencer}&to={listener}",
        "-table": "#view=table",
    }
    earlier = {"compare": EARLIER}
    yield View("accounts", "/", is_of_a_day=False)
    yield View("account", at)
    yield View("map", f"{at}/power-map", places=LAYOUTS | selected, is_printed=True)
    yield View("map-compared", f"{at}/power-map", earlier, LAYOUTS)
    yield View("fishbone", f"{at}/fishbone", is_printed=True)
    yield View("fishbone-compared", f"{at}/fishbone", earlier, is_printed=True)
    for name in ("pain-chain", "trajectories", "heat-map"):
        yield View(name, f"{at}/{name}", is_printed=True)
    for name in REPORTS:
        yield View(f"report-{name}", f"/v1/reports/{name}", {"format": "html", "account": account})


def pages_of_the_tenant(client: TestClient, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the pages of win rates, which the command line writes: what they are called, HTML."""
    model = client.get("/v1/winrate", params={"lang": language}).raise_for_status().json()
    yield "winrate", winrate_page(WinRateModel.model_validate(model), language)
    yield "reliability", picture_page(reliability_picture(BINS, language))
