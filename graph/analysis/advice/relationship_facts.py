"""Facts of relationships: levels, ratings, coaches, and who of the key people is with us."""

from collections.abc import Callable, Iterable

from graph.analysis.advice.found import NOT_KNOWN, Fact, Facts, Found, Known, counted, refs
from graph.analysis.levels.derived_level import is_at_least
from graph.analysis.levels.key_people import HOLDERS
from graph.analysis.levels.rises import Rises

SURE = frozenset({"agreed", "seen", None})
"""Grades of stances that count as known; without a grade nobody doubted it."""


def _level(known: Known, person: str) -> Found:
    level = known.people.given(person)
    return NOT_KNOWN if level == "unknown" else Found(level, known.stances([person]))


def _is_key(known: Known, person: str) -> Found:
    rests_on = refs("roles", known.decision.roles.get(person, ()))
    return Found(person in known.people.key, rests_on)


def _is_followed(known: Known, person: str) -> Found:
    found = _is_key(known, person)
    return Found(bool(found.value) or person in known.decision.roles, found.refs)


def _stance_is_sure(known: Known, person: str) -> Found:
    rows = known.people.favours.stances(person)
    is_sure = known.people.given(person) != "unknown"
    is_sure = is_sure and all(row.get("grade") in SURE for row in rows)
    return Found(is_sure, refs("stances", rows) or refs("contacts", [known.person(person)]))


def _supports(known: Known, person: str) -> bool:
    return is_at_least(known.people.given(person), "support")


def _opposes(known: Known, person: str) -> bool:
    """Return whether somebody is opposed to us, or a competitor's friend and no friend of ours."""
    is_rivals = bool(known.levels.befriended(person)) and not _supports(known, person)
    return known.people.given(person) == "opposed" or is_rivals


def _how_many(among: Callable[[Known], Iterable[str]], holds: Callable[[Known, str], bool]) -> Fact:
    """Return a fact that counts those of whom something holds."""

    def found(known: Known, _: str) -> Found:
        people = sorted(id_ for id_ in among(known) if holds(known, id_))
        return counted(people, known.stances(people))

    return found


def _key(known: Known) -> Iterable[str]:
    return known.people.key


def _everybody(known: Known) -> Iterable[str]:
    return known.graph.ids


def _is_known(known: Known, person: str) -> bool:
    return known.people.given(person) != "unknown"


def _is_below(known: Known, person: str) -> bool:
    return _is_known(known, person) and not _supports(known, person)


def _key_below(known: Known, _: str) -> Found:
    below = sorted(id_ for id_ in known.people.key if _is_below(known, id_))
    if not known.people.key:
        return NOT_KNOWN
    return Found(len(below) / len(known.people.key), known.stances(below), tuple(below))


def _neutral_power(known: Known, _: str) -> Found:
    power = zip(known.graph.ids, known.decision.body.power.tolist(), strict=True)
    held = {id_: b for id_, b in power if b > 0 and known.people.given(id_) == "neutral"}
    return Found(sum(held.values()), known.stances(held), tuple(held))


def _rival_friends(known: Known, _: str) -> Found:
    friends = [id_ for id_ in known.graph.ids if known.levels.befriended(id_)]
    rows = (
        row
        for id_ in friends
        for party in known.levels.befriended(id_)
        for row in known.levels.facts(id_, party.id)
    )
    return counted(friends, refs("stances", rows))


def _rated(dimension: str) -> Fact:
    def found(known: Known, person: str) -> Found:
        row = known.people.ratings.of(person).get(dimension)
        return Found(float(row["score"]), refs("ratings", [row])) if row else NOT_KNOWN

    return found


def _tested(test: str) -> Fact:
    def found(known: Known, person: str) -> Found:
        passed = getattr(known.coaching.tests(person), test)
        return Found(passed, refs("contacts", [known.person(person)]))

    return found


def _fallen(known: Known, person: str) -> Found:
    fall = Rises(known.decision, known.people.rules).fall(person)
    return Found(fall.steps, known.stances([person])) if fall else NOT_KNOWN


def _fell(known: Known, person: str) -> Found:
    fall = Rises(known.decision, known.people.rules).fall(person)
    return Found(known.age(fall.on), known.stances([person])) if fall else NOT_KNOWN


RELATIONSHIP_FACTS: Facts = {
    "level": _level,
    "is_key": _is_key,
    "is_followed": _is_followed,
    "stance_is_sure": _stance_is_sure,
    "deciders_for_us": _how_many(lambda known: known.people.holders({"D"}), _supports),
    "top_supporters": _how_many(lambda known: known.people.holders(HOLDERS), _supports),
    "key_known": _how_many(_key, _is_known),
    "key_supporters": _how_many(_key, _supports),
    "key_opposers": _how_many(_key, _opposes),
    "key_below": _key_below,
    "opposers": _how_many(_everybody, lambda known, id_: known.people.given(id_) == "opposed"),
    "coaches": _how_many(_everybody, lambda known, id_: known.people.given(id_) == "coach"),
    "rival_friends": _rival_friends,
    "neutral_power": _neutral_power,
    "participation": _rated("participation"),
    "decision_support": _rated("decision_support"),
    "information_passing": _rated("information_passing"),
    "heard_by_power": _tested("heard_by_power"),
    "has_power": _tested("has_power"),
    "acted_lately": _tested("acted"),
    "levels_fallen": _fallen,
    "days_since_fall": _fell,
}
