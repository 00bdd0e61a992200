"""Where people stand towards us and our competitors: which of their recorded stances count."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from graph.account_graph import AccountGraph
from graph.model import Row

Level = Literal["coach", "exclusive", "support", "neutral", "opposed", "unknown"]


def stances_by_person(
    graph: AccountGraph, project: str | None
) -> Mapping[str, Mapping[str, Sequence[Row]]]:
    """Return each person's stances towards each party: those of a project and general ones.

    Parameters
    ----------
    graph
        The account at a date.
    project
        The project's id; None: only general stances.
    """
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in graph.facts["stances"]:
        if row.get("project") in (None, project):
            found[row["contact"]][row["party"]].append(row)
    return found


def prevailing_stances(stances: Sequence[Row]) -> tuple[Row, ...]:
    """Return which of one person's stances towards one party count.

    A project's stance beats a general one, and the latest `valid_from` beats earlier ones.
    """
    of_project = [row for row in stances if "project" in row] or stances
    latest = max((row.get("valid_from", "") for row in of_project), default="")
    return tuple(row for row in of_project if row.get("valid_from", "") == latest)


def prevailing_level(stances: Sequence[Row]) -> Level:
    """Return the level that stances of one person towards one party come to.

    Of the stances that count, contradictions on one day mean unknown, as does one without a level.

    Examples
    --------
    >>> prevailing_level([{"level": "support"}, {"level": "opposed", "project": "p"}])
    'opposed'
    >>> prevailing_level([{"level": "support"}, {"level": "opposed"}])
    'unknown'
    """
    levels: set[Level | None] = {row.get("level") for row in prevailing_stances(stances)}
    return (levels.pop() or "unknown") if len(levels) == 1 else "unknown"
