"""Pains carried through their causes: how likely each is, and what falls when one is relieved.

References
----------
Pearl 1988, Probabilistic Reasoning in Intelligent Systems: forward (logic) sampling, 4.4.3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.account_graph import Floats
from graph.analysis.access.reliability import wilson_interval
from graph.analysis.pains.noisy_or import MOST_CELLS, NoisyOr, ordered

Bits = NDArray[np.uint8]
"""One bit for each sample."""
SAMPLES = 10_000


@dataclass(frozen=True)
class Propagation:
    """How likely the events of a network are: exactly where that is possible, else by sampling.

    Parameters
    ----------
    network
        The network; it has no circle.
    samples, seed
        How often, and from where, events are drawn where the exact tables would be too large.
    most_cells
        How large those may be.
    """

    network: NoisyOr
    samples: int = SAMPLES
    seed: int = 0
    most_cells: int = MOST_CELLS

    @cached_property
    def probability(self) -> Floats:
        """How likely each event is, length n."""
        found: Floats = np.zeros(len(self.network.by_itself))
        for event, probability in self._exact.items():
            found[event] = probability
        for event in self.sampled:
            found[event] = _count(self._drawn[event]) / self.samples
        return found

    @property
    def sampled(self) -> tuple[int, ...]:
        """The events that were drawn, causes before effects."""
        return tuple(event for event in self._order if event not in self._exact)

    def interval(self, event: int) -> tuple[float, float] | None:
        """Return the 5–95 % interval of an event's probability; None where it is exact."""
        if event in self._exact:
            return None
        return wilson_interval(_count(self._drawn[event]), self.samples)

    def falls(self, event: int) -> dict[int, float]:
        """Return by how much each event's probability falls if this one never is.

        Parameters
        ----------
        event
            The event that is relieved: its λ is 0, and no cause brings it about.

        Returns
        -------
        dict
            Of the event and all that it may lead to, causes before effects.
        """
        touched = self.network.downstream(event)
        left = self._left(event, touched)
        return {one: max(float(self.probability[one]) - left[one], 0.0) for one in touched}

    def _left(self, event: int, touched: Sequence[int]) -> Mapping[int, float]:
        """Return how likely what an event leads to is without it, got in the same way as with."""
        exact = [one for one in touched if one in self._exact]
        left = self.network.without(event).exact(exact, self.most_cells)
        if len(exact) < len(touched):
            drawn = self._simulated(touched, without=event, drawn=dict(self._drawn))
            left |= {
                one: _count(drawn[one]) / self.samples for one in touched if one not in self._exact
            }
        return left

    @cached_property
    def _order(self) -> Sequence[int]:
        return ordered(range(len(self.network.by_itself)), self.network.effects)

    @cached_property
    def _exact(self) -> Mapping[int, float]:
        return self.network.exact(self._order, self.most_cells)

    @cached_property
    def _needed(self) -> Sequence[int]:
        """What must be drawn: the events that cannot be had exactly, and all that leads there."""
        causes = {j: tuple(of) for j, of in self.network.causes.items()}
        return ordered(self.sampled, causes)[::-1]

    @cached_property
    def _held(self) -> Mapping[tuple[int, int], Bits]:
        """In which samples each event is by itself (i, i), and each cause i brings j about."""
        random = np.random.default_rng(self.seed)
        chances: dict[tuple[int, int], float] = {}
        for j in self._needed:
            chances[j, j] = float(self.network.by_itself[j])
            chances |= {(i, j): p for i, p in self.network.causes.get(j, {}).items()}
        return {
            pair: np.packbits(random.random(self.samples) < chance)
            for pair, chance in chances.items()
        }

    @cached_property
    def _drawn(self) -> Mapping[int, Bits]:
        return self._simulated(self._needed, without=None, drawn={})

    def _simulated(
        self, events: Sequence[int], without: int | None, drawn: dict[int, Bits]
    ) -> dict[int, Bits]:
        """Return in which samples each event is, of events whose causes are drawn before."""
        for event in (one for one in events if (one, one) in self._held):
            present = self._held[event, event].copy()
            for cause in self.network.causes.get(event, {}):
                present |= drawn[cause] & self._held[cause, event]
            drawn[event] = np.zeros_like(present) if event == without else present
        return drawn


def _count(bits: Bits) -> int:
    return int(np.bitwise_count(bits).sum())
