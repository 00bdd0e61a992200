"""Errors as RFC 9457 problems: the one table from our exceptions to status and type."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.known_parameters import known_parameters
from app.pages.overview import problem_page
from app.services.wrong_input import problem_in_words, told_once
from graph import errors

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5
STATUS: Mapping[type[errors.KingmakerError], HTTPStatus] = {
    errors.InvalidInput: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.ConductBroken: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.Conflict: HTTPStatus.CONFLICT,
    errors.StaleVersion: HTTPStatus.PRECONDITION_FAILED,
    errors.StaleEntry: HTTPStatus.PRECONDITION_FAILED,
    errors.VersionRequired: HTTPStatus.PRECONDITION_REQUIRED,
    errors.TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    errors.Unauthorised: HTTPStatus.UNAUTHORIZED,
    errors.Forbidden: HTTPStatus.FORBIDDEN,
    errors.StoreUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}
HEADERS: Mapping[type[errors.KingmakerError], Mapping[str, str]] = {
    errors.Unauthorised: {"WWW-Authenticate": 'Bearer, Basic realm="Kingmaker", charset="UTF-8"'},
    errors.StoreUnavailable: {"Retry-After": str(RETRY_AFTER_SECONDS)},
}
_log = structlog.get_logger()


class Problem(BaseModel):
    """A problem in the form of RFC 9457; `errors` names rows and columns where there are any."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str | None = None
    errors: list[dict[str, Any]] | None = None


def add_handlers(app: FastAPI) -> None:
    """Make every error of an app a problem."""
    app.add_exception_handler(errors.KingmakerError, _ours)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def status_of(error: errors.KingmakerError) -> HTTPStatus:
    """Return the HTTP status of one of our errors."""
    for kind in type(error).__mro__:
        if kind in STATUS:
            return STATUS[kind]
    return HTTPStatus.UNPROCESSABLE_ENTITY


def problem(
    status: HTTPStatus,
    name: str,
    detail: str | None,
    headers: Mapping[str, str] | None = None,
    **extensions: Any,
) -> JSONResponse:
    """Return a problem as a response."""
    content = {
        "type": f"/problems/{name}",
        "title": status.phrase,
        "status": int(status),
        "detail": detail,
        **extensions,
    }
    return JSONResponse(
        content, status_code=status, headers=dict(headers or {}), media_type=MEDIA_TYPE
    )


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.KingmakerError)  # noqa: S101 - registered for these only
    kinds = [kind for kind in type(error).__mro__ if kind in STATUS]
    headers = HEADERS.get(kinds[0]) if kinds else None
    name = _kebab(kinds[0].__name__ if kinds else type(error).__name__)
    if _is_for_reading(request):
        return _page(status_of(error), str(error), headers)
    return problem(status_of(error), name, str(error), headers, **error.extensions())


def _page(status: HTTPStatus, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    return HTMLResponse(problem_page(status.phrase, detail), status, headers)


def _is_for_reading(request: Request) -> bool:
    """Return whether a browser asks for a page, so that the answer is one too."""
    is_page = not request.url.path.startswith(("/v1", "/health", "/openapi.json"))
    return is_page and "text/html" in request.headers.get("accept", "")


def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for these only
    found = [_found(e, known_parameters(request)) for e in told_once(error.errors())]
    detail = "; ".join(f"{e['in']} {e['column']}".strip() + f": {e['problem']}" for e in found)
    if _is_for_reading(request):
        return _page(HTTPStatus.UNPROCESSABLE_ENTITY, detail)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-input", detail, errors=found)


def _found(error: Mapping[str, Any], known: Sequence[str]) -> dict[str, str]:
    """Return where one thing is wrong, and what; a place in unreadable JSON is a character's."""
    where, *place = map(str, error["loc"])
    column = f"character {place[0]}" if error.get("type") == "json_invalid" else ".".join(place)
    said = problem_in_words(error, known if where == "query" else ())
    return {"in": where, "column": column, "problem": said}


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for these only
    status = HTTPStatus(error.status_code)
    detail = None if error.detail == status.phrase else str(error.detail)
    headers = dict(error.headers or {})
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_allowed_methods(request))
        detail = f"expected {headers['Allow']}, got {request.method}"
    if status is HTTPStatus.NOT_FOUND and detail is None:
        detail = "nothing is at this address: /openapi.json lists all that there is"
    if _is_for_reading(request):
        return _page(status, detail or "", headers)
    return problem(status, _kebab(status.phrase.title()), detail, headers)


def _allowed_methods(request: Request) -> list[str]:
    """Return the methods of every route with the request's path, not of the first one only."""
    return [
        method
        for method in ("GET", "PUT", "POST", "DELETE")
        if any(
            route.matches({**request.scope, "method": method})[0] is Match.FULL
            for route in request.app.routes
        )
    ]


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    _log.error("unexpected error", kind=type(error).__name__, method=request.method)
    detail = "an error of ours; the log says more"
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", detail)


def _kebab(name: str) -> str:
    words = "".join(f" {c}" if c.isupper() else c for c in name).split()
    return "-".join(word.lower() for word in words)
