"""How sure a hidden ranking is: how often each comes first when the data are drawn anew."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.account_graph import AccountGraph, Floats, Indices
from graph.analysis.decision import Decision
from graph.draws import draws
from graph.influence import ListeningMatrix
from graph.listening import listening
from graph.progress import Progress, quiet

DRAWS = 200
DRAW_TOLERANCE = 1e-6
EXACT_MEMBERS = 16
MOST_FIRST = 3
LIKELY, VERY_LIKELY = 0.5, 0.8
INTERVAL = (5.0, 95.0)

Label = Literal["very_likely", "likely", "possible"]


@dataclass(frozen=True)
class Likelihood:
    """What the draws say of each candidate, in the order in which they were given.

    Parameters
    ----------
    probability
        The share of draws in which the candidate is among the first.
    lowest_rank, highest_rank
        The 5–95 % interval of the candidate's rank (1 is first).
    """

    probability: Floats
    lowest_rank: Indices
    highest_rank: Indices


def label_of(probability: float) -> Label:
    """Return the word for a probability.

    Examples
    --------
    >>> label_of(0.5), label_of(0.8), label_of(0.49)
    ('likely', 'very_likely', 'possible')
    """
    if probability >= VERY_LIKELY:
        return "very_likely"
    return "likely" if probability >= LIKELY else "possible"


def hidden_likelihood(
    decision: Decision,
    candidates: Indices,
    *,
    count: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Likelihood:
    """Return how sure each candidate's place in the hidden ranking is.

    Parameters
    ----------
    decision
        The decision; its body and formal power are the same in all draws.
    candidates
        Places of the candidates among the people.
    count
        How many draws.
    seed
        The same seed gives the same draws.
    progress
        Told how many draws are done.

    Returns
    -------
    Likelihood
    """
    if not len(candidates):
        nobody = np.zeros(0, dtype=np.intp)
        return Likelihood(np.zeros(0), nobody, nobody)
    ranks = np.empty((count, len(candidates)), dtype=np.intp)
    for number, drawn in enumerate(draws(decision.graph, count, seed)):
        ranks[number] = _ranks(decision, drawn, candidates)
        progress("draws", number + 1, count)
    first = min(max(len(candidates) // 8, 1), MOST_FIRST)
    low, high = np.percentile(ranks, INTERVAL, axis=0, method="nearest")
    return Likelihood((ranks <= first).mean(axis=0), low.astype(np.intp), high.astype(np.intp))


def _ranks(decision: Decision, drawn: AccountGraph, candidates: Indices) -> Indices:
    """Return the candidates' ranks by H in one draw; ties by id, as the people are ordered."""
    heard = listening(drawn, decision.settings.half_life_days)
    matrix = ListeningMatrix.of(heard, decision.settings.alpha, DRAW_TOLERANCE)
    moved = moved_nearly(matrix, decision.body.power, candidates)
    hidden = (1 - decision.formal_power[candidates]) * moved
    order = np.argsort(-hidden, kind="stable")
    ranks = np.empty(len(candidates), dtype=np.intp)
    ranks[order] = np.arange(1, len(candidates) + 1)
    return ranks


def moved_nearly(matrix: ListeningMatrix, power: Floats, candidates: Indices) -> Floats:
    """Return the candidates' decision influence d; of a large body nearly, by short walks."""
    reached = matrix.heard_through(power)[candidates]
    members = np.flatnonzero(power[candidates])
    places = candidates[members]
    if len(members) <= EXACT_MEMBERS:
        own = matrix.own_weights(places)
    else:
        own = matrix.own_weights_by_walks()[places]
    reached[members] -= power[places] * own
    return np.asarray(reached)
