"""The people of a power map as a table, with every fact of their cards."""

from collections.abc import Iterator

from graph.view.evidence import percent
from graph.view.phrases import phrase
from graph.view.power_map.card import marks_of, met_of, ties_of, unit_of
from graph.view.power_map.frame import MapFrame
from graph.view.power_map.model import MapPerson, MapSeat
from graph.view.scene.table import PictureTable

COLUMNS = (
    *("contact", "title", "unit", "role", "level", "decision_influence", "last_contact"),
    *("owner", "manager", "dotted_manager"),
)


def map_table(frame: MapFrame) -> PictureTable:
    """Return the table of a map's people, those who move the decision most first."""
    language = frame.map.language
    order = sorted(frame.map.people, key=lambda one: (-one.decision_influence, one.id))
    columns = [phrase(column, language) for column in COLUMNS]
    return PictureTable(
        frame.say("table"),
        (*columns, frame.say("marks"), frame.say("rests_on"), phrase("ties", language)),
        (
            *(tuple(_cells(frame, person)) for person in order),
            *(tuple(_of_seat(frame, seat)) for seat in frame.map.seats),
        ),
    )


def _of_seat(frame: MapFrame, seat: MapSeat) -> Iterator[str]:
    language = frame.map.language
    yield from (phrase("empty_seat", language), "", "")
    yield f"{seat.role} {phrase(f'role_{seat.role}', language)}" if seat.role else ""
    yield from [""] * (len(COLUMNS) - 4)
    yield from (seat.words, "", "")


def _cells(frame: MapFrame, person: MapPerson) -> Iterator[str]:
    language = frame.map.language
    role = f"{person.role} {phrase(f'role_{person.role}', language)}" if person.role else ""
    yield from (person.name, person.title or "", unit_of(frame, person), role)
    yield phrase(f"level_{person.level}", language)
    yield percent(person.decision_influence)
    yield met_of(frame, person)
    yield person.owner.name if person.owner else ""
    for manager in (person.manager, person.dotted_manager):
        yield _name(frame, manager)
    yield " · ".join(marks_of(frame, person))
    heard = sorted(
        (line for line in frame.map.influences if line.listener == person.id),
        key=lambda line: (-line.weight, line.influencer),
    )
    names = [f"{frame.people[line.influencer].short_name} {line.weight:g}" for line in heard]
    yield ", ".join(names)
    yield "; ".join(ties_of(frame, person))


def _name(frame: MapFrame, person: str | None) -> str:
    """Return a name; of somebody who is not on the picture the id."""
    found = frame.people.get(person or "")
    return found.short_name if found else person or ""
