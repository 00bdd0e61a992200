"""Closed projects as a fit sees them, and the matrix that they become."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from graph.account_graph import Floats, Indices
from graph.calibration.model import OTHER, UNKNOWN, factor_value, log_odds
from graph.model import Row
from graph.model.project import FACTOR_PREFIX

CHAIN = "chain"
"""Name of the model's own probability among the factors."""
LOG_ODDS = "log-odds"
LEAST_TO_TELL_APART = 5
"""A value that fewer projects have is pooled: it explains nothing, and might name somebody."""
DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Deal:
    """A project that was won or lost.

    Parameters
    ----------
    account, project
        Their ids.
    won
        Whether we won.
    closed_on
        The day it was closed; None: not recorded.
    probability
        What the chain gave on the day before; None: too little was known, or no day is.
    factors
        The recorded factors' values by name.
    """

    account: str
    project: str
    won: bool
    closed_on: date | None
    probability: float | None
    factors: Mapping[str, str]

    @classmethod
    def of(cls, account: str, row: Row, probability: float | None) -> "Deal":
        """Return the deal of a project's row."""
        closed = row.get("closed_on")
        return cls(
            account,
            str(row["id"]),
            row["status"] == "won",
            date.fromisoformat(closed) if closed else None,
            probability,
            factors_of(row),
        )


@dataclass(frozen=True)
class Design:
    """Deals as a matrix: the chain's log-odds, whether there are any, and each factor's values.

    Parameters
    ----------
    columns
        What each column is: a factor and a value of it.
    matrix
        Deals × columns.
    """

    columns: tuple[tuple[str, str], ...]
    matrix: Floats

    @cached_property
    def groups(self) -> Indices:
        """The number of each deal's group: deals that nothing tells apart share one."""
        _, found = np.unique(self.matrix.round(DECIMALS), axis=0, return_inverse=True)
        return np.asarray(found).reshape(-1)

    @property
    def factors(self) -> tuple[str, ...]:
        """The factors that have columns, the chain first."""
        return tuple(dict.fromkeys(name for name, _ in self.columns))

    def alone(self, factor: str) -> Floats:
        """Return a factor's columns."""
        return self.matrix[:, [name == factor for name, _ in self.columns]]

    def without(self, factor: str) -> Floats:
        """Return the matrix without a factor's columns."""
        return self.matrix[:, [name != factor for name, _ in self.columns]]


def factors_of(row: Row) -> dict[str, str]:
    """Return a project's recorded factors by name.

    Examples
    --------
    >>> factors_of({"id": "p", "factor:budget": "Yes"})
    {'budget': 'yes'}
    """
    names = (key.removeprefix(FACTOR_PREFIX) for key in row if key.startswith(FACTOR_PREFIX))
    return {name: factor_value(row, name) for name in names}


def design(deals: Sequence[Deal], leave_out: Collection[str] = ()) -> Design:
    """Return the matrix of deals; factors that are left out get no columns."""
    chances = np.array([np.nan if d.probability is None else d.probability for d in deals])
    is_unknown = np.isnan(chances)
    columns: dict[tuple[str, str], Floats] = {}
    if not is_unknown.all():
        columns[CHAIN, LOG_ODDS] = log_odds(np.where(is_unknown, 0.5, chances))
    if 0 < is_unknown.sum() < len(deals):
        columns[CHAIN, UNKNOWN] = is_unknown.astype(float)
    names = sorted({name for deal in deals for name in deal.factors} - set(leave_out))
    for name in names:
        columns |= _one_hot(name, [deal.factors.get(name, UNKNOWN) for deal in deals])
    matrix = np.stack(list(columns.values()), axis=1) if columns else np.empty((len(deals), 0))
    return Design(tuple(columns), matrix)


def _one_hot(name: str, values: list[str]) -> dict[tuple[str, str], Floats]:
    """Return a column for each value that enough deals have; nothing where there is but one."""
    counts = Counter(values)
    kept = [v if v == UNKNOWN or counts[v] >= LEAST_TO_TELL_APART else OTHER for v in values]
    told = sorted(set(kept))
    if len(told) < 2:
        return {}
    return {(name, value): np.array([v == value for v in kept], dtype=float) for value in told}
