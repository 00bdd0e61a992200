"""Whose friend is who: each party's people, what they hold of a decision, and where it leads."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats
from graph.analysis.answer import ContactName, Evidence, Part, contact_name
from graph.analysis.chain.seats import LINES, Letter, Line, Seats
from graph.analysis.competitors.leads import Lead, leads
from graph.analysis.competitors.party_levels import FRIENDLY, PartyLevels, PartyName
from graph.analysis.decision import Decision
from graph.model.competitor import US
from graph.stances import Level

MOST_NAMED = 6


class Camp(Part):
    """What those who are a party's friends, neutral, opposed or unknown to it hold; sum 1."""

    friends: float
    neutral: float
    opposed: float
    unknown: float


class Friend(Part):
    """A party's friend: their level towards it and towards us, roles and lines.

    `opinion_share` is (bV)_j: how much of the settled decision comes from them.
    """

    contact: ContactName
    level: Level
    level_us: Level
    roles: tuple[Letter, ...]
    lines: tuple[Line, ...]
    decision_power: float
    opinion_share: float
    evidence: tuple[Evidence, ...]


class PartyChain(Part):
    """A party's side of a decision: its friends, and how the decision stands towards it.

    `friends` are the first by share, `count` how many there are; `power` shares out decision
    power b, `opinion` the settled opinion bV.
    """

    party: PartyName
    count: int
    friends: tuple[Friend, ...]
    power: Camp
    opinion: Camp
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Camps:
    """The parties' sides of one decision.

    Parameters
    ----------
    levels
        Where everybody stands.
    limit
        At most so many friends of each are named (None: all).
    """

    levels: PartyLevels
    limit: int | None = None

    @property
    def decision(self) -> Decision:
        """The decision."""
        return self.levels.decision

    @cached_property
    def shares(self) -> Floats:
        """(bV)_j: how much of the settled decision comes from each person, length n."""
        return np.asarray(self.decision.matrix.heard_through(self.decision.body.power))

    def chain(self, party: PartyName) -> PartyChain:
        """Return a party's side."""
        friends = self.friends(party.id)
        chain = PartyChain(
            party=party,
            count=len(friends),
            friends=tuple(self._friend(j, party) for j in friends[: self.limit]),
            power=self._camp(self.decision.body.power, party.id),
            opinion=self._camp(self.shares, party.id),
            evidence=(),
        )
        return chain.model_copy(update={"evidence": (_said(chain),)})

    def leads(self, party: PartyName) -> tuple[Lead, ...]:
        """Return in which lines and units a competitor is stronger than us."""
        theirs, ours = self.friends(party.id), self.friends(US)
        return leads(self._seats, party, self.shares, theirs=theirs, ours=ours)

    def friends(self, party: str) -> list[int]:
        """Return the places of a party's friends by falling share, ties by id."""
        ids = self.decision.graph.ids
        found = [j for j in range(len(ids)) if self.levels.level(ids[j], party) in FRIENDLY]
        return sorted(found, key=lambda j: (-round(float(self.shares[j]), 12), ids[j]))

    def _camp(self, held: Floats, party: str) -> Camp:
        ids, found = self.decision.graph.ids, dict.fromkeys(Camp.model_fields, 0.0)
        for id_, share in zip(ids, held.tolist(), strict=True):
            level = self.levels.level(id_, party)
            found["friends" if level in FRIENDLY else level] += share
        return Camp(**found)

    def _friend(self, j: int, party: PartyName) -> Friend:
        person, seats = self.decision.graph.people[j], self._seats.of(self.decision.graph.ids[j])
        lines = {seat.line for seat in seats}
        return Friend(
            contact=contact_name(self.decision, j),
            level=self.levels.level(person["id"], party.id),
            level_us=self.levels.level(person["id"]),
            roles=tuple(seat.role for seat in seats),
            lines=tuple(line for line in LINES if line in lines),
            decision_power=float(self.decision.body.power[j]),
            opinion_share=float(self.shares[j]),
            evidence=self.levels.evidence_of(person, party),
        )

    @cached_property
    def _seats(self) -> Seats:
        return Seats(self.decision)


def _said(chain: PartyChain) -> Evidence:
    refs = (ref for friend in chain.friends for one in friend.evidence for ref in one.refs)
    names = tuple(friend.contact.name for friend in chain.friends[:MOST_NAMED])
    more = chain.count - len(names)
    kind = "our_chain" if chain.party.id == US else "party_chain"
    return Evidence(
        kind=kind if names else f"{kind}_empty",
        refs=tuple(dict.fromkeys(refs)),
        values={
            "party": chain.party.name,
            "names": names,
            "more": str(more) if more else "",
            "power": chain.power.friends,
            "share": chain.opinion.friends,
        },
    )
