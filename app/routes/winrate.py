"""The tenant's model of outcomes over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from app.deps import Lang, TheAccess, TheLanguage
from app.services.access import ACCOUNT_PATTERN
from app.services.winrate.said import Prediction, record_predictions
from app.services.winrate.winrate import WinRateModel, winrate_model

router = APIRouter(prefix="/v1/winrate", tags=["win rate"])


class Predictions(BaseModel):
    """What is said today of each open project; `probability` as `win-rate` has it."""

    items: list[Prediction]


@router.get("", response_model=WinRateModel)
def get_winrate(access: TheAccess, language: TheLanguage, lang: Lang = None) -> WinRateModel:
    """Return the tenant's model: its scores, what each factor adds, how right was what we said."""
    return winrate_model(access, language)


@router.post("/record", name="record_winrate")
def post_record(
    access: TheAccess,
    account: Annotated[
        str | None,
        Query(pattern=ACCOUNT_PATTERN, description="Only this account's projects (default: all)."),
    ] = None,
) -> Predictions:
    """Keep today's win rate of each open project, to be held against what comes of it.

    Asked again on the same day it keeps only what has changed; of a day the last word counts.
    """
    return Predictions(items=record_predictions(access, account))
