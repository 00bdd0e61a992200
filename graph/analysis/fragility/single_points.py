"""Single points on our side: key people whom one colleague alone knows, and what hangs on each."""

from graph.analysis.access.our_side import ColleagueName, KnownBy, OurSide
from graph.analysis.access.reach import Reach
from graph.analysis.answer import ContactName, Evidence, Part, contact_name
from graph.analysis.body.members import BodyMember, body_members
from graph.analysis.decision import Decision

KEY_ROLES = frozenset({"A", "D"})
"""Roles of those who decide: they are key people even where their vote has no weight."""


class SinglePoint(Part):
    """A key person known by one of our colleagues only.

    Key people hold decision power or one of the roles A and D; `known_by` is the colleague.
    """

    contact: ContactName
    decision_power: float
    roles: tuple[str, ...]
    known_by: KnownBy
    evidence: tuple[Evidence, ...]


class KeyColleague(Part):
    """A colleague of ours without whom we no longer reach a part of the decision.

    `share_unreachable`: the decision power that we no longer reach; `unreachable`: whose it is.
    """

    colleague: ColleagueName
    share_unreachable: float
    unreachable: tuple[BodyMember, ...]
    evidence: tuple[Evidence, ...]


def single_points(decision: Decision, side: OurSide, limit: int | None) -> tuple[SinglePoint, ...]:
    """Return the key people whom exactly one colleague knows, by falling decision power.

    Parameters
    ----------
    decision
        The decision.
    side
        Our colleagues, and whom they know.
    limit
        At most so many (None: all).

    Returns
    -------
    tuple of SinglePoint
        Ties by id.
    """
    power, ids = decision.body.power, decision.graph.ids
    key = [j for j, id_ in enumerate(ids) if power[j] > 0 or _decides(decision, id_)]
    alone = [j for j in key if len(side.reaches_us(ids[j])) == 1]
    alone.sort(key=lambda j: (-round(float(power[j]), 12), ids[j]))
    return tuple(_single_point(decision, side, j) for j in alone[:limit])


def key_colleagues(reach: Reach, side: OurSide, limit: int | None) -> tuple[KeyColleague, ...]:
    """Return the colleagues without whom we no longer reach a part of the decision.

    By falling share, ties by id; at most so many (None: all).
    """
    places = [place for place in range(reach.contacts) if reach.shares[place] > 0]
    places.sort(key=lambda place: (-round(float(reach.shares[place]), 12), place))
    return tuple(_key_colleague(reach, side, place) for place in places[:limit])


def _decides(decision: Decision, person: str) -> bool:
    return any(row["role"] in KEY_ROLES for row in decision.roles.get(person, ()))


def _single_point(decision: Decision, side: OurSide, j: int) -> SinglePoint:
    person = decision.graph.people[j]
    (known_by,) = side.reaches_us(person["id"])
    roles = decision.roles.get(person["id"], ())
    return SinglePoint(
        contact=contact_name(decision, j),
        decision_power=float(decision.body.power[j]),
        roles=tuple(sorted(row["role"] for row in roles)),
        known_by=known_by,
        evidence=side.evidence(person),
    )


def _key_colleague(reach: Reach, side: OurSide, place: int) -> KeyColleague:
    decision, colleague = reach.introductions.decision, side.name(reach.person(place).id)
    return KeyColleague(
        colleague=colleague,
        share_unreachable=float(reach.shares[place]),
        unreachable=body_members(decision, reach.lost(place)),
        evidence=(*reach.lost_without(place), *reach.introductions_by(place)),
    )
