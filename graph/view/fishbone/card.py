"""People on a fishbone: their cards with all marks, small bones under them, ghosts."""

from collections.abc import Iterator

from graph.view.fishbone.frame import Frame, block_id
from graph.view.fishbone.layout import Rect
from graph.view.fishbone.model import FishChange, FishPerson, FishRib
from graph.view.phrases import phrase
from graph.view.scene import Box, Colour, Group, Shape, Stroke, Text, text_width
from graph.view.scene.glyphs import APPEARED, CHANGED, DISC, GONE, POINTER, disc, letter

NOTE_COLOURS: dict[str, Colour] = {
    "pain": "action",
    "need": "soft",
    "rival": "rival",
    "action": "ink",
}
CHANGE_GLYPHS: dict[FishChange, str] = {"appeared": APPEARED, "gone": GONE}
PAD = 8.0
NAME_SIZE, SMALL_SIZE, NOTE_SIZE = 13.0, 10.5, 10.5


def card(frame: Frame, rib: FishRib, person: FishPerson, number: int) -> Group:
    """Return a person's card with the small bones under it."""
    rect = frame.shifted(frame.layout.cards[person.id])
    shapes = (
        *_notes(frame, person),
        *_outline(rect, person, number),
        *_first_line(rect, person),
        *_second_line(frame, rib, rect, person),
    )
    return Group(shapes, said_of(frame, person), "listitem", f"p{number}", True, has_tooltip=True)


def ghost(frame: Frame, rib: FishRib, person: FishPerson) -> Group:
    """Return the pale card of somebody who is drawn on another rib."""
    rect = frame.shifted(frame.layout.cards[block_id(rib, person.id)])
    words = frame.say("also_here", name=person.short_name)
    shapes = (
        Box(rect.x, rect.y, rect.width, rect.height, "paper", Stroke("line", 1, "dashed"), 9),
        Text.within(rect.x + PAD, rect.y + 28, words, rect.width - 2 * PAD, colour="soft"),
    )
    return Group(shapes, words, "listitem")


def said_of(frame: Frame, person: FishPerson) -> str:
    """Return a person in words: what the card shows, for those who hear it."""
    language = frame.fish.language
    parts = [person.short_name, person.short_title]
    if person.role:
        parts.append(f"{person.role} {phrase(f'role_{person.role}', language)}")
    parts.append(phrase(f"level_{person.level}", language))
    if person.target:
        parts.append(f"→ {phrase(f'level_{person.target}', language)}")
    if person.owner:
        parts.append(f"{phrase('owner', language)}: {person.owner.name}")
    parts.append(_days(frame, person))
    parts += [frame.say(kind) for kind in person.alarms]
    parts += [phrase(f"kind_{change}", language) for change in person.changes]
    parts += [frame.say("hidden")] * person.is_hidden + [frame.say("pointer")] * person.is_pointer
    parts += [frame.say(note.kind, text=note.text) for note in person.notes]
    return " · ".join(part for part in parts if part)


def _outline(rect: Rect, person: FishPerson, number: int) -> Iterator[Shape]:
    """Yield the card: red where action is needed, in a double ring where hidden."""
    if person.is_hidden:
        yield Box(
            rect.x - 3.5, rect.y - 3.5, rect.width + 7, rect.height + 7, "paper",
            Stroke("influence", 1.5), 12,
        )  # fmt: skip
    stroke = Stroke("danger", 1.8) if person.alarms else Stroke("line", 1.1)
    stroke = Stroke("influence", 1.5) if person.is_hidden else stroke
    yield Box(rect.x, rect.y, rect.width, rect.height, "card", stroke, 9, card_id(number))


def card_id(number: int) -> str:
    """Return the name by which connectors hold to a card."""
    return f"card{number}"


def _first_line(rect: Rect, person: FishPerson) -> Iterator[Shape]:
    left, right, middle = rect.x + PAD, rect.x + rect.width - PAD - DISC, rect.y + 15
    if person.role:
        yield from letter(left, rect.y + 6, person.role)
        left += 23
    if person.target and person.target != person.level:
        yield from disc(right, middle, person.target)
        yield Text(right - DISC - 6, middle + 4, "→", 11, "soft", 400, "middle")
        right -= 2 * DISC + 12
    yield from disc(right, middle, person.level)
    if person.is_pointer:
        right -= 2 * DISC + 6
        yield Text(right, middle + 5, POINTER, 14, "message", 400, "middle")
    if person.changes:
        right -= 2 * DISC + 6
        glyph = CHANGE_GLYPHS.get(person.changes[0], CHANGED)
        yield Text(right, middle + 5, glyph, 14, "influence", 700, "middle")
    room = right - DISC - 4 - left
    yield Text.within(left, rect.y + 20, person.short_name, room, size=NAME_SIZE, weight=600)


def _second_line(frame: Frame, rib: FishRib, rect: Rect, person: FishPerson) -> Iterator[Shape]:
    parts = [person.owner.initials if person.owner else "", _days(frame, person)]
    if person.step is not None and person.step != rib.step:
        parts.insert(0, frame.say("step_of", step=person.step))
    words = " · ".join(part for part in parts if part)
    colour: Colour = "danger" if "uncontacted" in person.alarms else "soft"
    right, y = rect.x + rect.width - PAD, rect.y + 37
    yield Text(right, y, words, SMALL_SIZE, colour, 400, "end")
    room = rect.width - 2 * PAD - text_width(words, SMALL_SIZE) - 8
    title = Text.within(rect.x + PAD, y, person.short_title, room, size=SMALL_SIZE, colour="soft")
    if title.words:
        yield title


def _days(frame: Frame, person: FishPerson) -> str:
    if person.days_since_contact is None:
        return frame.say("never")
    return frame.say("days", days=person.days_since_contact)


def _notes(frame: Frame, person: FishPerson) -> Iterator[Shape]:
    lines: list[tuple[str, Colour]] = []
    if person.alarms:
        lines.append(("! " + " · ".join(map(frame.say, person.alarms)), "danger"))
    lines += [(frame.say(n.kind, text=n.text), NOTE_COLOURS[n.kind]) for n in person.notes]
    for (words, colour), rect in zip(lines, frame.layout.notes[person.id], strict=True):
        at = frame.shifted(rect)
        text = Text.within(
            at.x + PAD, at.y + 11.5, words, at.width - PAD, size=NOTE_SIZE, colour=colour,
            weight=600 if colour == "danger" else 400,
        )  # fmt: skip
        width = min(text_width(text.words, NOTE_SIZE, text.weight) + 6, at.width - PAD)
        yield Box(at.x + PAD - 3, at.y, width, at.height, "paper")
        yield text
