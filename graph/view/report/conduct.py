"""Conduct in a report: what the rules do not allow as it is, and the exceptions on record."""

from collections.abc import Collection, Iterator

from graph.analysis.answer import Result
from graph.analysis.conduct.conduct import ConductFinding
from graph.analysis.conduct.record import JudgedInteraction
from graph.view.report.links import Links
from graph.view.report.model import ReportItem, ReportSection
from graph.view.report.section import figure, is_new, lines, new_first, word

TO_DO = ("blocked", "needs_approval", "rate_missing", "incomplete")
"""What somebody has to decide or complete, the worst first."""
EXCEPTION = ("exception",)
ALLOWED = "conduct_allowed"
"""What a rule says that has nothing against it: not told."""


def conduct_sections(
    links: Links, now: tuple[Result, ...], then: tuple[Result, ...]
) -> tuple[ReportSection, ...]:
    """Return what the conduct rules find, and the exceptions; each with those new first.

    Parameters
    ----------
    links
        Where claims are read on.
    now, then
        Conduct of each year since the last report, as of today and as of then.
    """
    before = {_id(finding, one) for finding, one in _judged(then, (*TO_DO, *EXCEPTION))}
    notes = tuple(links.line(one).text for one in now[0].ask) if now else ()
    return tuple(
        ReportSection(
            id=id_,
            title=word(links, id_),
            items=_items(links, now, statuses, before),
            empty=word(links, f"{id_}_none"),
            notes=notes if id_ == "conduct" else (),
        )
        for id_, statuses in (("conduct", TO_DO), ("exceptions", EXCEPTION))
    )


def _items(
    links: Links, found: tuple[Result, ...], statuses: tuple[str, ...], before: Collection[str]
) -> tuple[ReportItem, ...]:
    judged = sorted(
        _judged(found, statuses),
        key=lambda one: (statuses.index(one[1].status), -one[1].date.toordinal(), _id(*one)),
    )
    return new_first(_item(links, finding, one, before) for finding, one in judged)


def _judged(
    found: tuple[Result, ...], statuses: Collection[str]
) -> Iterator[tuple[ConductFinding, JudgedInteraction]]:
    findings = (item for result in found for item in result.items)
    for finding in findings:
        if isinstance(finding, ConductFinding):
            yield from ((finding, one) for one in finding.interactions if one.status in statuses)


def _id(finding: ConductFinding, one: JudgedInteraction) -> str:
    return f"{one.status}/{one.interaction}/{finding.contact.id}"


def _item(
    links: Links, finding: ConductFinding, one: JudgedInteraction, before: Collection[str]
) -> ReportItem:
    said = lines(links, (told for told in one.evidence if told.kind != ALLOWED))
    return ReportItem(
        kind=f"conduct_{one.status}",
        id=f"interactions/{one.interaction}/{finding.contact.id}",
        name=finding.contact.name,
        title=finding.contact.title or "",
        link=next((link for line in said for link in line.links), links.account_page),
        is_new=is_new(_id(finding, one), before),
        figures=(figure(links, "status", word(links, f"status_{one.status}")),),
        values={
            "status": one.status,
            "date": one.date.isoformat(),
            "activity": one.kind,
            "rules": ", ".join(one.rules),
            "per_head": one.per_head,
            "limit_head": one.limit_head,
            "currency": one.currency,
        },
        evidence=said,
    )
