"""Contested people: friends of ours who are a competitor's friends too."""

from collections.abc import Sequence
from itertools import islice

from graph.analysis.answer import ContactName, Evidence, Part, contact_name
from graph.analysis.competitors.camps import Camps
from graph.analysis.competitors.party_levels import FRIENDLY, PartyLevel, PartyName
from graph.analysis.resting_on import resting_on
from graph.model.competitor import US
from graph.stances import Level


class Contested(Part):
    """A friend of ours and of competitors; `stance` is x, `opinion_share` is (bV)_j."""

    contact: ContactName
    level: Level
    rivals: tuple[PartyLevel, ...]
    stance: float
    decision_power: float
    opinion_share: float
    evidence: tuple[Evidence, ...]


def contested_people(camps: Camps, parties: Sequence[PartyName]) -> tuple[Contested, ...]:
    """Return who is a friend of ours and of some competitors, by falling share, up to the limit.

    Parameters
    ----------
    camps
        The parties' sides.
    parties
        The competitors that count.
    """
    ids = camps.decision.graph.ids
    found = ((j, _befriended(camps, ids[j], parties)) for j in camps.friends(US))
    both = (_contested(camps, j, rivals) for j, rivals in found if rivals)
    return tuple(islice(both, camps.limit))


def _befriended(camps: Camps, person: str, parties: Sequence[PartyName]) -> tuple[PartyLevel, ...]:
    wanted = {party.id for party in parties}
    rivals = camps.levels.rivals(person)
    return tuple(one for one in rivals if one.party.id in wanted and one.level in FRIENDLY)


def _contested(camps: Camps, j: int, rivals: tuple[PartyLevel, ...]) -> Contested:
    person, levels = camps.decision.graph.people[j], camps.levels
    stance = levels.standings[person["id"]].stance
    parties = [one.party for one in rivals]
    said = resting_on(
        "contested",
        "contacts",
        person,
        name=person["name"],
        names=tuple(party.name for party in parties),
        share=float(camps.shares[j]),
    )
    return Contested(
        contact=contact_name(camps.decision, j),
        level=levels.level(person["id"]),
        rivals=rivals,
        stance=0.0 if stance is None else stance,
        decision_power=float(camps.decision.body.power[j]),
        opinion_share=float(camps.shares[j]),
        evidence=(said, *levels.evidence(person, *parties)),
    )
