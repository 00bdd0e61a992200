"""Facts of contact: who met whom, when, at whose wish, and at which rank."""

from graph.analysis.advice.found import NOT_KNOWN, Facts, Found, Known, refs
from graph.analysis.levels.key_people import HOLDERS
from graph.analysis.levels.relationship_counts import Counts
from graph.model import Row

YEAR = 365


def _interactions(known: Known, person: str) -> Found:
    rows = _of(known, person)
    return Found(len(rows), refs("interactions", rows) or _about(known, person).refs)


def _days_since(known: Known, person: str) -> Found:
    rows = _of(known, person)
    if not rows:
        return NOT_KNOWN
    return Found(known.age(rows[-1]["date"]), refs("interactions", rows[-1:]))


def _started_by_us(known: Known, person: str) -> Found:
    """Count the last interactions up to which the customer started none."""
    rows = [row for row in reversed(_of(known, person)) if "initiated_by" in row]
    theirs = (n for n, row in enumerate(rows) if row["initiated_by"] == "customer")
    ours = rows[: next(theirs, len(rows))]
    return Found(len(ours), refs("interactions", ours)) if rows else NOT_KNOWN


def _introductions(known: Known, person: str) -> Found:
    """Count meetings of ours with the person and somebody who decides, of the days that count."""
    since, top = known.since(known.settings.introduction_days), known.people.holders(HOLDERS)
    rows = [
        row
        for row in _of(known, person)
        if row["date"] >= since and (set(row["contacts"]) - {person}) & top
    ]
    return Found(len(rows), refs("interactions", rows) or _about(known, person).refs)


def _colleagues(known: Known, person: str) -> Found:
    said = known.people.side.evidence(known.person(person))
    rests_on = tuple(ref for one in said for ref in one.refs)
    return Found(len(said), rests_on or _about(known, person).refs)


def _before(known: Known, _: str) -> Found:
    rows = _between(known, 2 * known.settings.period, known.settings.period)
    return Found(len(rows), refs("interactions", rows))


def _change(known: Known, _: str) -> Found:
    days = known.settings.period
    lately, before = _between(known, days, 0), _between(known, 2 * days, days)
    if not before:
        return NOT_KNOWN
    change = (len(lately) - len(before)) / len(before)
    return Found(change, refs("interactions", lately))


def _between(known: Known, first: int, last: int) -> list[Row]:
    """Return the interactions of the days from so many ago to before so many ago."""
    begin, end = known.since(first), known.since(last)
    return [r for r in known.graph.facts["interactions"] if begin < r["date"] <= end]


def _executive_meetings(known: Known, _: str) -> Found:
    kinds = known.settings.executive_kinds
    rows = [row for row in _between(known, YEAR, 0) if row["kind"] in kinds]
    return Found(len(rows), refs("interactions", rows))


def _days_late(known: Known, _: str) -> Found:
    """Return the days from the tender's opening to the first contact with somebody with a role."""
    project = known.decision.project
    if project is None or "tender_opens_on" not in project:
        return NOT_KNOWN
    begin, members = project.get("opened_on", ""), set(known.decision.roles)
    rows = [
        row
        for row in known.graph.facts["interactions"]
        if row["date"] >= begin and members & set(row["contacts"])
    ]
    if not rows:
        return NOT_KNOWN
    first = min(rows, key=_day)
    late = known.age(project["tender_opens_on"]) - known.age(first["date"])
    return Found(late, (*refs("projects", [project]), *refs("interactions", [first])))


def _rank_gap(known: Known, person: str) -> Found:
    """Return how many executive ranks the highest of us who met them lately is below them."""
    ranks, since = Counts(known.people), known.since(YEAR)
    rows = [row for row in _of(known, person) if row["date"] >= since]
    theirs = ranks.rank(known.person(person).get("title", ""))
    titles = {row["id"]: row.get("title", "") for row in known.graph.facts["colleagues"]}
    ours = [ranks.rank(titles[id_]) for r in rows for id_ in r["colleagues"] if id_ in titles]
    if not ours or not theirs:
        return NOT_KNOWN
    return Found(theirs - max(ours), refs("interactions", rows))


def _people_known(known: Known, unit: str) -> Found:
    of_unit = [row for row in known.graph.people if row.get("unit") == unit]
    known_ones = [row for row in of_unit if known.people.side.reaches_us(row["id"])]
    rests_on = refs("contacts", known_ones or of_unit)
    return Found(len(known_ones), rests_on, tuple(row["id"] for row in known_ones or of_unit))


def _in_process(known: Known, unit: str) -> Found:
    """Return whether a department takes a step of the project, or has people with a role in it."""
    steps = [
        row
        for row in known.graph.facts["steps"]
        if row["project"] == known.project and row.get("unit") == unit
    ]
    people = [id_ for id_ in known.decision.roles if known.person(id_).get("unit") == unit]
    roles = [row for id_ in people for row in known.decision.roles[id_]]
    return Found(bool(steps or roles), (*refs("steps", steps), *refs("roles", roles)))


def _of(known: Known, person: str) -> list[Row]:
    return sorted(known.people.interactions.get(person, ()), key=_day)


def _about(known: Known, person: str) -> Found:
    return Found(None, refs("contacts", [known.person(person)]))


def _day(row: Row) -> tuple[str, str]:
    return row["date"], row["id"]


CONTACT_FACTS: Facts = {
    "interactions": _interactions,
    "days_since_contact": _days_since,
    "started_by_us": _started_by_us,
    "introductions": _introductions,
    "colleagues_knowing": _colleagues,
    "contacts_before": _before,
    "contact_change": _change,
    "executive_meetings": _executive_meetings,
    "days_late": _days_late,
    "rank_gap": _rank_gap,
    "people_known": _people_known,
    "in_process": _in_process,
}
