"""Reports on a schedule over HTTP."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import AwareDatetime, BaseModel

from app.deps import TheAccess, TheExpected, tagged
from app.services.access import Access
from app.services.reports import definitions as service
from app.services.reports.claims import progress_of
from app.services.reports.definitions import (
    DEFINITION_PATTERN,
    Defined,
    ReportDefinition,
    ReportPlan,
)

router = APIRouter(prefix="/v1/report-definitions", tags=["reports"])
DefinitionId = Annotated[str, Path(pattern=DEFINITION_PATTERN, description="The definition's id.")]


class ReportDefinitionOut(ReportDefinition):
    """A report on a schedule as it is kept; `version` counts its changes."""

    version: int


class ReportDefinitionListed(ReportDefinitionOut):
    """A report on a schedule and how far it is.

    `next_at` is its next period, `made_at` when the last was made, `problem` why one that is due
    could not be made; it is tried again.
    """

    next_at: AwareDatetime
    made_at: AwareDatetime | None
    problem: str | None


class ReportDefinitions(BaseModel):
    """The tenant's reports on a schedule."""

    items: list[ReportDefinitionListed]


@router.get("")
def list_report_definitions(access: TheAccess) -> ReportDefinitions:
    """Return the tenant's reports on a schedule, by id, and how far each is."""
    now = datetime.now(UTC)
    return ReportDefinitions(
        items=[_listed(one, access, now) for one in service.definitions(access)]
    )


@router.get("/{definition}", response_model=ReportDefinitionOut)
def get_report_definition(
    request: Request, access: TheAccess, definition: DefinitionId
) -> Response:
    """Return one report on a schedule."""
    return _tagged(request, service.definition(access, definition))


@router.put(
    "/{definition}",
    response_model=ReportDefinitionOut,
    responses={201: {"model": ReportDefinitionOut}},
)
def put_report_definition(
    request: Request,
    access: TheAccess,
    definition: DefinitionId,
    body: ReportPlan,
    expected: TheExpected,
) -> Response:
    """Define a report on a schedule: new, or with If-Match in place of what is there."""
    new = ReportDefinition(id=definition, **dict(body))
    put = service.put_definition(access, new, expected, datetime.now(UTC))
    return _tagged(request, put, 201 if put.version == 1 else 200)


@router.delete("/{definition}", status_code=204)
def delete_report_definition(
    access: TheAccess, definition: DefinitionId, expected: TheExpected
) -> None:
    """Forget a report on a schedule; what it has queued is still sent."""
    service.remove_definition(access, definition, expected)


def _listed(one: Defined, access: Access, now: datetime) -> ReportDefinitionListed:
    at = progress_of(access, one.definition, now)
    return ReportDefinitionListed(
        **dict(_out(one)), next_at=at.next.at, made_at=at.made_at, problem=at.problem
    )


def _out(one: Defined) -> ReportDefinitionOut:
    return ReportDefinitionOut(**dict(one.definition), version=one.version)


def _tagged(request: Request, one: Defined, status: int = 200) -> Response:
    return tagged(request, _out(one).model_dump(mode="json"), str(one.version), status)
