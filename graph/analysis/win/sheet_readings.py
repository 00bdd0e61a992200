"""How the lines of the win sheet are graded from recorded facts: from 0 to 4, or unknown."""

from collections.abc import Callable, Mapping

import numpy as np

from graph.analysis.win.sheet_facts import BEST_GRADE, YES, Graded, SheetFacts
from graph.model.competitor import US
from graph.model.need import is_known
from graph.rules.win_sheet import Reading, SheetRule


def graded(facts: SheetFacts, line: SheetRule) -> Graded:
    """Return a line's grade."""
    if line.reading == "factor":
        return facts.factor_graded(line.id)
    return _READINGS[line.reading](facts)


def _information(facts: SheetFacts) -> Graded:
    """Grade a coach as the best; else the best rating of information passing."""
    coaches = [
        place
        for place, standing in enumerate(facts.standings)
        if standing.level == "coach" and facts.grade_of(place) is not None
    ]
    if coaches:
        rows = [row for place in coaches for row in facts.standings[place].facts]
        return Graded(BEST_GRADE, 1.0, facts.refs("stances", rows))
    ratings = [
        row for row in facts.decision.facts("ratings") if row["dimension"] == "information_passing"
    ]
    if not ratings:
        return Graded()
    best = max(ratings, key=lambda row: float(row["score"]))
    return Graded(float(best["score"]), 1.0, facts.refs("ratings", [best]))


def _opposers(facts: SheetFacts) -> Graded:
    """Grade the share of known decision power that is not against us."""
    power = facts.decision.body.power
    members = np.flatnonzero(power).tolist() if facts.decision.roles else []
    known = [place for place in members if facts.grade_of(place) is not None]
    sure = float(power[known].sum())
    if not sure:
        return Graded()
    against = [place for place in known if (facts.standings[place].stance or 0.0) < 0]
    rows = [row for place in against for row in facts.standings[place].facts]
    free = 1 - float(power[against].sum()) / sure
    return Graded(BEST_GRADE * free, sure, facts.refs("stances", rows))


def _chain(facts: SheetFacts) -> Graded:
    """Grade who is named (approver, decision maker, others), and how much of them is known."""
    power = facts.decision.body.power if facts.decision.roles else np.zeros(0)
    known = sum(
        float(power[place])
        for place in np.flatnonzero(power).tolist()
        if facts.grade_of(place) is not None
    )
    named = sum(len(facts.in_roles(roles)) > 0 for roles in ("A", "D", "SE"))
    rows = [row for rows in facts.decision.roles.values() for row in rows]
    return Graded(named + known, 1.0, facts.refs("roles", rows))


def _needs(facts: SheetFacts) -> Graded:
    """Give half for needs of the approver and the deciders, half for a pain that is admitted."""
    graph, first = facts.decision.graph, facts.in_roles("AD").tolist()
    needs, pains = (
        list(filter(is_known, facts.decision.facts("needs"))),
        facts.decision.facts("pains"),
    )
    if not first or not (needs or pains):
        return Graded()
    ids = {graph.ids[place] for place in first}
    of_first = [row for row in needs if row["contact"] in ids]
    admitted = [row for row in pains if row.get("state") in ("admitted", "vision")]
    share = len({row["contact"] for row in of_first}) / len(ids)
    refs = facts.refs("needs", of_first) + facts.refs("pains", admitted)
    return Graded(BEST_GRADE / 2 * (share + bool(admitted)), 1.0, refs)


def _purchase(facts: SheetFacts) -> Graded:
    """Give one for each: closing date, value, purchase mode, a confirmed budget."""
    project = facts.project
    recorded = [
        "closes_on" in project,
        "value" in project,
        bool(facts.factor("purchase_mode")),
        facts.factor("budget_confirmed") in YES,
    ]
    is_known = any(recorded) or bool(facts.factor("budget_confirmed"))
    refs = facts.refs("projects", [project])
    return Graded(float(sum(recorded)), 1.0, refs) if is_known else Graded()


def _evaluation(facts: SheetFacts) -> Graded:
    """Give two for the rule of the decision, one each for its steps and the tender's dates."""
    id_ = facts.project["id"]
    rule, steps = (
        [row for row in facts.decision.graph.facts[table] if row["project"] == id_]
        for table in ("rules", "steps")
    )
    has_dates = "tender_closes_on" in facts.project
    if not (rule or steps or has_dates):
        return Graded()
    refs = facts.refs("rules", rule) + facts.refs("steps", steps)
    return Graded(2.0 * bool(rule) + bool(steps) + has_dates, 1.0, refs)


def _rivals(facts: SheetFacts) -> Graded:
    """Grade the share of the competitors' known friends who are not more for them than us."""
    friends = [standing for standing in facts.standings if standing.rival > 0]
    if not friends:
        return Graded()
    answered = sum((standing.stance or 0.0) >= 0 for standing in friends)
    rows = [row for standing in friends for row in standing.facts if row["party"] != US]
    return Graded(BEST_GRADE * answered / len(friends), 1.0, facts.refs("stances", rows))


_READINGS: Mapping[Reading, Callable[[SheetFacts], Graded]] = {
    "approvers": lambda facts: facts.mean(facts.in_roles("A").tolist()),
    "deciders": lambda facts: facts.mean(facts.in_roles("D").tolist()),
    "rest": lambda facts: facts.mean(facts.rest, facts.rest),
    "information": _information,
    "opposers": _opposers,
    "chain": _chain,
    "needs": _needs,
    "purchase": _purchase,
    "evaluation": _evaluation,
    "rivals": _rivals,
}
