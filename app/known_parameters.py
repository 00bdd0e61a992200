"""Query parameters that a route does not know are refused: a misspelt one must not pass unseen."""

from collections.abc import Iterator
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel

from app.services.wrong_input import UNKNOWN

FREE = "/what-if"
"""What comes after this path asks another route's parameters, and refuses unknown ones itself."""
ALWAYS = "lang"


def known_parameters(request: Request) -> tuple[str, ...]:
    """Return the names of the query parameters that the request's route takes."""
    route = request.scope.get("route")
    return tuple(dict.fromkeys(_names(getattr(route, "dependant", None))))


def only_known_parameters(request: Request) -> None:
    """Refuse query parameters that the route of the API does not take.

    Raises
    ------
    RequestValidationError
        For each of them.
    """
    if not request.url.path.startswith("/v1/") or request.url.path.endswith(FREE):
        return
    known = {*known_parameters(request), ALWAYS}
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        errors = [{"type": UNKNOWN, "loc": ("query", name), "msg": ""} for name in unknown]
        raise RequestValidationError(errors)


def _names(dependant: Any) -> Iterator[str]:
    if dependant is None:
        return
    for field in dependant.query_params:
        model = field.field_info.annotation
        is_model = isinstance(model, type) and issubclass(model, BaseModel)
        yield from model.model_fields if is_model else (field.alias,)
    for inner in dependant.dependencies:
        yield from _names(inner)
