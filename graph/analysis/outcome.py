"""What a decision comes to by where everybody stands, and what would change it.

The outcome is the settled opinion of those who decide, Σ b·y with y = Vx: from −1 (against us) to
1 (for us). `outcome` and `slopes` are all that knows this: another reading of the same opinions,
such as the probability that the vote is reached, takes their place here.

References
----------
Friedkin & Johnsen 1990, Social influence and opinions, J. Math. Sociol. 15:193.
"""

import numpy as np
from scipy import sparse

from graph.account_graph import Floats
from graph.analysis.decision import Decision
from graph.influence import ListeningMatrix


def outcome(decision: Decision, opinions: Floats) -> float:
    """Return what a decision comes to with everybody's settled opinions y, length n."""
    return float(decision.body.power @ opinions)


def slopes(decision: Decision, opinions: Floats) -> Floats:
    """Return ∂outcome/∂y of each person at settled opinions y, length n."""
    return decision.body.power


def levers(decision: Decision, opinions: Floats) -> Floats:
    """Return ∂outcome/∂x of each person: how far their own stance moves the outcome, length n.

    Parameters
    ----------
    decision
        The decision.
    opinions
        Everybody's settled opinions y, length n.
    """
    return np.asarray(decision.matrix.heard_through(slopes(decision, opinions)))


def opinions_without_listeners(matrix: ListeningMatrix, stances: Floats, place: int) -> Floats:
    """Return everybody's settled opinions if nobody listened to one person: y, length n.

    The person's column of W is left out and each listener hears the others in the same
    proportions as before; what the person hears, and so their own opinion, follows from those.

    Parameters
    ----------
    matrix
        W.
    stances
        x, length n.
    place
        The person.
    """
    others = np.delete(np.arange(len(stances)), place)
    settled = np.zeros(len(stances))
    if len(others):
        settled[others] = _among(matrix, others, place).opinions(stances[others])
    row = _row(matrix, place)
    heard = matrix.alpha * float(row[others] @ settled[others])
    own = (1 - matrix.alpha) * float(stances[place])
    settled[place] = (own + heard) / (1 - matrix.alpha * float(row[place]))
    return settled


def listening_to(matrix: ListeningMatrix, place: int) -> Floats:
    """Return W[·, j]: how much of what each person hears is one person, length n."""
    n = len(matrix.unknown)
    return np.asarray(matrix.recorded[:, [place]].toarray().ravel() + matrix.unknown / n)


def _row(matrix: ListeningMatrix, place: int) -> Floats:
    n = len(matrix.unknown)
    return np.asarray(matrix.recorded[[place], :].toarray().ravel() + matrix.unknown[place] / n)


def _among(matrix: ListeningMatrix, others: np.ndarray, place: int) -> ListeningMatrix:
    """Return W among the others alone: they hear one another as much more as they heard one."""
    n = len(matrix.unknown)
    more = 1.0 / (1.0 - listening_to(matrix, place)[others])
    recorded = matrix.recorded[others, :][:, others]
    return ListeningMatrix(
        sparse.csr_array(sparse.diags_array(more) @ recorded),
        more * matrix.unknown[others] * (n - 1) / n,
        matrix.alpha,
        matrix.tolerance,
    )
