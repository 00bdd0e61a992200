"""Pointers (指路人): people who know the way: they hear much and tell openly, and move little."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analysis.access.our_side import KnownBy
from graph.analysis.answer import (
    Evidence,
    Finding,
    Result,
    contact_name,
    doubts,
    questions,
    ranked_places,
)
from graph.analysis.decision import Decision, by_contact
from graph.analysis.favour import rated_on
from graph.analysis.resting_on import about, resting_on
from graph.analysis.standing import Standing
from graph.analysis.through import chain_evidence
from graph.analysis.voice_and_ear import HeardFrom
from graph.model import Row
from graph.stances import Level

DIMENSION = "information_passing"
TIED = 1e-9
"""Voices and ears no further apart are equal."""
HOLDERS = frozenset({"A", "D"})
"""Roles of those who decide: they are no pointers."""


@dataclass(frozen=True)
class Thresholds:
    """What makes a pointer: a proposal of the method's, so each can be asked otherwise.

    Parameters
    ----------
    ear_top
        The share of people whose ear is large enough.
    voice_below
        The share of people whose voice is small enough: ½ is below the median.
    open_from
        The least rating of information passing, where there is one.
    """

    ear_top: float = 0.3
    voice_below: float = 0.5
    open_from: float = 2.0


class Pointer(Finding):
    """A person who knows the way; the score is the ear.

    `information_passing` is the rating from 0 to 4 (null: nobody rated it); `hears_from`: who of
    the decision body the person hears; `reaches_us`: who of us knows the person.
    """

    ear: float
    voice: float
    information_passing: float | None
    level: Level
    hears_from: tuple[HeardFrom, ...]
    reaches_us: tuple[KnownBy, ...]


def pointers(
    decision: Decision, *, limit: int | None = 10, thresholds: Thresholds | None = None
) -> Result:
    """Return the people who know the way, by falling ear.

    Parameters
    ----------
    decision
        The decision.
    limit
        At most so many (None: all).
    thresholds
        What makes a pointer.

    Returns
    -------
    Result
        Items are Pointer, ties by id. Nobody is one of whom it is not known to whom they listen.
    """
    found = _Pointers(decision, thresholds or Thresholds())
    reasons = doubts(decision)
    return Result(
        items=tuple(found.finding(rank, j) for rank, j in enumerate(found.ranked[:limit], 1)),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=questions(decision),
    )


@dataclass(frozen=True)
class _Pointers(Standing):
    thresholds: Thresholds

    @cached_property
    def ranked(self) -> list[int]:
        if not len(self.decision.graph):
            return []
        ear, voice = self.heard.ear, self.heard.voice
        hears = ear >= np.quantile(ear, 1 - self.thresholds.ear_top) - TIED
        is_quiet = voice < np.quantile(voice, self.thresholds.voice_below) - TIED
        fits = hears & is_quiet & self.decision.heard
        ranked = ranked_places(self.decision, ear)
        return [j for j in ranked if fits[j] and self._tells(j) and not self._decides(j)]

    @cached_property
    def ratings(self) -> Mapping[str, Row]:
        """Each person's rating that counts: the project's before general ones, then the latest."""
        rows = (row for row in self.decision.facts("ratings") if row["dimension"] == DIMENSION)
        return {person: max(of, key=_counts) for person, of in by_contact(rows).items()}

    def rating(self, person: str) -> float | None:
        row = self.ratings.get(person)
        return float(row["score"]) if row else None

    def finding(self, rank: int, j: int) -> Pointer:
        person = self.decision.graph.people[j]
        hears_from = self.heard.hears_from(j)
        return Pointer(
            rank=rank,
            contact=contact_name(self.decision, j),
            score=float(self.heard.ear[j]),
            ear=float(self.heard.ear[j]),
            voice=float(self.heard.voice[j]),
            information_passing=self.rating(person["id"]),
            level=self.favours.level(person["id"]),
            hears_from=hears_from,
            reaches_us=self.side.reaches_us(person["id"]),
            evidence=(
                self._rating_evidence(person),
                *self.side.evidence(person),
                *chain_evidence(self.decision, hears_from),
            ),
        )

    def _tells(self, j: int) -> bool:
        rating = self.rating(self.decision.graph.ids[j])
        return rating is None or rating >= self.thresholds.open_from

    def _decides(self, j: int) -> bool:
        held = self.decision.roles.get(self.decision.graph.ids[j], [])
        return any(row["role"] in HOLDERS for row in held)

    def _rating_evidence(self, person: Row) -> Evidence:
        row = self.ratings.get(person["id"])
        if row is None:
            return about("information_passing_unrated", person)
        return resting_on(
            "information_passing",
            "ratings",
            row,
            name=person["name"],
            score=row["score"],
            on=row.get("on", ""),
            note=row.get("evidence", ""),
            source=row.get("source", ""),
        )


def _counts(row: Row) -> tuple[bool, str]:
    return "project" in row, rated_on(row)
