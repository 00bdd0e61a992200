"""Weighted betweenness of a random network: NetworkX's time and ours, in one run.

Usage: python -m benchmarks.betweenness [--people N] [--links N] [--sample N] [--seed N]

Ours makes closeness in the same pass; NetworkX's closeness would come on top.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from scipy import sparse

from graph.engine import path_measures
from graph.listening import Matrix

LINKS_EACH = 10
SAMPLED_FROM = 3_000
"""From so many people on NetworkX is timed on a sample of sources, unless --sample says."""
SAMPLE = 100


@dataclass(frozen=True)
class Timing:
    """Seconds on the clock, and of the processor: the second is fair on a busy machine."""

    wall: float
    cpu: float

    def times(self, factor: float) -> "Timing":
        return Timing(self.wall * factor, self.cpu * factor)


def random_network(people: int, links: int, seed: int) -> Matrix:
    """Return the distances of a random directed network, log-normal with σ = 0.5."""
    rng = np.random.default_rng(seed)
    ends = rng.integers(people, size=(links, 2))
    ends = np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)
    lengths = 1.0 / rng.lognormal(0, 0.5, len(ends))
    return sparse.csr_array((lengths, (ends[:, 0], ends[:, 1])), shape=(people, people))


def timed(work: Callable[[], Any]) -> tuple[Any, Timing]:
    """Return what some work returns, and how long it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return found, Timing(time.perf_counter() - wall, time.process_time() - cpu)


def compare(people: int, links: int, sample: int, seed: int) -> None:
    """Measure both on one network and print it; `sample` 0 is all sources."""
    distances = random_network(people, links, seed)
    network = nx.from_scipy_sparse_array(distances, create_using=nx.DiGraph)
    print(f"{people:,} people, {network.size():,} links, seed {seed}")
    k = sample or None
    theirs, their_time = timed(
        lambda: nx.betweenness_centrality(network, k=k, weight="weight", seed=seed)
    )
    ours, our_time = timed(lambda: path_measures(distances).betweenness)
    if sample:
        their_time = their_time.times(people / sample)
        print(f"NetworkX was timed from {sample:,} sources and extrapolated to {people:,}.")
    else:
        difference = max(abs(theirs[i] - ours[i]) for i in range(people))
        print(f"largest difference {difference:.1e}, of values up to {ours.max():.1e}")
    print(f"{'':10}{'seconds':>10}{'CPU':>10}")
    for name, taken in (("NetworkX", their_time), ("ours", our_time)):
        print(f"{name:10}{taken.wall:10.2f}{taken.cpu:10.2f}")
    wall, cpu = their_time.wall / our_time.wall, their_time.cpu / our_time.cpu
    print(f"{'ratio':10}{wall:10.1f}{cpu:10.1f}")


def main() -> None:
    """Read the options and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--links", type=int, help=f"default: {LINKS_EACH} each")
    parser.add_argument("--sample", type=int, help="sources to time NetworkX from; 0: all")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    sample = asked.sample
    if sample is None:
        sample = SAMPLE if asked.people >= SAMPLED_FROM else 0
    links = asked.links or LINKS_EACH * asked.people
    compare(asked.people, links, min(sample, asked.people), asked.seed)


if __name__ == "__main__":
    main()
