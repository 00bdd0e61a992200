"""What a decision loses without somebody: the opinion that comes from them or passes through.

References
----------
Friedkin & Johnsen 1990, Social influence and opinions, J. Math. Sociol. 15:193: V is the walk from
listener to heard that stops with probability 1 − α at each step.
Kemeny & Snell 1960, Finite Markov Chains, section 3.2: hitting probabilities of such a walk are
its expected visits divided by those of a walk that begins there.
"""

import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.decision import Decision


def lost_without(decision: Decision, places: Indices) -> Floats:
    """Return how much of the others' settled decision comes from people or passes through them.

    It is ``d_j ÷ V_jj = Σ_{i≠j} b_i h_ij``, h_ij being the probability that the walk from i, which
    goes on to somebody listened to with probability α, ever comes to j: were j deaf and dumb, that
    share would be lost.

    Parameters
    ----------
    decision
        The decision.
    places
        Whose loss is asked for, as places among the people.

    Returns
    -------
    ndarray of float
        0–1, one for each place: at least d_j, for what j only passes on is counted too.
    """
    own = decision.matrix.own_weights(places)
    return np.asarray(decision.decision_influence[places] / own)
