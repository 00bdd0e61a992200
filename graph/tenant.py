"""What a tenant's other accounts say of a decision: base rate, stances, calibration."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from graph.account_graph import Floats
from graph.calibration.model import Calibration
from graph.columns import is_valid
from graph.model import Row
from graph.model.competitor import US
from graph.stances import STANCE

BASE_RATE = 0.5
STANCE_PRIOR = (0.02, 0.05, 0.17, 0.52, 0.24)
"""How often a stance is each of the five levels, in the order of `STANCE`: mean about 0."""
DEALS_FOR_BASE_RATE = 20
STANCES_FOR_PRIOR = 200


@dataclass(frozen=True, slots=True)
class Experience:
    """What one account, or a tenant, adds to what is believed of the next project.

    Parameters
    ----------
    won, lost
        How many projects were, up to the date.
    levels
        How many stances towards us have each of the five levels, in the order of `STANCE`.
    """

    won: int = 0
    lost: int = 0
    levels: tuple[int, ...] = (0,) * len(STANCE)

    @classmethod
    def of(cls, projects: Iterable[Row], stances: Iterable[Row], day: date) -> "Experience":
        """Return the experience in an account's rows, as of a day.

        A project counts from the day on which it was closed; without one, as it is recorded.

        Examples
        --------
        >>> project = {"status": "won", "closed_on": "2026-01-31"}
        >>> Experience.of([project], [], date(2026, 1, 31)).won
        1
        """
        iso = day.isoformat()
        ends = Counter(
            row["status"]
            for row in projects
            if row.get("valid_from", iso) <= iso and row.get("closed_on", iso) <= iso
        )
        known = Counter(
            row.get("level") for row in stances if row["party"] == US and is_valid(row, day)
        )
        return cls(ends["won"], ends["lost"], tuple(known[level] for level in STANCE))

    def __add__(self, other: "Experience") -> "Experience":
        """Return both together."""
        levels = (one + two for one, two in zip(self.levels, other.levels, strict=True))
        return Experience(self.won + other.won, self.lost + other.lost, tuple(levels))


@dataclass(frozen=True, slots=True)
class TenantPriors:
    """What is believed of a project before anything is known of it.

    Parameters
    ----------
    base_rate
        The share of projects that are won.
    stances
        How often a stance is each of the five levels, in the order of `STANCE`, sum 1.
    closed_projects
        How many projects of the tenant were won or lost.
    known_stances
        How many stances towards us with a level the tenant has.
    """

    base_rate: float = BASE_RATE
    stances: tuple[float, ...] = STANCE_PRIOR
    closed_projects: int = 0
    known_stances: int = 0

    @classmethod
    def of(cls, experience: Experience) -> "TenantPriors":
        """Return the priors that a tenant's experience gives: its own once there is enough.

        Examples
        --------
        >>> enough, too_little = Experience(won=15, lost=5), Experience(won=15, lost=4)
        >>> TenantPriors.of(enough).base_rate, TenantPriors.of(too_little).base_rate
        (0.75, 0.5)
        """
        closed, known = experience.won + experience.lost, sum(experience.levels)
        shares = tuple(count / max(known, 1) for count in experience.levels)
        return cls(
            _base_rate(experience.won, closed) if closed >= DEALS_FOR_BASE_RATE else BASE_RATE,
            shares if known >= STANCES_FOR_PRIOR else STANCE_PRIOR,
            closed,
            known,
        )

    def drawn(self, chances: Floats) -> Floats:
        """Return stances for evenly distributed chances, the least favourable for the smallest."""
        worst_first = np.cumsum(self.stances[::-1])[:-1]
        return np.array(tuple(STANCE.values())[::-1])[np.searchsorted(worst_first, chances)]


@dataclass(frozen=True, slots=True)
class Tenant:
    """What stands behind every decision of a tenant, beside the account's own facts.

    Parameters
    ----------
    priors
        What is believed before anything is known.
    calibration
        How its closed projects correct P; None: there are not enough.
    rules
        The folder of the company's own rule files; None: the package's.
    """

    priors: TenantPriors = TenantPriors()
    calibration: Calibration | None = None
    rules: Path | None = None


UNKNOWN_TENANT = Tenant()
"""Of whom nothing is known: the defaults."""


def _base_rate(won: int, closed: int) -> float:
    """Return the share won; never quite none or all, for which no log-odds exist."""
    least = 1 / (2 * closed)
    return min(max(won / closed, least), 1 - least)
