"""A fishbone's layout on its picture: what is placed, and where its ends stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.view.fishbone.layout import (
    Block,
    FishboneLayout,
    Rect,
    Rib,
    Zone,
    fishbone_layout,
)
from graph.view.fishbone.model import Fishbone, FishPerson, FishRib, FishStep
from graph.view.fishbone.words import fish_phrase
from graph.view.names import in_language
from graph.view.scene import Box, Stroke, text_width

MARGIN, HEADER, FOOTER = 28.0, 84.0, 118.0
HEAD_WIDTH, HEAD_HEIGHT = 262.0, 178.0
CHIP_WIDTH, CHIP_HEIGHT, CHIP_GAP, CHIPS_HEADING = 148.0, 28.0, 8.0, 22.0
LEAST_WIDTH = 1180.0
STEP_SIZE, DATE_SIZE = 12.5, 11.0
LEAST_LABEL, MOST_LABEL = 100.0, 132.0


@dataclass(frozen=True)
class Frame:
    """A fishbone, laid out, with the colleagues of ours who are drawn at its tail.

    `x` and `y` are where the layout's origin is: the first joint, on the spine.
    """

    fish: Fishbone
    layout: FishboneLayout
    chips: Mapping[str, Box]
    x: float
    y: float
    width: float
    height: float

    @property
    def head_left(self) -> float:
        """Where the head begins."""
        return self.width - MARGIN - HEAD_WIDTH

    @property
    def tail(self) -> float:
        """Where the spine begins."""
        ends = [chip.x + chip.width for chip in self.chips.values()]
        if not ends and not self.layout.rects:
            return MARGIN
        return ends[0] if ends else self.x - 46

    def shifted(self, rect: Rect) -> Rect:
        """Return a rectangle of the layout on the picture."""
        return Rect(rect.x + self.x, rect.y + self.y, rect.width, rect.height)

    def say(self, key: str, **values: object) -> str:
        """Return a phrase in the picture's language."""
        return fish_phrase(key, self.fish.language, **values)


def framed(fish: Fishbone) -> Frame:
    """Return a fishbone's frame: as large as what is in it."""
    layout = fishbone_layout(_zones(fish), _ribs(fish))
    ours = _ours(fish)
    high = len(ours) * (CHIP_HEIGHT + CHIP_GAP) / 2 + CHIPS_HEADING
    chips_right = layout.left_within(high) - 34
    left = min(layout.left, chips_right - CHIP_WIDTH if ours else -60.0)
    right = layout.right + HEAD_WIDTH
    width = max(right - left + 2 * MARGIN, LEAST_WIDTH)
    x = width - MARGIN - right
    top = min(layout.top, -HEAD_HEIGHT / 2, -high) - 10
    bottom = max(layout.bottom, HEAD_HEIGHT / 2, high) + 16
    y = HEADER - top
    chips = _chips(ours, x + chips_right - CHIP_WIDTH, y)
    return Frame(fish, layout, chips, x, y, width, y + bottom + FOOTER)


def block_id(rib: FishRib, person: str) -> str:
    """Return the name of a ghost's card: a person's own is their id."""
    return f"{rib.id} {person}"


def notes_of(person: FishPerson) -> int:
    """Return how many lines are under a card: red marks in one, then the small bones."""
    return bool(person.alarms) + len(person.notes)


def _zones(fish: Fishbone) -> list[Zone]:
    labels = [Zone(label_width(step)) for step in fish.steps]
    return [Zone(), Zone(), *labels, Zone()]


def label_width(step: FishStep) -> float:
    """Return the room for a step's name, its day and its unit, one under the other."""
    wanted = text_width(f"{step.order} {step.short_name}", STEP_SIZE, 600)
    return min(max(wanted, LEAST_LABEL), MOST_LABEL)


def _ribs(fish: Fishbone) -> list[Rib]:
    return [Rib(rib.id, rib.side, _zone(fish, rib), _blocks(fish, rib)) for rib in fish.ribs]


def _zone(fish: Fishbone, rib: FishRib) -> int:
    """Return where a rib meets the spine: 0 at the tail, 1 before the steps, then at its step."""
    if rib.kind in ("outside", "without_role"):
        return 0
    if rib.kind == "overall":
        return len(fish.steps) + 2
    orders = [step.order for step in fish.steps]
    return orders.index(rib.step) + 2 if rib.step in orders else 1


def _blocks(fish: Fishbone, rib: FishRib) -> tuple[Block, ...]:
    people = [Block(id_, notes_of(fish.people[id_])) for id_ in rib.people]
    return (*people, *(Block(block_id(rib, id_)) for id_ in rib.ghosts))


def _ours(fish: Fishbone) -> list[str]:
    """Return our people at the ends of the path and of message flows, by id."""
    told = {message.colleague for message in fish.messages}
    on_path = {p.id for p in fish.path.people if p.kind == "colleague"} if fish.path else set()
    return sorted(told | on_path)


def _chips(ours: list[str], x: float, y: float) -> dict[str, Box]:
    height = len(ours) * (CHIP_HEIGHT + CHIP_GAP) - CHIP_GAP
    return {
        id_: Box(
            x,
            y - height / 2 + number * (CHIP_HEIGHT + CHIP_GAP),
            CHIP_WIDTH,
            CHIP_HEIGHT,
            "card",
            Stroke("path", 1.5),
            radius=CHIP_HEIGHT / 2,
            id=f"us{number}",
        )
        for number, id_ in enumerate(ours)
    }


def short(name: str, frame: Frame) -> str:
    """Return a name in the picture's language."""
    return in_language(name, frame.fish.language)
