"""Import and export over HTTP."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from app.deps import AccountId, TheAccess, TheExpected
from app.routes.jobs import accepted
from app.services import bundles
from app.services.jobs.jobs import Job, begin_job
from app.services.jobs.kinds import ImportWork
from app.services.jobs.uploads import upload_edit
from graph.conduct.ruling import Status
from graph.io.bundle import read_bytes
from graph.io.export import as_json, as_zip
from graph.rules.conduct import Verdict

router = APIRouter(prefix="/v1/accounts/{account}", tags=["bundles"])
MEDIA_TYPES = {"json": "application/json", "zip": "application/zip"}


class TableReportOut(BaseModel):
    """What an import did to one table, in rows."""

    added: int
    changed: int
    unchanged: int
    removed: int


class SaidOut(BaseModel):
    """A text in both languages."""

    en: str
    zh: str


class ConductFlagOut(BaseModel):
    """An interaction that is stored though it does not keep to conduct rules, and by which."""

    interaction: str
    contact: str
    rules: tuple[str, ...]
    verdict: Verdict
    status: Status
    text: SaidOut


class ImportReportOut(BaseModel):
    """What an import did, or would do; `change_set` is what to undo."""

    account: str
    version: int
    dry_run: bool
    change_set: int | None
    tables: dict[str, TableReportOut]
    conduct: tuple[ConductFlagOut, ...]


class ImportHow(BaseModel):
    """How a bundle shall be imported."""

    name: Annotated[
        str | None, Field(min_length=1, max_length=200, description="Name of a new account.")
    ] = None
    dry_run: Annotated[bool, Field(description="Check and report, store nothing.")] = False
    replace: Annotated[
        bool, Field(description="Remove rows that the bundle's tables no longer have.")
    ] = False
    encoding: Annotated[
        str | None, Field(max_length=40, description="Of CSV files that are not UTF-8.")
    ] = None
    background: Annotated[
        bool, Field(description="Answer at once with the job that imports it (202).")
    ] = False


@router.post(
    "/import",
    response_model=ImportReportOut,
    responses={202: {"model": Job, "description": "With `background`: the job that imports it."}},
)
def import_bundle(
    request: Request,
    access: TheAccess,
    account: AccountId,
    bundle: Annotated[UploadFile, File(description="A zip of CSV files, or JSON.")],
    expected: TheExpected,
    how: Annotated[ImportHow, Query()],
) -> Response:
    """Import a bundle, all or nothing; a new account is made."""
    sent = bundle.file.read()
    asked = how.model_dump(exclude={"background", "encoding"})
    asked["expected"] = expected if isinstance(expected, int) else None
    if how.background:
        id_ = uuid4().hex
        work = ImportWork(upload=id_, account=account, encoding=how.encoding, **asked)
        job = begin_job(access, work, datetime.now(UTC), upload_edit(id_, sent))
        return JSONResponse(job.model_dump(mode="json"), 202, accepted(request, job))
    report = bundles.import_bundle(access, account, read_bytes(sent, how.encoding), **asked)
    return JSONResponse(asdict(report), headers={"ETag": f'"{report.version}"'})


@router.get(
    "/export",
    response_class=Response,
    responses={200: {"content": {media: {} for media in MEDIA_TYPES.values()}}},
)
def export_bundle(
    request: Request,
    access: TheAccess,
    account: AccountId,
    format: Annotated[Literal["json", "zip"], Query()] = "json",
    include_sensitive: Annotated[
        bool, Query(description="Sensitive notes too: needs their permission.")
    ] = False,
) -> Response:
    """Return all facts of an account as a bundle that import takes."""
    tables: dict[str, Any] = bundles.export_bundle(
        access, account, include_sensitive=include_sensitive
    )
    content = as_zip(tables) if format == "zip" else as_json(tables)
    headers = {"Content-Disposition": f'attachment; filename="kingmaker-export.{format}"'}
    return Response(content, media_type=MEDIA_TYPES[format], headers=headers)
