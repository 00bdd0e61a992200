"""Without whom, and without which link, a network comes apart.

References
----------
Hopcroft & Tarjan 1973, Efficient algorithms for graph manipulation, CACM 16:372: biconnected
components, by which all articulation points and bridges are found in one search.
Harary & Prins 1966, The block-cutpoint-tree of a graph, Publ. Math. Debrecen 13:103.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import cast

import networkx as nx
import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.decision import Decision
from graph.analysis.fragility.subtrees import Subtrees


@dataclass(frozen=True, slots=True)
class Bridge:
    """A link without which its two ends come apart, and everybody on either side.

    Parameters
    ----------
    ends
        The two people, by place.
    smaller
        Who is cut off from the larger part.
    share
        The decision power that they hold.
    """

    ends: tuple[int, int]
    smaller: Indices
    share: float


@dataclass(frozen=True)
class Separation:
    """How a network of people falls into parts when somebody, or a link, is taken out.

    The largest of several parts is the first of `largest_first`.

    Parameters
    ----------
    decision
        The decision; of its network reporting lines are left out, and who listens doesn't matter.
    """

    decision: Decision

    @cached_property
    def network(self) -> "nx.Graph[int]":
        """Who is linked to whom informally, by place."""
        return undirected(self.decision)

    @cached_property
    def articulation_points(self) -> tuple[int, ...]:
        """The people without whom some of those linked before no longer are, by place."""
        blocks_of = Counter(chain.from_iterable(self._blocks))
        return tuple(sorted(v for v, blocks in blocks_of.items() if blocks > 1))

    @cached_property
    def bridges(self) -> tuple[Bridge, ...]:
        """The links without which people linked before no longer are: by falling share."""
        found = [self._bridge(k) for k, block in enumerate(self._blocks) if len(block) == 2]
        return tuple(sorted(found, key=lambda one: (-round(one.share, 12), one.ends)))

    @cached_property
    def shares(self) -> Floats:
        """The decision power that comes apart from the largest part without each person."""
        shares = np.zeros(len(self.decision.graph))
        for place in self.articulation_points:
            held = [self._power(part) for part in self._parts(place)]
            shares[place] = sum(sorted(held)[:-1])
        return shares

    def separated(self, place: int) -> Indices:
        """Return who comes apart from the largest part without a person, by place."""
        if place not in self._is_cut:
            return np.zeros(0, dtype=np.intp)
        return np.sort(np.concatenate(largest_first(self.decision, self._parts(place))[1:]))

    @cached_property
    def _blocks(self) -> list[tuple[int, ...]]:
        """The biconnected components: two of them share at most an articulation point."""
        blocks = cast(Iterator[set[int]], nx.biconnected_components(self.network))
        return sorted(tuple(sorted(block)) for block in blocks)

    @cached_property
    def _is_cut(self) -> frozenset[int]:
        return frozenset(self.articulation_points)

    @cached_property
    def _tree(self) -> "nx.Graph[int]":
        """The block-cut tree: articulation points by place, block k as −1 − k."""
        tree: nx.Graph[int] = nx.Graph()
        for k, block in enumerate(self._blocks):
            tree.add_node(-1 - k)
            tree.add_edges_from((-1 - k, v) for v in block if v in self._is_cut)
        return tree

    @cached_property
    def _subtrees(self) -> Subtrees:
        return Subtrees.of(self._tree, self._held_by)

    def _held_by(self, node: int) -> Sequence[int]:
        if node >= 0:
            return [node]
        return [v for v in self._blocks[-1 - node] if v not in self._is_cut]

    def _parts(self, place: int) -> list[Indices]:
        """Return the parts left without an articulation point: one for each of its blocks."""
        above = self._subtrees.above[place]
        return [
            self._subtrees.around(place) if block == above else self._subtrees.below(block)
            for block in self._tree[place]
        ]

    def _bridge(self, k: int) -> Bridge:
        one, other = self._blocks[k]
        far = other if self._subtrees.above[-1 - k] == one else one
        beyond = self._subtrees.below(far) if far in self._is_cut else np.array([far])
        around = self._subtrees.around(far) if far in self._is_cut else self._others(k, far)
        smaller = largest_first(self.decision, [beyond, around])[1]
        return Bridge((one, other), np.sort(smaller), self._power(smaller))

    def _others(self, k: int, leaf: int) -> Indices:
        together = self._subtrees.below(self._subtrees.root[-1 - k])
        return np.asarray(together[together != leaf])

    def _power(self, part: Indices) -> float:
        return float(self.decision.body.power[part].sum())


def largest_first(decision: Decision, parts: Iterable[Indices]) -> list[Indices]:
    """Return parts of a network: by decision power, then by people, then by the first of them."""

    def size(part: Indices) -> tuple[float, int, int]:
        power = float(decision.body.power[part].sum())
        return -round(power, 12), -len(part), int(part.min())

    return sorted(parts, key=size)


def undirected(decision: Decision) -> "nx.Graph[int]":
    """Return who is linked to whom informally, whoever listens: by place, without lines."""
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(decision.graph)))
    links = decision.listening.informal.tocoo()
    is_link = links.data > 0
    ends = (side[is_link].tolist() for side in links.coords)
    network.add_edges_from(sorted(zip(*ends, strict=True)))
    return network
