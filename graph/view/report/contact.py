"""Coverage in a report: key people and departments that none of us met lately."""

from collections.abc import Collection, Sequence

from graph.analysis.chain.contact_gaps import PersonNotMet, UnitWithoutContact
from graph.view.report.links import Links
from graph.view.report.model import ReportItem, ReportSection
from graph.view.report.section import figure, is_new, lines, new_first, word


def contact_sections(
    links: Links,
    people: Sequence[PersonNotMet],
    people_then: Collection[str],
    units: Sequence[UnitWithoutContact],
    units_then: Collection[str],
) -> tuple[ReportSection, ...]:
    """Return key people not met, and departments without contact; each with those new first.

    Parameters
    ----------
    links
        Where claims are read on.
    people, units
        Those of today.
    people_then, units_then
        The ids of those of the last report.
    """
    return (
        ReportSection(
            id="not_met",
            title=word(links, "not_met"),
            items=new_first(_person(links, one, people_then) for one in people),
            empty=word(links, "not_met_none"),
        ),
        ReportSection(
            id="units",
            title=word(links, "units"),
            items=new_first(_unit(links, one, units_then) for one in units),
            empty=word(links, "units_none"),
        ),
    )


def _person(links: Links, one: PersonNotMet, before: Collection[str]) -> ReportItem:
    last = one.last_met.isoformat() if one.last_met else word(links, "never")
    return ReportItem(
        kind="key_person_not_met",
        id=f"contacts/{one.contact.id}",
        name=one.contact.name,
        title=one.contact.title or "",
        link=links.person(one.contact.id, one.project) if one.project else links.account_page,
        is_new=is_new(one.contact.id, before),
        figures=(figure(links, "last_met", last),),
        values={
            "roles": ", ".join(one.roles),
            "last_met": one.last_met.isoformat() if one.last_met else None,
            "days": one.days,
        },
        evidence=lines(links, one.evidence),
    )


def _unit(links: Links, one: UnitWithoutContact, before: Collection[str]) -> ReportItem:
    last = one.last_met.isoformat() if one.last_met else word(links, "never")
    return ReportItem(
        kind="unit_without_contact",
        id=f"units/{one.unit}",
        name=one.name,
        link=links.account_page,
        is_new=is_new(one.unit, before),
        figures=(
            figure(links, "last_met", last),
            figure(links, "people", str(one.people)),
        ),
        values={
            "people": one.people,
            "last_met": one.last_met.isoformat() if one.last_met else None,
            "days": one.days,
        },
        evidence=lines(links, one.evidence),
    )
