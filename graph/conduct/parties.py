"""To whom a conduct rule applies: classes of parties, countries and windows."""

from collections.abc import Iterator, Mapping
from datetime import date

from graph.conduct.facts import ConductFacts
from graph.days import days_after
from graph.model import Row
from graph.rules.conduct import ConductRule, Party, Window

UNKNOWN_IS: Party = "public_official"
"""What somebody without a recorded class counts as: the strictest."""
ROLES: Mapping[str, str] = {"decision_body": "ADSE", "evaluator": "E"}
"""Classes that somebody belongs to by a role in a project."""
MIN = date.min.isoformat()


def applies(rule: ConductRule, facts: ConductFacts, interaction: Row, contact: str) -> bool:
    """Return whether a rule applies to a contact's part in an interaction."""
    country = facts.contacts.get(contact, {}).get("country")
    if not rule.enabled or interaction["kind"] not in rule.kinds:
        return False
    if rule.country not in (None, country):
        return False
    if rule.window == "any" and _is_of_class(rule, facts, contact):
        return True
    return any(True for _ in _projects(rule, facts, interaction, contact))


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
    return end is None or day <= days_after(end, days)


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


def _is_of_class(rule: ConductRule, facts: ConductFacts, contact: str) -> bool:
    """Return whether a rule names a class that somebody belongs to whatever their role."""
    classes = standing_classes(facts, contact)
    return not rule.party_class or not classes.isdisjoint(rule.party_class)


def _projects(
    rule: ConductRule, facts: ConductFacts, interaction: Row, contact: str
) -> Iterator[Row]:
    """Yield the projects of a person that count for a rule on the day.

    Of whom the rule means by class any role counts, and the project that the interaction is
    about; of others the roles that it names.
    """
    day, by_class = date.fromisoformat(interaction["date"]), _is_of_class(rule, facts, contact)
    letters = {letter for name in rule.party_class for letter in ROLES.get(name, ())}
    found = [
        project
        for role in facts.roles.get(contact, ())
        if (by_class or role["role"] in letters)
        and (project := facts.projects.get(role["project"])) is not None
        and _is_held(rule, role, project, day)
    ]
    if by_class and interaction.get("project") in facts.projects:
        found.append(facts.projects[interaction["project"]])
    for project in {row["id"]: row for row in found}.values():
        if _counts(rule, project, day):
            yield project


def _is_held(rule: ConductRule, role: Row, project: Row, day: date) -> bool:
    """Return whether a role is held on the day, or was in the window up to it."""
    begin = _begin(project, rule.window) or day.isoformat()
    return bool(role.get("valid_from", "") <= day.isoformat() and begin < role.get("valid_to", "~"))


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
