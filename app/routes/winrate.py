"""The tenant's model of outcomes over HTTP."""

from fastapi import APIRouter

from app.deps import Lang, TheAccess, TheLanguage
from app.services.winrate.winrate import WinRateModel, winrate_model

router = APIRouter(prefix="/v1/winrate", tags=["win rate"])


@router.get("", response_model=WinRateModel)
def get_winrate(access: TheAccess, language: TheLanguage, lang: Lang = None) -> WinRateModel:
    """Return the tenant's model: its scores, what each factor adds, how right was what we said."""
    return winrate_model(access, language)
