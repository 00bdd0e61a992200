"""What it would tell of the chance to win to know where somebody stands."""

from dataclasses import dataclass

import numpy as np

from graph.account_graph import Floats
from graph.analysis.win.draws import DrawnChain
from graph.analysis.win.opinions import Chain
from graph.stances import STANCE

MOST_STANCES = 50
"""So many unknown stances are tried, those of the people first who can move P most."""


@dataclass(frozen=True)
class StanceQuestions:
    """Whose unknown stances are tried at each of the five levels.

    Parameters
    ----------
    chain
        The decision chain.
    people
        Their places, those first who can move P most.
    """

    chain: Chain
    people: list[int]

    @classmethod
    def of(cls, chain: Chain) -> "StanceQuestions":
        """Return the questions about the unknown people who can move P most."""
        ids = chain.decision.graph.ids
        slopes = np.abs(chain.expected_slopes)
        unknown = np.flatnonzero(np.isnan(chain.stances)).tolist()
        unknown.sort(key=lambda j: (-round(float(slopes[j]), 12), ids[j]))
        return cls(chain, unknown[:MOST_STANCES])

    def tried(self, drawn: DrawnChain) -> Floats:
        """Return P under each level of each person's stance in one draw: people × levels."""
        levels = np.array(tuple(STANCE.values()))
        people = np.repeat(np.array(self.people, dtype=np.intp), len(levels))
        opinions = drawn.opinions_if(people, np.tile(levels, len(self.people)))
        return self.chain.probability(opinions).reshape(len(self.people), len(levels))
