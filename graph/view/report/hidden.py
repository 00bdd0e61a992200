"""Hidden decision makers in a report: only those who are likely are named."""

from collections.abc import Collection

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
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
    links: Links, project: Row | None, decision: Decision, now: Result, then: Result
) -> ReportSection:
    """Return who is likely to be a hidden decision maker of one project, those new first.

    Parameters
    ----------
    links
        Where claims are read on.
    project
        The project; None: the account has none that is open.
    decision
        Its decision today: who is there, and in which role.
    now, then
        Hidden decision makers of today and of the last report.
    """
    before, today = named(then), named(now)
    items = (
        _item(links, item, before, project)
        for item in hidden_items(now)
        if item.contact.id in today
    )
    gone = (item for item in hidden_items(then) if item.contact.id in before - today)
    return ReportSection(
        id="hidden",
        title=word(links, "hidden"),
        project=named_project(project),
        items=new_first(items),
        gone=tuple(_gone(links, item, decision, now) for item in gone),
        empty=word(links, "hidden_none"),
        **doubts(links, now),
    )


def _gone(links: Links, item: HiddenDecisionMaker, decision: Decision, now: Result) -> ReportLine:
    """Return why somebody is not named any more: that they left, say, is no doubt of them."""
    id_, project = item.contact.id, decision.project
    why = "gone" if now.verdict == "ok" else "untold"
    if id_ in decision.roles:
        why = "seated"
    if id_ not in decision.graph.index:
        why = "left"
    page = links.person(id_, project["id"] if project else None)
    return ReportLine(text=word(links, f"hidden_{why}", name=item.contact.name), links=(page,))


def _item(
    links: Links, item: HiddenDecisionMaker, before: Collection[str], project: Row | None
) -> ReportItem:
    label = phrase(f"label_{item.label}", links.language)
    likely = word(links, "bracketed", text=label, more=chance(item.probability))
    return ReportItem(
        kind="hidden_decision_maker",
        id=f"contacts/{item.contact.id}",
        name=item.contact.name,
        title=item.contact.title or "",
        link=links.person(item.contact.id, project["id"] if project else None),
        is_new=is_new(item.contact.id, before),
        figures=(
            figure(links, "likelihood", likely),
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
