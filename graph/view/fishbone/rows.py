"""The fishbone's table twin: the decision-chain analysis table (客户决策链分析表)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.chain.seats import Seat
from graph.analysis.competitors.party_levels import PartyLevels
from graph.model import Row
from graph.view.fishbone.model import FishPerson, FishRow, FishStep
from graph.view.fishbone.people import FishPeople
from graph.view.fishbone.ribs import Ribs
from graph.view.fishbone.ways import Ways
from graph.view.fishbone.words import fish_phrase
from graph.view.names import in_language
from graph.view.phrases import phrase
from graph.view.power_map.influence_lines import InfluenceLine
from graph.view.words.chain import LINES

MOST_NAMED = 3
LAST = 10**9


@dataclass(frozen=True)
class FishRows:
    """The rows of the table: a row for each role, and one for everybody who is drawn without.

    Parameters
    ----------
    ribs, people, ways
        Who is where, with which marks, and how we reach them.
    steps
        The project's steps.
    lines
        All influence lines of the account.
    """

    ribs: Ribs
    people: FishPeople
    ways: Ways
    steps: Sequence[FishStep]
    lines: Sequence[InfluenceLine]

    @property
    def all(self) -> tuple[FishRow, ...]:
        """The rows: by step, then by falling role, then by id."""
        return tuple(self._row(person, seat) for person, seat in sorted(self._seats, key=_order))

    @property
    def _seats(self) -> Iterator[tuple[str, Seat | None]]:
        for person in self.people.decision.roles:
            for seat in self.ribs.seats.of(person):
                yield person, seat
        for person in self.ribs.beside:
            if person not in self.people.decision.roles:
                yield person, None

    def _row(self, id_: str, seat: Seat | None) -> FishRow:
        person, fact = self.people.person(id_), self._fact(id_, seat)
        return FishRow(
            contact=id_,
            step=self._step(seat),
            line=_line(seat, self.people.language == "zh"),
            unit=self.ribs.units.get(person.unit, person.unit) if person.unit else None,
            name=person.name,
            title=person.title,
            role=seat.role if seat else None,
            weight=seat.weight if seat else None,
            veto=seat.veto if seat else None,
            level=person.level,
            rivals=self._rivals(id_),
            target=person.target,
            criteria=None,
            pains=self._texts(self.people.pains(id_)),
            enterprise_needs=self._needs(id_, "enterprise"),
            personal_needs=self._needs(id_, "personal"),
            influences=self._named(
                one.listener for one in self._by_weight if one.influencer == id_
            ),
            listens_to=self._named(
                one.influencer for one in self._by_weight if one.listener == id_
            ),
            owner=person.owner.name if person.owner else None,
            path=self._path(id_),
            last_contact=person.last_contact,
            next_action=self.people.next_action(id_),
            confidence=fact.get("confidence"),
            source=fact.get("source"),
            marks=self._marks(person),
        )

    def _fact(self, person: str, seat: Seat | None) -> Row:
        rows = self.people.decision.roles.get(person, ())
        return next((row for row in rows if seat and row["role"] == seat.role), {})

    def _step(self, seat: Seat | None) -> str | None:
        if seat is None or seat.step is None:
            return None
        names = {step.order: f"{step.order}. {step.short_name}" for step in self.steps}
        return names.get(seat.step, str(seat.step))

    def _rivals(self, person: str) -> str | None:
        language = self.people.language
        return joined(
            phrase(
                "backs",
                language,
                name=in_language(rival.party.name, language),
                level=phrase(f"level_{rival.level}", language),
            )
            for rival in self._levels.rivals(person)
        )

    def _needs(self, person: str, scope: str) -> str | None:
        rows = self.people.needs(person)
        return self._texts([row for row in rows if row.get("scope", "enterprise") == scope])

    def _texts(self, rows: Sequence[Row]) -> str | None:
        return joined(in_language(row["text"], self.people.language) for row in rows)

    def _named(self, ids: Iterable[str]) -> str | None:
        names = [self.people.everybody[id_].short_name for id_ in ids]
        return joined(names[:MOST_NAMED])

    def _path(self, person: str) -> str | None:
        way = self.ways.to(person)
        if way is None:
            return None
        language = self.people.language
        return " → ".join(in_language(step.name, language) for step in way.people)

    def _marks(self, person: FishPerson) -> str | None:
        language = self.people.language
        kinds: list[str] = list(person.alarms)
        kinds += ["hidden"] * person.is_hidden + ["pointer"] * person.is_pointer
        return joined(fish_phrase(kind, language) for kind in kinds)

    @cached_property
    def _by_weight(self) -> Sequence[InfluenceLine]:
        return sorted(self.lines, key=lambda one: (-one.weight, one.influencer, one.listener))

    @cached_property
    def _levels(self) -> PartyLevels:
        return PartyLevels(self.people.decision)


def _line(seat: Seat | None, is_chinese: bool) -> str | None:
    return LINES[seat.line][is_chinese] if seat and seat.line else None


def _order(row: tuple[str, Seat | None]) -> tuple[int, int, str]:
    person, seat = row
    if seat is None:
        return LAST, LAST, person
    return LAST if seat.step is None else seat.step, "ADSEI".index(seat.role), person


def joined(texts: Iterable[str]) -> str | None:
    """Return texts as a cell has them; None where there are none."""
    return "; ".join(texts) or None
