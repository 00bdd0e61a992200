"""Who is heard by a decision, and who hears it: voice and ear of everybody.

References
----------
Friedkin & Johnsen 1990, Social influence and opinions, J. Math. Sociol. 15:193: both are read
off total influence V with decision power b.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import contact_name
from graph.analysis.chains import ChainNetwork, heard_along, listened_along
from graph.analysis.decision import Decision
from graph.analysis.through import MOST_LISTENERS, Through, largest, through_whom


class HeardFrom(Through):
    """One member of the decision body whom a person hears.

    `term` is V_ji b_i; `share` is its part of what the person hears of the others' decision;
    `chain` runs from the member to the person along whom each listens to, `strength` is its Π αW.
    """


@dataclass(frozen=True)
class VoiceAndEar:
    """How the decision hears people, and how they hear it.

    Parameters
    ----------
    decision
        The decision.
    """

    decision: Decision

    @cached_property
    def voice(self) -> Floats:
        """(bV)_j, own seat included, divided by the largest; length n."""
        return _by_largest(self.decision.matrix.heard_through(self.decision.body.power))

    @cached_property
    def ear(self) -> Floats:
        """(Vb)_j, own seat included, divided by the largest; length n."""
        return _by_largest(self.decision.matrix.opinions(self.decision.body.power))

    def through(self, place: int) -> tuple[Through, ...]:
        """Return through whom the decision hears a person, strongest first."""
        return through_whom(self.decision, place, self._heard_along)

    def hears_from(self, place: int) -> tuple[HeardFrom, ...]:
        """Return which members of the decision body a person hears most: at most five."""
        unit = np.zeros(len(self.decision.graph))
        unit[place] = 1.0
        terms = self.decision.matrix.heard_through(unit) * self.decision.body.power
        terms[place] = 0.0
        total = float(terms.sum())
        chains = self._listened_along.chains_from(place)
        return tuple(
            HeardFrom(
                contact=contact_name(self.decision, i),
                term=float(terms[i]),
                share=float(terms[i]) / total,
                chain=tuple(contact_name(self.decision, k) for k in reversed(chains.to(i))),
                strength=math.exp(-chains.lengths[i]),
            )
            for i in largest(terms, MOST_LISTENERS)
        )

    @cached_property
    def _heard_along(self) -> ChainNetwork:
        return heard_along(self.decision)

    @cached_property
    def _listened_along(self) -> ChainNetwork:
        return listened_along(self.decision)


def _by_largest(values: Floats) -> Floats:
    return values / values.max() if len(values) else values
