"""Import and export over HTTP."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from app.deps import AccountId, TheAccess, TheExpected
from app.services import bundles
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


@router.post("/import", response_model=ImportReportOut)
def import_bundle(
    access: TheAccess,
    account: AccountId,
    bundle: Annotated[UploadFile, File(description="A zip of CSV files, or JSON.")],
    expected: TheExpected,
    name: Annotated[
        str | None, Query(min_length=1, max_length=200, description="Name of a new account.")
    ] = None,
    dry_run: Annotated[bool, Query(description="Check and report, store nothing.")] = False,
    replace: Annotated[
        bool, Query(description="Remove rows that the bundle's tables no longer have.")
    ] = False,
    encoding: Annotated[
        str | None, Query(max_length=40, description="Of CSV files that are not UTF-8.")
    ] = None,
) -> Response:
    """Import a bundle, all or nothing; a new account is made."""
    report = bundles.import_bundle(
        access,
        account,
        read_bytes(bundle.file.read(), encoding),
        name=name,
        dry_run=dry_run,
        replace=replace,
        expected=expected if isinstance(expected, int) else None,
    )
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
