"""Conduct, as it is described in the registry."""

from typing import Any

from graph.analysis.answer import Result
from graph.analysis.conduct.conduct import ConductBeside, ConductFinding, ConductParameters, conduct
from graph.analysis.decision import Decision
from graph.analysis.description import Analysis
from graph.progress import Progress


def _conduct(decision: Decision, asked: ConductParameters, progress: Progress) -> Result:
    return conduct(decision, year=asked.year)


CONDUCT_ANALYSES: tuple[Analysis[Any], ...] = (
    Analysis(
        "conduct",
        "What was offered to whom in a year, held against the conduct rules.",
        "接触行为规范",
        ConductParameters,
        ConductFinding,
        _conduct,
        ConductBeside,
        every_project=True,
    ),
)
