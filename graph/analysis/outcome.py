"""What a decision comes to by where everybody stands.

Where roles say who decides it is the probability that the project's rule is reached, else the
settled opinion of those who decide: both of the opinions expected today, with links as recorded
and unknown stances at their mean. (The win rate is the mean of that probability over draws.)

References
----------
Owen 1972, Multilinear extensions of games, Management Science 18:P64; opinions after Friedkin &
Johnsen 1990, J. Math. Sociol. 15:193.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graph.account_graph import Floats
from graph.analysis.chain import Chain
from graph.analysis.decision import Decision

Reading = Literal["win_probability", "settled_opinion"]


@dataclass(frozen=True)
class Outcome:
    """The outcome of a decision, as a function of everybody's settled opinions y, length n.

    Parameters
    ----------
    decision
        The decision.
    """

    decision: Decision

    @property
    def reading(self) -> Reading:
        """What it is: P, 0 to 1, or Σ b·y, −1 (against us) to 1 (for us)."""
        return "settled_opinion" if self._chain is None else "win_probability"

    def at(self, opinions: Floats) -> float:
        """Return what the decision comes to with settled opinions."""
        if self._chain is None:
            return float(self.decision.body.power @ opinions)
        return float(self._chain.probability(opinions[None, self._chain.voters])[0])

    def levers(self, opinions: Floats) -> Floats:
        """Return ∂outcome/∂x of each person at settled opinions, length n."""
        return np.asarray(self.decision.matrix.heard_through(self._slopes(opinions)))

    def _slopes(self, opinions: Floats) -> Floats:
        """Return ∂outcome/∂y of each person."""
        if self._chain is None:
            return self.decision.body.power
        found = np.zeros(len(opinions))
        voters = self._chain.voters
        found[voters] = self._chain.slopes(opinions[None, voters])[0]
        return found

    @cached_property
    def _chain(self) -> Chain | None:
        return Chain.of(self.decision, None)
