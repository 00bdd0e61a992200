"""What breaks without each contact of an account.

References
----------
Burt 1992, Structural Holes: constraint and effective size.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats
from graph.analysis.access.introductions import Introductions
from graph.analysis.access.reach import Reach
from graph.analysis.answer import Evidence, Finding, contact_name
from graph.analysis.body.members import BodyMember, body_members
from graph.analysis.decision import Decision
from graph.analysis.fragility.coming_apart import apart_without, links_across
from graph.analysis.fragility.separation import Separation
from graph.analysis.hidden.lost_without import lost_without
from graph.analysis.resting_on import resting_on
from graph.structural_holes import constraint, effective_size


class FragilePoint(Finding):
    """A contact, by what breaks without them; the score is the share that goes out of reach.

    `share_unreachable` is the decision power of the others whom we no longer reach (null where
    we know nobody: then the score is the next), `dominates` are these members of the decision
    body; `share_separated` is the decision power cut off from the largest remaining part of the
    informal network, `separates` are these members. `lost_share` is how much of the others'
    settled decision comes from this person or passes through them. Burt's measures are null for
    people without informal ties. Of members the 100 most powerful are listed.
    """

    share_unreachable: float | None
    share_separated: float
    lost_share: float
    decision_power: float
    decision_influence: float
    constraint: float | None
    effective_size: float | None
    is_articulation_point: bool
    dominates: tuple[BodyMember, ...]
    separates: tuple[BodyMember, ...]


@dataclass(frozen=True)
class FragilePoints:
    """Everybody in a decision, by what breaks without them.

    Parameters
    ----------
    decision
        The decision.
    """

    decision: Decision

    @cached_property
    def separation(self) -> Separation:
        """How the informal network comes apart."""
        return Separation(self.decision)

    @cached_property
    def reach(self) -> Reach:
        """Whom our people reach."""
        return Reach(Introductions.of(self.decision))

    @cached_property
    def _out_of_reach(self) -> Floats:
        return self.reach.shares[self.reach.contacts :]

    @cached_property
    def _holes(self) -> tuple[Floats, Floats]:
        """Burt's constraint and effective size."""
        informal = self.decision.listening.informal
        return constraint(informal), effective_size(informal)

    @cached_property
    def ranked(self) -> list[int]:
        """Everybody by share out of reach, share separated, decision influence, then id."""
        keys = (self._out_of_reach, self.separation.shares, self.decision.decision_influence)
        falling = [np.round(-key, 12) for key in keys]
        ids = self.decision.graph.ids
        return sorted(range(len(ids)), key=lambda j: (*(key[j] for key in falling), ids[j]))

    def findings(self, limit: int | None) -> tuple[FragilePoint, ...]:
        """Return the first: at most so many (None: all)."""
        places = self.ranked[:limit]
        lost = lost_without(self.decision, np.array(places, dtype=np.intp))
        return tuple(
            self._finding(rank, j, float(share))
            for rank, (j, share) in enumerate(zip(places, lost, strict=True), 1)
        )

    def _finding(self, rank: int, j: int, lost_share: float) -> FragilePoint:
        decision, separated = self.decision, float(self.separation.shares[j])
        apart = self.separation.separated(j)
        unreachable = float(self._out_of_reach[j]) if self.reach.knows_anyone else None
        constrained, size = (None if np.isnan(hole[j]) else float(hole[j]) for hole in self._holes)
        return FragilePoint(
            rank=rank,
            contact=contact_name(decision, j),
            score=separated if unreachable is None else unreachable,
            share_unreachable=unreachable,
            share_separated=separated,
            lost_share=lost_share,
            decision_power=float(decision.body.power[j]),
            decision_influence=float(decision.decision_influence[j]),
            constraint=constrained,
            effective_size=size,
            is_articulation_point=len(apart) > 0,
            dominates=body_members(decision, self.reach.lost(j + self.reach.contacts)),
            separates=body_members(decision, apart),
            evidence=self._evidence(j, lost_share),
        )

    def _evidence(self, j: int, lost_share: float) -> tuple[Evidence, ...]:
        """Return what breaks without a person, then the facts that this rests on."""
        person, place = self.decision.graph.people[j], j + self.reach.contacts
        breaks = self.reach.lost_without(place)
        return (
            *breaks,
            *apart_without(self.separation, j),
            resting_on("lost_share", "contacts", person, name=person["name"], share=lost_share),
            *(self.reach.introductions_by(place) if breaks else ()),
            *links_across(self.separation, j),
        )
