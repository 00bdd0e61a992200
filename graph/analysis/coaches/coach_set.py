"""The best set of coaches: whose favourable voices together reach most of a decision.

References
----------
Kempe, Kleinberg & Tardos 2003, Maximizing the spread of influence through a social network,
KDD: greedy choice of a submodular reach has at least 1 − 1/e of the best.
"""

from dataclasses import dataclass

import numpy as np

from graph.account_graph import Floats
from graph.analysis.decision import Decision
from graph.influence import ListeningMatrix


@dataclass(frozen=True, slots=True)
class SetMember:
    """One of the set: the person's place among the people, and what they add to its reach."""

    place: int
    adds: float


def coach_set(decision: Decision, favour: Floats, k: int) -> tuple[SetMember, ...]:
    """Return the greedy set of coaches, in the order in which they are chosen.

    Its reach is ``Σ_t b_t [1 − Π_{s∈S} (1 − favour_s V_ts)]``: the part of the decision that hears
    at least one of them in our favour. What s adds to a set is ``favour_s (q V)_s``, q being b
    times what the set leaves unreached: so each choice is one solve for everybody at once.

    Parameters
    ----------
    decision
        The decision.
    favour
        How far each person favours us, length n; nobody without favour is chosen.
    k
        At most so many members.

    Returns
    -------
    tuple of SetMember
        Ties by id.
    """
    unreached = decision.body.power.copy()
    is_open = favour > 0
    members: list[SetMember] = []
    for _ in range(min(k, int(is_open.sum()))):
        adds = np.where(is_open, favour * decision.matrix.heard_through(unreached), -1.0)
        best = int(np.argmax(np.round(adds, 12)))
        members.append(SetMember(best, float(adds[best])))
        is_open[best] = False
        unreached *= 1 - favour[best] * _listeners(decision.matrix, best)
    return tuple(members)


def _listeners(matrix: ListeningMatrix, place: int) -> Floats:
    """Return V[:, place]: how much of everybody's opinion comes from one person."""
    unit = np.zeros(matrix.recorded.shape[0])
    unit[place] = 1.0
    return matrix.opinions(unit)
