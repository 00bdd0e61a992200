"""Synthetic customers over two years: people on the way up, and decoys who stand as high now.

Every planted tie has a month in which it begins and one in which it ends.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.organisation import Organisation
from benchmarks.accuracy.planted import background
from benchmarks.accuracy.record import (
    AS_OF,
    FALSE,
    MISSING,
    MONTH_DAYS,
    MONTHS,
    NOISE,
    Rows,
)
from graph.account_graph import Floats, Indices

EACH = 4
"""How many rise, how many stay, and how many fall, all of the same level now."""
LISTENERS, TIE_WEIGHT = (4, 8), 1.0
RISE_MONTHS = (9, 15)
"""How long risers have been rising, and fallers falling."""
CHURN = 0.3
"""The share of ordinary ties that began, or ended, within the two years."""
DATED = 0.7
"""The share of links whose dates are known."""


@dataclass(frozen=True)
class Ties:
    """Who listens to whom, how much, and from which month (counting from 0) to which (without)."""

    listener: Indices
    heard: Indices
    weight: Floats
    begins: Indices
    ends: Indices

    def at(self, month: int, people: int) -> Floats:
        """Return listening in a month: rows listen."""
        there = (self.begins <= month) & (month < self.ends)
        listening = np.zeros((people, people))
        np.add.at(listening, (self.listener[there], self.heard[there]), self.weight[there])
        return listening


@dataclass(frozen=True)
class Panel:
    """Ties over time, and who was planted to rise, stay and fall."""

    ties: Ties
    risers: Indices
    decoys: Indices
    fallers: Indices


def panel(organisation: Organisation, random: np.random.Generator) -> Panel:
    """Return a customer's listening over two years."""
    staff = random.permutation(np.flatnonzero(organisation.depth == organisation.depth.max()))
    risers, decoys, fallers, _ = np.split(staff, [EACH, 2 * EACH, 3 * EACH])
    parts = [_ordinary(organisation, random)]
    for rises, stays, falls in zip(risers, decoys, fallers, strict=True):
        number = int(random.integers(*LISTENERS))
        months = int(random.integers(*RISE_MONTHS))
        new = random.integers(MONTHS - months, MONTHS, number)
        gone = random.integers(MONTHS - months, MONTHS, number)
        always, never = np.zeros(number, dtype=np.intp), np.full(number, MONTHS)
        parts += [
            _planted(organisation, rises, new, never, random),
            _planted(organisation, stays, always, never, random),
            _planted(organisation, falls, always, never, random),
            _planted(organisation, falls, always, gone, random),
        ]
    return Panel(_joined(parts), risers, decoys, fallers)


def _ordinary(organisation: Organisation, random: np.random.Generator) -> Ties:
    listening = background(organisation, random)
    listener, heard = np.nonzero(listening)
    number = len(listener)
    months = random.integers(1, MONTHS, number)
    fate = random.random(number)
    return Ties(
        listener,
        heard,
        listening[listener, heard],
        np.where(fate < CHURN, months, 0),
        np.where(fate > 1 - CHURN, months, MONTHS),
    )


def _planted(
    organisation: Organisation,
    heard: int,
    begins: NDArray[np.intp],
    ends: NDArray[np.intp],
    random: np.random.Generator,
) -> Ties:
    others = np.delete(np.arange(len(organisation)), heard)
    listener = random.choice(others, len(begins), replace=False)
    weight = TIE_WEIGHT * random.lognormal(0.0, NOISE, len(begins))
    return Ties(listener, np.full(len(begins), heard), weight, begins, ends)


def _joined(parts: list[Ties]) -> Ties:
    def join(name: str) -> Any:
        return np.concatenate([getattr(part, name) for part in parts])

    return Ties(
        join("listener"),
        join("heard"),
        join("weight"),
        join("begins"),
        join("ends"),
    )


def dated_link_rows(ties: Ties, ids: tuple[str, ...], random: np.random.Generator) -> Rows:
    """Return ties as they are recorded: a fifth missing, a tenth false, weights misjudged.

    Of most the dates are known; one whose dates are not is written down as long as it holds.
    """
    rows: Rows = []
    for place in np.flatnonzero(random.random(len(ties.weight)) >= MISSING):
        dated, ended = random.random() < DATED, ties.ends[place] < MONTHS
        if ended and not dated:
            continue
        begin = _first_of(int(ties.begins[place])) if dated and ties.begins[place] else None
        end = _first_of(int(ties.ends[place])) if ended else None
        ends = ids[ties.heard[place]], ids[ties.listener[place]]
        rows.append(_row(*ends, ties.weight[place], begin, end, random))
    for _ in range(round(FALSE * len(ties.weight))):
        heard, listener = random.choice(len(ids), 2, replace=False)
        month = int(random.integers(1, MONTHS))
        begin = _first_of(month) if random.random() < CHURN else None
        weight = float(random.choice(ties.weight))
        rows.append(_row(ids[heard], ids[listener], weight, begin, None, random))
    return list({(row["from"], row["to"], row["valid_from"]): row for row in rows}.values())


def _row(
    heard: str,
    listener: str,
    weight: float,
    begin: str | None,
    end: str | None,
    random: np.random.Generator,
) -> dict[str, str | float | None]:
    noisy = round(weight * float(random.lognormal(0.0, NOISE)), 6)
    dates = {"valid_from": begin, "valid_to": end}
    return {"from": heard, "to": listener, "weight": noisy, **dates}


def _first_of(month: int) -> str:
    return (AS_OF - timedelta(days=MONTH_DAYS * (MONTHS - month))).isoformat()
