"""What all win rates rest on beside the account: base rate and calibration."""

from graph.analysis.answer import Evidence, Part
from graph.calibration.model import DEALS_NEEDED, Calibration
from graph.tenant import Tenant


class CalibrationQuality(Part):
    """How right calibrated probabilities were on closed projects that the fit had not seen.

    `model` is the number of the fit; of the closed projects, `with_chain` had a chain that was
    known: from 20 on, the fit corrects what the chain gives.
    """

    model: int
    with_chain: int
    closed_projects: int
    auc: float
    brier: float
    ece: float


class WinBeside(Part):
    """What all projects' probabilities rest on.

    `base_rate` is how often a chain without opinions wins; `calibration` is null until enough
    projects of the tenant are closed.
    """

    base_rate: float | None = None
    closed_projects: int = 0
    calibration: CalibrationQuality | None = None
    evidence: tuple[Evidence, ...] = ()


def win_basis(tenant: Tenant) -> WinBeside:
    """Return what a tenant's experience adds, and how far closed projects bear it out."""
    closed = tenant.priors.closed_projects
    values = {"count": closed, "needed": DEALS_NEEDED}
    fit = tenant.calibration
    return WinBeside(
        base_rate=tenant.priors.base_rate,
        closed_projects=closed,
        calibration=_quality(fit) if fit else None,
        evidence=() if fit else (Evidence(kind="uncalibrated", values=values),),
    )


def _quality(fit: Calibration) -> CalibrationQuality:
    return CalibrationQuality(
        model=fit.version,
        with_chain=fit.with_chain,
        closed_projects=fit.closed_projects,
        auc=fit.auc,
        brier=fit.brier,
        ece=fit.ece,
    )
