"""Chain drift in a report: each change, and who told us."""

from collections.abc import Callable

from graph.analysis.answer import Evidence
from graph.analysis.chain.drift import Drift
from graph.model import Row
from graph.view.phrases import phrase
from graph.view.report.links import Links
from graph.view.report.model import Figure, ReportItem, ReportSection
from graph.view.report.section import named_project, word

Told = Callable[[Evidence], str]
"""Says who told us what evidence rests on."""


def drift_section(
    links: Links, project: Row | None, drifts: tuple[Drift, ...], told: Told, note: str = ""
) -> ReportSection:
    """Return what changed in one project's chain; all of it is new since the last report.

    Parameters
    ----------
    links
        Where claims are read on.
    project
        The project; None: the account has none that is open.
    drifts
        What changed.
    told
        Who told us.
    note
        Something to know before.
    """
    return ReportSection(
        id="drift",
        title=word(links, "drift"),
        project=named_project(project),
        items=tuple(_item(links, project, one, told) for one in drifts),
        empty=word(links, "drift_none"),
        notes=(note,) if note else (),
    )


def _item(links: Links, project: Row | None, drift: Drift, told: Told) -> ReportItem:
    id_ = project["id"] if project else None
    contact = drift.contact
    said = tuple(links.line(one, told(one)) for one in drift.evidence)
    return ReportItem(
        kind=drift.kind,
        id=f"contacts/{contact.id}" if contact else f"projects/{id_}" if id_ else "account",
        name=contact.name if contact else word(links, f"drift_{_ABOUT.get(drift.kind, 'chain')}"),
        title=(contact.title or "") if contact else "",
        link=links.person(contact.id, id_) if contact else links.project(id_),
        is_new=True,
        figures=(_moved(links, drift),),
        values={
            "before": drift.before,
            "after": drift.after,
            "told_by": "; ".join(line.told for line in said if line.told) or None,
        },
        evidence=said,
    )


def _moved(links: Links, drift: Drift) -> Figure:
    """Return what kind of change it is, and what was before and is now."""
    sides = (drift.before, drift.after)
    if drift.kind == "level_changed":
        sides = (_level(links, drift.before), _level(links, drift.after))
    before, after = (side or "–" for side in sides)
    text = f"{before} → {after}" if any(sides) else "✓"
    return Figure(name=word(links, f"kind_{drift.kind}"), text=text)


def _level(links: Links, level: str | None) -> str | None:
    return phrase(f"level_{level}", links.language) if level else None


_ABOUT = {
    "rule_changed": "rule",
    "body_changed": "body",
    "entered_top": "first",
    "step_done": "step",
    "step_added": "step",
    "step_dropped": "step",
}
