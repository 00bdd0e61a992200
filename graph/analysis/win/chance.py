"""The chance to win as the win rate shows it: held against closed projects where that is so."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import Evidence, Part
from graph.analysis.decision import Decision
from graph.calibration.model import Calibration
from graph.model import Row


class ChanceBeside(Part):
    """Which chance to win an answer speaks of.

    `probability` is the one that `win-rate` shows, null where too little is known; with the label
    `calibrated` all numbers are after the correction by closed projects, else before any.
    """

    probability: float | None = None
    label: Literal["calibrated", "uncalibrated"] = "uncalibrated"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Chance:
    """What the win rate makes of the chain's probability P.

    Parameters
    ----------
    fit
        The calibration; None: P is shown as it is.
    project
        The project's row.
    """

    fit: Calibration | None
    project: Row

    @classmethod
    def of(cls, decision: Decision) -> "Chance":
        """Return what the win rate makes of a decision's P.

        A fit in which P does not raise the chance says nothing of who moves it: it is left out.
        """
        fit, project = decision.tenant.calibration, decision.project
        applies = fit is not None and project and fit.knows_chains and fit.slope > 0
        return cls(fit if applies else None, project or {})

    def shown(self, probability: Floats) -> Floats:
        """Return probabilities as the win rate shows them."""
        return self.fit.calibrated(probability, self.project) if self.fit else probability

    def slope(self, probability: float) -> float:
        """Return by how much what is shown rises for each bit by which P does."""
        return self.fit.slope_at(probability, self.project) if self.fit else 1.0

    def beside(self, probability: float | None) -> ChanceBeside:
        """Return what an answer says of it, given the mean of P (None: not known)."""
        label: Literal["calibrated", "uncalibrated"] = "calibrated" if self.fit else "uncalibrated"
        if probability is None:
            return ChanceBeside(label=label)
        shown = float(self.shown(np.array(probability)))
        values = {"p_now": shown, "count": self.fit.closed_projects if self.fit else 0}
        told = Evidence(kind=f"chance_{label}", values=values)
        return ChanceBeside(probability=shown, label=label, evidence=(told,))
