"""The organisation as a forest: who stands under whom in the solid reporting lines."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.account_graph import AccountGraph
from graph.model import Row

NO_RANK = 10**6


@dataclass(frozen=True)
class Forest:
    """The people inside the organisation, by solid reporting line.

    Parameters
    ----------
    order
        Their ids, every manager before the reports.
    manager
        Each person's manager inside, by id; absent for those without.
    reports
        Each person's reports, by id, in the order in which they are drawn.
    unit
        Each person's unit; None where there is none.
    anchor
        The person under whose unit's rectangle a person of another unit is drawn: the manager,
        or a manager of theirs.
    outside
        The people outside, in the order in which they are drawn.
    """

    order: tuple[str, ...]
    manager: Mapping[str, str]
    reports: Mapping[str, list[str]]
    unit: Mapping[str, str | None]
    anchor: Mapping[str, str]
    outside: tuple[str, ...]

    @classmethod
    def of(cls, graph: AccountGraph) -> "Forest":
        """Return the forest of an account at a date."""
        people = {person["id"]: person for person in graph.people}
        manager = _managers(graph, {id_ for id_, p in people.items() if not p["external"]})
        leads = set(manager.values())
        drawn = sorted(people, key=lambda id_: _place(people[id_], id_ in leads))
        reports = defaultdict(list)
        for id_ in drawn:
            if id_ in manager:
                reports[manager[id_]].append(id_)
        inside = [id_ for id_ in drawn if not people[id_]["external"]]
        order = _managers_first(inside, manager, reports)
        unit = {id_: person.get("unit") for id_, person in people.items()}
        outside = tuple(id_ for id_ in drawn if people[id_]["external"])
        return cls(order, manager, reports, unit, _anchors(order, manager, unit), outside)

    @cached_property
    def spread(self) -> frozenset[str]:
        """Those whose reports stand side by side: other units' rectangles are under them."""
        return frozenset(self.anchor.values()) | {
            self.manager[id_] for id_ in self.anchor.values() if not self.is_head(id_)
        }

    @cached_property
    def foreign(self) -> Mapping[str, list[str]]:
        """Per anchor, the people of other units that are drawn below."""
        found = defaultdict(list)
        for id_ in self.order:
            if id_ in self.anchor:
                found[self.anchor[id_]].append(id_)
        return found

    def is_head(self, person: str) -> bool:
        """Return whether a person has no manager inside of the same unit."""
        boss = self.manager.get(person)
        return boss is None or self.unit[boss] != self.unit[person]

    def is_under_manager(self, person: str) -> bool:
        """Return whether a person with a manager is drawn straight below that manager."""
        return not self.is_head(person) or self.anchor[person] == self.manager[person]

    def same_unit(self, person: str) -> list[str]:
        """Return a person's reports of the same unit."""
        reports = self.reports.get(person, ())
        return [id_ for id_ in reports if self.unit[id_] == self.unit[person]]


def _managers(graph: AccountGraph, inside: set[str]) -> dict[str, str]:
    lines = graph.lines
    pairs = zip(lines.manager[lines.solid], lines.report[lines.solid], strict=True)
    named = ((graph.ids[boss], graph.ids[report]) for boss, report in pairs)
    return {report: boss for boss, report in named if boss in inside and report in inside}


def _place(person: Row, leads: bool) -> tuple[int, bool, str, str]:
    return person.get("rank", NO_RANK), not leads, person.get("unit", ""), person["id"]


def _managers_first(
    people: Sequence[str], manager: dict[str, str], reports: Mapping[str, list[str]]
) -> tuple[str, ...]:
    """Return people from the top down; a line that would close a circle is taken out."""
    found: dict[str, None] = {}
    for start in [*(id_ for id_ in people if id_ not in manager), *people]:
        if start in found:
            continue
        if start in manager:
            reports[manager.pop(start)].remove(start)
        level = [start]
        while level:
            found.update(dict.fromkeys(level))
            level = [report for id_ in level for report in reports.get(id_, ())]
    return tuple(found)


def _anchors(
    order: Sequence[str], manager: Mapping[str, str], unit: Mapping[str, str | None]
) -> dict[str, str]:
    """Return for each person under a manager of another unit whom they are drawn below.

    That is the manager, if the head of the manager's unit or one who reports to the head; for
    managers further down it is the one of those above them.
    """
    found: dict[str, str] = {}
    above: dict[str, str] = {}
    heads: set[str] = set()
    for id_ in order:
        boss = manager.get(id_)
        if boss is None or unit[boss] != unit[id_]:
            heads.add(id_)
            above[id_] = id_
            if boss is not None:
                found[id_] = above[boss]
        else:
            above[id_] = id_ if boss in heads else above[boss]
    return found
