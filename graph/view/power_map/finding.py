"""Whom a map names as hidden decision makers, and what it says of them."""

from graph.analysis.answer import Result
from graph.analysis.hidden.hidden_decision_makers import HiddenDecisionMaker
from graph.view.evidence import in_words
from graph.view.phrases import Language
from graph.view.power_map.model import MapFinding, MapThrough


def hidden_items(result: Result) -> tuple[HiddenDecisionMaker, ...]:
    """Return a result's hidden decision makers, best first."""
    return tuple(item for item in result.items if isinstance(item, HiddenDecisionMaker))


def named(result: Result) -> frozenset[str]:
    """Return whom the map rings: those who are likely, where there is enough evidence."""
    if result.verdict != "ok":
        return frozenset()
    return frozenset(f.contact.id for f in hidden_items(result) if f.label != "possible")


def map_finding(
    finding: HiddenDecisionMaker, ringed: frozenset[str], language: Language
) -> MapFinding:
    """Return what the map says of a hidden decision maker, in a language."""
    return MapFinding(
        rank=finding.rank,
        contact=finding.contact.id,
        score=finding.score,
        probability=finding.probability,
        rank_interval=finding.rank_interval,
        label=finding.label,
        is_ringed=finding.contact.id in ringed,
        evidence=tuple(in_words(evidence, language).text for evidence in finding.evidence),
        through=tuple(
            MapThrough(
                contact=step.contact.id,
                share=step.share,
                chain=tuple(person.id for person in step.chain),
            )
            for step in finding.through
        ),
    )
