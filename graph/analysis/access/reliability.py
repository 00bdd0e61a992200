"""How likely it is that any way at all succeeds: two-terminal reliability, by sampling.

References
----------
Fishman 1986, A comparison of four Monte Carlo methods for estimating the probability of s-t
connectedness, IEEE Transactions on Reliability 35:145.
Wilson 1927, Probable inference, Journal of the American Statistical Association 22:209.
"""

import math

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.account_graph import Floats
from graph.analysis.answer import Part

SAMPLES = 2_000
WORD = 64
"""Samples are drawn and followed 64 at a time, one bit each."""
NORMAL_95 = 1.6448536269514722
"""The standard normal distribution's 95th percentile."""

Words = NDArray[np.uint64]


class Reliability(Part):
    """The probability that any way at all succeeds, with its 5–95 % interval."""

    estimate: float
    interval: tuple[float, float]
    samples: int


def reliability(
    network: "nx.DiGraph[int]", start: int, target: int, *, least: float, samples: int, seed: int
) -> Reliability:
    """Return how likely it is that any way at all from start to target succeeds.

    Parameters
    ----------
    network
        Edges have `probability`.
    start, target
        Nodes.
    least
        The reliability of the best path, which is exact: that of all ways is no less.
    samples, seed
        How many samples, and from where.
    """
    reached = reached_samples(network, start, target, samples, seed)
    low, high = wilson_interval(reached, samples)
    return Reliability(
        estimate=max(reached / samples, least),
        interval=(max(low, least), max(high, least)),
        samples=samples,
    )


def reached_samples(
    network: "nx.DiGraph[int]", start: int, target: int, samples: int, seed: int
) -> int:
    """Return in how many samples the target is reached; every edge holds or fails by itself.

    Parameters
    ----------
    network
        Edges have `probability`.
    start, target
        Nodes.
    samples
        How many.
    seed
        The same seed gives the same samples.

    Returns
    -------
    int
        From 0 to `samples`.
    """
    if not network.size():
        return 0
    edges = _Edges(network)
    random = np.random.default_rng(seed)
    reached = 0
    for begin in range(0, samples, WORD):
        bits = edges.reached(random, start)[edges.at[target]]
        mask = (1 << min(WORD, samples - begin)) - 1
        reached += (int(bits) & mask).bit_count()
    return reached


def wilson_interval(successes: int, samples: int) -> tuple[float, float]:
    """Return the 5–95 % interval of a probability (Wilson).

    Examples
    --------
    >>> low, high = wilson_interval(50, 100)
    >>> round(low, 4), round(high, 4)
    (0.4188, 0.5812)
    """
    share, z = successes / samples, NORMAL_95
    spread = z * math.sqrt(share * (1 - share) / samples + (z / (2 * samples)) ** 2)
    middle, scale = share + z * z / (2 * samples), 1 + z * z / samples
    return max((middle - spread) / scale, 0.0), min((middle + spread) / scale, 1.0)


class _Edges:
    """A network's edges as columns, by the node they lead to."""

    def __init__(self, network: "nx.DiGraph[int]") -> None:
        self.at = {node: place for place, node in enumerate(sorted(network))}
        columns = sorted(
            (self.at[other], self.at[one], float(edge["probability"]))
            for one, other, edge in network.edges(data=True)
        )
        self.source = np.array([one for _, one, _ in columns], dtype=np.intp)
        self.probability: Floats = np.array([p for *_, p in columns])
        targets = np.array([other for other, *_ in columns], dtype=np.intp)
        self.led_to, self.begin = np.unique(targets, return_index=True)

    def reached(self, random: np.random.Generator, start: int) -> Words:
        """Return, for each node, in which of 64 new samples it is reached: one bit each."""
        drawn = random.random((len(self.probability), WORD)) < self.probability[:, None]
        holds: Words = np.packbits(drawn, axis=1).view(np.uint64).ravel()
        reached: Words = np.zeros(len(self.at), dtype=np.uint64)
        reached[self.at[start]] = ~np.uint64(0)
        before = -1
        while (total := int(np.bitwise_count(reached).sum())) != before:
            before = total
            arriving = np.bitwise_or.reduceat(reached[self.source] & holds, self.begin)
            reached[self.led_to] |= arriving
        return reached
