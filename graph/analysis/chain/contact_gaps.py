"""Gaps of contact: key people and departments whom none of us met for too long."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from graph.account_graph import AccountGraph
from graph.analysis.answer import ContactName, Evidence, Part
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.resting_on import resting_on
from graph.model import Row


class PersonNotMet(Part):
    """A key person whom none of us met within the days that count.

    `project` is one in which they are key; `days` since the last interaction with them, null
    where there was none.
    """

    contact: ContactName
    project: str | None
    roles: tuple[str, ...]
    last_met: date | None
    days: int | None
    evidence: tuple[Evidence, ...]


class UnitWithoutContact(Part):
    """A department of which nobody was met within the days that count."""

    unit: str
    name: str
    people: int
    last_met: date | None
    days: int | None
    evidence: tuple[Evidence, ...]


def gaps_of_key_people(decisions: Iterable[KeyPeople]) -> tuple[PersonNotMet, ...]:
    """Return the key people of several projects whom none of us met lately.

    Parameters
    ----------
    decisions
        Each project's key people; somebody who is key in several is named once, by the first.

    Returns
    -------
    tuple of PersonNotMet
        Those never met first, then by falling days, ties by id.
    """
    found: dict[str, PersonNotMet] = {}
    for people in decisions:
        for one in _not_met(people):
            found.setdefault(one.contact.id, one)
    return tuple(sorted(found.values(), key=lambda one: (-_age(one.days), one.contact.id)))


def units_without_contact(graph: AccountGraph, days: int) -> tuple[UnitWithoutContact, ...]:
    """Return the departments of which nobody was met within some days.

    Parameters
    ----------
    graph
        The account at a date.
    days
        So many days back a meeting counts.

    Returns
    -------
    tuple of UnitWithoutContact
        Those never met first, then by falling days, ties by id. Departments without people of
        their own are left out.
    """
    staff: dict[str, list[str]] = defaultdict(list)
    for person in graph.people:
        if "unit" in person:
            staff[person["unit"]].append(person["id"])
    units = (row for row in graph.facts["units"] if row["id"] in staff)
    gaps = (_unit(graph, row, staff[row["id"]], days) for row in units)
    found = [gap for gap in gaps if gap.days is None or gap.days > days]
    return tuple(sorted(found, key=lambda one: (-_age(one.days), one.unit)))


def _age(days: int | None) -> float:
    return float("inf") if days is None else days


def _not_met(people: KeyPeople) -> Iterator[PersonNotMet]:
    within = people.rules.indicators.met_days
    graph, project = people.decision.graph, people.decision.project
    for id_ in sorted(people.key):
        last = _last(people.interactions.get(id_, ()))
        days = _days(graph, last)
        if days is not None and days <= within:
            continue
        person = graph.people[graph.index[id_]]
        yield PersonNotMet(
            contact=ContactName(id=id_, name=person["name"], title=person.get("title")),
            project=project["id"] if project else None,
            roles=people.roles(id_),
            last_met=last,
            days=days,
            evidence=tuple(_why(people, person, last, days)),
        )


def _why(people: KeyPeople, person: Row, last: date | None, days: int | None) -> Iterator[Evidence]:
    """Yield why a person is key, and since when nobody met them."""
    for role in people.roles(person["id"]):
        yield resting_on("key_by_role", "contacts", person, name=person["name"], part=role)
    if person["id"] in people.movers(people.rules.key_top):
        share = people.rules.key_top
        yield resting_on("key_by_influence", "contacts", person, name=person["name"], share=share)
    within = people.rules.indicators.met_days
    if last is None:
        yield resting_on("key_never_met", "contacts", person, name=person["name"])
        return
    rows = [row for row in people.interactions[person["id"]] if row["date"] == last.isoformat()]
    yield resting_on(
        "key_not_met_since",
        "interactions",
        *rows,
        name=person["name"],
        day=last.isoformat(),
        days=days,
        within=within,
    )


def _unit(graph: AccountGraph, unit: Row, staff: Sequence[str], within: int) -> UnitWithoutContact:
    members = set(staff)
    rows = [row for row in graph.facts["interactions"] if members & set(row["contacts"])]
    last = _last(rows)
    values = {"unit_name": unit["name"], "staff": len(staff), "within": within}
    kind, day = ("unit_not_met_since", last.isoformat()) if last else ("unit_never_met", "")
    return UnitWithoutContact(
        unit=unit["id"],
        name=unit["name"],
        people=len(staff),
        last_met=last,
        days=_days(graph, last),
        evidence=(resting_on(kind, "units", unit, **values, day=day),),
    )


def _last(rows: Iterable[Row]) -> date | None:
    last = max((row["date"] for row in rows), default=None)
    return date.fromisoformat(last) if last else None


def _days(graph: AccountGraph, last: date | None) -> int | None:
    return (graph.as_of - last).days if last else None
