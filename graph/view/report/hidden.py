"""Hidden decision makers in a report: only those who are likely are named."""

from collections.abc import Collection

from graph.analysis.answer import Result
from graph.analysis.hidden.hidden_decision_makers import HiddenDecisionMaker
from graph.model import Row
from graph.view.phrases import phrase
from graph.view.power_map.finding import hidden_items, named
from graph.view.report.links import Links
from graph.view.report.model import ReportItem, ReportLine, ReportSection
from graph.view.report.section import (
    chance,
    doubts,
    figure,
    is_new,
    lines,
    named_project,
    new_first,
    share,
    word,
)


def hidden_section(
    links: Links, project: Row | None, now: Result, then: Result | None
) -> ReportSection:
    """Return who is likely to be a hidden decision maker of one project, those new first.

    Parameters
    ----------
    links
        Where claims are read on.
    project
        The project; None: the account has none that is open.
    now, then
        Hidden decision makers of today and of the last report.
    """
    before, today = named(then) if then else frozenset(), named(now)
    items = (
        _item(links, item, before, project)
        for item in hidden_items(now)
        if item.contact.id in today
    )
    gone = (
        [item for item in hidden_items(then) if item.contact.id in before - today] if then else []
    )
    return ReportSection(
        id="hidden",
        title=word(links, "hidden"),
        project=named_project(project),
        items=new_first(items),
        gone=tuple(_gone(links, item, project) for item in gone),
        empty=word(links, "hidden_none"),
        **doubts(links, now),
    )


def _gone(links: Links, item: HiddenDecisionMaker, project: Row | None) -> ReportLine:
    page = links.person(item.contact.id, project["id"] if project else None)
    return ReportLine(text=word(links, "hidden_gone", name=item.contact.name), links=(page,))


def _item(
    links: Links, item: HiddenDecisionMaker, before: Collection[str], project: Row | None
) -> ReportItem:
    label = phrase(f"label_{item.label}", links.language)
    return ReportItem(
        kind="hidden_decision_maker",
        id=f"contacts/{item.contact.id}",
        name=item.contact.name,
        title=item.contact.title or "",
        link=links.person(item.contact.id, project["id"] if project else None),
        is_new=is_new(item.contact.id, before),
        figures=(
            figure(links, "likelihood", f"{label} ({chance(item.probability)})"),
            figure(links, "influence", share(item.decision_influence)),
            figure(links, "formal", share(item.formal_power)),
        ),
        values={
            "rank": item.rank,
            "score": item.score,
            "probability": item.probability,
            "label": item.label,
            "decision_influence": item.decision_influence,
            "formal_power": item.formal_power,
        },
        evidence=lines(links, item.evidence),
    )
