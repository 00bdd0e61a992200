"""What routes ask for: access, language, the version a write was made for."""

import hashlib
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import Depends, Header, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from app.auth import access_of
from app.services.access import ACCOUNT_PATTERN, ANY, Access, Expected
from graph.store import Store
from graph.view.phrases import Language

MAX_PAGE = 1_000
LANGUAGES: Mapping[str, Language] = {"en": "en", "zh": "zh"}
Lang = Annotated[
    Literal["en", "zh"] | None,
    Field(description="Language of texts (default: by Accept-Language)."),
]
"""For models of query parameters: they refuse what they do not know."""
VERSION_TAG = r'^(\*|(W/)?"[0-9]{1,18}(-[0-9a-f]{1,64})?")$'


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _access(request: Request, store: Annotated[Store, Depends(_store)]) -> Access:
    return access_of(request, store, request.app.state.settings)


def _reader(request: Request, store: Annotated[Store, Depends(_store)]) -> Access:
    return access_of(request, store, request.app.state.settings, only_reads=True)


def _language(request: Request, accept_language: Annotated[str, Header()] = "") -> Language:
    asked = request.query_params.get("lang")
    return LANGUAGES.get(asked or "") or preferred_language(accept_language)


def _expected(
    if_match: Annotated[
        str,
        Header(
            pattern=VERSION_TAG,
            description='The version a write was made for, as in ETag: "42", or * for any.',
        ),
    ] = "",
) -> Expected:
    if not if_match:
        return None
    return ANY if if_match == ANY else int(if_match.removeprefix("W/").strip('"').split("-")[0])


TheStore = Annotated[Store, Depends(_store)]
TheAccess = Annotated[Access, Depends(_access)]
TheReader = Annotated[Access, Depends(_reader)]
"""Of routes that store nothing, whatever their method."""
TheLanguage = Annotated[Language, Depends(_language)]
TheExpected = Annotated[Expected, Depends(_expected)]
AccountId = Annotated[str, Path(pattern=ACCOUNT_PATTERN, description="The account's id.")]
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE, description="At most so many.")]
After = Annotated[
    str, Query(max_length=4000, description="Where to go on: `next` of the page before.")
]


def preferred_language(accept_language: str) -> Language:
    """Return the language that an Accept-Language header prefers; English in doubt.

    Examples
    --------
    >>> preferred_language("zh-CN,zh;q=0.9,en;q=0.8")
    'zh'
    """
    wanted = {"en": 0.0, "zh": 0.0}
    for part in accept_language.split(","):
        tag, _, quality = part.strip().partition(";q=")
        main = tag.split("-")[0].lower()
        if main in wanted:
            weight = float(quality) if re.fullmatch(r"[01](\.\d{1,3})?", quality) else 1.0
            wanted[main] = max(wanted[main], weight)
    return "zh" if wanted["zh"] > wanted["en"] else "en"


def tagged(request: Request, content: object, etag: str, status: int = 200) -> Response:
    """Return JSON with its ETag, or 304 where the client has it already."""
    tag = f'"{etag}"'
    headers = {"ETag": tag, "Vary": "Accept-Language"}
    if request.method == "GET" and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return JSONResponse(content, status_code=status, headers=headers)


def tag_of(version: int, content: BaseModel) -> str:
    """Return the ETag of an answer: the version, and a digest of all it says."""
    return f"{version}-{hashlib.sha256(content.model_dump_json().encode()).hexdigest()[:16]}"
