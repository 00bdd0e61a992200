"""Reports over HTTP: what there are, and one of them in each format."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from app.deps import Lang, TheAccess, TheLanguage
from app.services.access import ACCOUNT_PATTERN
from app.services.reports.report import MEDIA_TYPES, REPORTS, ReportFormat, make_report, report_file
from graph.model.types import Day
from graph.view.report.model import Report

router = APIRouter(prefix="/v1/reports", tags=["reports"])
MOST_NAMED = 1_000
FILES: dict[str, Any] = {
    media.partition(";")[0]: {"schema": {"type": "string"}}
    for name, media in MEDIA_TYPES.items()
    if name != "json"
}


class ReportNamed(BaseModel):
    """A report that there is."""

    name: str
    title: str
    what: str
    needs: tuple[str, ...]


class ReportList(BaseModel):
    """The reports that there are."""

    items: tuple[ReportNamed, ...]


class ReportParameters(BaseModel):
    """What a report can be asked with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    account: Annotated[
        list[Annotated[str, Field(pattern=ACCOUNT_PATTERN)]] | None,
        Field(
            max_length=MOST_NAMED,
            description="An account's id; may be given several times (default: all accounts).",
        ),
    ] = None
    as_of: Annotated[
        Day | None,
        Field(description="The date whose facts count, YYYY-MM-DD (default: today, UTC)."),
    ] = None
    since: Annotated[
        Day | None,
        Field(
            description="The day of the last report, YYYY-MM-DD: what was not so then is new "
            "(default: so many days before as the rules of reports say)."
        ),
    ] = None
    format: Annotated[
        ReportFormat, Field(description="Data, a self-contained page, Markdown or CSV.")
    ] = "json"
    lang: Lang = None


@router.get("", response_model=ReportList)
def list_reports(language: TheLanguage, access: TheAccess, lang: Lang = None) -> ReportList:
    """Return the reports that there are."""
    return ReportList(
        items=tuple(
            ReportNamed(name=one.name, title=one.title(language), what=one.what, needs=one.needs)
            for one in REPORTS.values()
        )
    )


@router.get(
    "/{name}",
    response_model=Report,
    responses={200: {"content": FILES}},
)
def get_report(
    access: TheAccess,
    language: TheLanguage,
    name: Annotated[str, Path(description="The report's name.", max_length=128)],
    parameters: Annotated[ReportParameters, Query()],
) -> Response:
    """Return a report over accounts; what stands against an account is said in its part."""
    day = parameters.as_of or datetime.now(UTC).date()
    found = make_report(access, name, parameters.account, day, parameters.since, language)
    headers = {
        "Content-Disposition": f'inline; filename="{name}.{parameters.format}"',
        "Vary": "Accept-Language",
    }
    media = MEDIA_TYPES[parameters.format]
    return Response(report_file(found, parameters.format), media_type=media, headers=headers)
