"""Facts of influence: who moves the decision, whom voters hear, and through whom we reach them."""

from collections.abc import Callable, Iterator

import networkx as nx
import numpy as np

from graph.account_graph import Floats
from graph.analysis.access.introductions import Introductions
from graph.analysis.advice.found import NOT_KNOWN, Fact, Facts, Found, Known, refs
from graph.analysis.answer import FactRef, doubts, ranked_places
from graph.analysis.levels.derived_level import is_at_least
from graph.analysis.rising.rising_stars import WINDOW_DAYS, WINDOWS
from graph.analysis.rising.slopes import percentiles, slopes, trajectories
from graph.analysis.windows import Windows


def _of_person(values: Callable[[Known], Floats]) -> Fact:
    """Return a fact that is a person's entry of a vector; not known where listening is not."""

    def found(known: Known, person: str) -> Found:
        if doubts(known.decision):
            return NOT_KNOWN
        held = float(known.once(values)[known.graph.index[person]])
        return Found(held, _heard(known, person)) if not np.isnan(held) else NOT_KNOWN

    return found


def _ranks(known: Known) -> Floats:
    order = ranked_places(known.decision, known.decision.decision_influence)
    found = np.empty(len(order))
    found[order] = np.arange(1, len(order) + 1)
    return found


def _standing(known: Known) -> Floats:
    return percentiles(known.decision.decision_influence)


def _slopes(known: Known) -> Floats:
    """Return the rise of everybody's standing per window, everybody deciding, without draws."""
    windows = Windows.of(known.everybody, WINDOWS, WINDOW_DAYS)
    if len(windows.numbers) < 2 or windows.is_still:
        return np.full(len(known.graph), np.nan)
    return slopes(windows, trajectories(windows))


def _decision_power(known: Known, person: str) -> Found:
    power = float(known.decision.body.power[known.graph.index[person]])
    return Found(power, refs("roles", known.decision.roles.get(person, ())))


def _formal_power(known: Known, person: str) -> Found:
    formal = float(known.decision.formal_power[known.graph.index[person]])
    return Found(formal, refs("contacts", [known.person(person)]))


def _heard_from_opposers(known: Known, person: str) -> Found:
    """Return the part of somebody's recorded listening that goes to people opposed to us."""
    place = known.graph.index[person]
    row = np.asarray(known.decision.listening.raw[[place]].toarray()).ravel()
    ids = known.graph.ids
    against = [j for j, id_ in enumerate(ids) if known.people.given(id_) == "opposed"]
    if not row.sum() or not known.decision.heard[place]:
        return NOT_KNOWN
    heard = tuple(ids[j] for j in against if row[j] > 0)
    links = [r for id_ in heard for r in known.graph.links_between.get((id_, person), ())]
    share = float(row[against].sum() / row.sum())
    return Found(share, (*refs("influences", links), *known.stances(heard)), heard)


def _heard(known: Known, person: str) -> tuple[FactRef, ...]:
    """Return the recorded links by which somebody is heard, else the person."""
    rows = known.links_from.get(person, [])
    return refs("influences", rows) or refs("contacts", [known.person(person)])


def _gatekeepers(known: Known, person: str) -> Found:
    """Count those without whom we do not reach a person: the dominators on the way from us.

    References
    ----------
    Lengauer & Tarjan 1979, A fast algorithm for finding dominators in a flowgraph.
    """
    ways = Introductions.of(known.decision)
    target = ways.place(person)
    parents = nx.immediate_dominators(ways.network, ways.us)
    if target not in parents:
        return NOT_KNOWN
    gates = list(_above(parents, target, ways.us))
    people = [ways.people[place] for place in gates]
    contacts = tuple(one.id for one in people if one.kind == "contact")
    ours = [r for r in known.graph.facts["colleagues"] if r["id"] in {p.id for p in people}]
    theirs = [known.person(id_) for id_ in contacts]
    return Found(len(gates), (*refs("colleagues", ours), *refs("contacts", theirs)), contacts)


def _above(parents: dict[int, int], place: int, us: int) -> Iterator[int]:
    while (parent := parents[place]) not in (us, None):
        yield parent
        place = parent


def _champion(is_theirs: bool) -> Fact:
    """Return a fact: what the strongest friend, ours or a competitor's, has of A's opinion."""

    def found(known: Known, _: str) -> Found:
        top = known.people.holders({"A"})
        opinion = known.once(_opinion_of_approvers)
        friends = [id_ for id_ in known.graph.ids if _is_friend(known, id_, is_theirs)]
        if not top or doubts(known.decision) or (is_theirs and not friends):
            return NOT_KNOWN
        shares = {id_: float(opinion[known.graph.index[id_]]) for id_ in friends if id_ not in top}
        if not shares:
            return NOT_KNOWN if is_theirs else Found(0.0)
        best = min(shares, key=lambda id_: (-shares[id_], id_))
        return Found(shares[best], _stances_of(known, best, is_theirs), (best,))

    return found


def _opinion_of_approvers(known: Known) -> Floats:
    """Return the mean row of V over the approvers whose listening is recorded."""
    places = [known.graph.index[id_] for id_ in sorted(known.people.holders({"A"}))]
    start = np.zeros(len(known.graph))
    start[places] = 1 / max(len(places), 1)
    return np.asarray(known.decision.matrix.heard_through(start))


def _is_friend(known: Known, person: str, is_theirs: bool) -> bool:
    if is_theirs:
        return bool(known.levels.befriended(person))
    return is_at_least(known.people.given(person), "support")


def _stances_of(known: Known, person: str, is_theirs: bool) -> tuple[FactRef, ...]:
    if not is_theirs:
        return known.stances([person])
    parties = known.levels.befriended(person)
    return refs("stances", (r for party in parties for r in known.levels.facts(person, party.id)))


INFLUENCE_FACTS: Facts = {
    "influence": _of_person(lambda known: known.decision.decision_influence),
    "influence_rank": _of_person(_ranks),
    "influence_standing": _of_person(_standing),
    "influence_slope": _of_person(_slopes),
    "formal_power": _formal_power,
    "decision_power": _decision_power,
    "heard_from_opposers": _heard_from_opposers,
    "gatekeepers": _gatekeepers,
    "our_champion": _champion(is_theirs=False),
    "rival_champion": _champion(is_theirs=True),
}
