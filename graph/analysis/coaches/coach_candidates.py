"""Coach candidates: favourable people whom the decision hears, and who hear the decision."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats
from graph.analysis.access.our_side import ColleagueName, KnownBy
from graph.analysis.answer import (
    Evidence,
    Finding,
    Reason,
    Result,
    contact_name,
    doubts,
    questions,
    ranked_places,
)
from graph.analysis.coaches.coach_set import SetMember, coach_set
from graph.analysis.decision import Decision
from graph.analysis.resting_on import about
from graph.analysis.standing import Standing
from graph.analysis.through import Through, chain_evidence
from graph.analysis.voice_and_ear import HeardFrom
from graph.stances import Level

SET_SIZE = 3


class CoachCandidate(Finding):
    """A person who could coach us; the score is favour × trust × √(voice · ear).

    `through`: through whom the decision hears the person; `hears_from`: who of the decision body
    the person hears; `reaches_us`: who of us knows the person. `in_set` is the place in the best
    set of coaches (null: not in it) and `adds` what the person adds to the share of the decision
    that those before reach.
    """

    level: Level
    favour: float
    trust: float
    trusted_colleague: ColleagueName | None
    voice: float
    ear: float
    in_set: int | None
    adds: float | None
    through: tuple[Through, ...]
    hears_from: tuple[HeardFrom, ...]
    reaches_us: tuple[KnownBy, ...]


def coach_candidates(decision: Decision, *, limit: int | None = 10, k: int = SET_SIZE) -> Result:
    """Return who could coach us, best first, and with them the best set of k.

    Parameters
    ----------
    decision
        The decision.
    limit
        At most so many (None: all) and, beyond it, those of the set whose rank is lower.
    k
        How many the set shall have.

    Returns
    -------
    Result
        Items are CoachCandidate, by falling score, ties by id; opposed people are left out.
    """
    coaches = _Coaches(decision, k)
    places = [
        (rank, j)
        for rank, j in enumerate(coaches.ranked, 1)
        if limit is None or rank <= limit or j in coaches.chosen
    ]
    reasons = doubts(decision) or coaches.doubts
    return Result(
        items=tuple(coaches.finding(rank, j) for rank, j in places),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=(*questions(decision), *(q for _, j in places for q in coaches.question(j))),
        is_limited=True,
    )


@dataclass(frozen=True)
class _Coaches(Standing):
    k: int

    @cached_property
    def favour(self) -> Floats:
        return np.array([self.favours.favour(id_) for id_ in self.decision.graph.ids], dtype=float)

    @cached_property
    def trust(self) -> Floats:
        return np.array([self.favours.trust(id_) for id_ in self.decision.graph.ids], dtype=float)

    @cached_property
    def scores(self) -> Floats:
        return self.favour * self.trust * np.sqrt(self.heard.voice * self.heard.ear)

    @cached_property
    def ranked(self) -> list[int]:
        return [j for j in ranked_places(self.decision, self.scores) if self.favour[j] > 0]

    @cached_property
    def chosen(self) -> dict[int, tuple[int, SetMember]]:
        members = coach_set(self.decision, self.favour, self.k)
        return {member.place: (position, member) for position, member in enumerate(members, 1)}

    @property
    def doubts(self) -> tuple[Reason, ...]:
        levels = {self.favours.level(id_) for id_ in self.decision.graph.ids}
        return ("stances_unknown",) if levels <= {"unknown"} else ()

    def question(self, j: int) -> tuple[Evidence, ...]:
        person = self.decision.graph.people[j]
        is_unknown = self.favours.level(person["id"]) == "unknown"
        return (about("ask_level", person),) if is_unknown else ()

    def finding(self, rank: int, j: int) -> CoachCandidate:
        person = self.decision.graph.people[j]
        through, hears_from = self.heard.through(j), self.heard.hears_from(j)
        trusted = self.favours.trusted(person["id"])
        in_set, member = self.chosen.get(j, (None, None))
        return CoachCandidate(
            rank=rank,
            contact=contact_name(self.decision, j),
            score=float(self.scores[j]),
            level=self.favours.level(person["id"]),
            favour=float(self.favour[j]),
            trust=float(self.trust[j]),
            trusted_colleague=self.side.name(trusted) if trusted else None,
            voice=float(self.heard.voice[j]),
            ear=float(self.heard.ear[j]),
            in_set=in_set,
            adds=member.adds if member else None,
            through=through,
            hears_from=hears_from,
            reaches_us=self.side.reaches_us(person["id"]),
            evidence=(
                *self.favours.evidence(person),
                *self.side.evidence(person),
                *chain_evidence(self.decision, (*through, *hears_from)),
            ),
        )
