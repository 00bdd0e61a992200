"""A person's card on the power map as a file: one glyph for each meaning, never colour alone."""

from collections.abc import Iterator

from graph.view.evidence import percent
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH
from graph.view.phrases import phrase
from graph.view.power_map.frame import MapFrame
from graph.view.power_map.model import MapPerson, MapSeat
from graph.view.scene import Box, Colour, Connector, Group, Shape, Stroke, Text, text_width, wrapped
from graph.view.scene.glyphs import DISC, POINTER, RISING, RIVAL, disc, dots, letter

PAD, RING = 8.0, 4.0
NAME_SIZE, SMALL_SIZE, DOT_SIZE = 13.0, 10.5, 9.0
NAME_BASE, TITLE_BASE, FOOT_BASE = 20.0, 37.0, 54.0


def map_card(frame: MapFrame, person: MapPerson) -> Group:
    """Return a person's card with all their marks."""
    box = frame.boxes[person.id]
    shapes = (
        *_outline(box, person),
        *_first_line(frame, box, person),
        *_title(frame, box, person),
        *_foot(frame, box, person),
    )
    said = " · ".join(facts_of(frame, person))
    return Group(shapes, said, "listitem", f"p{box.id}", is_focusable=True, has_tooltip=True)


def seat_card(frame: MapFrame, seat: MapSeat) -> Group:
    """Return an empty seat: a dashed card that says what nobody does."""
    at, language = frame.seat_place(seat), frame.map.language
    x, y = frame.x + at.x - CARD_WIDTH / 2, frame.y + at.y - CARD_HEIGHT / 2
    stroke, left, room = Stroke("neutral", 1.2, "dashed"), x + PAD, CARD_WIDTH - 2 * PAD
    shapes: list[Shape] = [Box(x, y, CARD_WIDTH, CARD_HEIGHT, "paper", stroke, 9)]
    if seat.role:
        shapes += letter(left, y + 6, seat.role)
        left, room = left + 23, room - 23
    name = f"? {phrase('empty_seat', language)}"
    shapes.append(Text.within(left, y + NAME_BASE, name, room, size=NAME_SIZE, weight=600))
    lines = wrapped(seat.words, SMALL_SIZE, CARD_WIDTH - 2 * PAD, 2)
    bases = (TITLE_BASE, FOOT_BASE)
    shapes += [
        Text(x + PAD, y + base, line, SMALL_SIZE, "soft")
        for base, line in zip(bases, lines, strict=False)
    ]
    said = f"{phrase('empty_seat', language)} · {seat.words}"
    return Group(tuple(shapes), said, "listitem", is_focusable=True, has_tooltip=True)


def facts_of(frame: MapFrame, person: MapPerson) -> Iterator[str]:
    """Yield all that a card shows, in words."""
    language = frame.map.language
    yield from filter(None, (person.short_name, person.short_title, unit_of(frame, person)))
    if person.role:
        yield f"{person.role} {phrase(f'role_{person.role}', language)}"
    yield phrase(f"level_{person.level}", language)
    yield from marks_of(frame, person)
    yield f"{phrase('decision_influence', language)} {percent(person.decision_influence)}"
    if person.owner:
        yield f"{phrase('owner', language)}: {person.owner.name}"
    yield met_of(frame, person)
    yield from ties_of(frame, person)


def ties_of(frame: MapFrame, person: MapPerson) -> Iterator[str]:
    """Yield a person's ties to others on the picture, in words."""
    for tie in frame.map.ties:
        if person.id in (tie.one, tie.other):
            other = frame.people[tie.other if tie.one == person.id else tie.one]
            yield f"{tie.words}: {other.short_name}"


def marks_of(frame: MapFrame, person: MapPerson) -> Iterator[str]:
    """Yield the marks that a person has beside role and level, in words."""
    language = frame.map.language
    named = {
        "hidden": person.is_hidden, "external": person.external, "new_in_post": person.new
    }  # fmt: skip
    yield from (phrase(key, language) for key, is_so in named.items() if is_so)
    if person.leaving:
        yield phrase("leaves_on", language, date=person.leaving)
    yield from [frame.say("rising")] * (person.is_rising)
    yield from [frame.say("pointer")] * (person.is_pointer)
    for rival in person.competitors:
        level = phrase(f"level_{rival.level}", language)
        backs = phrase("backs", language, name=rival.name, level=level)
        yield f"{phrase('competitor', language)}: {backs}"


