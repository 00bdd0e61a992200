"""True listening of synthetic customers, with hidden decision makers and crowd favourites.

`T[i, j]` is how much person i really listens to person j.
"""

from dataclasses import dataclass

import numpy as np

from benchmarks.accuracy.organisation import Organisation
from graph.account_graph import Floats, Indices

TIES = 6.0
"""How many colleagues an ordinary person listens to, on average."""
SAME_DIVISION, SAME_DEPTH = 5.0, 2.0
"""Homophily: how many times likelier a tie is in one's own division, or on one's own level."""
WEIGHT_SPREAD = 0.5
MANAGER_WEIGHT = 0.5
PLANTED = 3
AIDES = (1, 2)
HEARD_BY_BODY, HEARD_BY_AIDES = 0.75, 0.5
PLANTED_WEIGHT, AIDE_WEIGHT = 5.0, 1.5


@dataclass(frozen=True)
class Planted:
    """The true listening, and who was planted into it."""

    listening: Floats
    hidden: Indices
    favourites: Indices


def background(organisation: Organisation, random: np.random.Generator) -> Floats:
    """Return ordinary listening: homophilous ties, and everybody to their manager."""
    n = len(organisation)
    likeness = np.where(_same(organisation.division), SAME_DIVISION, 1.0)
    likeness *= np.where(_same(organisation.depth), SAME_DEPTH, 1.0)
    np.fill_diagonal(likeness, 0.0)
    chance = np.minimum(TIES * likeness / likeness.sum(axis=1, keepdims=True), 1.0)
    listening = np.where(random.random((n, n)) < chance, _weights((n, n), random), 0.0)
    reports = np.flatnonzero(organisation.manager >= 0)
    listening[reports, organisation.manager[reports]] += MANAGER_WEIGHT
    return listening


def planted(organisation: Organisation, random: np.random.Generator) -> Planted:
    """Return listening with people whom the decision hears, and others whom the crowd hears.

    The hidden ones are heard by members of the body and by their aides; each favourite is heard
    by as many others, as strongly, who have no part in the decision.
    """
    listening = background(organisation, random)
    body = np.flatnonzero(organisation.on_chain)
    staff = random.permutation(np.flatnonzero(~organisation.on_chain & (organisation.depth >= 2)))
    hidden, favourites, others = np.split(staff, [PLANTED, 2 * PLANTED])
    aides = _aides(listening, body, others, random)
    crowd = np.setdiff1d(others, aides)
    for one, other in zip(hidden, favourites, strict=True):
        heard_by = np.concatenate(
            [_some(body, HEARD_BY_BODY, random), _some(aides, HEARD_BY_AIDES, random)]
        )
        strength = PLANTED_WEIGHT * _weights((len(heard_by),), random)
        listening[heard_by, one] += strength
        listeners = random.choice(crowd, min(len(heard_by), len(crowd)), replace=False)
        listening[listeners, other] += strength[: len(listeners)]
    return Planted(listening, hidden, favourites)


def _aides(
    listening: Floats, body: Indices, others: Indices, random: np.random.Generator
) -> Indices:
    """Give each member of the body one or two aides; return all of them."""
    found = []
    for member in body:
        chosen = random.choice(others, random.integers(*AIDES, endpoint=True), replace=False)
        listening[member, chosen] += AIDE_WEIGHT * _weights((len(chosen),), random)
        found.append(chosen)
    return np.unique(np.concatenate(found))


def _some(people: Indices, chance: float, random: np.random.Generator) -> Indices:
    return people[random.random(len(people)) < chance]


def _same(values: Indices) -> Floats:
    return np.asarray(values[:, None] == values[None, :])


def _weights(shape: tuple[int, ...], random: np.random.Generator) -> Floats:
    return random.lognormal(0.0, WEIGHT_SPREAD, shape)
