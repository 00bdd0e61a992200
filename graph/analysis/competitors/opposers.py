"""Opposers: what they cost us, and whether to convert them or to route around them.

Converting moves a stance. Isolating (孤立) takes the listeners and leaves the vote: agreed
criteria, and others who speak on the matter; never anything against the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import ContactName, Finding, Part, contact_name
from graph.analysis.competitors.measures import Measures
from graph.analysis.competitors.opposer_evidence import opposer_evidence
from graph.analysis.competitors.party_levels import PartyLevel, PartyLevels, PartyName
from graph.analysis.decision import Decision
from graph.analysis.outcome import listening_to
from graph.stances import Level, Standing, level_above

MOST_LISTENERS = 5
NOTHING = 1e-12


class Listener(Part):
    """Somebody who listens to an opposer: `share` is W_ij, of all that they hear."""

    contact: ContactName
    share: float
    decision_power: float


class Conversion(Part):
    """What converting would do: `gain` with the level one up, competitors as they are.

    `neutral_gain` is that with a stance of 0, as nobody's friend. `win_gain` is the first as a
    chance to win (null where no roles say who votes), unknown stances being 0.
    """

    to: Level
    gain: float
    win_gain: float | None
    neutral_gain: float


class Isolation(Part):
    """What isolating would do: `gain` if nobody listened to them and their own vote stayed.

    `win_gain` is that as a chance to win.
    """

    gain: float
    win_gain: float | None
    listeners: tuple[Listener, ...]


class Opposer(Finding):
    """A person whose stance is against us; the score is the lever, ∂outcome/∂x.

    `stance` is x, `cost` what that does to the outcome: lever · x. `better` is what does us more
    good, one level up or isolating (null: neither does).
    """

    level: Level
    stance: float
    cost: float
    decision_power: float
    decision_influence: float
    better: Literal["convert", "isolate"] | None
    convert: Conversion
    isolate: Isolation
    rivals: tuple[PartyLevel, ...]


@dataclass(frozen=True)
class Opposers:
    """The people whose stance is against us.

    Parameters
    ----------
    levels
        Where everybody stands.
    parties
        The competitors whose friends count; whoever is opposed to us always does.
    """

    levels: PartyLevels
    parties: Sequence[PartyName]

    @cached_property
    def measures(self) -> Measures:
        """The decision by today's stances."""
        known = (self._standing(j).stance for j in range(len(self._decision.graph)))
        stances = np.array([0.0 if x is None else x for x in known], dtype=float)
        return Measures(self._decision, stances)

    @property
    def ranked(self) -> list[int]:
        """The opposers' places by falling lever, ties by id."""
        places = [j for j in range(len(self._decision.graph)) if self._opposes(j)]
        return sorted(places, key=lambda j: (-round(float(self.measures.levers[j]), 12), j))

    def finding(self, rank: int, j: int) -> Opposer:
        """Return what is found of the opposer at a place."""
        decision, measures = self._decision, self.measures
        person, convert, isolate = decision.graph.people[j], self._convert(j), self._isolate(j)
        rivals = self.levels.rivals(person["id"])
        return Opposer(
            rank=rank,
            contact=contact_name(decision, j),
            score=float(measures.levers[j]),
            level=self._standing(j).level,
            stance=float(measures.stances[j]),
            cost=measures.cost(j),
            decision_power=float(decision.body.power[j]),
            decision_influence=float(decision.decision_influence[j]),
            better=_better(convert.gain, isolate.gain),
            convert=convert,
            isolate=isolate,
            rivals=rivals,
            evidence=(
                *opposer_evidence(
                    measures,
                    j,
                    convert=(convert.to, convert.gain),
                    isolate=isolate.gain,
                    wins=(convert.win_gain, isolate.win_gain),
                    listeners=[decision.graph.index[i.contact.id] for i in isolate.listeners],
                ),
                *self.levels.evidence(person, *(rival.party for rival in rivals)),
            ),
        )

    def _convert(self, j: int) -> Conversion:
        standing = self._standing(j)
        to = level_above(standing.level) or standing.level
        stance = standing.stance_at(to)
        return Conversion(
            to=to,
            gain=self.measures.gain_of(j, stance),
            win_gain=self.measures.win_gain_of(j, stance),
            neutral_gain=self.measures.gain_of(j, 0.0),
        )

    def _isolate(self, j: int) -> Isolation:
        return Isolation(
            gain=self.measures.gain_isolated(j),
            win_gain=self.measures.win_gain_isolated(j),
            listeners=self._listeners(j),
        )

    @property
    def _decision(self) -> Decision:
        return self.levels.decision

    def _standing(self, j: int) -> Standing:
        return self.levels.standings[self._decision.graph.ids[j]]

    def _opposes(self, j: int) -> bool:
        friends = {party.id for party in self.levels.befriended(self._decision.graph.ids[j])}
        is_theirs = bool(friends & {party.id for party in self.parties})
        against = self._standing(j).level == "opposed" or is_theirs
        return bool(against and self.measures.stances[j] < -NOTHING)

    def _listeners(self, j: int) -> tuple[Listener, ...]:
        """Return who listens to them on record, by falling power times share, ties by id."""
        power, shares = self._decision.body.power, listening_to(self._decision.matrix, j)
        return tuple(
            Listener(
                contact=contact_name(self._decision, i),
                share=float(shares[i]),
                decision_power=float(power[i]),
            )
            for i in _by_weight(self._heard_by(j), power, shares)[:MOST_LISTENERS]
        )

    def _heard_by(self, j: int) -> list[int]:
        column = self._decision.listening.raw[:, [j]].tocoo()
        return [int(i) for i, raw in zip(column.coords[0], column.data, strict=True) if raw > 0]


def _by_weight(places: list[int], power: Floats, shares: Floats) -> list[int]:
    def weight(i: int) -> tuple[float, float, int]:
        return -round(float(power[i] * shares[i]), 12), -round(float(shares[i]), 12), i

    return sorted(places, key=weight)


def _better(converted: float, isolated: float) -> Literal["convert", "isolate"] | None:
    if max(converted, isolated) <= NOTHING:
        return None
    return "convert" if converted >= isolated - NOTHING else "isolate"
