"""Blind spots: people who matter to a decision and of whom none of us has information."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graph.account_graph import Floats
from graph.analysis.access.acquaintances import acquaintances
from graph.analysis.answer import ContactName, Evidence, Part, contact_name
from graph.analysis.competitors.party_levels import PartyLevels
from graph.analysis.decision import Decision
from graph.analysis.resting_on import about, resting_on
from graph.model.competitor import US

Missing = Literal["stance", "tie", "interaction", "listening"]
TIED = 1e-12


class BlindSpot(Part):
    """A person who holds or moves the decision and is unknown to all of us.

    `weight` is b + d; `missing` says what nobody recorded: a level towards anybody, a tie, an
    interaction, whom they listen to. `ask` is how to find out.
    """

    contact: ContactName
    weight: float
    decision_power: float
    decision_influence: float
    missing: tuple[Missing, ...]
    evidence: tuple[Evidence, ...]
    ask: tuple[Evidence, ...]


@dataclass(frozen=True)
class BlindSpots:
    """The blind spots of a decision.

    Parameters
    ----------
    levels
        Where everybody stands.
    """

    levels: PartyLevels

    def first(self, limit: int | None) -> tuple[BlindSpot, ...]:
        """Return the blind spots by falling b + d, ties by id.

        One is who has a role or decision power, or is heard on record and moves the decision at
        least as much as half of the people do; whose level towards any party is not known; and
        with whom none of us has a tie or ever did anything together.

        Parameters
        ----------
        limit
            At most so many (None: all).
        """
        ids = self._decision.graph.ids
        blind = [j for j, id_ in enumerate(ids) if self._matters[j] and self._is_blind(id_)]
        blind.sort(key=lambda j: (-round(float(self._weight[j]), 12), ids[j]))
        return tuple(self._spot(j) for j in blind[:limit])

    @property
    def _decision(self) -> Decision:
        return self.levels.decision

    @cached_property
    def _weight(self) -> Floats:
        return np.asarray(self._decision.body.power + self._decision.decision_influence)

    @cached_property
    def _matters(self) -> list[bool]:
        moved, raw = self._decision.decision_influence, self._decision.listening.raw
        is_heard = np.bincount(raw.indices[raw.data > 0], minlength=len(moved)) > 0
        moves = is_heard & (moved >= np.median(moved) - TIED)
        has_role = np.array([id_ in self._decision.roles for id_ in self._decision.graph.ids])
        return [bool(one) for one in (self._decision.body.power > 0) | moves | has_role]

    def _is_blind(self, person: str) -> bool:
        is_placed = any(
            self.levels.level(person, party) != "unknown"
            for party in (US, *(one.id for one in self.levels.competitors))
        )
        return not is_placed and person not in self._tied and person not in self._met

    @cached_property
    def _tied(self) -> frozenset[str]:
        return frozenset(contact for _, contact in acquaintances(self._decision.graph))

    @cached_property
    def _met(self) -> frozenset[str]:
        rows = self._decision.graph.facts["interactions"]
        return frozenset(contact for row in rows for contact in row["contacts"])

    def _spot(self, j: int) -> BlindSpot:
        decision, person = self._decision, self._decision.graph.people[j]
        power, heard = float(decision.body.power[j]), bool(decision.heard[j])
        missing: tuple[Missing, ...] = ("stance", "tie", "interaction")
        said = resting_on(
            "blind_spot",
            "contacts",
            person,
            name=person["name"],
            power=power,
            influence=float(decision.decision_influence[j]),
        )
        questions = (about("ask_level", person), about("ask_who_knows", person))
        return BlindSpot(
            contact=contact_name(decision, j),
            weight=float(self._weight[j]),
            decision_power=power,
            decision_influence=float(decision.decision_influence[j]),
            missing=missing if heard else (*missing, "listening"),
            evidence=(said,),
            ask=questions if heard else (*questions, about("ask_whom_heard", person)),
        )
