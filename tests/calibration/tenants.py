"""Tenants whose closed projects are drawn from a known truth."""

from datetime import date, timedelta

import numpy as np

from graph.calibration.deals import Deal

FIRST_DAY = date(2020, 1, 1)


def deal(number: int, won: bool, probability: float | None = None, **factors: str) -> Deal:
    closed = FIRST_DAY + timedelta(days=number)
    return Deal("acme", f"deal_{number:04}", won, closed, probability, factors)


def drawn_deals(
    count: int, seed: int = 0, slope: float = 1.0, budget: float = 0.0, known: float = 1.0
) -> list[Deal]:
    """Deals won with log-odds slope·logit(P) ± budget; `noise` is a factor that says nothing."""
    random = np.random.default_rng(seed)
    found = []
    for number in range(count):
        chance = float(random.uniform(0.05, 0.95))
        is_yes = bool(random.random() < 0.5)
        odds = slope * np.log(chance / (1 - chance)) + (budget if is_yes else -budget)
        won = bool(random.random() < 1 / (1 + np.exp(-odds)))
        told = chance if random.random() < known else None
        noise = str(random.integers(3))
        found.append(deal(number, won, told, budget="yes" if is_yes else "no", noise=noise))
    return found
