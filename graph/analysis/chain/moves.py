"""How the people of a decision chain moved between two days: their levels, the hidden chain."""

from collections.abc import Iterator

from graph.analysis.chain.hidden_chain import HiddenLink
from graph.analysis.chain.state import ChainChange, ChainState, ChangeKind, named
from graph.analysis.competitors.party_levels import OURSELVES, PartyName
from graph.analysis.resting_on import resting_on
from graph.model import Row
from graph.model.competitor import US
from graph.stances import Level


def level_moves(then: ChainState, now: ChainState) -> Iterator[ChainChange]:
    """Yield whose level changed, towards us or a competitor, of those there on both days.

    Parameters
    ----------
    then, now
        The chain on both days; its people are those with a role or in the hidden chain on either.
    """
    parties = {party.id: party for one in (then, now) for party in one.levels.competitors}
    people = {*then.decision.roles, *now.decision.roles, *then.links, *now.links}
    for id_ in sorted(people):
        person = now.person(id_)
        if person is None or then.person(id_) is None:
            continue
        for party in (OURSELVES, *parties.values()):
            before, after = (one.levels.level(id_, party.id) for one in (then, now))
            if before != after:
                facts = (now if now.levels.facts(id_, party.id) else then).levels
                yield _level(person, party, before, after, facts.facts(id_, party.id))


def hidden_moves(then: ChainState, now: ChainState) -> Iterator[ChainChange]:
    """Yield who entered, left, or has another rank in the hidden chain.

    Nothing is said where nobody had a role then: all would have been hidden.

    Parameters
    ----------
    then, now
        The chain on both days.
    """
    if not then.decision.roles or not now.decision.roles:
        return
    for id_ in sorted({*then.links, *now.links}):
        before, after = then.links.get(id_), now.links.get(id_)
        person = now.person(id_) or then.person(id_)
        if person is not None and _rank(before) != _rank(after):
            yield _link(person, before, after)


def _level(
    person: Row, party: PartyName, before: Level, after: Level, facts: tuple[Row, ...]
) -> ChainChange:
    values = {"name": person["name"], "level": after, "level_then": before, "party": party.name}
    since = max((row.get("valid_from", "") for row in facts), default="")
    kind = "level_changed" if party.id == US else "level_changed_towards"
    return ChainChange(
        kind="level_changed",
        contact=named(person),
        party=party.id,
        before=before,
        after=after,
        evidence=(resting_on(kind, "stances", *facts, since=since, **values),),
    )


def _link(person: Row, before: HiddenLink | None, after: HiddenLink | None) -> ChainChange:
    kind: ChangeKind = "hidden_moved" if before and after else "hidden_left"
    if before is None:
        kind = "hidden_entered"
    link = after or before
    values = {"name": person["name"], "likely": link.label if link else "possible"}
    ranks = {"before": _rank(before), "after": _rank(after)}
    return ChainChange(
        kind=kind,
        contact=named(person),
        before=ranks["before"],
        after=ranks["after"],
        evidence=(resting_on(kind, "contacts", person, **values, **ranks),),
    )


def _rank(link: HiddenLink | None) -> str | None:
    return str(link.rank) if link else None
