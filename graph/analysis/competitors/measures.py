"""What measures for one person would do to the outcome of a decision."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats
from graph.analysis.decision import Decision
from graph.analysis.outcome import levers, opinions_without_listeners, outcome
from graph.analysis.win.opinions import Chain


@dataclass(frozen=True)
class Measures:
    """A decision by today's stances, and what would change it.

    Parameters
    ----------
    decision
        The decision.
    stances
        x of everybody, length n; unknown ones are 0, about the mean of what they may be.
    """

    decision: Decision
    stances: Floats

    @cached_property
    def opinions(self) -> Floats:
        """Y = Vx: everybody's settled opinion, length n."""
        return np.asarray(self.decision.matrix.opinions(self.stances))

    @cached_property
    def outcome(self) -> float:
        """What the decision comes to today."""
        return outcome(self.decision, self.opinions)

    @cached_property
    def chain(self) -> Chain | None:
        """Who votes by which rule; None where no roles say so."""
        return Chain.of(self.decision, None)

    @cached_property
    def levers(self) -> Floats:
        """∂outcome/∂x of everybody, length n."""
        return levers(self.decision, self.opinions)

    def cost(self, place: int) -> float:
        """Return what one person's stance does to the outcome: lever times stance."""
        return float(self.levers[place] * self.stances[place])

    def gain_of(self, place: int, stance: float) -> float:
        """Return how the outcome moves if one person's stance were another."""
        moved = self.stances.copy()
        moved[place] = stance
        return outcome(self.decision, self.decision.matrix.opinions(moved)) - self.outcome

    def win_gain_of(self, place: int, stance: float) -> float | None:
        """Return how the chance to win moves if one person's stance were another; 0–1."""
        moved = self.stances.copy()
        moved[place] = stance
        return self._win_gain(self.decision.matrix.opinions(moved))

    def win_gain_isolated(self, place: int) -> float | None:
        """Return how the chance to win moves if nobody listened to one person; 0–1."""
        apart = opinions_without_listeners(self.decision.matrix, self.stances, place)
        return self._win_gain(apart)

    def _win_gain(self, opinions: Floats) -> float | None:
        if self.chain is None:
            return None
        both = np.stack([self.opinions, opinions])[:, self.chain.voters]
        before, after = self.chain.probability(both)
        return float(after - before)

    def gain_isolated(self, place: int) -> float:
        """Return how the outcome moves if nobody listened to one person, who votes as before."""
        apart = opinions_without_listeners(self.decision.matrix, self.stances, place)
        return outcome(self.decision, apart) - self.outcome
