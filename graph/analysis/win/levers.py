"""Levers: whose stance moves the chance to win, and what one level up would gain."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.account_graph import Floats, Indices
from graph.analysis.answer import Evidence, Finding, Reason, Result, contact_name, ranked_places
from graph.analysis.decision import Decision
from graph.analysis.likelihood import DRAWS
from graph.analysis.through import Through, chain_evidence
from graph.analysis.voice_and_ear import VoiceAndEar
from graph.analysis.win.chance import Chance
from graph.analysis.win.draws import DrawnChain, drawn_chains
from graph.analysis.win.opinions import Chain
from graph.analysis.win.terms import stance_questions, stance_refs
from graph.progress import Progress, quiet
from graph.stances import Level, level_above


class Lever(Finding):
    """A person whose stance moves the chance to win; the score is ∂P/∂x_j.

    P is the chance that `win-rate` shows: the mean over draws, corrected by closed projects where
    enough are known. `stance` is x_j (null: unknown); `gain` is what P gains where the person rises
    from `from_level` to `to_level`: one level, from neutral to support where nothing is known
    (null: a coach already). `through` says through whom the decision hears the person.
    """

    level: Level
    stance: float | None
    from_level: Level
    to_level: Level | None
    gain: float | None
    through: tuple[Through, ...]


def levers(
    decision: Decision,
    *,
    body: str | None = None,
    limit: int | None = 10,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Result:
    """Return everybody by how far their stance moves the chance to win, most first.

    Parameters
    ----------
    decision
        The decision.
    body
        The body that was asked for.
    limit
        At most so many (None: all).
    draws, seed
        How often, and from where, links and unknown stances are drawn anew.
    progress
        Told how many draws are done.

    Returns
    -------
    Result
        Items are Lever, by falling score, ties by id; beside them which P it is.
    """
    chain = Chain.of(decision, body)
    reasons = chain_doubts(decision, chain)
    if chain is None:
        return Result(items=(), verdict="not_enough_evidence", reasons=reasons)
    found = _Levers(chain, tuple(drawn_chains(chain, draws, seed, progress)))
    ranked = ranked_places(decision, found.slopes)[:limit]
    return Result(
        items=tuple(found.finding(rank, j) for rank, j in enumerate(ranked, 1)),
        beside=found.chance.beside(found.probability if chain.is_known else None),
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=stance_questions(chain) if reasons else (),
    )


def chain_doubts(decision: Decision, chain: Chain | None) -> tuple[Reason, ...]:
    """Return why there is no chance to win to speak of; nothing where there is one."""
    if not len(decision.graph):
        return ("no_people",)
    if chain is None:
        return ("no_roles",) if decision.project else ("no_open_project",)
    return () if chain.is_known else ("stances_unknown",)


def slopes_of(chain: Chain, drawn: DrawnChain) -> Floats:
    """Return ∂P/∂x of everybody in one draw, length n."""
    return np.asarray(chain.slopes(drawn.opinions[None])[0] @ drawn.heard)


@dataclass(frozen=True)
class _Levers:
    chain: Chain
    drawn: tuple[DrawnChain, ...]

    @cached_property
    def chance(self) -> Chance:
        return Chance.of(self.chain.decision)

    @cached_property
    def probability(self) -> float:
        """P before any correction: the mean over the draws."""
        each = [self.chain.probability(drawn.opinions[None])[0] for drawn in self.drawn]
        return min(float(np.mean(each)), 1.0)

    @cached_property
    def slopes(self) -> Floats:
        """∂P/∂x before any correction: the mean over the draws, length n."""
        each = [slopes_of(self.chain, drawn) for drawn in self.drawn]
        return np.asarray(np.mean(each, axis=0))

    @cached_property
    def gains(self) -> Floats:
        """What P gains where each person rises one level, length n; nan where none is left."""
        gained = np.full(len(self.chain.stances), np.nan)
        people, before, after = self._rises
        gained[people] = self._shown_at(people, after) - self._shown_at(people, before)
        return gained

    def _shown_at(self, people: Indices, stances: Floats) -> Floats:
        """Return P as it is shown where each person alone stood at another stance."""
        each = [self.chain.probability(one.opinions_if(people, stances)) for one in self.drawn]
        return self.chance.shown(np.mean(each, axis=0))

    @cached_property
    def _rises(self) -> tuple[Indices, Floats, Floats]:
        """Who can rise, from which stance to which."""
        can = [
            (j, standing.stance_at(start_of(standing.level)), standing.stance_at(above))
            for j, standing in enumerate(self.chain.standings)
            if (above := level_above(standing.level))
        ]
        people, before, after = np.array(can, dtype=float).reshape(-1, 3).T
        return people.astype(np.intp), before, after

    @cached_property
    def _heard(self) -> VoiceAndEar:
        return VoiceAndEar(self.chain.decision)

    def finding(self, rank: int, j: int) -> Lever:
        standing, through = self.chain.standings[j], self._heard.through(j)
        gain = None if np.isnan(self.gains[j]) else float(self.gains[j])
        return Lever(
            rank=rank,
            contact=contact_name(self.chain.decision, j),
            score=float(self.slopes[j]) * self.chance.slope(self.probability),
            level=standing.level,
            stance=standing.stance,
            from_level=start_of(standing.level),
            to_level=level_above(standing.level),
            gain=gain,
            through=through,
            evidence=(self._told(j, gain), *chain_evidence(self.chain.decision, through)),
        )

    def _told(self, j: int, gain: float | None) -> Evidence:
        standing = self.chain.standings[j]
        return Evidence(
            kind="lever" if gain is not None else "lever_at_the_top",
            refs=stance_refs(standing),
            values={
                "name": self.chain.decision.graph.people[j]["name"],
                "level": standing.level,
                "rival": standing.rival > 0,
                "from_level": start_of(standing.level),
                "to_level": level_above(standing.level) or standing.level,
                "gain": gain or 0.0,
            },
        )


def start_of(level: Level) -> Level:
    """Return the level from which a person would rise: neutral where none is known."""
    return "neutral" if level == "unknown" else level
