"""Every analysis described once: what HTTP, the command line and the documentation read."""

from collections.abc import Mapping
from typing import Any

from graph.analysis.access.access_paths import AccessBeside, AccessPath, access_paths
from graph.analysis.advice.entries import ADVICE_ANALYSES
from graph.analysis.answer import Result
from graph.analysis.chain.entries import CHAIN_ANALYSES
from graph.analysis.coaches.coach_candidates import CoachCandidate, coach_candidates
from graph.analysis.coaches.pointers import Pointer, Thresholds, pointers
from graph.analysis.conduct.entries import CONDUCT_ANALYSES
from graph.analysis.decision import Decision
from graph.analysis.description import Analysis
from graph.analysis.fragility.fragile_points import FragilePoint
from graph.analysis.fragility.fragility import FragilityBeside, fragility
from graph.analysis.hidden.centralities import CentralityFinding, centralities
from graph.analysis.hidden.hidden_decision_makers import (
    HiddenBeside,
    HiddenDecisionMaker,
    hidden_decision_makers,
)
from graph.analysis.influence import InfluenceFinding, influence
from graph.analysis.pains.entries import PAIN_ANALYSES
from graph.analysis.parameters import (
    AccessParameters,
    CoachParameters,
    FragilityParameters,
    HiddenParameters,
    Parameters,
    PointerParameters,
    RisingParameters,
)
from graph.analysis.people.entries import PEOPLE_ANALYSES
from graph.analysis.rising.rising_stars import RisingStar, rising_stars
from graph.analysis.win.entries import WIN_ANALYSES
from graph.progress import Progress

__all__ = ["ANALYSES", "Analysis"]


def _hidden(decision: Decision, asked: HiddenParameters, progress: Progress) -> Result:
    return hidden_decision_makers(
        decision,
        limit=asked.limit,
        include_chain=asked.include_chain,
        draws=asked.draws,
        seed=asked.seed,
        centralities=asked.centralities,
        progress=progress,
    )


def _rising(decision: Decision, asked: RisingParameters, progress: Progress) -> Result:
    return rising_stars(
        decision,
        limit=asked.limit,
        windows=asked.windows,
        window=asked.window,
        draws=asked.draws,
        seed=asked.seed,
        progress=progress,
    )


def _access(decision: Decision, asked: AccessParameters, progress: Progress) -> Result:
    return access_paths(
        decision,
        asked.target,
        source=asked.source,
        k=asked.k,
        samples=asked.samples,
        seed=asked.seed,
    )


def _fragility(decision: Decision, asked: FragilityParameters, progress: Progress) -> Result:
    return fragility(
        decision,
        limit=asked.limit,
        remove=asked.remove,
        draws=asked.draws,
        seed=asked.seed,
        progress=progress,
    )


def _coaches(decision: Decision, asked: CoachParameters, progress: Progress) -> Result:
    return coach_candidates(decision, limit=asked.limit, k=asked.k)


def _pointers(decision: Decision, asked: PointerParameters, progress: Progress) -> Result:
    thresholds = Thresholds(asked.ear_top, asked.voice_below, asked.open_from)
    return pointers(decision, limit=asked.limit, thresholds=thresholds)


_DESCRIBED: tuple[Analysis[Any], ...] = (
    Analysis(
        "hidden-decision-makers",
        "Who moves the decision beyond what their post explains, and through whom.",
        "隐形决策者",
        HiddenParameters,
        HiddenDecisionMaker,
        _hidden,
        HiddenBeside,
    ),
    Analysis(
        "rising-stars",
        "Whose share of the decision grows from window to window, and who began to listen.",
        "明日之星",
        RisingParameters,
        RisingStar,
        _rising,
    ),
    Analysis(
        "coach-candidates",
        "Favourable people whom the decision hears and who hear it, and the best set of them.",
        "教练人选",
        CoachParameters,
        CoachCandidate,
        _coaches,
    ),
    Analysis(
        "pointers",
        "People who know the way: they hear much, tell openly and move little.",
        "指路人",
        PointerParameters,
        Pointer,
        _pointers,
    ),
    Analysis(
        "influence",
        "Everybody's decision power, decision influence and formal power.",
        "影响力",
        Parameters,
        InfluenceFinding,
        lambda decision, asked, progress: influence(decision),
    ),
    Analysis(
        "centralities",
        "Classical centralities of the informal network.",
        "中心性",
        Parameters,
        CentralityFinding,
        lambda decision, asked, progress: centralities(decision),
    ),
    Analysis(
        "access-paths",
        "How we reach somebody: who introduces us to whom, and how surely.",
        "公关路径",
        AccessParameters,
        AccessPath,
        _access,
        AccessBeside,
    ),
    Analysis(
        "fragility",
        "Without which contact, link or colleague the decision comes apart or out of reach.",
        "脆弱点",
        FragilityParameters,
        FragilePoint,
        _fragility,
        FragilityBeside,
    ),
    *CHAIN_ANALYSES,
    *CONDUCT_ANALYSES,
    *PAIN_ANALYSES,
    *WIN_ANALYSES,
    *PEOPLE_ANALYSES,
    *ADVICE_ANALYSES,
)
ANALYSES: Mapping[str, Analysis[Any]] = {analysis.name: analysis for analysis in _DESCRIBED}
