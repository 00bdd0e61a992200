"""What indicators count: key people, their levels, ratings, ties and meetings."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.levels.derived_level import is_at_least
from graph.analysis.levels.key_people import KeyPeople
from graph.rules import rules
from graph.rules.relationship_levels import Dimension
from graph.rules.titles import TitleRules, whole_words

UNRECORDED_STRENGTH = 0.5


@dataclass(frozen=True)
class Counts:
    """Counts over one decision; None wherever nothing recorded tells.

    Parameters
    ----------
    people
        Its key people and their levels.
    """

    people: KeyPeople

    def seats_taken(self) -> float | None:
        """Return the share of the expected seats of the chain that somebody holds."""
        seats = self.people.rules.indicators.seats
        expected = sum(seats.values())
        if not self.people.decision.roles or not expected:
            return None
        held = {role: len(self.people.holders({role})) for role in seats}
        return sum(min(held[role], count) for role, count in seats.items()) / expected

    def mean_level(self) -> float | None:
        """Return the mean level of key people whose level is known, on the scale −1 to 3."""
        scale = self.people.rules.indicators.scale
        levels = [self.people.given(id_) for id_ in sorted(self.people.key)]
        known = [scale[level] for level in levels if level != "unknown"]
        return sum(known) / len(known) if known else None

    def executives_tied(self) -> float | None:
        """Return the share of the two upper executive ranks who have a steady tie to us."""
        upper = [id_ for id_, rank in self._ranks.items() if rank >= self._top - 1]
        tied = {
            row["contact"]
            for row in self.people.decision.graph.facts["ties"]
            if row.get("strength", UNRECORDED_STRENGTH) >= self.people.rules.indicators.steady_tie
        }
        return sum(id_ in tied for id_ in upper) / len(upper) if upper else None

    def approver_known_by(self) -> float | None:
        """Return how many of us know an approver: the best known one counts."""
        known = (len(self.people.side.reaches_us(id_)) for id_ in self.people.holders({"A"}))
        return max(known, default=None)

    def champion_rank(self) -> float | None:
        """Return the highest rank of those at least exclusive whom an approver hears; 0: none."""
        reach = self.people.reach(frozenset({"A"}))
        if reach is None or all(self.people.given(id_) == "unknown" for id_ in reach):
            return None
        least = self.people.rules.coach.reach
        can = [
            id_
            for id_, reliability in reach.items()
            if reliability >= least and is_at_least(self.people.given(id_), "exclusive")
        ]
        return max((self._ranks.get(id_, 0) for id_ in can), default=0)

    def fresh(self, dimension: Dimension, days: int) -> list[int]:
        """Return key people's scores in a dimension that are no older than so many days."""
        scores = (self.people.ratings.fresh_scores(id_, days) for id_ in sorted(self.people.key))
        return [math.floor(of[dimension]) for of in scores if dimension in of]

    def implied(self, dimension: Dimension, days: int) -> float | None:
        """Return how many statements or messages key people's fresh scores stand for."""
        rules, scores = self.people.rules.indicators, self.fresh(dimension, days)
        worth = rules.statements if dimension == "decision_support" else rules.messages
        return sum(worth[score] for score in scores) if scores else None

    def steps_with_a_friend(self) -> float | None:
        """Return how many steps of the decision somebody acts at who supports us."""
        decision = self.people.decision
        project = decision.project["id"] if decision.project else None
        steps = {r["order"] for r in decision.graph.facts["steps"] if r["project"] == project}
        friends = [id_ for id_ in decision.roles if is_at_least(self.people.given(id_), "support")]
        acts = {row.get("step") for id_ in friends for row in decision.roles[id_]}
        return len(steps & acts) if steps else None

    def power_weighted(self) -> float | None:
        """Return Σ b·x over the decision body; unknown levels count 0."""
        decision, stance = self.people.decision, self.people.rules.indicators.stance
        body = zip(decision.graph.ids, decision.body.power, strict=True)
        known = ((float(b), self.people.given(id_)) for id_, b in body if b > 0)
        terms = [b * stance[level] for b, level in known if level != "unknown"]
        return sum(terms) if terms else None

    def share_of_key(self, holds: Callable[[str], bool], is_recorded: bool) -> float | None:
        """Return the share of key people of whom something holds, where it is recorded at all."""
        key = self.people.key
        return sum(map(holds, key)) / len(key) if key and is_recorded else None

    def owned(self, person: str) -> bool:
        """Return whether one of us has a tie to a person."""
        return person in self._tied

    def known_by_two(self, person: str) -> bool:
        """Return whether two of us know a person."""
        return len(self.people.side.reaches_us(person)) >= 2

    def met_lately(self, person: str) -> bool:
        """Return whether any of us met a person within the days that count."""
        since = self.people.days_ago(self.people.rules.indicators.met_days)
        return any(row["date"] >= since for row in self.people.interactions.get(person, ()))

    @cached_property
    def _tied(self) -> frozenset[str]:
        ours = {row["id"] for row in self.people.decision.graph.facts["colleagues"]}
        ties = self.people.decision.graph.facts["ties"]
        return frozenset(row["contact"] for row in ties if row["colleague"] in ours)

    @cached_property
    def _top(self) -> int:
        return len(self.people.rules.indicators.executives)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """The executive rank that a title inside the organisation tells; the highest is largest."""
        found = {}
        for person in self.people.decision.graph.people:
            if not person["external"] and (rank := self.rank(person.get("title", ""))):
                found[person["id"]] = rank
        return found

    def rank(self, title: str) -> int:
        """Return the executive rank that a title tells: the highest is largest, 0 is none."""
        post = self._titles.own_post(title)
        for place, rule in enumerate(self.people.rules.indicators.executives):
            if whole_words(rule.en).search(post) or re.search(rule.zh, post):
                return self._top - place
        return 0

    @cached_property
    def _titles(self) -> TitleRules:
        return rules("titles", TitleRules, self.people.decision.rules)
