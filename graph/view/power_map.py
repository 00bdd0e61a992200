"""The power map as data: people with marks, lines, both layouts, findings; for any front end."""

from graph.analysis.answer import Result, coverage
from graph.analysis.decision import Decision
from graph.view.empty_seats import map_seats
from graph.view.evidence import coverage_in_words, in_words, reason_in_words
from graph.view.finding import hidden_items, map_finding, named
from graph.view.groups import map_groups
from graph.view.influence_layout import influence_layout
from graph.view.influence_lines import influence_lines
from graph.view.map_people import map_people
from graph.view.names import in_language
from graph.view.organisation_layout import organisation_layout
from graph.view.phrases import Language
from graph.view.power_map_model import (
    MapCoverage,
    MapProject,
    MapUnit,
    PowerMap,
)

__all__ = ["PowerMap", "power_map"]


def power_map(decision: Decision, hidden: Result, language: Language) -> PowerMap:
    """Return the power map of a decision.

    Parameters
    ----------
    decision
        The decision with its influence model at a date.
    hidden
        Its hidden decision makers.
    language
        Of all words that are not data.

    Returns
    -------
    PowerMap
        JSON for other front ends: positions are the centres of cards, y downwards.
    """
    graph = decision.graph
    organisation, influence = organisation_layout(graph), influence_layout(decision)
    ringed = named(hidden)
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
        people=map_people(decision, ringed, language),
        influences=influence_lines(decision, ringed),
        organisation=organisation,
        influence=influence,
        seats=map_seats(decision, organisation, influence, language),
        groups=map_groups(decision),
        verdict=hidden.verdict,
        reasons=tuple(reason_in_words(reason, language) for reason in hidden.reasons),
        ask=tuple(in_words(question, language).text for question in hidden.ask),
        findings=tuple(map_finding(found, ringed, language) for found in hidden_items(hidden)),
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