def met_of(frame: MapFrame, person: MapPerson) -> str:
    """Return when a person was met last, in words."""
    if person.last_contact is None:
        return phrase("never", frame.map.language)
    values = {"date": person.last_contact, "days": person.days_since_contact}
    return phrase("days_ago", frame.map.language, **values)


def unit_of(frame: MapFrame, person: MapPerson) -> str:
    """Return the name of a person's unit; nothing where none is recorded."""
    unit = frame.map.units.get(person.unit or "")
    return unit.short_name if unit else person.unit or ""


def _outline(box: Box, person: MapPerson) -> Iterator[Shape]:
    """Yield the card, in a double ring where hidden."""
    stroke = Stroke("line", 1.2)
    if person.is_hidden:
        stroke = Stroke("influence", 1.8)
        size = box.width + 2 * RING, box.height + 2 * RING
        yield Box(box.x - RING, box.y - RING, *size, None, stroke, 12)
    yield Box(box.x, box.y, box.width, box.height, "card", stroke, box.radius, box.id)


def _first_line(frame: MapFrame, box: Box, person: MapPerson) -> Iterator[Shape]:
    left, right = box.x + PAD, box.x + box.width - PAD - DISC
    if person.role:
        yield from letter(left, box.y + 6, person.role)
        left += 23
    yield from disc(right, box.y + 15, person.level)
    room = right - DISC - 6 - left
    at = left, box.y + NAME_BASE
    ink: Colour = "soft" if person.leaving else "ink"
    name = Text.within(*at, person.short_name, room, size=NAME_SIZE, colour=ink, weight=600)
    yield name
    if person.leaving:
        end = left + text_width(name.words, NAME_SIZE, 600) * 0.9, at[1] - NAME_SIZE / 3
        yield Connector((left, end[1]), end, Stroke("soft", 1.4))


def _title(frame: MapFrame, box: Box, person: MapPerson) -> Iterator[Shape]:
    """Yield the title, and at the right edge the arrow of a rising star."""
    room = box.width - 2 * PAD
    if person.is_rising:
        at = box.x + box.width - PAD - DISC, box.y + TITLE_BASE + 1
        yield Text(*at, RISING, 14, "action", 700, "middle")
        room -= 2 * DISC + 4
    at = box.x + PAD, box.y + TITLE_BASE
    text = Text.within(*at, person.short_title, room, size=SMALL_SIZE, colour="soft")
    if text.words:
        yield text


def _foot(frame: MapFrame, box: Box, person: MapPerson) -> Iterator[Shape]:
    """Yield the lowest row: pointer, coverage, status; from the right owner and competitors."""
    left, base = box.x + PAD, box.y + FOOT_BASE
    if person.is_pointer:
        yield Text(left, base + 1, POINTER, 13, "message")
        left += 20
    yield Text(left, base, dots(person.coverage), DOT_SIZE, "ink")
    left += text_width(dots(person.coverage), DOT_SIZE) + 6
    right = box.x + box.width - PAD
    for words, ink, weight in _corner(person):
        text = Text.within(right, base, words, 48, size=SMALL_SIZE, colour=ink, weight=weight,
                           anchor="end")  # fmt: skip
        yield text
        right -= text_width(text.words, SMALL_SIZE, weight) + 6
    status = [phrase(key, frame.map.language) for key in _status(person)]
    colour: Colour = "action" if person.new else "soft"
    if status and (room := right - left) > 0:
        text = Text.within(left, base, " · ".join(status), room, size=SMALL_SIZE, colour=colour)
        yield from [text] * bool(text.words)


def _corner(person: MapPerson) -> Iterator[tuple[str, Colour, int]]:
    if person.owner:
        yield person.owner.initials, "soft", 400
    if person.competitors:
        rivals = " ".join(rival.initials for rival in person.competitors)
        yield f"{RIVAL} {rivals}", "rival", 700


def _status(person: MapPerson) -> Iterator[str]:
    yield from ["external"] * person.external
    yield from ["new"] * person.new
    yield from ["leaving"] * (person.leaving is not None)
