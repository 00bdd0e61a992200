"""Whom of a decision our people reach, and without whom they would not.

References
----------
Lengauer & Tarjan 1979, A fast algorithm for finding dominators in a flowgraph, ACM TOPLAS 1:121:
somebody is on every way from us to all that hangs on them in the dominator tree.
Cooper, Harvey & Kennedy 2001, A simple, fast dominance algorithm, Rice CS-TR-06-38870: how
NetworkX finds it.
"""

from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.access.introductions import Introductions, PathPerson
from graph.analysis.answer import Evidence, FactRef
from graph.analysis.body.members import in_a_sentence
from graph.analysis.fragility.subtrees import Subtrees

MOST_INTRODUCTIONS = 5


@dataclass(frozen=True)
class Reach:
    """Whom our people reach by the introductions that access paths are made of.

    Places count our colleagues, then the contacts, as in `Introductions`.

    Parameters
    ----------
    introductions
        Who can introduce us to whom.
    """

    introductions: Introductions

    @property
    def knows_anyone(self) -> bool:
        """Whether any of our people knows anybody."""
        return bool(self.introductions.known)

    @property
    def contacts(self) -> int:
        """The first contact's place."""
        return len(self.introductions.people) - len(self.introductions.decision.graph)

    @cached_property
    def shares(self) -> Floats:
        """The decision power of the others that we no longer reach without each one, by place."""
        power = self.introductions.decision.body.power
        return np.array([power[self.lost(j)].sum() for j in range(self.introductions.us)])

    @cached_property
    def reached(self) -> Indices:
        """The contacts whom we reach: their places among the account's people."""
        return self.lost(self.introductions.us)

    def lost(self, place: int) -> Indices:
        """Return the other contacts whom we no longer reach without somebody.

        They are given by their places among the account's people.
        """
        if place not in self._dominated.begin:
            return np.zeros(0, dtype=np.intp)
        below = np.sort(self._dominated.below(place))
        us = self.introductions.us
        is_contact = (below >= self.contacts) & (below != us) & (below != place)
        return np.asarray(below[is_contact] - self.contacts)

    def lost_without(self, place: int) -> tuple[Evidence, ...]:
        """Return what we no longer reach without somebody; nothing where it is nobody's power."""
        if not self.shares[place] > 0:
            return ()
        person = self.person(place)
        ref = FactRef(table=f"{person.kind}s", key=person.id)
        lost = in_a_sentence(self.introductions.decision, self.lost(place))
        values = {"name": person.name, **lost}
        return (Evidence(kind="unreachable_without", refs=(ref,), values=values),)

    def introductions_by(self, place: int) -> tuple[Evidence, ...]:
        """Return by whose introductions alone those beyond somebody are reached: at most five.

        They are the introductions by that person of people to whom every way leads through them,
        the surest first.
        """
        edges = self.introductions.network[place]
        alone = [one for one in edges if self._dominated.above.get(one) == place]
        alone.sort(key=lambda one: (-round(edges[one]["probability"], 12), one))
        some = alone[:MOST_INTRODUCTIONS]
        return tuple(self.introductions.introduction(place, one) for one in some)

    def person(self, place: int) -> PathPerson:
        """Return who is at a place."""
        return self.introductions.people[place]

    @cached_property
    def _dominated(self) -> Subtrees:
        """The dominator tree of all that we reach, from us together."""
        us = self.introductions.us
        above = nx.immediate_dominators(self.introductions.network, us)
        tree: nx.DiGraph[int] = nx.DiGraph()
        tree.add_node(us)
        tree.add_edges_from((up, node) for node, up in above.items() if node != us)
        return Subtrees.of(tree, lambda node: [node])
