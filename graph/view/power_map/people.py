"""The people of a power map, each with all marks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.analysis.decision import Decision
from graph.model import Row
from graph.view.names import in_language, initials
from graph.view.phrases import Language
from graph.view.power_map.marks import Marks
from graph.view.power_map.model import (
    MapAccess,
    MapColleague,
    MapCompetitor,
    MapPerson,
    MapStanding,
)

_NOTHING: Mapping[str, Any] = {}


def map_people(
    decision: Decision,
    hidden: Collection[str],
    language: Language,
    ways: Mapping[str, MapAccess] = _NOTHING,
    trajectories: Mapping[str, tuple[MapStanding, ...]] = _NOTHING,
) -> tuple[MapPerson, ...]:
    """Return everybody present at a decision's date, by id, with all marks.

    Parameters
    ----------
    decision
        The decision with its influence model.
    hidden
        Ids of the people with the ring of a hidden decision maker.
    language
        Of the short names and titles, where they are recorded in two languages.
    ways, trajectories
        The best way to each person and their standing over time, where they are wanted.
    """
    facts = decision.graph.facts
    people = _People(
        decision,
        Marks(decision),
        frozenset(hidden),
        language,
        {row["id"]: row["name"] for row in facts["colleagues"]},
        {row["id"]: row["name"] for row in facts["competitors"]},
        ways,
        trajectories,
    )
    return tuple(people.person(place) for place in range(len(decision.graph)))


@dataclass(frozen=True)
class _People:
    decision: Decision
    marks: Marks
    hidden: frozenset[str]
    language: Language
    colleagues: Mapping[str, str]
    competitors: Mapping[str, str]
    ways: Mapping[str, MapAccess]
    trajectories: Mapping[str, tuple[MapStanding, ...]]

    def person(self, place: int) -> MapPerson:
        decision, marks = self.decision, self.marks
        row = decision.graph.people[place]
        id_, title = row["id"], row.get("title")
        last = marks.last_contact.get(id_)
        return MapPerson(
            id=id_,
            name=row["name"],
            title=title,
            short_name=in_language(row["name"], self.language),
            short_title=in_language(title or "", self.language),
            unit=row.get("unit"),
            manager=self._present(row, "reports_to"),
            dotted_manager=self._present(row, "dotted_to"),
            role=marks.role(id_),
            level=marks.level(id_),
            competitors=self._backed(id_),
            is_hidden=id_ in self.hidden,
            external=row["external"],
            party_class=row.get("party_class"),
            new=marks.is_new(row),
            leaving=row.get("left_on"),
            last_contact=last,
            days_since_contact=(decision.graph.as_of - last).days if last else None,
            coverage=marks.coverage(id_),
            owner=self._owner(id_),
            decision_power=float(decision.body.power[place]),
            decision_influence=float(decision.decision_influence[place]),
            formal_power=float(decision.formal_power[place]),
            access=self.ways.get(id_),
            trajectory=self.trajectories.get(id_, ()),
        )

    def _present(self, row: Row, column: str) -> str | None:
        manager = row.get(column)
        return manager if manager in self.decision.graph.index else None

    def _backed(self, person: str) -> tuple[MapCompetitor, ...]:
        backed = [
            (id_, self.competitors.get(id_, id_), lv) for id_, lv in self.marks.backed(person)
        ]
        return tuple(
            MapCompetitor(id=id_, name=name, initials=initials(name), level=level)
            for id_, name, level in backed
        )

    def _owner(self, person: str) -> MapColleague | None:
        id_ = self.marks.owner.get(person)
        if id_ is None:
            return None
        name = self.colleagues.get(id_, id_)
        return MapColleague(id=id_, name=name, initials=initials(name))
