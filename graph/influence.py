"""The influence model under every answer: who listens to whom, and what that does to a decision.

`A` is raw listening, `W` the row-stochastic listening matrix, `V` total influence. Rows listen,
columns are heard: `A[i, j]` is how much person i listens to person j.

References
----------
Friedkin & Johnsen 1990, Social influence and opinions, J. Math. Sociol. 15:193.
Friedkin 1991, Theoretical foundations for centrality measures, AJS 96:1478.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
from scipy import sparse

from graph.account_graph import AccountGraph, Floats, Indices

ALPHA = 0.7
HALF_LIFE_DAYS = 90.0
REPLY_SHARE = 0.5
UNKNOWN_SHARE = 0.5
MANAGER_TO_REPORT, REPORT_TO_MANAGER, DOTTED_SHARE = 0.5, 0.25, 0.5
EXACT_OWN_WEIGHT_PEOPLE = 2_000
DENSE_PEOPLE = 2_000
TOLERANCE = 1e-17
_COLUMNS_AT_ONCE = 64

Matrix = sparse.csr_array
"""A sparse n × n matrix of floats."""


@dataclass(frozen=True)
class Settings:
    """The model's constants, echoed in every answer's parameters.

    Parameters
    ----------
    alpha
        How far people let themselves be moved (0: not at all; below 1).
    half_life_days
        Age at which a message counts half, in days.
    """

    alpha: float = ALPHA
    half_life_days: float = HALF_LIFE_DAYS


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


def listening(graph: AccountGraph, settings: Settings | None = None) -> Listening:
    """Return how much each person listens to each other one.

    Parameters
    ----------
    graph
        The account at a date.
    settings
        The model's constants.

    Returns
    -------
    Listening
        Rows listen, columns are heard.
    """
    n = len(graph)
    links = graph.influences
    by_links = _summed(links.listener, links.influencer, links.weight * links.confidence, n)
    decayed, undecayed = _message_terms(graph, settings or Settings())
    median_link, median_message = _median(by_links), _median(undecayed)
    unit = median_link or median_message or 1.0
    scale = unit / median_message if median_message else 1.0
    by_messages = sparse.csr_array(decayed * scale)
    return Listening(by_links, by_messages, _line_listening(graph, unit), unit)


@dataclass(frozen=True)
class ListeningMatrix:
    """W = `recorded` + `unknown` 1ᵀ/n: row-stochastic, the unknown mass spread over everybody.

    Parameters
    ----------
    recorded
        n × n sparse: the shares that rest on facts, and each person's own.
    unknown
        Length n: the share of each row that is spread evenly.
    alpha
        How far people let themselves be moved.
    """

    recorded: Matrix
    unknown: Floats
    alpha: float = ALPHA

    @classmethod
    def of(cls, listening_: Listening, alpha: float = ALPHA) -> "ListeningMatrix":
        """Return W for raw listening.

        A row with entries gets its own mean as self-loop and half a unit spread evenly; a row
        with none is uniform: unknown, not stubborn.
        """
        raw = listening_.raw
        total = np.asarray(raw.sum(axis=1), dtype=float).ravel()
        entries = np.diff(raw.indptr)
        own = np.divide(total, entries, out=np.zeros_like(total), where=entries > 0)
        spread = np.where(entries > 0, UNKNOWN_SHARE * listening_.unit, 1.0)
        mass = total + own + spread
        recorded = raw
        if len(mass):
            scale = sparse.diags_array(1.0 / mass)
            recorded = sparse.csr_array(scale @ (raw + sparse.diags_array(own)))
        return cls(recorded, spread / mass, alpha)

    def heard_through(self, start: Floats) -> Floats:
        """Return `start` V: how much comes from each person into a mix of settled opinions.

        Parameters
        ----------
        start
            Length n, or m × n for m mixes at once.
        """
        n = max(self.recorded.shape[0], 1)
        transposed = sparse.csr_array(self.recorded.T)
        constant = (1 - self.alpha) * start

        def once(x: Floats) -> Floats:
            spread = (x @ self.unknown)[..., None] / n
            return np.asarray(constant + self.alpha * ((transposed @ x.T).T + spread))

        return _settled(once, constant, self.alpha)

    def opinions(self, start: Floats) -> Floats:
        """Return V `start`: settled opinions from initial ones.

        Parameters
        ----------
        start
            Length n, or n × m for m questions at once.
        """
        n = max(self.recorded.shape[0], 1)
        constant = (1 - self.alpha) * start

        def once(y: Floats) -> Floats:
            spread = np.multiply.outer(self.unknown, y.sum(axis=0) / n)
            return np.asarray(constant + self.alpha * (self.recorded @ y + spread))

        return _settled(once, constant, self.alpha)

    def own_weights(self, people: Indices) -> Floats:
        """Return V[j, j] for some people: exact for up to 2,000, else by short closed walks."""
        if len(people) > EXACT_OWN_WEIGHT_PEOPLE:
            return self._own_weights_by_walks()[people]
        if self.recorded.shape[0] <= DENSE_PEOPLE and len(people) > _COLUMNS_AT_ONCE:
            return self._own_weights_dense(people)
        return self._own_weights_by_columns(people)

    def _own_weights_by_columns(self, people: Indices) -> Floats:
        found = np.zeros(len(people))
        for first in range(0, len(people), _COLUMNS_AT_ONCE):
            some = people[first : first + _COLUMNS_AT_ONCE]
            start = np.zeros((self.recorded.shape[0], len(some)))
            start[some, np.arange(len(some))] = 1.0
            columns = self.opinions(start)
            found[first : first + len(some)] = columns[some, np.arange(len(some))]
        return found

    def _own_weights_dense(self, people: Indices) -> Floats:
        n = self.recorded.shape[0]
        system = np.eye(n) - self.alpha * self.dense()
        units = np.eye(n)[:, people]
        solved = np.linalg.solve(system, (1 - self.alpha) * units)
        return np.asarray(solved[people, np.arange(len(people))])

    def _own_weights_by_walks(self) -> Floats:
        """Return (1 − α) Σ αᵏ (Wᵏ)[j, j] for k ≤ 4, by W² from both sides."""
        n, u, s = self.recorded.shape[0], self.unknown, self.recorded
        square = sparse.csr_array(s @ s)
        column_means = np.asarray(s.sum(axis=0), dtype=float).ravel() / n
        # W² = S² + (S u + u ū) 1ᵀ/n + u (1ᵀ S)/n, ū being the mean of u.
        left = np.column_stack([s @ u + u.mean() * u, u])
        right = np.column_stack([np.full(n, 1 / n), column_means])
        second = square.diagonal() + (left * right).sum(axis=1)
        third = _diagonal_of_product(square, left, right, s, u[:, None], np.full((n, 1), 1 / n))
        fourth = _diagonal_of_product(square, left, right, square, left, right)
        walks = [np.ones(n), s.diagonal() + u / n, second, third, fourth]
        powers = self.alpha ** np.arange(len(walks))
        return (1 - self.alpha) * np.asarray(powers @ np.array(walks))

    def dense(self) -> Floats:
        """Return W in full, for small accounts and for tests."""
        evenly = self.unknown / max(len(self.unknown), 1)
        return np.asarray(self.recorded.toarray() + evenly[:, None])


def decision_influence(matrix: ListeningMatrix, power: Floats) -> Floats:
    """Return d: each person's share of the decision through others.

    Parameters
    ----------
    matrix
        W.
    power
        b: decision power, length n, sum 1.

    Returns
    -------
    ndarray of float, length n
        ``d[j] = (bV)[j] − b[j] V[j, j]``.

    References
    ----------
    ``bV`` is personalised PageRank on W with restart b and damping α.
    """
    reached = matrix.heard_through(power)
    members = np.flatnonzero(power)
    reached[members] -= power[members] * matrix.own_weights(members)
    return np.asarray(np.clip(reached, 0.0, None))


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


def _settled(once: Callable[[Floats], Floats], start: Floats, alpha: float) -> Floats:
    """Iterate a contraction by α until what is left of it is below the tolerance."""
    steps = math.ceil(math.log(TOLERANCE) / math.log(alpha)) if alpha > 0 else 1
    settled = start
    for _ in range(steps):
        settled = once(settled)
    return settled


def _summed(rows: Indices, columns: Indices, values: Floats, n: int) -> Matrix:
    matrix = sparse.csr_array((values, (rows, columns)), shape=(n, n))
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix


def _median(matrix: Matrix) -> float:
    return float(np.median(matrix.data)) if matrix.nnz else 0.0


def _message_terms(graph: AccountGraph, settings: Settings) -> tuple[Matrix, Matrix]:
    """Return log(1 + c_ij + ½ c_ji) with and without decay by age."""
    messages = graph.messages
    decay = 0.5 ** (messages.age_days / settings.half_life_days)
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


def _diagonal_of_product(
    s1: Matrix, left1: Floats, right1: Floats, s2: Matrix, left2: Floats, right2: Floats
) -> Floats:
    """Return the diagonal of (S1 + L1 R1ᵀ)(S2 + L2 R2ᵀ)."""
    sparse_part = np.asarray(s1.multiply(s2.T).sum(axis=1)).ravel()
    mixed = ((s1 @ left2) * right2).sum(axis=1) + (left1 * (s2.T @ right1)).sum(axis=1)
    low_rank = ((left1 @ (right1.T @ left2)) * right2).sum(axis=1)
    return np.asarray(sparse_part + mixed + low_rank)
