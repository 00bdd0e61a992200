"""The signal that somebody is new among those who move the decision most."""

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from pydantic import Field

from graph.analysis.answer import Evidence, doubts, ranked_places
from graph.analysis.decision import Decision
from graph.analysis.likelihood import LIKELY, hidden_likelihood
from graph.analysis.resting_on import resting_on
from graph.analysis.signals.signal import Compared, Signal, SignalParameters
from graph.model import Row

TOP, DRAWS = 5, 100


class TopParameters(SignalParameters):
    """What new people at the top are asked with."""

    top: Annotated[int, Field(ge=1, le=100, description="How many are the top.")] = TOP
    draws: Annotated[
        int, Field(ge=1, le=1_000, description="How often the data are drawn anew.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


def entered_top(compared: Compared, asked: TopParameters) -> Iterator[Signal]:
    """Yield who is among the first by decision influence and was not some days ago.

    Nothing is said where too little is known on either day. Who has no role in the project is
    named only if they are likely among the first hidden: else there is no signal.
    """
    now, then = compared.now, compared.then
    if then is None or doubts(now) or doubts(then):
        return
    before, after = _top(then, asked.top), _top(now, asked.top)
    new = [id_ for id_ in after if id_ not in before]
    if not new:
        return
    likely = _likely_hidden(now, asked) if set(new) - now.roles.keys() else frozenset()
    for id_ in new:
        if id_ in now.roles or id_ in likely:
            yield Signal(key=id_, evidence=_evidence(now, then, id_, after.index(id_) + 1))


def _top(decision: Decision, count: int) -> list[str]:
    moved = decision.decision_influence
    places = [j for j in ranked_places(decision, moved) if moved[j] > 0]
    return [decision.graph.ids[j] for j in places[:count]]


def _likely_hidden(decision: Decision, asked: TopParameters) -> frozenset[str]:
    ids = decision.graph.ids
    without = [j for j, id_ in enumerate(ids) if id_ not in decision.roles]
    places = np.array(without, dtype=np.intp)
    sure = hidden_likelihood(decision, places, count=asked.draws, seed=asked.seed)
    return frozenset(ids[j] for j in places[sure.probability >= LIKELY])


def _evidence(now: Decision, then: Decision, id_: str, place: int) -> tuple[Evidence, ...]:
    graph = now.graph
    person = graph.people[graph.index[id_]]
    share = float(now.decision_influence[graph.index[id_]])
    values = {"name": person["name"], "place": place, "influence": share}
    said = resting_on("new_at_the_top", "contacts", person, **values)
    return (said, *(_listens(now, row, id_) for row in _new_links(now, then, id_)))


def _new_links(now: Decision, then: Decision, id_: str) -> list[Row]:
    """Return the links by which others hear a person, and which were not so some days ago."""
    known = then.graph.facts["influences"]
    return [
        row
        for row in now.graph.facts["influences"]
        if row not in known and (row["from"] == id_ or (row["undirected"] and row["to"] == id_))
    ]


def _listens(now: Decision, row: Row, heard: str) -> Evidence:
    listener = row["to"] if row["from"] == heard else row["from"]
    people, index = now.graph.people, now.graph.index
    values = {
        "name": people[index[heard]]["name"],
        "listener": people[index[listener]]["name"],
        "since": row.get("valid_from", ""),
        "source": row.get("source", ""),
    }
    return resting_on("newly_listened_to", "influences", row, **values)
