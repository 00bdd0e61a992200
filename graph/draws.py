"""Seeded draws of what the account might look like, had we recorded a little otherwise.

References
----------
Rubin 1981, The Bayesian bootstrap, Annals of Statistics 9:130.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph.account_graph import AccountGraph, Floats, Indices, InfluenceLinks, Messages
from graph.listening import listening

KEEP = 0.9
"""The share of recorded facts of full confidence that a draw keeps."""
UNRECORDED = 0.2
"""Links that nobody recorded, as a share of the pairs of people joined by recorded ones."""


def draws(graph: AccountGraph, count: int, seed: int) -> Iterator[AccountGraph]:
    """Yield draws of an account: facts left out, weighted anew, and unrecorded links added.

    Each influence link and communication is kept with probability 0.9 × confidence and its
    weight multiplied by Exp(1) (Bayesian bootstrap); links that nobody recorded are added, a
    fifth of the recorded pairs, on unrecorded ordered pairs, with weights drawn from the
    recorded ones. Reporting lines and all other facts stay.

    Parameters
    ----------
    graph
        The account at a date.
    count
        How many draws.
    seed
        The same seed gives the same draws.

    Yields
    ------
    AccountGraph
        With confidence 1: what is there is there.
    """
    recorded = RecordedPairs.of(graph)
    random = np.random.default_rng(seed)
    for _ in range(count):
        kept = _drawn_links(graph.influences, random)
        added = recorded.others(random)
        yield replace(
            graph, influences=joined_links(kept, added), messages=_drawn_messages(graph, random)
        )


def _drawn_links(links: InfluenceLinks, random: np.random.Generator) -> InfluenceLinks:
    """Draw facts, so that both directions of an undirected one are drawn as one."""
    facts = int(links.fact.max()) + 1 if len(links.fact) else 0
    chance, factor = random.random(facts), random.exponential(size=facts)
    return kept_links(links, chance[links.fact], factor[links.fact])


def _drawn_messages(graph: AccountGraph, random: np.random.Generator) -> Messages:
    rows = len(graph.messages.sender)
    factor = random.exponential(size=rows)
    return kept_messages(graph.messages, random.random(rows), factor)


def kept_links(links: InfluenceLinks, chance: Floats, factor: Floats) -> InfluenceLinks:
    """Return the links that a draw keeps, weighted anew: one chance and factor for each."""
    kept = chance < KEEP * links.confidence
    return InfluenceLinks(
        listener=links.listener[kept],
        influencer=links.influencer[kept],
        weight=(links.weight * factor)[kept],
        confidence=np.ones(int(kept.sum())),
        fact=links.fact[kept],
    )


def kept_messages(messages: Messages, chance: Floats, factor: Floats) -> Messages:
    """Return the messages that a draw keeps, counted anew: one chance and factor for each."""
    kept = chance < KEEP * messages.confidence
    return Messages(
        sender=messages.sender[kept],
        recipient=messages.recipient[kept],
        count=(messages.count * factor)[kept],
        confidence=np.ones(int(kept.sum())),
        age_days=messages.age_days[kept],
        fact=messages.fact[kept],
    )


@dataclass(frozen=True)
class RecordedPairs:
    """Who listens to whom as recorded: ordered pairs as listener × n + heard, sorted.

    `joined` counts pairs of people, whichever of them listens.
    """

    people: int
    pairs: Indices
    weight: Floats
    joined: int

    @classmethod
    def of(cls, graph: AccountGraph) -> "RecordedPairs":
        """Return the pairs of an account."""
        informal = listening(graph).informal.tocoo()
        listener, heard = informal.coords
        pairs = listener.astype(np.intp) * len(graph) + heard
        mirrored = heard.astype(np.intp) * len(graph) + listener
        joined = len(np.unique(np.minimum(pairs, mirrored)))
        return cls(len(graph), np.sort(pairs), informal.data, joined)

    @property
    def wanted(self) -> int:
        """How many links that nobody recorded a draw adds."""
        free = self.people * (self.people - 1) - len(self.pairs)
        return min(round(UNRECORDED * self.joined), free)

    def others(self, random: np.random.Generator) -> InfluenceLinks:
        """Return links on pairs that nobody recorded, with weights of recorded ones."""
        pairs = self._free_pairs(random)
        return InfluenceLinks(
            listener=pairs // max(self.people, 1),
            influencer=pairs % max(self.people, 1),
            weight=random.choice(self.weight, size=len(pairs)) if len(pairs) else np.zeros(0),
            confidence=np.ones(len(pairs)),
            fact=np.full(len(pairs), -1, dtype=np.intp),
        )

    def _free_pairs(self, random: np.random.Generator) -> Indices:
        wanted = self.wanted
        found = np.zeros(0, dtype=np.intp)
        while len(found) < wanted:
            tried = random.integers(self.people**2, size=2 * (wanted - len(found)) + 16)
            found = np.concatenate([found, tried[tried // self.people != tried % self.people]])
            pairs, first = np.unique(found, return_index=True)
            found = found[np.sort(first[~self.has(pairs)])]  # in order they are looked up quickly
        return found[:wanted]

    def has(self, pairs: Indices) -> NDArray[np.bool_]:
        """Return which ordered pairs are recorded."""
        at = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
        return np.asarray(self.pairs[at] == pairs)


def first_of_each(values: Indices) -> Indices:
    """Return each value once, in the order in which they came."""
    _, first = np.unique(values, return_index=True)
    return np.asarray(values[np.sort(first)])


def joined_links(one: InfluenceLinks, other: InfluenceLinks) -> InfluenceLinks:
    """Return the links of both."""

    def join(name: str) -> Floats:
        return np.concatenate([getattr(one, name), getattr(other, name)])

    return InfluenceLinks(
        listener=join("listener").astype(np.intp),
        influencer=join("influencer").astype(np.intp),
        weight=join("weight"),
        confidence=join("confidence"),
        fact=join("fact").astype(np.intp),
    )
