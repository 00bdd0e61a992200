"""How we reach each person of a fishbone: the most reliable introduction from our people.

References
----------
Dijkstra 1959, A note on two problems in connexion with graphs, Numerische Mathematik 1:269.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import networkx as nx

from graph.analysis.access.introductions import Introductions
from graph.analysis.access.paths import reliability_of
from graph.analysis.decision import Decision
from graph.view.fishbone.model import FishPath


class Ways:
    """The best way to everybody.

    Parameters
    ----------
    decision
        The decision.
    """

    def __init__(self, decision: Decision) -> None:
        self._decision = decision

    def to(self, person: str) -> FishPath | None:
        """Return the most reliable way to a person; None where there is none."""
        places = self._found.get(self._introductions.place(person))
        if not places:
            return None
        return FishPath(
            target=person,
            reliability=reliability_of(self._introductions.network, tuple(places)),
            people=tuple(self._introductions.people[place] for place in places[1:]),
        )

    @cached_property
    def _introductions(self) -> Introductions:
        return Introductions.of(self._decision)

    @cached_property
    def _found(self) -> Mapping[int, Sequence[int]]:
        network, us = self._introductions.network, self._introductions.us
        found: Mapping[int, Sequence[int]] = nx.single_source_dijkstra_path(
            network, us, weight="cost"
        )
        return found
