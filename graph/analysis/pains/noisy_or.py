"""Noisy-or networks: how likely each event is, where each is brought about by others or by itself.

X_j is present by itself with probability λ_j, and each present cause i brings it about with
probability p_ij, all independently: P(X_j | causes) = 1 − (1 − λ_j) Π (1 − p_ij X_i).

References
----------
Pearl 1988, Probabilistic Reasoning in Intelligent Systems, 4.3.2 (noisy-or).
Variable elimination: Zhang & Poole 1994, A simple approach to Bayesian network computations.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.account_graph import Floats

MOST_CELLS = 3 * 2**20
"""Of all joint tables for one event: more than 20 causes that all hang together come to."""
Causes = Mapping[int, Mapping[int, float]]


@dataclass(frozen=True)
class NoisyOr:
    """A noisy-or network without circles.

    Parameters
    ----------
    by_itself
        λ: how likely each event is without any cause, 0–1, length n.
    causes
        p: of each event with causes, how likely each of them brings it about.

    Examples
    --------
    >>> chain = NoisyOr(np.array([0.5, 0.0]), {1: {0: 0.5}})
    >>> chain.exact([0, 1])
    {1: 0.25, 0: 0.5}
    """

    by_itself: Floats
    causes: Causes

    @cached_property
    def effects(self) -> Mapping[int, tuple[int, ...]]:
        """Each event's direct effects."""
        found: dict[int, tuple[int, ...]] = {}
        for effect, causes in self.causes.items():
            found |= {cause: (*found.get(cause, ()), effect) for cause in causes}
        return found

    def without(self, event: int) -> "NoisyOr":
        """Return the network in which an event never is: λ is 0 and no cause brings it about."""
        by_itself = self.by_itself.copy()
        by_itself[event] = 0.0
        return replace(
            self,
            by_itself=by_itself,
            causes={j: of for j, of in self.causes.items() if j != event},
        )

    def upstream(self, event: int) -> list[int]:
        """Return an event and all that may lead to it, causes before effects."""
        found = ordered([event], {j: tuple(of) for j, of in self.causes.items()})
        return found[::-1]

    def downstream(self, event: int) -> list[int]:
        """Return an event and all that it may lead to, causes before effects."""
        return ordered([event], self.effects)

    def exact(self, events: Iterable[int], most_cells: int = MOST_CELLS) -> dict[int, float]:
        """Return how likely events are, of those for which the joint tables stay small enough.

        Parameters
        ----------
        events
            Which are wanted, causes before effects.
        most_cells
            The most cells of all tables for one event; up to 20 causes never need more than the
            default.
        """
        found: dict[int, float] = {}
        wanted = list(events)
        for event in reversed(wanted):
            if event not in found:
                order = self.upstream(event)
                if _Elimination(self, order).cells(most_cells) <= most_cells:
                    found |= _Elimination(self, order).run()
        return {event: found[event] for event in reversed(wanted) if event in found}


def ordered(begin: Sequence[int], leads_to: Mapping[int, Sequence[int]]) -> list[int]:
    """Return what is reached from some events, each before what it leads to.

    Examples
    --------
    >>> ordered([0], {0: (1, 2), 1: (2,)})
    [0, 1, 2]
    """
    found: dict[int, None] = {}
    waiting = [(event, False) for event in begin]
    while waiting:
        event, is_done = waiting.pop()
        if is_done:
            found[event] = None
        elif event not in found:
            waiting.append((event, True))
            waiting += [(one, False) for one in leads_to.get(event, ()) if one not in found]
    return list(found)[::-1]


class _Elimination:
    """The joint table of events whose effects are still to come, event by event."""

    def __init__(self, network: NoisyOr, order: Sequence[int]) -> None:
        self.network, self.order = network, order
        self.waiting = Counter(i for j in order for i in network.causes.get(j, {}))
        self.axes: list[int] = []

    def cells(self, most: int) -> int:
        """Return how many cells the tables have, or more than `most`."""
        total = 0
        for event in self.order:
            self._enter(event)
            total += 1 << len(self.axes)
            if total > most:
                break
            for cause in self._leaving(event):
                self.axes.remove(cause)
        return total

    def run(self) -> dict[int, float]:
        """Return how likely each event is."""
        table: NDArray[np.float64] = np.ones(())
        found = {}
        for event in self.order:
            absent = table * self._absence(event)
            present = table - absent
            found[event] = float(min(max(present.sum(), 0.0), 1.0))
            if self._enter(event):
                table = np.stack([absent, present], axis=-1)
            for cause in self._leaving(event):
                at = self.axes.index(cause)
                table = table.sum(axis=at)
                self.axes.pop(at)
        return found

    def _absence(self, event: int) -> NDArray[np.float64]:
        """Return P(absent | causes) for each cell of the table."""
        absence: NDArray[np.float64] = np.array(1.0 - self.network.by_itself[event])
        for cause, probability in self.network.causes.get(event, {}).items():
            shape = [1] * len(self.axes)
            shape[self.axes.index(cause)] = 2
            absence = absence * np.array([1.0, 1.0 - probability]).reshape(shape)
        return absence

    def _enter(self, event: int) -> bool:
        if self.waiting[event]:
            self.axes.append(event)
        return self.waiting[event] > 0

    def _leaving(self, event: int) -> list[int]:
        """Return the causes that have no effect to come."""
        causes = self.network.causes.get(event, {})
        self.waiting.subtract(causes.keys())
        return [cause for cause in causes if not self.waiting[cause]]
