"""The people of a fishbone: their marks, small bones and red marks."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.access.our_side import OurSide
from graph.analysis.competitors.party_levels import PartyLevels
from graph.analysis.decision import Decision, by_contact
from graph.analysis.levels.targets import Targets
from graph.model import Row
from graph.model.need import is_known
from graph.view.fishbone.model import AlarmKind, FishNote, FishPerson
from graph.view.names import in_language
from graph.view.phrases import Language, phrase
from graph.view.power_map.model import MapPerson
from graph.view.power_map.people import map_people

DECIDE = frozenset({"A", "D"})


@dataclass(frozen=True)
class FishPeople:
    """The people of a decision as they are drawn on a fishbone.

    Parameters
    ----------
    decision
        The decision.
    hidden, pointers
        Ids of hidden decision makers and of pointers.
    step_of
        At which step each person acts.
    language
        Of words and of names recorded in two.
    small_bones
        At most so many under each.
    """

    decision: Decision
    hidden: Collection[str]
    pointers: Collection[str]
    step_of: Mapping[str, int | None]
    language: Language
    small_bones: int

    @cached_property
    def everybody(self) -> Mapping[str, MapPerson]:
        """Everybody with the marks of a map, by id."""
        people = map_people(self.decision, self.hidden, self.language)
        return {person.id: person for person in people}

    def person(self, id_: str) -> FishPerson:
        """Return a person as a fishbone shows them."""
        person = self.everybody[id_]
        return FishPerson(
            **dict(person) | {"is_pointer": id_ in self.pointers},
            step=self.step_of.get(id_),
            stance=self._levels.standings[id_].stance,
            target=self._targets.level(id_),
            notes=tuple(self._notes(person))[: self.small_bones],
            alarms=tuple(self._alarms(person)),
        )

    def pains(self, person: str) -> list[Row]:
        """Return a person's pains in the project or in general, the most severe first."""
        return sorted(self._pains[person], key=lambda row: (-row.get("severity", 1.0), row["id"]))

    def needs(self, person: str) -> list[Row]:
        """Return a person's known needs in the project or in general, the least met first."""
        known = filter(is_known, self._needs[person])
        return sorted(known, key=lambda row: (row.get("met", 0.0), row["id"]))

    def _notes(self, person: MapPerson) -> Iterator[FishNote]:
        """Yield the small bones: the worst pain, the least met need, the competitor."""
        for row in self.pains(person.id)[:1]:
            yield FishNote(kind="pain", text=in_language(row["text"], self.language))
        for row in self.needs(person.id)[:1]:
            yield FishNote(kind="need", text=in_language(row["text"], self.language))
        for rival in person.competitors[:1]:
            level = phrase(f"level_{rival.level}", self.language)
            name = in_language(rival.name, self.language)
            text = phrase("backs", self.language, name=name, level=level)
            yield FishNote(kind="rival", text=text)

    def _alarms(self, person: MapPerson) -> Iterator[AlarmKind]:
        """Yield the red marks of somebody with a role."""
        if person.role is None:
            return
        if person.level == "opposed" and person.decision_power > 0:
            yield "opposed"
        if person.last_contact is None:
            yield "uncontacted"
        decides = person.decision_power > 0 or person.role in DECIDE
        if decides and len(self._side.reaches_us(person.id)) == 1:
            yield "single_path"

    @cached_property
    def _targets(self) -> Targets:
        return Targets(self.decision)

    @cached_property
    def _levels(self) -> PartyLevels:
        return PartyLevels(self.decision)

    @cached_property
    def _side(self) -> OurSide:
        return OurSide(self.decision.graph)

    @cached_property
    def _pains(self) -> Mapping[str, list[Row]]:
        return by_contact(self.decision.facts("pains"))

    @cached_property
    def _needs(self) -> Mapping[str, list[Row]]:
        return by_contact(self.decision.facts("needs"))
