"""The pains of a decision and what they cause, as a noisy-or network."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import ContactName, Named, contact_name
from graph.analysis.decision import Decision
from graph.analysis.levels.key_people import HOLDERS
from graph.analysis.pains.noisy_or import NoisyOr
from graph.days import days_before
from graph.errors import CyclicPains
from graph.model import Row
from graph.model.contact import circle_in_words
from graph.model.pain import pain_circle
from graph.rules import rules
from graph.rules.pain_chain import PainRules

ADMITTED = frozenset({"admitted", "vision"})
"""States in which the customer has said that it hurts."""


@dataclass(frozen=True)
class PainNetwork:
    """The pains of people present, of the decision's project or of none, by id.

    Parameters
    ----------
    decision
        The decision; its rules say what counts where nothing is recorded.
    """

    decision: Decision

    @cached_property
    def rules(self) -> PainRules:
        """The rules of the pain chain."""
        return rules("pain-chain", PainRules, self.decision.rules)

    @cached_property
    def pains(self) -> tuple[Row, ...]:
        """The pains, in the order of their ids."""
        return tuple(self.decision.facts("pains"))

    @cached_property
    def index(self) -> Mapping[str, int]:
        """A pain's place by id."""
        return {row["id"]: place for place, row in enumerate(self.pains)}

    @cached_property
    def causes(self) -> tuple[Row, ...]:
        """What causes what among these pains."""
        found = self.decision.graph.facts["pain_causes"]
        return tuple(row for row in found if {row["cause"], row["effect"]} <= self.index.keys())

    @cached_property
    def network(self) -> NoisyOr:
        """The network.

        Raises
        ------
        CyclicPains
            If pains cause one another in a circle.
        """
        if circle := pain_circle(self.causes):
            raise CyclicPains(circle_in_words(circle))
        of: dict[int, dict[int, float]] = defaultdict(dict)
        for row in self.causes:
            strength = row.get("strength", self.rules.strength)
            of[self.index[row["effect"]]][self.index[row["cause"]]] = strength
        return NoisyOr(self._column("likelihood", self.rules.likelihood), dict(of))

    @cached_property
    def severity(self) -> Floats:
        """How severe each pain is, 0–1."""
        return self._column("severity", self.rules.severity)

    @cached_property
    def power(self) -> Floats:
        """The decision power b of those who feel each pain."""
        places = self.decision.graph.indices(row["contact"] for row in self.pains)
        return self.decision.body.power[places]

    @cached_property
    def weight(self) -> Floats:
        """What each pain counts for the decision while it is felt: power × severity."""
        return self.power * self.severity

    def roles(self, pain: int) -> tuple[str, ...]:
        """Return the roles in the project of the one who feels a pain."""
        rows = self.decision.roles.get(self.pains[pain]["contact"], ())
        return tuple(dict.fromkeys(row["role"] for row in rows))

    def is_at_top(self, pain: int) -> bool:
        """Return whether an approver or decision maker feels a pain."""
        return bool(HOLDERS & set(self.roles(pain)))

    def owner(self, pain: int) -> ContactName:
        """Return who feels a pain."""
        return contact_name(self.decision, self.decision.graph.index[self.pains[pain]["contact"]])

    def named(self, pain: int) -> Named:
        """Return how an answer names a pain."""
        row = self.pains[pain]
        return Named(kind="pain", id=row["id"], name=row["text"])

    def is_hypothesis(self, pain: int) -> bool:
        """Return whether nobody of the customer confirmed a pain.

        What is recorded as confirmed or not comes first; else a pain that is admitted, or whose
        solution they see, is confirmed thereby.
        """
        row = self.pains[pain]
        return not row.get("confirmed", row.get("state") in ADMITTED)

    def is_old(self, pain: int) -> bool | None:
        """Return whether a pain must be confirmed again; None where it has no date."""
        since = days_before(self.decision.graph.as_of, self.rules.days).isoformat()
        row = self.pains[pain]
        return row["on"] < since if "on" in row else None

    def can_relieve(self, pain: int) -> bool:
        """Return whether something of ours relieves a pain."""
        return "capability" in self.pains[pain]

    def _column(self, name: str, default: float) -> Floats:
        return np.array([row.get(name, default) for row in self.pains], dtype=float)
