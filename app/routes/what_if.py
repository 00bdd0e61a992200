"""What if, over HTTP: any analysis on a changed copy of an account."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, Any, Union

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError, create_model

from app.deps import AccountId, TheLanguage, TheReader
from app.routes.analyses import in_url
from app.services.changed_copy import Changes
from app.services.what_if import what_if
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES
from graph.io.bundle import read_bytes
from graph.model.problems import shown
from graph.view.answer import answer_model
from graph.view.what_if import WhatIf

router = APIRouter(prefix="/v1/accounts/{account}", tags=["analyses"])
OWN = ("analysis", "remove", "encoding")
"""What is asked of the copy; an analysis' own parameter of such a name keeps its default."""
MOST_REMOVED = 1_000
NULL = {"type": "null"}


def _documented() -> list[dict[str, Any]]:
    """Return every parameter that some analysis takes, as OpenAPI describes it."""
    taken: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for analysis in ANALYSES.values():
        for name, schema in in_url(analysis.parameters).model_json_schema()["properties"].items():
            taken[name][analysis.name] = schema
    return [
        {"name": name, "in": "query", "required": False, **_described(by)}
        for name, by in taken.items()
        if name not in OWN
    ]


def _described(by_analysis: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the schema of a parameter that several analyses take, and what it is of each."""
    takers: dict[str, list[str]] = defaultdict(list)
    for analysis, schema in by_analysis.items():
        takers[schema["description"]].append(analysis)
    said = [f"Of {', '.join(names)}: {words}" for words, names in takers.items()]
    is_of_all = len(takers) == 1 and len(by_analysis) == len(ANALYSES)
    kinds: list[dict[str, Any]] = []
    for schema in by_analysis.values():
        kinds += [kind for kind in _kinds(schema) if kind not in kinds]
    return {
        "description": next(iter(takers)) if is_of_all else " ".join(said),
        "schema": kinds[0] if len(kinds) == 1 else {"anyOf": kinds},
    }


def _kinds(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a parameter may be, without its words and its default."""
    for kind in schema.get("anyOf", [schema]):
        if kind != NULL:
            yield {k: v for k, v in kind.items() if k not in ("title", "description", "default")}


def _response_model() -> Any:
    answers: Any = Union[  # noqa: UP007 - of the answers that the registry names
        tuple(answer_model(each.finding, each.beside) for each in ANALYSES.values())
    ]
    fields: dict[str, Any] = {"present": (answers, ...), "changed": (answers, ...)}
    return create_model("WhatIfAnswer", __base__=WhatIf, __doc__=WhatIf.__doc__, **fields)


WhatIfAnswer = _response_model()


@router.post("/what-if", response_model=WhatIfAnswer, openapi_extra={"parameters": _documented()})
def ask_what_if(
    request: Request,
    access: TheReader,
    account: AccountId,
    language: TheLanguage,
    analysis: Annotated[
        str,
        Query(
            description="The analysis to ask; its own parameters stand beside this one.",
            json_schema_extra={"enum": list(ANALYSES)},
        ),
    ],
    bundle: Annotated[
        UploadFile | None,
        File(description="Rows to add or to put in place of others: a zip of CSV files, or JSON."),
    ] = None,
    remove: Annotated[
        tuple[str, ...],
        Query(
            max_length=MOST_REMOVED,
            description="A row to take away before that, with what cannot be without it: "
            "TABLE/KEY, the key as in its URL.",
        ),
    ] = (),
    encoding: Annotated[
        str | None, Query(max_length=40, description="Of CSV files that are not UTF-8.")
    ] = None,
) -> Response:
    """Ask an analysis of a changed copy of the account, beside the present answer.

    Nothing is stored: a key to read is enough.
    """
    parameters = _parameters(request, analysis)
    raw = read_bytes(bundle.file.read(), encoding) if bundle else None
    found = what_if(access, account, analysis, parameters, Changes(raw, remove), language)
    return JSONResponse(found.model_dump(mode="json"), headers={"Vary": "Accept-Language"})


def _parameters(request: Request, analysis: str) -> Parameters:
    """Return the analysis' own parameters; what it does not take, or takes otherwise, is named."""
    if analysis not in ANALYSES:
        expected = ", ".join(ANALYSES)
        words = f"expected one of {expected}, got {shown(analysis)}"
        raise RequestValidationError([{"loc": ("query", "analysis"), "msg": words}])
    given = {name: value for name, value in request.query_params.items() if name not in OWN}
    try:
        parameters: Parameters = in_url(ANALYSES[analysis].parameters).model_validate(given)
    except ValidationError as error:
        found = [{**each, "loc": ("query", *each["loc"])} for each in error.errors()]
        raise RequestValidationError(found) from None
    return parameters
