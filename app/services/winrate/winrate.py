"""The win rate's model: fitted to closed projects, kept, reported."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel

from app.services.access import Access
from app.services.tenant import MODEL, fitted_model, model_content, priors_of
from app.services.winrate.deals import closed_deals, neutral_priors, today
from app.services.winrate.said import Said, said_report
from graph.analysis.likelihood import DRAWS
from graph.calibration.deals import CHAIN
from graph.calibration.fit import FitReport, Refusal, fit, refusal
from graph.calibration.model import DEALS_NEEDED
from graph.errors import InvalidInput
from graph.progress import Progress, quiet
from graph.view.phrases import Language
from graph.view.words.winrate import report_in_words


class WinRateModel(BaseModel):
    """A tenant's model of outcomes, and how right its probabilities are.

    `label` is uncalibrated until enough projects are closed, `reason` says why a fit was refused
    just now. `fit` is what the last fit was worth on projects that it had not seen; `said` how
    right the recorded probabilities were of projects that have closed since.
    """

    label: Literal["calibrated", "uncalibrated"]
    closed_projects: int
    needed: int = DEALS_NEEDED
    reason: Refusal | None = None
    model: int | None = None
    fitted_at: datetime | None = None
    left_out: tuple[str, ...] = ()
    fit: FitReport | None = None
    said: Said
    texts: tuple[str, ...] = ()


def fit_winrate(
    access: Access,
    language: Language,
    *,
    leave_out: Collection[str] = (),
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> WinRateModel:
    """Fit the tenant's model to its closed projects and keep it, where there are enough.

    What is kept are weights and scores: no project, no person, and no value of a factor that
    fewer than five projects have.

    Parameters
    ----------
    access
        Whose projects.
    language
        Of the texts.
    leave_out
        Factors that shall not be used, as one that names people.
    draws, seed
        How often, and from where, links and unknown stances are drawn; also where folds begin.
    progress
        Told how far it is.

    Raises
    ------
    InvalidInput
        If a factor that shall be left out is not there.
    """
    priors = neutral_priors(access)
    deals = closed_deals(access, priors, draws, seed, progress)
    _check_factors(leave_out, {name for deal in deals for name in deal.factors} | {CHAIN})
    if why := refusal(deals, leave_out):
        return _model(access, language, len(deals), why)
    calibration, report = fit(deals, leave_out, priors.stances, seed, progress)
    content: dict[str, Any] = model_content(calibration)
    content |= {"report": report.model_dump(mode="json"), "left_out": sorted(leave_out)}
    access.store.add_document(access.tenant, MODEL, content)
    return _model(access, language, len(deals), None)


def winrate_model(access: Access, language: Language) -> WinRateModel:
    """Return the tenant's model, what it is worth, and how right was what we said."""
    closed = priors_of(access, today(), None).closed_projects
    why: Refusal | None = "too_few_deals" if closed < DEALS_NEEDED else None
    return _model(access, language, closed, None if fitted_model(access) else why)


def _model(access: Access, language: Language, closed: int, why: Refusal | None) -> WinRateModel:
    kept = fitted_model(access)
    found = WinRateModel(
        label="calibrated" if kept else "uncalibrated",
        closed_projects=closed,
        reason=why,
        model=kept.number if kept else None,
        fitted_at=kept.at if kept else None,
        left_out=tuple(kept.content["left_out"]) if kept else (),
        fit=FitReport.model_validate(kept.content["report"]) if kept else None,
        said=said_report(access),
    )
    texts = report_in_words(
        language, found.closed_projects, found.needed, found.reason, found.model, found.fit
    )
    return found.model_copy(update={"texts": texts})


def _check_factors(asked: Collection[str], known: set[str]) -> None:
    if missing := sorted(set(asked) - known):
        has = ", ".join(sorted(known - {CHAIN})) or "none"
        raise InvalidInput(f"no closed project has the factor {missing[0]!r}; recorded are: {has}")
