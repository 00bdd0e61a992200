"""What the sections of all reports share: doubts, comparison with the last report, order."""

from collections.abc import Collection, Iterable
from typing import TypedDict

from graph.analysis.answer import Evidence, Result
from graph.model import Row
from graph.view.evidence import percent, reason_in_words
from graph.view.report.links import Links
from graph.view.report.model import Figure, ReportItem, ReportLine, ReportSection
from graph.view.report.words import report_word

MOST_EVIDENCE = 8
"""So many facts of one finding are printed; its page has all."""


def lines(links: Links, evidence: Iterable[Evidence]) -> tuple[ReportLine, ...]:
    """Return the first pieces of evidence in words, linked to their facts."""
    return tuple(links.line(one) for one in [*evidence][:MOST_EVIDENCE])


def word(links: Links, key: str, **values: object) -> str:
    """Return a report's words in the language of its links."""
    return report_word(key, links.language, **values)


def figure(links: Links, key: str, text: str) -> Figure:
    """Return a number with its name in words."""
    return Figure(name=word(links, key), text=text)


def share(value: float | None) -> str:
    """Return a share as a percentage; a dash where there is none.

    Examples
    --------
    >>> share(0.25), share(None)
    ('25 %', '–')
    """
    return "–" if value is None else percent(value)


def chance(probability: float | None) -> str:
    """Return a probability that was found by drawing: however many agree, it is never sure.

    Examples
    --------
    >>> chance(1.0), chance(0.25)
    ('> 99 %', '25 %')
    """
    return "> 99 %" if probability is not None and probability > 0.99 else share(probability)


def new_first(items: Iterable[ReportItem]) -> tuple[ReportItem, ...]:
    """Return what is new, then what is in another band, then the rest, each in its order."""
    return tuple(sorted(items, key=lambda item: (not item.is_new, not item.has_moved)))


def is_new(id_: str, before: Collection[str]) -> bool:
    """Return whether the last report did not say it."""
    return id_ not in before


class Doubts(TypedDict):
    """Why there is not enough evidence, and what to ask."""

    reasons: tuple[str, ...]
    ask: tuple[ReportLine, ...]


def doubts(links: Links, found: Result) -> Doubts:
    """Return why there is not enough evidence and what to ask; nothing where there is enough."""
    if found.verdict == "ok":
        return {"reasons": (), "ask": ()}
    return {
        "reasons": tuple(reason_in_words(one, links.language) for one in found.reasons),
        "ask": lines(links, found.ask),
    }


def named_project(project: Row | None) -> str | None:
    """Return a project's name as recorded."""
    return str(project["name"]) if project else None


def problem_section(links: Links, id_: str, project: Row | None, problem: str) -> ReportSection:
    """Return a section that says why a project could not be analysed."""
    return ReportSection(
        id=id_,
        title=word(links, id_),
        project=named_project(project),
        problem=word(links, "rule_problem", problem=problem),
    )
