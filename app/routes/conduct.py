"""Conduct rules over HTTP: the verdict on a plan; nothing is stored."""

from typing import Annotated, Any

from fastapi import APIRouter, Body

from app.deps import AccountId, TheLanguage, TheReader
from app.schemas import plan_schema_name, schema_ref
from app.services.conduct import PlanVerdict, check_plan

router = APIRouter(prefix="/v1/accounts/{account}/conduct", tags=["analyses"])
_BODY = {"application/json": {"schema": schema_ref(plan_schema_name())}}


@router.post("/check", openapi_extra={"requestBody": {"content": _BODY, "required": True}})
def check_conduct(
    access: TheReader,
    account: AccountId,
    values: Annotated[dict[str, Any], Body()],
    language: TheLanguage,
) -> PlanVerdict:
    """Return what the conduct rules say of a planned interaction; a key to read is enough."""
    return check_plan(access, account, values, language)
