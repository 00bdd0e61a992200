"""Every analysis over HTTP: its route is made from its description."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import create_model

from app.deps import AccountId, Lang, TheAccess, TheLanguage, tag_of, tagged
from app.services.analyse import analyse
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES, Analysis
from graph.view.answer import answer_model

router = APIRouter(prefix="/v1/accounts/{account}", tags=["analyses"])
DRAWN = frozenset({"pain-chain"})
"""Analyses that are pictures too: their routes are in `app.routes.pictures`."""


def _add_route(analysis: Analysis[Any]) -> None:
    router.add_api_route(
        f"/{analysis.name}",
        _endpoint(analysis),
        response_model=answer_model(analysis.finding, analysis.beside),
        name=analysis.name.replace("-", "_"),
        summary=analysis.what,
    )


def _endpoint(analysis: Analysis[Any]) -> Callable[..., Response]:
    def answer(
        request: Request,
        access: TheAccess,
        account: AccountId,
        language: TheLanguage,
        parameters: Parameters,
    ) -> Response:
        found = analyse(access, account, analysis.name, parameters, language)
        return tagged(request, found.model_dump(mode="json"), tag_of(found.version, found))

    answer.__doc__ = analysis.what
    answer.__annotations__["parameters"] = Annotated[in_url(analysis.parameters), Query()]
    return answer


def in_url(parameters: type[Parameters]) -> Any:
    """Return a model of parameters as a URL has them: with the language beside them."""
    fields: dict[str, Any] = {"lang": (Lang, None)}
    return create_model(f"{parameters.__name__}InUrl", __base__=parameters, **fields)


for _analysis in ANALYSES.values():
    if _analysis.name not in DRAWN:
        _add_route(_analysis)
