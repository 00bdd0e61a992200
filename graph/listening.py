"""Raw listening A: who listens to whom, by what was recorded, written and drawn.

Rows listen, columns are heard: `A[i, j]` is how much person i listens to person j.

References
----------
Friedkin 1991, Theoretical foundations for centrality measures, AJS 96:1478.
"""

from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
from scipy import sparse

from graph.account_graph import AccountGraph, Floats, Indices

HALF_LIFE_DAYS = 90.0
REPLY_SHARE = 0.5
NEGLIGIBLE = 1e-15
"""Weight × confidence below this is none: so small a number only breaks the arithmetic."""
MANAGER_TO_REPORT, REPORT_TO_MANAGER, DOTTED_SHARE = 0.5, 0.25, 0.5

Matrix = sparse.csr_array
"""A sparse n × n matrix of floats."""


@dataclass(frozen=True)
class Listening:
    """Raw listening A, apart by what it rests on.

    Parameters
    ----------
    links, messages, lines
        n × n: from influence links, communications, and reporting lines.
    unit
        m: what one ordinary link weighs.
    """

    links: Matrix
    messages: Matrix
    lines: Matrix
    unit: float

    @cached_property
    def informal(self) -> Matrix:
        """Listening that somebody recorded or that messages show; no reporting lines."""
        return sparse.csr_array(self.links + self.messages)

    @cached_property
    def raw(self) -> Matrix:
        """A: all of it."""
        return sparse.csr_array(self.informal + self.lines)


def listening(graph: AccountGraph, half_life_days: float = HALF_LIFE_DAYS) -> Listening:
    """Return how much each person listens to each other one.

    Parameters
    ----------
    graph
        The account at a date.
    half_life_days
        Age at which a message counts half, in days.

    Returns
    -------
    Listening
        Rows listen, columns are heard.
    """
    n = len(graph)
    links = graph.influences
    by_links = _summed(links.listener, links.influencer, links.weight * links.confidence, n)
    decayed, undecayed = _message_terms(graph, half_life_days)
    median_link, median_message = _median(by_links), _median(undecayed)
    unit = median_link or median_message or 1.0
    scale = unit / median_message if median_message else 1.0
    by_messages = sparse.csr_array(decayed * scale)
    return Listening(by_links, by_messages, _line_listening(graph, unit), unit)


def informal_network(graph: AccountGraph, listening_: Listening) -> "nx.DiGraph[str]":
    """Return who listens to whom, without reporting lines, for NetworkX.

    An edge goes from the listener to the person heard, so in-degree counts listeners. `weight`
    is listening, `distance` the unit divided by it.
    """
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_nodes_from(graph.ids)
    entries = listening_.informal.tocoo()
    for i, j, weight in zip(*entries.coords, entries.data, strict=True):
        if weight > 0:
            distance = listening_.unit / float(weight)
            network.add_edge(graph.ids[i], graph.ids[j], weight=float(weight), distance=distance)
    return network


def _summed(rows: Indices, columns: Indices, values: Floats, n: int) -> Matrix:
    matrix = sparse.csr_array((values, (rows, columns)), shape=(n, n))
    matrix.sum_duplicates()
    matrix.data[matrix.data < NEGLIGIBLE] = 0.0
    matrix.eliminate_zeros()
    return matrix


def _median(matrix: Matrix) -> float:
    return float(np.median(matrix.data)) if matrix.nnz else 0.0


def _message_terms(graph: AccountGraph, half_life_days: float) -> tuple[Matrix, Matrix]:
    """Return log(1 + c_ij + ½ c_ji) with and without decay by age."""
    messages = graph.messages
    if not len(messages.count):
        nothing = sparse.csr_array((len(graph), len(graph)))
        return nothing, nothing
    decay = 0.5 ** (messages.age_days / half_life_days)
    counts = messages.count * messages.confidence

    def terms(values: Floats) -> Matrix:
        sent = _summed(messages.sender, messages.recipient, values, len(graph))
        return sparse.csr_array((sent + REPLY_SHARE * sent.T).log1p())

    return terms(counts * decay), terms(counts)


def _line_listening(graph: AccountGraph, unit: float) -> Matrix:
    lines = graph.lines
    strength = unit * lines.confidence * np.where(lines.solid, 1.0, DOTTED_SHARE)
    return _summed(
        np.concatenate([lines.report, lines.manager]),
        np.concatenate([lines.manager, lines.report]),
        np.concatenate([MANAGER_TO_REPORT * strength, REPORT_TO_MANAGER * strength]),
        len(graph),
    )
