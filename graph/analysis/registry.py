"""Every analysis described once: what HTTP, the command line and the documentation read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph.analysis.access_paths import PATHS, AccessBeside, AccessPath, access_paths
from graph.analysis.answer import Finding, Part, Result
from graph.analysis.centralities import CentralityFinding, centralities
from graph.analysis.coach_candidates import SET_SIZE, CoachCandidate, coach_candidates
from graph.analysis.decision import Decision
from graph.analysis.hidden_decision_makers import HiddenDecisionMaker, hidden_decision_makers
from graph.analysis.influence import InfluenceFinding, influence
from graph.analysis.likelihood import DRAWS
from graph.analysis.pointers import Pointer, Thresholds, pointers
from graph.analysis.reliability import SAMPLES
from graph.analysis.rising_stars import WINDOW_DAYS, WINDOWS, RisingStar, rising_stars
from graph.model.types import Day
from graph.progress import Progress


def _moment(value: Any) -> Any:
    """Return the last moment of a day for a date; times without zone are UTC."""
    if not isinstance(value, str):
        return value
    moment = datetime.fromisoformat(value)
    if len(value) == len("2026-06-30"):
        return datetime.combine(moment.date(), time.max, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Parameters(BaseModel):
    """What every analysis can be asked with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    as_of: Annotated[
        Day | None,
        Field(description="The date whose facts count, YYYY-MM-DD (default: today, UTC)."),
    ] = None
    believed_at: Annotated[
        datetime | None,
        BeforeValidator(_moment),
        Field(description="What we knew then: a date (its end) or a time; default: all we know."),
    ] = None
    project: Annotated[
        str | None, Field(description="The project's id (default: the only open one).")
    ] = None
    body: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100_000,
            description="Who decides: roles, top, everyone, or ID:weight,ID:weight… (default: "
            "roles where the project has them, else the top formal level, else everyone).",
        ),
    ] = None
    limit: Annotated[
        int | None, Field(ge=1, le=100_000, description="At most so many findings.")
    ] = None


class HiddenParameters(Parameters):
    """What hidden decision makers can be asked with."""

    limit: Annotated[
        int | None, Field(ge=1, le=200, description="At most so many findings, 200 at the most.")
    ] = 10
    include_chain: Annotated[bool, Field(description="Also people with a role in the project.")] = (
        False
    )
    draws: Annotated[
        int, Field(ge=1, le=10_000, description="How often the data are drawn anew.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


class RisingParameters(Parameters):
    """What rising stars can be asked with."""

    body: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100_000,
            description="Who decides: everyone (default), roles, top, or ID:weight,ID:weight…; "
            "roles and top as of each window's end.",
        ),
    ] = "everyone"
    windows: Annotated[int, Field(ge=2, le=12, description="How many windows.")] = WINDOWS
    window: Annotated[int, Field(ge=7, le=730, description="How long each is, in days.")] = (
        WINDOW_DAYS
    )
    draws: Annotated[
        int, Field(ge=1, le=10_000, description="How often the data are drawn anew.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


class AccessParameters(Parameters):
    """What access paths can be asked with."""

    target: Annotated[str, Field(description="The id of the contact to reach.")]
    source: Annotated[
        str | None, Field(description="The id of the contact to begin with (default: our people).")
    ] = None
    k: Annotated[int, Field(ge=1, le=100, description="At most so many paths.")] = PATHS
    samples: Annotated[
        int, Field(ge=1, le=20_000, description="How often the network is drawn.")
    ] = SAMPLES
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


class CoachParameters(Parameters):
    """What coach candidates can be asked with."""

    limit: Annotated[
        int | None,
        Field(ge=1, le=200, description="At most so many findings, and those of the set beyond."),
    ] = 10
    k: Annotated[int, Field(ge=1, le=10, description="How many the set shall have.")] = SET_SIZE


class PointerParameters(Parameters):
    """What pointers can be asked with."""

    limit: Annotated[
        int | None, Field(ge=1, le=200, description="At most so many findings, 200 at the most.")
    ] = 10
    ear_top: Annotated[
        float, Field(gt=0, le=1, description="The share of people who hear the decision most.")
    ] = Thresholds.ear_top
    voice_below: Annotated[
        float, Field(gt=0, le=1, description="The share of people whom it hears least.")
    ] = Thresholds.voice_below
    open_from: Annotated[
        float, Field(ge=0, le=4, description="The least rating of information passing.")
    ] = Thresholds.open_from


P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True)
class Analysis(Generic[P]):
    """An analysis: its name in URLs and commands, what it answers, and how.

    `beside` is the model of what its answer has beside the items, if anything; made without
    values it says that nothing is known.
    """

    name: str
    what: str
    zh: str
    parameters: type[P]
    finding: type[Finding]
    function: Callable[[Decision, P, Progress], Result]
    beside: type[Part] | None = None


def _hidden(decision: Decision, asked: HiddenParameters, progress: Progress) -> Result:
    return hidden_decision_makers(
        decision,
        limit=asked.limit,
        include_chain=asked.include_chain,
        draws=asked.draws,
        seed=asked.seed,
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
    )
}
