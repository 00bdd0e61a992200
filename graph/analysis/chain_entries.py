"""The decision chain and competitors, as they are described in the registry."""

from typing import Any

from graph.analysis.answer import Result
from graph.analysis.chain_members import ChainMember
from graph.analysis.chain_parameters import ChainParameters, CompetitorParameters
from graph.analysis.competitors import CompetitorsBeside, competitors
from graph.analysis.decision import Decision
from graph.analysis.decision_chain import ChainBeside, decision_chain
from graph.analysis.description import Analysis
from graph.analysis.opposers import Opposer
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
        "competitors",
        "Whose friend is who, where competitors are stronger, whom to convert or isolate.",
        "友商",
        CompetitorParameters,
        Opposer,
        _competitors,
        CompetitorsBeside,
    ),
)
