"""States of things in which the win sheet's band is held up or down."""

from collections.abc import Callable, Mapping

from graph.analysis.access.our_side import OurSide
from graph.analysis.win.sheet_facts import YES, SheetFacts
from graph.decision_body import ROLES_WITH_VETO
from graph.rules.win_sheet import LimitTest


def holds(facts: SheetFacts, test: LimitTest) -> bool:
    """Return whether a limit's test holds."""
    return _TESTS[test](facts)


def _no_contact(facts: SheetFacts) -> bool:
    side, ids = OurSide(facts.decision.graph), facts.decision.graph.ids
    return not any(side.reaches_us(ids[place]) for place in facts.in_roles("AD").tolist())


def _veto_opposed(facts: SheetFacts) -> bool:
    index = facts.decision.graph.index
    return any(
        facts.standings[index[id_]].level == "opposed"
        for id_, rows in facts.decision.roles.items()
        if any(row.get("veto", row["role"] in ROLES_WITH_VETO) for row in rows)
    )


_TESTS: Mapping[LimitTest, Callable[[SheetFacts], bool]] = {
    "awarded": lambda facts: (
        facts.project["status"] == "won" or facts.project.get("awarded_share", 0) > 0
    ),
    "lost": lambda facts: facts.project["status"] == "lost",
    "no_contact": _no_contact,
    "veto_opposed": _veto_opposed,
    "budget_open": lambda facts: facts.factor("budget_confirmed") not in YES,
}
