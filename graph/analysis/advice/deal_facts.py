"""Facts of the deal: needs, pains, competitors, and how likely it is said to be won."""

from collections.abc import Callable

import networkx as nx

from graph.analysis.advice.found import NOT_KNOWN, Fact, Facts, Found, Known, refs
from graph.analysis.levels.key_people import HOLDERS
from graph.analysis.win.bands import band_of
from graph.analysis.win.sheet import win_sheet
from graph.analysis.win.sheet_facts import YES
from graph.model import Row
from graph.model.need import is_known

TESTS = frozenset({"test", "pilot"})


def _of_person(table: str, counts: Callable[[Row], bool] = lambda row: True) -> Fact:
    """Return a fact that counts a person's rows about the project, or about none."""

    def found(known: Known, person: str) -> Found:
        rows = [r for r in known.decision.facts(table) if r["contact"] == person and counts(r)]
        return Found(len(rows), refs(table, rows) or refs("contacts", [known.person(person)]))

    return found


def _pains(known: Known, _: str) -> Found:
    rows = known.decision.facts("pains")
    return Found(len(rows), refs("pains", rows), tuple(dict.fromkeys(r["contact"] for r in rows)))


def _pains_at_top(known: Known, _: str) -> Found:
    """Count pains of those who decide, and all from which causes lead to one of theirs."""
    rows, top = known.decision.facts("pains"), known.people.holders(HOLDERS)
    causes: nx.DiGraph[str] = nx.DiGraph()
    causes.add_nodes_from(row["id"] for row in rows)
    causes.add_edges_from((r["cause"], r["effect"]) for r in known.graph.facts["pain_causes"])
    ends = [row["id"] for row in rows if row["contact"] in top]
    leading = {id_ for end in ends for id_ in (end, *nx.ancestors(causes, end))}
    found = [row for row in rows if row["id"] in leading]
    return Found(len(found), refs("pains", found))


def _competitors(known: Known, _: str) -> Found:
    rows = known.graph.facts["competitors"]
    return Found(len(rows), refs("competitors", rows))


def _rival_tests(known: Known, _: str) -> Found:
    """Count tests and pilots that have no end yet, or began no longer ago than usual ones last."""
    since = known.since(known.settings.rival_days)
    rows = [
        row
        for row in known.decision.facts("competitor_events")
        if row["kind"] in TESTS and ("valid_to" in row or row["date"] >= since)
    ]
    people = tuple(row["contact"] for row in rows if row.get("contact") in known.graph.index)
    return Found(len(rows), refs("competitor_events", rows), people)


def _value(known: Known, _: str) -> Found:
    project = known.decision.project
    if project is None or "value" not in project:
        return NOT_KNOWN
    return Found(float(project["value"]), refs("projects", [project]))


def _estimate_band(known: Known, _: str) -> Found:
    project = known.decision.project
    if project is None or "estimate" not in project:
        return NOT_KNOWN
    return Found(band_of(project["estimate"]), refs("projects", [project]))


def _sheet_unknown(known: Known, _: str) -> Found:
    project = known.decision.project
    if project is None:
        return NOT_KNOWN
    return Found(win_sheet(known.decision, project).unknown, refs("projects", [project]))


def _is_strategic(known: Known, _: str) -> Found:
    """Return whether a project says so, or the projects of one currency are worth enough."""
    rows = known.graph.facts["projects"]
    said = [row for row in rows if str(row.get("x_strategic", "")).strip().lower() in YES]
    worth: dict[str, float] = {}
    for row in rows:
        currency = str(row.get("currency", ""))
        worth[currency] = worth.get(currency, 0.0) + float(row.get("value", 0.0))
    rich = max(worth.values(), default=0.0) >= known.settings.strategic_value
    return Found(bool(said) or rich, refs("projects", said or rows))


DEAL_FACTS: Facts = {
    "needs_recorded": _of_person("needs", is_known),
    "enterprise_needs": _of_person(
        "needs", lambda row: is_known(row) and row.get("scope") != "personal"
    ),
    "career_needs": _of_person("needs", lambda row: bool(row.get("career"))),
    "pains_recorded": _of_person("pains"),
    "pains": _pains,
    "pains_at_top": _pains_at_top,
    "competitors": _competitors,
    "rival_tests": _rival_tests,
    "value": _value,
    "estimate_band": _estimate_band,
    "sheet_unknown": _sheet_unknown,
    "is_strategic": _is_strategic,
}
