"""Brokers: people who stand between others that are not linked otherwise.

They are named beside the influence model and never ranked into it: betweenness foretells poorly
whom a decision moves with. The two thresholds are ours; the literature has none.

References
----------
Burt 1992, Structural Holes; 2004, Structural holes and good ideas, AJS 110:349: low constraint
goes with brokerage.
Everett & Borgatti 2020, Unpacking Burt's constraint measure, Social Networks 62:50: why low
constraint alone is not enough, for it falls with the number of ties.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graph.analysis.answer import ContactName, Evidence, Part, contact_name, ranked_places
from graph.analysis.decision import Decision
from graph.analysis.hidden.centrality_measures import CentralityMeasures
from graph.analysis.resting_on import resting_on

BETWEENNESS_TOP = 0.1
"""The share of all people whose betweenness is large enough; ours."""
CONSTRAINT_BELOW = 0.5
"""The share of people with ties whose constraint is small enough (½: below the median); ours."""
MOST_PEOPLE = 2_000
"""Up to so many people centralities stand beside an answer without being asked for: the time that
betweenness takes grows with the square of their number."""
DECIMALS = 12
"""Measures alike to so many decimals are equal."""

Wanted = Literal["auto", "yes", "no"]
"""Whether centralities shall stand beside an answer; auto: where there are few people."""


class Broker(Part):
    """Somebody who stands between others; of the account, with or without a role.

    `betweenness` is the share of the ordered pairs of others whose shortest ways of listening
    pass; `constraint` is Burt's, on ties without direction.
    """

    contact: ContactName
    betweenness: float
    constraint: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Brokers:
    """The brokers of a decision's informal network.

    They are among the tenth of people with the largest betweenness, those equal to the last of
    these included, somebody's shortest way passes them, and their constraint is below the median
    of those with ties.

    Parameters
    ----------
    decision
        The decision; only its account and date matter here.
    """

    decision: Decision

    @cached_property
    def measures(self) -> CentralityMeasures:
        """Everybody's centralities."""
        return CentralityMeasures.of(self.decision)

    @cached_property
    def least_betweenness(self) -> float:
        """The betweenness from which on somebody may be a broker, if it is above 0."""
        falling = -np.sort(-np.round(self.measures.betweenness, DECIMALS))
        return (
            float(falling[math.ceil(BETWEENNESS_TOP * len(falling)) - 1]) if len(falling) else 0.0
        )

    @cached_property
    def median_constraint(self) -> float:
        """The constraint below which somebody may be a broker; NaN where nobody has ties."""
        constraint = self.measures.constraint
        known = np.round(constraint[~np.isnan(constraint)], DECIMALS)
        return float(np.quantile(known, CONSTRAINT_BELOW)) if len(known) else math.nan

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The brokers' places by falling betweenness, ties by id."""
        between = np.round(self.measures.betweenness, DECIMALS)
        constraint = np.round(self.measures.constraint, DECIMALS)
        is_broker = (between >= self.least_betweenness) & (between > 0)
        is_broker &= constraint < self.median_constraint
        return tuple(j for j in ranked_places(self.decision, between) if is_broker[j])

    @cached_property
    def named(self) -> tuple[Broker, ...]:
        """The brokers, as an answer names them."""
        return tuple(
            Broker(
                contact=contact_name(self.decision, j),
                betweenness=float(self.measures.betweenness[j]),
                constraint=float(self.measures.constraint[j]),
                evidence=self.evidence(j),
            )
            for j in self.places
        )

    def evidence(self, place: int) -> tuple[Evidence, ...]:
        """Return why the person at a place is a broker; nothing where they are none."""
        if place not in self.places:
            return ()
        person = self.decision.graph.people[place]
        values = {
            "name": person["name"],
            "share": self.measures.betweenness[place],
            "constraint": f"{self.measures.constraint[place]:.3f}",
            "median": f"{self.median_constraint:.3f}",
        }
        return (resting_on("broker", "contacts", person, **values),)


def brokers_beside(decision: Decision, wanted: Wanted) -> Brokers | None:
    """Return the brokers to stand beside an answer; None where no centralities are wanted."""
    few = len(decision.graph) <= MOST_PEOPLE
    return Brokers(decision) if wanted == "yes" or (wanted == "auto" and few) else None
