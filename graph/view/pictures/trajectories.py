"""The trajectories of rising stars, as data: where each stood at every window's end."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from graph.account_graph import AccountGraph
from graph.analysis.answer import Verdict
from graph.view.answer import Answer
from graph.view.evidence import reason_in_words
from graph.view.names import in_language, name_of
from graph.view.phrases import Language


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class TrajectoryPoint(_Part):
    """Where a person stood at a window's end: the percentile of their decision influence."""

    as_of: date
    percentile: float


class Trajectory(_Part):
    """A rising star: the way so far, and how steep it is per window."""

    contact: str
    name: str
    short_name: str
    title: str | None
    slope: float
    slope_interval: tuple[float, float]
    points: tuple[TrajectoryPoint, ...]
    evidence: tuple[str, ...]


class Trajectories(_Part):
    """The rising stars of an account at a date, the highest score first.

    `reasons` and `ask` say, in words, why there is not enough evidence and what to ask.
    """

    account: str
    name: str
    project: str | None
    project_name: str | None
    as_of: date
    believed_at: datetime | None
    version: int
    language: Language
    verdict: Verdict
    reasons: tuple[str, ...]
    ask: tuple[str, ...]
    people: tuple[Trajectory, ...]


def trajectories_of(found: Answer[Any], graph: AccountGraph, language: Language) -> Trajectories:
    """Return the trajectories that an answer of `rising-stars` holds.

    Parameters
    ----------
    found
        The answer.
    graph
        The account that it is about.
    language
        Of the words.
    """
    return Trajectories(
        account=found.account,
        name=graph.name,
        project=found.project,
        project_name=name_of(graph.facts["projects"], found.project),
        as_of=found.as_of,
        believed_at=found.believed_at,
        version=found.version,
        language=language,
        verdict=found.verdict,
        reasons=tuple(reason_in_words(reason, language) for reason in found.reasons),
        ask=tuple(question.text for question in found.ask),
        people=tuple(_people(found.items, language)),
    )


def _people(items: Sequence[Any], language: Language) -> list[Trajectory]:
    return [
        Trajectory(
            contact=item.contact.id,
            name=item.contact.name,
            short_name=in_language(item.contact.name, language),
            title=item.contact.title,
            slope=item.slope,
            slope_interval=item.slope_interval,
            points=tuple(TrajectoryPoint.model_validate(dict(one)) for one in item.trajectory),
            evidence=tuple(said.text for said in item.evidence),
        )
        for item in items
    ]
