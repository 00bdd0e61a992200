"""The power map as data: people with marks, lines, both layouts, findings; for any front end."""

from collections.abc import Mapping, Sequence

from graph.account_graph import AccountGraph
from graph.analysis.answer import Result, coverage
from graph.analysis.decision import Decision
from graph.analysis.windows import decision_in
from graph.view.evidence import coverage_in_words, in_words, reason_in_words
from graph.view.layout.influence import influence_layout
from graph.view.layout.organisation import organisation_layout
from graph.view.names import in_language
from graph.view.phrases import Language
from graph.view.power_map.access import best_ways
from graph.view.power_map.beside import MapBeside
from graph.view.power_map.change_words import in_words as change_in_words
from graph.view.power_map.changes import MapComparison, counted, map_changes
from graph.view.power_map.empty_seats import map_seats
from graph.view.power_map.finding import hidden_items, map_finding, named
from graph.view.power_map.groups import map_groups
from graph.view.power_map.influence_lines import InfluenceLine, influence_lines
from graph.view.power_map.model import (
    MapCoverage,
    MapNote,
    MapPerson,
    MapProject,
    MapUnit,
)
from graph.view.power_map.people import map_people
from graph.view.power_map.styles import MapStyles
from graph.view.power_map.ties import map_ties
from graph.view.power_map.trajectories import map_trajectories
from graph.view.power_map.union import union_of
from graph.view.power_map.whole import PowerMap

__all__ = ["PowerMap", "power_map"]


def power_map(
    decision: Decision,
    hidden: Result,
    language: Language,
    *,
    then: AccountGraph | None = None,
    body: str | None = None,
    beside: MapBeside | None = None,
) -> PowerMap:
    """Return the power map of a decision.

    Parameters
    ----------
    decision
        The decision with its influence model at a date.
    hidden
        Its hidden decision makers.
    language
        Of all words that are not data.
    then
        The account at another date, to compare with.
    body
        The decision body that was asked for.
    beside
        What other analyses found.

    Returns
    -------
    PowerMap
        JSON for other front ends: positions are the centres of cards, y downwards.
    """
    graph = decision.graph
    ringed = named(hidden)
    project = decision.project
    ways, trajectories = best_ways(decision), map_trajectories(decision, body)
    found = beside or MapBeside()
    everybody = map_people(decision, ringed, language, ways, trajectories)
    people = tuple(map(found.marked, everybody))
    lines = influence_lines(decision, ringed)
    both = decision if then is None else union_of(decision, then)
    organisation, influence = organisation_layout(both.graph), influence_layout(both)
    units = (_units(then, language) if then else {}) | _units(graph, language)
    return PowerMap(
        account=graph.account,
        name=graph.name,
        project=MapProject(id=project["id"], name=project["name"]) if project else None,
        as_of=graph.as_of,
        believed_at=graph.believed_at,
        version=graph.version,
        language=language,
        coverage=_coverage(decision, language),
        units=units,
        people=people,
        influences=lines,
        ties=map_ties(decision, language),
        organisation=organisation,
        influence=influence,
        seats=map_seats(decision, organisation, influence, language),
        groups=map_groups(decision),
        verdict=hidden.verdict,
        reasons=tuple(reason_in_words(reason, language) for reason in hidden.reasons),
        ask=tuple(in_words(question, language).text for question in hidden.ask),
        findings=tuple(map_finding(one, ringed, language) for one in hidden_items(hidden)),
        annotations=_notes(decision),
        advice=found.advice,
        comparison=(
            _comparison(decision, then, (people, lines), units, language) if then else None
        ),
        styles=MapStyles(),
    )


def _units(graph: AccountGraph, language: Language) -> dict[str, MapUnit]:
    return {
        row["id"]: MapUnit(name=row["name"], short_name=in_language(row["name"], language))
        for row in graph.facts["units"]
    }


def _coverage(decision: Decision, language: Language) -> MapCoverage:
    known = coverage_in_words(coverage(decision), language)
    return MapCoverage(
        people=known.people, heard=known.heard, power_unknown=known.power_unknown, words=known.text
    )


def _notes(decision: Decision) -> tuple[MapNote, ...]:
    """Return the notes of the project, and those of none."""
    shown = {None, decision.project["id"] if decision.project else None}
    columns = ("id", "text", "contact", "project", "author", "on")
    return tuple(
        MapNote.model_validate({column: row.get(column) for column in columns})
        for row in decision.graph.facts["annotations"]
        if row.get("project") in shown
    )


def _comparison(
    decision: Decision,
    then: AccountGraph,
    now: tuple[Sequence[MapPerson], Sequence[InfluenceLine]],
    units: Mapping[str, MapUnit],
    language: Language,
) -> MapComparison:
    people, lines = now
    other = decision_in(decision, then)
    before, lines_before = map_people(other, (), language), influence_lines(other, ())
    changes = map_changes(before, people, lines_before, lines)
    names = {person.id: person.short_name for person in (*before, *people)}
    there = {person.id for person in people}
    drawn = {(line.influencer, line.listener) for line in lines}
    return MapComparison(
        as_of=then.as_of,
        believed_at=then.believed_at,
        changes=tuple(
            change.model_copy(update={"words": change_in_words(change, names, units, language)})
            for change in changes
        ),
        counts=counted(changes),
        gone=tuple(person for person in before if person.id not in there),
        lines_gone=tuple(
            line for line in lines_before if (line.influencer, line.listener) not in drawn
        ),
    )
