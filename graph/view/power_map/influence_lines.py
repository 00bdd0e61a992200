"""The influence lines of a map: who moves whom, how much, how sure, and which are drawn."""

from collections import defaultdict
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict
from scipy import sparse

from graph.account_graph import Floats, Indices
from graph.analysis.decision import Decision
from graph.view.power_map.line_facts import LineFact, LineFacts

STRONGEST_HEARD = 2
"""How many lines to each listener are drawn without being asked for."""
MOST_SHOWN = 200
"""Of those lines, the strongest so many: beyond that a picture shows nothing."""
SURE_FROM = 0.5


class InfluenceLine(BaseModel):
    """One person's informal influence on another.

    Parameters
    ----------
    influencer, listener
        From whom to whom the arrow goes.
    weight
        How much the listener listens, 1 being an ordinary link.
    confidence
        How sure that is: of links or messages, whichever is surer, the weighted mean.
    is_sure
        Whether the line is drawn solid.
    is_shown
        Whether it is drawn before anybody is selected.
    facts
        Who says so and when: everything recorded behind it.
    """

    model_config = ConfigDict(frozen=True)

    influencer: str
    listener: str
    weight: float
    confidence: float
    is_sure: bool
    is_shown: bool
    facts: tuple[LineFact, ...] = ()


def influence_lines(decision: Decision, hidden: Collection[str]) -> tuple[InfluenceLine, ...]:
    """Return the lines of informal listening, by influencer and listener.

    Parameters
    ----------
    decision
        The decision with its influence model.
    hidden
        Whose lines to listeners are drawn too, the strongest of them.
    """
    ids, listening = decision.graph.ids, decision.listening
    entries = listening.informal.tocoo()
    listener, influencer = (places.astype(np.intp) for places in entries.coords)
    is_hidden = np.isin(influencer, [decision.graph.index[id_] for id_ in hidden])
    shown = _strongest(listener, influencer, entries.data)
    shown |= _first(listener, influencer, entries.data, is_hidden)
    confidence = _confidence(decision)
    facts = LineFacts(decision.graph)
    lines = [
        InfluenceLine(
            influencer=ids[j],
            listener=ids[i],
            weight=round(float(weight / listening.unit), 4),
            confidence=round(float(sure), 4),
            is_sure=bool(sure >= SURE_FROM),
            is_shown=(i, j) in shown,
            facts=facts.behind(ids[j], ids[i]),
        )
        for i, j, weight, sure in zip(
            listener.tolist(),
            influencer.tolist(),
            entries.data,
            confidence[listener, influencer],
            strict=True,
        )
        if weight > 0
    ]
    return tuple(sorted(lines, key=lambda line: (line.influencer, line.listener)))


def _strongest(listener: Indices, influencer: Indices, weight: Floats) -> set[tuple[int, int]]:
    """Return the pairs (listener, influencer) of the strongest few heard by each listener."""
    heard: dict[int, int] = defaultdict(int)
    found: list[tuple[int, int]] = []
    for place in np.lexsort((influencer, listener, -weight.round(12))):
        i, j = int(listener[place]), int(influencer[place])
        if heard[i] < STRONGEST_HEARD:
            heard[i] += 1
            found.append((i, j))
    return set(found[:MOST_SHOWN])


def _first(
    listener: Indices, influencer: Indices, weight: Floats, of: NDArray[np.bool_]
) -> set[tuple[int, int]]:
    """Return the pairs (listener, influencer) of the strongest of some lines."""
    order = np.lexsort((influencer, listener, -weight.round(12)))
    first = order[of[order]][:MOST_SHOWN]
    return set(zip(listener[first].tolist(), influencer[first].tolist(), strict=True))


def _confidence(decision: Decision) -> sparse.csr_array:
    links, messages = decision.graph.influences, decision.graph.messages
    both_ways = np.concatenate([messages.sender, messages.recipient])
    other_way = np.concatenate([messages.recipient, messages.sender])
    n = len(decision.graph)
    by_links = _mean(links.listener, links.influencer, links.confidence, links.weight, n)
    by_messages = _mean(
        both_ways, other_way, np.tile(messages.confidence, 2), np.tile(messages.count, 2), n
    )
    return sparse.csr_array(by_links.maximum(by_messages))


def _mean(
    rows: Indices, columns: Indices, values: Floats, weights: Floats, n: int
) -> sparse.csr_array:
    """Return the weighted mean of values for each pair, n × n."""
    total = sparse.csr_array((weights, (rows, columns)), shape=(n, n))
    summed = sparse.csr_array((weights * values, (rows, columns)), shape=(n, n))
    total.data = 1 / total.data
    return sparse.csr_array(summed.multiply(total))
