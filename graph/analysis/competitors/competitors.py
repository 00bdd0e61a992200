"""Competitors in one project: whose friend is who, who opposes us, and whom nobody knows."""

from graph.analysis.answer import Evidence, Part, Reason, Result, doubts, questions
from graph.analysis.competitors.blind_spots import BlindSpot, BlindSpots
from graph.analysis.competitors.camps import Camps, PartyChain
from graph.analysis.competitors.contested import Contested, contested_people
from graph.analysis.competitors.leads import Lead
from graph.analysis.competitors.opposers import Opposers
from graph.analysis.competitors.party_levels import OURSELVES, PartyLevels, PartyName
from graph.analysis.decision import Decision
from graph.errors import NotFound

MOST_ASKED = 3


class CompetitorsBeside(Part):
    """What stands beside the opposers.

    `outcome` is the settled opinion of those who decide by today's stances, from −1 (against us)
    to 1 (for us), unknown ones taken as 0. `ours` is our side of the decision, `competitors`
    each competitor's; `stronger_on` says in which lines and units they lead us, `contested` are
    friends of both; `blind_spots` are people who matter and whom none of us knows.
    """

    outcome: float | None = None
    ours: PartyChain | None = None
    competitors: tuple[PartyChain, ...] = ()
    stronger_on: tuple[Lead, ...] = ()
    contested: tuple[Contested, ...] = ()
    blind_spots: tuple[BlindSpot, ...] = ()


def competitors(
    decision: Decision, *, competitor: str | None = None, limit: int | None = 10
) -> Result:
    """Return who opposes us and what would answer it, beside each competitor's friends and ours.

    Parameters
    ----------
    decision
        The decision.
    competitor
        A competitor's id: only its friends, and those opposed to us; None: every competitor's.
    limit
        At most so many opposers, friends of each party, contested people and blind spots (None:
        all).

    Returns
    -------
    Result
        Items are Opposer, by falling lever, ties by id; CompetitorsBeside stands beside them. The
        verdict is `not_enough_evidence` where nobody has a role, or no stance is known.

    Raises
    ------
    NotFound
        If there is no such competitor at the date.
    """
    levels = PartyLevels(decision)
    parties = _asked_for(levels, competitor)
    opposers, beside = Opposers(levels, parties), CompetitorsBeside()
    if len(decision.graph):
        beside = _beside(levels, parties, opposers.measures.outcome, limit)
    reasons = _reasons(decision, levels)
    return Result(
        items=tuple(opposers.finding(rank, j) for rank, j in enumerate(opposers.ranked[:limit], 1)),
        beside=beside,
        verdict="not_enough_evidence" if reasons else "ok",
        reasons=reasons,
        ask=(*_questions(levels, beside), *questions(decision)),
        is_limited=True,
    )


def _beside(
    levels: PartyLevels, parties: tuple[PartyName, ...], outcome: float, limit: int | None
) -> CompetitorsBeside:
    camps = Camps(levels, limit)
    return CompetitorsBeside(
        outcome=outcome,
        ours=camps.chain(OURSELVES),
        competitors=tuple(camps.chain(party) for party in parties),
        stronger_on=tuple(lead for party in parties for lead in camps.leads(party)),
        contested=contested_people(camps, parties),
        blind_spots=BlindSpots(levels).first(limit),
    )


def _asked_for(levels: PartyLevels, competitor: str | None) -> tuple[PartyName, ...]:
    if competitor is None:
        return levels.competitors
    found = tuple(party for party in levels.competitors if party.id == competitor)
    if not found:
        as_of = levels.decision.graph.as_of
        raise NotFound(f"no competitor has the id {competitor!r} at {as_of}")
    return found


def _questions(levels: PartyLevels, beside: CompetitorsBeside) -> tuple[Evidence, ...]:
    """Return whether anybody else competes, where none is recorded, and the first blind spots'."""
    nobody = () if levels.competitors else (Evidence(kind="ask_competitors"),)
    return (*nobody, *(one for spot in beside.blind_spots[:MOST_ASKED] for one in spot.ask))


def _reasons(decision: Decision, levels: PartyLevels) -> tuple[Reason, ...]:
    if not len(decision.graph):
        return ("no_people",)
    if not decision.roles and decision.body.source != "given":
        return ("no_roles",) if decision.project else ("no_open_project",)
    if all(standing.stance is None for standing in levels.standings.values()):
        return ("stances_unknown",)
    return doubts(decision)
