"""Seeded draws of an account at several days: a fact true on several has one draw in all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graph.account_graph import AccountGraph, Floats, Indices, InfluenceLinks
from graph.draws import (
    RecordedPairs,
    first_of_each,
    joined_links,
    kept_links,
    kept_messages,
)
from graph.model import TABLES, Row

ENUMERATED_PAIRS = 10_000
"""Up to so many ordered pairs of people are tried in random order; of more, some at random."""
TRIES = 8


def draws_over_time(
    graphs: Sequence[AccountGraph], count: int, seed: int
) -> Iterator[tuple[AccountGraph, ...]]:
    """Yield draws of one account at several days, made like `graph.draws.draws`.

    What happens to a fact happens to it on every day on which it holds, and links that nobody
    recorded join the same people on every day, so that only what changed in time differs.

    Parameters
    ----------
    graphs
        The account at the days, of one history.
    count
        How many draws.
    seed
        The same seed gives the same draws.

    Yields
    ------
    tuple of AccountGraph
        One for each day, with confidence 1: what is there is there.
    """
    if not graphs:
        return
    rows = graphs[0].history.rows
    ids = sorted({id_ for graph in graphs for id_ in graph.ids})
    link_places = {_link_key(row): place for place, row in enumerate(rows["influences"])}
    days = [_Day.of(graph, ids, link_places) for graph in graphs]
    wanted = max(day.recorded.wanted for day in days)
    random = np.random.default_rng(seed)
    for _ in range(count):
        links = _Fates.of(len(rows["influences"]), random)
        messages = _Fates.of(len(rows["communications"]), random)
        unrecorded = _Unrecorded.of(len(ids), wanted, random)
        yield tuple(day.drawn(links, messages, unrecorded) for day in days)


@dataclass(frozen=True, slots=True)
class _Fates:
    """What happens to each row of a table: it is kept if `chance` is below what it deserves."""

    chance: Floats
    factor: Floats

    @classmethod
    def of(cls, rows: int, random: np.random.Generator) -> "_Fates":
        return cls(random.random(rows), random.exponential(size=rows))


@dataclass(frozen=True, slots=True)
class _Unrecorded:
    """Pairs of people in the order in which they are tried, and how strong a link is: 0–1."""

    listener: Indices
    influencer: Indices
    strength: Floats

    @classmethod
    def of(cls, people: int, wanted: int, random: np.random.Generator) -> "_Unrecorded":
        if people**2 <= ENUMERATED_PAIRS:
            tried = random.permutation(people**2)
        else:
            tried = first_of_each(random.integers(people**2, size=TRIES * (wanted + TRIES)))
        listener, influencer = np.divmod(tried, max(people, 1))
        return cls(listener, influencer, random.random(len(tried)))


@dataclass(frozen=True)
class _Day:
    """The account at one day, and where its facts and people are found on all.

    `links`: each link's row in the history; `places`: of everybody, −1 where they are absent.
    """

    graph: AccountGraph
    recorded: RecordedPairs
    weights: Floats
    links: Indices
    places: Indices

    @classmethod
    def of(cls, graph: AccountGraph, ids: Sequence[str], link_places: Mapping[str, int]) -> "_Day":
        recorded = RecordedPairs.of(graph)
        facts = [link_places[_link_key(row)] for row in graph.facts["influences"]]
        return cls(
            graph,
            recorded,
            np.sort(recorded.weight),
            np.array(facts, dtype=np.intp)[graph.influences.fact],
            np.array([graph.index.get(id_, -1) for id_ in ids], dtype=np.intp),
        )

    def drawn(self, links: _Fates, messages: _Fates, unrecorded: _Unrecorded) -> AccountGraph:
        at, rows = self.links, self.graph.messages.fact
        return replace(
            self.graph,
            influences=joined_links(
                kept_links(self.graph.influences, links.chance[at], links.factor[at]),
                self._added(unrecorded),
            ),
            messages=kept_messages(
                self.graph.messages, messages.chance[rows], messages.factor[rows]
            ),
        )

    def _added(self, unrecorded: _Unrecorded) -> InfluenceLinks:
        """Return links on the first pairs that are free on this day, as strong as recorded ones."""
        wanted = self.recorded.wanted
        chosen = self._free(unrecorded, TRIES * (wanted + TRIES))
        if len(chosen) < wanted:
            chosen = self._free(unrecorded, len(unrecorded.strength))
        chosen = chosen[:wanted]
        at = (unrecorded.strength[chosen] * len(self.weights)).astype(np.intp)
        return InfluenceLinks(
            listener=self.places[unrecorded.listener[chosen]],
            influencer=self.places[unrecorded.influencer[chosen]],
            weight=self.weights[at],
            confidence=np.ones(len(chosen)),
            fact=np.full(len(chosen), -1, dtype=np.intp),
        )

    def _free(self, unrecorded: _Unrecorded, first: int) -> Indices:
        """Return which of the first pairs join people of this day whose link nobody recorded."""
        listener = self.places[unrecorded.listener[:first]]
        influencer = self.places[unrecorded.influencer[:first]]
        there = (listener >= 0) & (influencer >= 0) & (listener != influencer)
        if self.recorded.wanted:
            there &= ~self.recorded.has(listener * len(self.graph) + influencer)
        return np.flatnonzero(there)


def _link_key(row: Row) -> str:
    return TABLES["influences"].key_of(row)
