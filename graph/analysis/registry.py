"""Every analysis described once: what HTTP, the command line and the documentation read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graph.analysis.access_paths import AccessBeside, AccessPath, access_paths
from graph.analysis.answer import Item, Part, Result
from graph.analysis.centralities import CentralityFinding, centralities
from graph.analysis.coach_candidates import CoachCandidate, coach_candidates
from graph.analysis.decision import Decision
from graph.analysis.fragile_points import FragilePoint
from graph.analysis.fragility import FragilityBeside, fragility
from graph.analysis.hidden_decision_makers import (
    HiddenBeside,
    HiddenDecisionMaker,
    hidden_decision_makers,
)
from graph.analysis.influence import InfluenceFinding, influence
from graph.analysis.parameters import (
    AccessParameters,
    CoachParameters,
    FragilityParameters,
    HiddenParameters,
    Parameters,
    PointerParameters,
    RisingParameters,
    WinParameters,
)
from graph.analysis.pointers import Pointer, Thresholds, pointers
from graph.analysis.rising_stars import RisingStar, rising_stars
from graph.analysis.win_basis import WinBeside
from graph.analysis.win_rate import WinRate, win_rates
from graph.progress import Progress

P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True)
class Analysis(Generic[P]):
    """An analysis: its name in URLs and commands, what it answers, and how.

    `beside` is the model of what its answer has beside the items, if anything; made without
    values it says that nothing is known. `every_project`: where no project is named it answers
    for every open one. `uses_tenant`: it rests on the tenant's other accounts too.
    """

    name: str
    what: str
    zh: str
    parameters: type[P]
    finding: type[Item]
    function: Callable[[Decision, P, Progress], Result]
    beside: type[Part] | None = None
    every_project: bool = False
    uses_tenant: bool = False


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


def _win_rate(decision: Decision, asked: WinParameters, progress: Progress) -> Result:
    return win_rates(
        decision,
        project=asked.project,
        body=asked.body,
        draws=asked.draws,
        seed=asked.seed,
        progress=progress,
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


ANALYSES: Mapping[str, Analysis[Any]] = {
    analysis.name: analysis
    for analysis in (
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
            "win-rate",
            "How likely each open project is won, by the people who decide it.",
            "赢率",
            WinParameters,
            WinRate,
            _win_rate,
            WinBeside,
            every_project=True,
            uses_tenant=True,
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
    )
}
