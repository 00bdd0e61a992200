"""Key people and their levels: what relationship levels and indicators both read."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from graph.analysis.access.introductions import COST_OF_ONE, Introductions
from graph.analysis.answer import ranked_places
from graph.analysis.levels.derived_level import derived_level
from graph.analysis.levels.ratings import Ratings
from graph.analysis.levels.targets import Targets
from graph.analysis.standing import Standing
from graph.days import days_before
from graph.model import Row
from graph.rules import rules
from graph.rules.relationship_levels import LevelRules
from graph.stances import Level

HOLDERS = frozenset({"A", "D"})
"""Roles of those who decide."""


@dataclass(frozen=True)
class KeyPeople(Standing):
    """Where people stand towards us, and who of them is key.

    Parameters
    ----------
    decision
        The decision; its rules say who is key and which level ratings support.
    """

    @cached_property
    def rules(self) -> LevelRules:
        """The rules of relationship levels."""
        return rules("relationship-levels", LevelRules, self.decision.rules)

    @cached_property
    def ratings(self) -> Ratings:
        """The ratings that count."""
        return Ratings(self.decision)

    @cached_property
    def targets(self) -> Targets:
        """The levels that people are to reach."""
        return Targets(self.decision)

    def given(self, person: str) -> Level:
        """Return the level that people gave."""
        return self.favours.level(person)

    def derived(self, person: str) -> Level:
        """Return the level that the ratings support."""
        return derived_level(self.ratings.scores(person), self.rules)

    def roles(self, person: str) -> tuple[str, ...]:
        """Return a person's roles in the project."""
        return tuple(row["role"] for row in self.decision.roles.get(person, ()))

    @cached_property
    def key(self) -> frozenset[str]:
        """Those with role A or D, and the top share by influence on the decision."""
        return self.holders(HOLDERS) | self.movers(self.rules.key_top)

    @cached_property
    def ranked(self) -> tuple[Row, ...]:
        """Everybody, by falling influence on the decision, ties by id."""
        places = ranked_places(self.decision, self.decision.decision_influence)
        return tuple(self.decision.graph.people[j] for j in places)

    @cached_property
    def to_ask_about(self) -> tuple[Row, ...]:
        """Key people in this order; where nobody is key, the first of all."""
        return tuple(row for row in self.ranked if row["id"] in self.key) or self.ranked[:1]

    def holders(self, letters: Collection[str]) -> frozenset[str]:
        """Return who has one of these roles in the project."""
        return frozenset(id_ for id_ in self.decision.roles if set(self.roles(id_)) & set(letters))

    def movers(self, share: float) -> frozenset[str]:
        """Return the share of people who move the decision most through others, if they do."""
        moved = self.decision.decision_influence
        top = ranked_places(self.decision, moved)[: math.floor(share * len(moved))]
        return frozenset(self.decision.graph.ids[j] for j in top if moved[j] > 0)

    def reach(self, letters: frozenset[str]) -> Mapping[str, float] | None:
        """Return how reliably each person is heard by somebody with one of these roles.

        The reliability of the best path from them to such a person: Π p, 1 for that person. None
        where nobody has such a role, or of nobody who has it is recorded whom they listen to.
        """
        index, heard = self.decision.graph.index, self.decision.heard
        ends = [id_ for id_ in sorted(self.holders(letters)) if heard[index[id_]]]
        if not ends:
            return None
        place = self._introductions.place
        back = self._introductions.network.reverse(copy=False)
        start = {place(id_) for id_ in ends}
        costs = nx.multi_source_dijkstra_path_length(back, start, weight="cost")
        return {
            id_: math.exp(-costs[place(id_)] / COST_OF_ONE) if place(id_) in costs else 0.0
            for id_ in index
        }

    @cached_property
    def reach_of_holders(self) -> Mapping[str, float] | None:
        """How reliably each person is heard by an approver or decision maker."""
        return self.reach(HOLDERS)

    @cached_property
    def interactions(self) -> Mapping[str, list[Row]]:
        """The interactions of each person with us, in the order of their ids."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.decision.graph.facts["interactions"]:
            for person in dict.fromkeys(row["contacts"]):
                found[person].append(row)
        return found

    def days_ago(self, days: int) -> str:
        """Return the date so many days before the decision's."""
        return days_before(self.decision.graph.as_of, days).isoformat()

    @cached_property
    def _introductions(self) -> Introductions:
        return Introductions.of(self.decision)
