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
from graph.view.fishbone.words import fish_phrase
from graph.view.names import in_language, initials
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

    def next_action(self, person: str, *, is_short: bool = False) -> str | None:
        """Return the level that a person is yet to reach, by when and through whom of ours.

        None where nobody set one, or it is reached; short, our colleague is named by initials.
        """
        row, level = self._targets.of(person), self._levels.level(person)
        if row is None or self._targets.is_reached(person, level):
            return None
        due = fish_phrase("due", self.language, date=row["by"]) if "by" in row else ""
        what = fish_phrase(
            "reach", self.language, level=phrase(f"level_{row['level']}", self.language), due=due
        )
        owner = self._ours.get(row.get("owner", ""), "")
        by = initials(owner) if is_short else in_language(owner, self.language)
        return " · ".join(filter(None, (what, by)))

    def _notes(self, person: MapPerson) -> Iterator[FishNote]:
        """Yield the small bones: the worst pain or least met need, the competitor, what is next.

        A need beside a pain comes last: where there is room.
        """
        hurts = list(self._hurts(person.id))
        action = self.next_action(person.id, is_short=True)
        yield from hurts[:1]
        yield from self._rivals(person)
        if action:
            yield FishNote(kind="action", text=action)
        yield from hurts[1:]

    def _hurts(self, person: str) -> Iterator[FishNote]:
        for row in self.pains(person)[:1]:
            yield FishNote(kind="pain", text=in_language(row["text"], self.language))
        for row in self.needs(person)[:1]:
            yield FishNote(kind="need", text=in_language(row["text"], self.language))

    def _rivals(self, person: MapPerson) -> Iterator[FishNote]:
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
    def _ours(self) -> Mapping[str, str]:
        return {row["id"]: row["name"] for row in self.decision.graph.facts["colleagues"]}

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
