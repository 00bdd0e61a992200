"""How a decision comes about in truth: three dynamics, none of them the one of our model.

Everybody's own inclination is set at random in many runs of the whole decision; the causal effect
of a person is how much likelier the decision says yes where they do. That is a randomised
experiment on everybody at once.

References
----------
Granovetter 1978, Threshold models of collective behavior, AJS 83:1420 (linear threshold).
Kempe, Kleinberg & Tardos 2003, KDD (linear threshold, independent cascade).
Liggett 1999, Stochastic Interacting Systems (noisy majority).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.account_graph import Floats, Indices

Votes = NDArray[np.float32]
"""Runs × people: 1 is a yes."""
RUNS, ROUNDS = 20_000, 8
OWN_SHARE = 0.3
"""How much of a person's vote is their own inclination, in the noisy majority."""
MAJORITY_NOISE = 0.25
FIRST_ADOPTERS = 0.3
CASCADE_FORCE = 1.2


@dataclass(frozen=True)
class Game:
    """Who votes: places, weights, vetoes, and the weight to reach."""

    places: Indices
    weights: Floats
    vetoes: Floats
    quota: float

    def passes(self, yes: Votes) -> Floats:
        """Return in which runs the decision is yes; `yes` is runs × people, 0 or 1."""
        votes = yes[:, self.places]
        agreed = (votes >= self.vetoes).all(axis=1)
        return np.asarray(agreed & (votes @ self.weights >= self.quota), dtype=float)


def shares(listening: Floats) -> Floats:
    """Return how much of their attention each person gives to each other one."""
    total = listening.sum(axis=1, keepdims=True)
    return np.asarray(listening / np.where(total > 0, total, 1.0))


def noisy_majority(heard: Votes, own: Votes, random: np.random.Generator) -> Votes:
    """Everybody votes as the weighted majority of those they hear, their own leaning, and noise."""
    leaning = 2 * own - 1
    vote = leaning
    for _ in range(ROUNDS):
        noise = random.standard_normal(own.shape, dtype=np.float32)
        pull = (1 - OWN_SHARE) * (vote @ heard.T) + OWN_SHARE * leaning
        vote = np.where(pull + MAJORITY_NOISE * noise > 0, 1, -1).astype(np.float32)
    return np.asarray((vote + 1) / 2, dtype=np.float32)


def linear_threshold(heard: Votes, own: Votes, random: np.random.Generator) -> Votes:
    """Everybody adopts once those they hear who did outweigh their random threshold."""
    threshold = random.random(own.shape, dtype=np.float32)
    adopted = own
    for _ in range(ROUNDS):
        adopted = np.maximum(own, (adopted @ heard.T >= threshold).astype(np.float32))
    return adopted


def independent_cascade(heard: Votes, own: Votes, random: np.random.Generator) -> Votes:
    """Everybody who adopts has one chance to bring each who hears them."""
    resisting = np.log1p(-np.minimum(CASCADE_FORCE * heard, 0.95)).astype(np.float32)
    adopted, new = own, own
    for _ in range(ROUNDS):
        chance = random.random(own.shape, dtype=np.float32)
        brought = (chance > np.exp(new @ resisting.T)) & (adopted == 0)
        new = brought.astype(np.float32)
        adopted = adopted + new
    return adopted


@dataclass(frozen=True)
class Dynamics:
    """A dynamics, and how many begin with a yes of their own."""

    run: Callable[[Votes, Votes, np.random.Generator], Votes]
    first: float


DYNAMICS: Mapping[str, Dynamics] = {
    "noisy majority": Dynamics(noisy_majority, 0.5),
    "linear threshold": Dynamics(linear_threshold, FIRST_ADOPTERS),
    "independent cascade": Dynamics(independent_cascade, FIRST_ADOPTERS),
}


def causal_effects(
    listening: Floats, game: Game, random: np.random.Generator, runs: int = RUNS
) -> dict[str, Floats]:
    """Return each person's causal effect on the decision under each dynamics, length n.

    The effect of a yes on the share of decisions that pass, by least squares over the runs.
    """
    heard = shares(listening).astype(np.float32)
    found = {}
    for name, dynamics in DYNAMICS.items():
        own = (random.random((runs, len(heard))) < dynamics.first).astype(np.float32)
        passed = game.passes(dynamics.run(heard, own, random))
        inclined = own.astype(float) - own.mean(axis=0)
        found[name] = np.linalg.solve(inclined.T @ inclined, inclined.T @ passed)
    return found


def combined(effects: Mapping[str, Floats]) -> Floats:
    """Return one effect for each person, in which every dynamics counts alike."""
    return np.asarray(np.mean([effect / effect.std() for effect in effects.values()], axis=0))
