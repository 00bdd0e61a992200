"""The OpenAPI description: the tables' schemas and the problems beside what FastAPI finds."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.errors import MEDIA_TYPE, Problem
from app.schemas import schema_ref, table_schemas

DESCRIPTION = """
Decision chains and power maps in key-account sales: who really decides, who is hidden, and
what that rests on. Every error is a problem (RFC 9457). Every write that replaces something
needs If-Match with the version that was read.
"""
DEFAULT_RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "A problem: what went wrong, and where.",
        "content": {MEDIA_TYPE: {"schema": schema_ref("Problem")}},
    }
}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the app's OpenAPI document; made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        components = document["components"]
        components["schemas"] |= table_schemas() | {"Problem": Problem.model_json_schema()}
        components["securitySchemes"] = {
            "bearer": {"type": "http", "scheme": "bearer", "description": "An API key."}
        }
        document["security"] = [{}, {"bearer": []}]
        _drop_default_validation(document)
        app.openapi_schema = document
    return app.openapi_schema


def _drop_default_validation(document: dict[str, Any]) -> None:
    """Remove FastAPI's own 422: ours is a problem, under `default`."""
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
