"""The power map as data: people with marks, lines, both layouts, findings; for any front end."""

from collections.abc import Sequence

from graph.analysis.answer import coverage
from graph.analysis.decision import Decision
from graph.analysis.hidden_decision_makers import HiddenDecisionMaker
from graph.view.evidence import coverage_in_words
from graph.view.finding import ringed
from graph.view.influence_layout import influence_layout
from graph.view.influence_lines import influence_lines
from graph.view.map_people import map_people
from graph.view.names import in_language
from graph.view.organisation_layout import organisation_layout
from graph.view.phrases import Language
from graph.view.power_map_model import (
    MapCoverage,
    MapFinding,
    MapProject,
    MapThrough,
    MapUnit,
    PowerMap,
)

__all__ = ["PowerMap", "power_map"]


def power_map(
    decision: Decision, findings: Sequence[HiddenDecisionMaker], language: Language
) -> PowerMap:
    """Return the power map of a decision.

    Parameters
    ----------
    decision
        The decision with its influence model at a date.
    findings
        Its hidden decision makers, best first, their evidence in words of the language.
    language
        Of all words that are not data.

    Returns
    -------
    PowerMap
        JSON for other front ends: positions are the centres of cards, y downwards.
    """
    graph = decision.graph
    named = ringed(findings)
    project = decision.project
    return PowerMap(
        account=graph.account,
        name=graph.name,
        project=MapProject(id=project["id"], name=project["name"]) if project else None,
        as_of=graph.as_of,
        believed_at=graph.believed_at,
        version=graph.version,
        language=language,
        coverage=_coverage(decision, language),
        units=_units(decision, language),
        people=map_people(decision, named, language),
        influences=influence_lines(decision, named),
        organisation=organisation_layout(graph),
        influence=influence_layout(decision),
        findings=tuple(_finding(found, named) for found in findings),
    )


def _units(decision: Decision, language: Language) -> dict[str, MapUnit]:
    return {
        row["id"]: MapUnit(name=row["name"], short_name=in_language(row["name"], language))
        for row in decision.graph.facts["units"]
    }


def _coverage(decision: Decision, language: Language) -> MapCoverage:
    known = coverage_in_words(coverage(decision), language)
    return MapCoverage(
        people=known.people, heard=known.heard, power_unknown=known.power_unknown, words=known.text
    )


def _finding(finding: HiddenDecisionMaker, named: frozenset[str]) -> MapFinding:
    return MapFinding(
        rank=finding.rank,
        contact=finding.contact.id,
        score=finding.score,
        is_ringed=finding.contact.id in named,
        evidence=tuple(evidence.text for evidence in finding.evidence),
        through=tuple(
            MapThrough(
                contact=step.contact.id,
                share=step.share,
                chain=tuple(person.id for person in step.chain),
            )
            for step in finding.through
        ),
    )
