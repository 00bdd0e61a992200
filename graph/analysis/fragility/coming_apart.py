"""What is said of people and links without which the informal network comes apart."""

from graph.analysis.answer import ContactName, Evidence, FactRef, Part, contact_name
from graph.analysis.body.members import BodyMember, body_members, in_a_sentence
from graph.analysis.decision import Decision
from graph.analysis.fragility.separation import Bridge, Separation
from graph.analysis.through import informal_evidence

MOST_LINKS = 5


class BridgeLink(Part):
    """A link between two people without which the informal network comes apart.

    `share_separated` is the decision power on its smaller side, `separates` are the members of
    the decision body there.
    """

    ends: tuple[ContactName, ContactName]
    share_separated: float
    separates: tuple[BodyMember, ...]
    evidence: tuple[Evidence, ...]


def bridge_links(separation: Separation, limit: int | None) -> tuple[BridgeLink, ...]:
    """Return the bridges by falling share, ties by ids: at most so many (None: all)."""
    return tuple(_bridge_link(separation.decision, one) for one in separation.bridges[:limit])


def apart_without(separation: Separation, place: int) -> tuple[Evidence, ...]:
    """Return who comes apart without an articulation point; nothing for anybody else."""
    decision, cut_off = separation.decision, separation.separated(place)
    if not len(cut_off):
        return ()
    person = decision.graph.people[place]
    values = {"name": person["name"], **in_a_sentence(decision, cut_off)}
    return (Evidence(kind="apart_without", refs=_contacts(person["id"]), values=values),)


def links_across(separation: Separation, place: int) -> tuple[Evidence, ...]:
    """Return the facts by which an articulation point alone holds the others: of five links."""
    decision, linked = separation.decision, separation.network[place]
    across = [other for other in separation.separated(place).tolist() if other in linked]
    across.sort(key=lambda other: (-decision.body.power[other], decision.graph.ids[other]))
    return tuple(e for other in across[:MOST_LINKS] for e in _facts(decision, place, other))


def _bridge_link(decision: Decision, bridge: Bridge) -> BridgeLink:
    one, other = (decision.graph.people[place] for place in bridge.ends)
    values = {"one": one["name"], "other": other["name"], **in_a_sentence(decision, bridge.smaller)}
    said = Evidence(kind="bridge", refs=_contacts(one["id"], other["id"]), values=values)
    return BridgeLink(
        ends=(contact_name(decision, bridge.ends[0]), contact_name(decision, bridge.ends[1])),
        share_separated=bridge.share,
        separates=body_members(decision, bridge.smaller),
        evidence=(said, *_facts(decision, *bridge.ends)),
    )


def _facts(decision: Decision, one: int, other: int) -> list[Evidence]:
    ids = decision.graph.ids
    return informal_evidence(decision, ids[one], ids[other])


def _contacts(*ids: str) -> tuple[FactRef, ...]:
    return tuple(FactRef(table="contacts", key=id_) for id_ in ids)
