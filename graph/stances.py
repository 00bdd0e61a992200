"""Where people stand towards us and our competitors: which of their recorded stances count."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.account_graph import AccountGraph
from graph.model import Row
from graph.model.competitor import US

Level = Literal["coach", "exclusive", "support", "neutral", "opposed", "unknown"]
STANCE: Mapping[str, float] = {
    "coach": 1.0,
    "exclusive": 0.8,
    "support": 0.4,
    "neutral": 0.0,
    "opposed": -0.6,
}
"""How far a level towards somebody moves a person their way; from most to least."""


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


def level_above(level: Level) -> Level | None:
    """Return the next better level; None above coach. Unknown is moved to support.

    Examples
    --------
    >>> level_above("neutral"), level_above("coach"), level_above("unknown")
    ('support', None, 'support')
    """
    ladder: tuple[Level, ...] = ("coach", "exclusive", "support", "neutral", "opposed")
    if level == "unknown":
        return "support"
    place = ladder.index(level)
    return ladder[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands between us and our competitors.

    Parameters
    ----------
    level
        Their level towards us.
    rival
        How far they are for the competitor whom they favour most, 0 to 1.
    facts
        The stances that count: those towards us first.
    """

    level: Level
    rival: float
    facts: tuple[Row, ...]

    @property
    def stance(self) -> float | None:
        """x: from −1 (against us) to 1 (for us); None where nothing is known."""
        if self.level == "unknown":
            return -self.rival if self.rival > 0 else None
        return self.stance_at(self.level)

    def stance_at(self, level: Level) -> float:
        """Return x if the level towards us were another, their liking of competitors as it is."""
        return min(max(STANCE[level] - self.rival, -1.0), 1.0)


def standings(graph: AccountGraph, project: str | None) -> Mapping[str, Standing]:
    """Return where everybody stands, by id: people without stances are unknown.

    Parameters
    ----------
    graph
        The account at a date.
    project
        The project whose stances count before general ones.
    """
    recorded = stances_by_person(graph, project)
    return {id_: _standing(recorded.get(id_, {})) for id_ in graph.ids}


def _standing(of_parties: Mapping[str, Sequence[Row]]) -> Standing:
    ours = of_parties.get(US, ())
    rivals = {party: rows for party, rows in sorted(of_parties.items()) if party != US}
    liking = (STANCE.get(prevailing_level(rows), 0.0) for rows in rivals.values())
    facts = [row for rows in (ours, *rivals.values()) for row in prevailing_stances(rows)]
    return Standing(prevailing_level(ours), max(0.0, *liking, 0.0), tuple(facts))
