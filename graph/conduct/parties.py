"""To whom a conduct rule applies: classes of parties, countries and windows."""

from collections.abc import Iterator
from datetime import date, timedelta

from graph.conduct.facts import ConductFacts
from graph.model import Row
from graph.rules.conduct import ConductRule, Party, Window

UNKNOWN_IS: Party = "public_official"
"""What somebody without a recorded class counts as: the strictest."""
BODY = frozenset({"A", "D", "S", "E"})
EVALUATOR = frozenset({"E"})
MIN = date.min.isoformat()
_BY_ROLE = frozenset({"evaluator", "decision_body"})


def applies(rule: ConductRule, facts: ConductFacts, interaction: Row, contact: str) -> bool:
    """Return whether a rule applies to a contact's part in an interaction."""
    person = facts.contacts.get(contact, {})
    return (
        rule.enabled
        and interaction["kind"] in rule.kinds
        and rule.country in (None, person.get("country"))
        and any(_matches(rule, facts, interaction, contact))
    )


def open_project(
    rule: ConductRule, facts: ConductFacts, interaction: Row, contact: str
) -> Row | None:
    """Return the project whose window makes a rule apply; None where no window is asked for."""
    if rule.window == "any":
        return None
    return next(_projects(rule, facts, interaction, contact), None)


def standing_classes(facts: ConductFacts, contact: str) -> frozenset[Party]:
    """Return the classes somebody belongs to whatever the day.

    Without a recorded class somebody is treated as a public official.
    """
    person = facts.contacts.get(contact, {})
    of: Party = person.get("party_class", UNKNOWN_IS)
    return frozenset({of, "soe_leader"} if of == "soe" and _leads(facts, person) else {of})


def is_window_open(project: Row, day: date, window: Window, days: int = 0) -> bool:
    """Return whether a project's window is open on a day.

    Parameters
    ----------
    project
        The project; without the date at which the window begins it has none.
    day
        The day.
    window
        From the tender's opening (tender_open) or from its close (negotiation), to the award.
    days
        So many more days after the award.

    Examples
    --------
    >>> tender = {"tender_opens_on": "2026-03-01", "closed_on": "2026-05-01", "status": "won"}
    >>> is_window_open(tender, date(2026, 5, 20), "tender_open", 30)
    True
    >>> is_window_open(tender, date(2026, 5, 20), "tender_open")
    False
    """
    begin = _begin(project, window)
    if begin is None or day < date.fromisoformat(begin):
        return False
    end = _award(project)
    return end is None or day <= end + timedelta(days=days)


def _begin(project: Row, window: Window) -> str | None:
    """Return the date at which a window begins, where there is one and it is recorded."""
    names = {"tender_open": "tender_opens_on", "negotiation": "tender_closes_on"}
    return project.get(names.get(window, ""))


def _award(project: Row) -> date | None:
    """Return when a project was awarded; None while it is open."""
    recorded = project.get("closed_on")
    if recorded is None and project["status"] == "open":
        return None
    last = max(project.get(name, "") for name in ("closes_on", "tender_closes_on"))
    return date.fromisoformat(recorded or last or project["tender_opens_on"])


def _matches(
    rule: ConductRule, facts: ConductFacts, interaction: Row, contact: str
) -> Iterator[bool]:
    """Yield whether a rule's class of party and window match, each way they can."""
    by_role = _BY_ROLE.intersection(rule.party_class)
    by_class = not rule.party_class or not standing_classes(facts, contact).isdisjoint(
        rule.party_class
    )
    if rule.window == "any":
        yield by_class
    if rule.window != "any" or by_role:
        in_window = any(True for _ in _projects(rule, facts, interaction, contact))
        yield in_window and (by_class or bool(by_role))


def _projects(
    rule: ConductRule, facts: ConductFacts, interaction: Row, contact: str
) -> Iterator[Row]:
    """Yield the projects that count for a rule on the day: with a role that it names, in a window.

    A rule that names no roles counts any role, and the project that the interaction is about.
    """
    day = date.fromisoformat(interaction["date"])
    held = [(role, facts.projects.get(role["project"])) for role in facts.roles.get(contact, ())]
    found = [project for role, project in held if project and _is_held(rule, role, project, day)]
    if _BY_ROLE.isdisjoint(rule.party_class) and interaction.get("project") in facts.projects:
        found.append(facts.projects[interaction["project"]])
    for project in {row["id"]: row for row in found}.values():
        if _counts(rule, project, day):
            yield project


def _is_held(rule: ConductRule, role: Row, project: Row, day: date) -> bool:
    """Return whether a rule counts a role: held on the day, or in the window up to it."""
    counted = {
        letter
        for name, letters in (("decision_body", BODY), ("evaluator", EVALUATOR))
        for letter in letters
        if name in rule.party_class
    }
    begin = _begin(project, rule.window) or day.isoformat()
    is_of_time = role.get("valid_from", "") <= day.isoformat() and begin < role.get("valid_to", "~")
    return is_of_time and (not counted or role["role"] in counted)


def _counts(rule: ConductRule, project: Row, day: date) -> bool:
    if rule.window != "any":
        return is_window_open(project, day, rule.window, rule.window_days)
    return project["status"] == "open" or day <= date.fromisoformat(project.get("closed_on", MIN))


def _leads(facts: ConductFacts, person: Row) -> bool:
    """Return whether somebody leads a state-owned firm, by rank or by title."""
    if person.get("rank", facts.rules.leader_rank + 1) <= facts.rules.leader_rank:
        return True
    post = facts.titles.own_post(person.get("title", ""))
    return facts.rules.leader_titles.found(post) is not None
