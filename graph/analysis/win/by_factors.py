"""A project's chance by its recorded factors alone, where nothing is known of its people."""

from graph.analysis.answer import Evidence
from graph.analysis.projects import Attempt
from graph.analysis.resting_on import resting_on
from graph.analysis.win.bands import band_of
from graph.model import Row


def by_factors(attempt: Attempt) -> float | None:
    """Return the chance that closed projects give a project's factors; None where none is known."""
    fit = attempt.decision.tenant.calibration if attempt.decision else None
    return fit.by_factors(attempt.project) if fit else None


def by_factors_alone(project: Row, probability: float | None) -> tuple[Evidence, ...]:
    """Return what such a chance rests on."""
    if probability is None:
        return ()
    return (
        resting_on(f"band_{band_of(probability)}", "projects", project),
        resting_on("by_factors_alone", "projects", project),
    )
