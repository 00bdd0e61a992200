"""Drawing with a seed, from nothing but `random()`: the same numbers on every Python."""

import math
from collections.abc import Sequence
from random import Random

MONTHS = tuple(f"{2024 + m // 12}-{m % 12 + 1:02}" for m in range(6, 30))  # 2024-07 .. 2026-06


def seeded(purpose: str) -> Random:
    """One independent stream for each purpose, so that changing one table leaves the others."""
    return Random(f"eastern_telecom {purpose} 2026-06-30")  # noqa: S311 (no secrets here)


def between(random: Random, low: float, high: float) -> float:
    return low + (high - low) * random.random()


def pick(random: Random, options: Sequence[str]) -> str:
    return options[int(random.random() * len(options))]


def poisson(random: Random, mean: float) -> int:
    """A Poisson number after Knuth: multiply until below exp(-mean)."""
    floor, product, count = math.exp(-mean), random.random(), 0
    while product > floor:
        product *= random.random()
        count += 1
    return count
