"""The analyses of the decision chain: who has which part in it, how near to us and competitors."""

from typing import Any

from graph.analysis.answer import Result
from graph.analysis.body.project_votes import decision_whatever_its_rule
from graph.analysis.body.voting_body import BodyBeside, BodySeat, voting_body
from graph.analysis.chain.decision_chain import ChainBeside, decision_chain
from graph.analysis.chain.members import ChainMember
from graph.analysis.competitors.competitors import CompetitorsBeside, competitors
from graph.analysis.competitors.opposers import Opposer
from graph.analysis.decision import Decision
from graph.analysis.description import Analysis
from graph.analysis.levels.relationship_indicators import LevelBeside
from graph.analysis.levels.relationship_levels import RelationshipLevel, relationship_levels
from graph.analysis.parameters import ChainParameters, CompetitorParameters, Parameters
from graph.progress import Progress


def _chain(decision: Decision, asked: ChainParameters, progress: Progress) -> Result:
    return decision_chain(
        decision,
        since=asked.since,
        hidden=asked.hidden,
        draws=asked.draws,
        seed=asked.seed,
        progress=progress,
    )


def _competitors(decision: Decision, asked: CompetitorParameters, progress: Progress) -> Result:
    return competitors(decision, competitor=asked.competitor, limit=asked.limit)


CHAIN_ANALYSES: tuple[Analysis[Any], ...] = (
    Analysis(
        "decision-chain",
        "Who decides by role, line and step, who stands hidden behind them, and what changed.",
        "决策链",
        ChainParameters,
        ChainMember,
        _chain,
        ChainBeside,
    ),
    Analysis(
        "competition",
        "Whose friend is who, where competitors are stronger, whom to convert or isolate.",
        "竞争态势",
        CompetitorParameters,
        Opposer,
        _competitors,
        CompetitorsBeside,
    ),
    Analysis(
        "relationship-levels",
        "Where each contact stands, what the ratings support, and what one step up takes.",
        "层级",
        Parameters,
        RelationshipLevel,
        lambda decision, asked, progress: relationship_levels(decision),
        LevelBeside,
    ),
    Analysis(
        "decision-body",
        "Who votes in the project's decision, whose vote matters, and what titles suggest.",
        "决策中心",
        Parameters,
        BodySeat,
        lambda decision, asked, progress: voting_body(decision),
        BodyBeside,
        decision=decision_whatever_its_rule,
    ),
)
