"""Every analysis described once: what HTTP, the command line and the documentation read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph.analysis.answer import Finding, Result
from graph.analysis.centralities import CentralityFinding, centralities
from graph.analysis.decision import Decision
from graph.analysis.hidden_decision_makers import HiddenDecisionMaker, hidden_decision_makers
from graph.analysis.influence import InfluenceFinding, influence
from graph.analysis.likelihood import DRAWS
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
        int | None, Field(ge=1, le=100_000, description="At most so many findings.")
    ] = 10
    include_chain: Annotated[bool, Field(description="Also people with a role in the project.")] = (
        False
    )
    draws: Annotated[
        int, Field(ge=1, le=10_000, description="How often the data are drawn anew.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True)
class Analysis(Generic[P]):
    """An analysis: its name in URLs and commands, what it answers, and how."""

    name: str
    what: str
    zh: str
    parameters: type[P]
    finding: type[Finding]
    function: Callable[[Decision, P, Progress], Result]


def _hidden(decision: Decision, asked: HiddenParameters, progress: Progress) -> Result:
    return hidden_decision_makers(
        decision,
        limit=asked.limit,
        include_chain=asked.include_chain,
        draws=asked.draws,
        seed=asked.seed,
        progress=progress,
    )


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
    )
}
