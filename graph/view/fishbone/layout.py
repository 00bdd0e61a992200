"""Where everything of a fishbone stands: pure geometry, no overlap, the same every time.

Ribs lean at 60° and are parallel, so on each side a pitch between their joints keeps cards apart
whatever their number and height: a card's left edge stays right of the rib before it.

References
----------
Ishikawa 1968, Guide to Quality Control: the cause-and-effect diagram.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Side = Literal["upper", "lower"]
SIDES: tuple[Side, ...] = ("upper", "lower")
LEAN = 1 / math.tan(math.radians(60))
"""How far a rib goes left for each unit away from the spine."""
CARD_WIDTH, CARD_HEIGHT, NOTE_HEIGHT, LABEL_HEIGHT = 200.0, 46.0, 15.0, 42.0
BONE, GAP, BLOCK_GAP, STRIP = 12.0, 14.0, 13.0, 62.0
"""Rib to card; card to the rib before; card to card along a rib; spine to the first card."""
PITCH = CARD_WIDTH + BONE + GAP + CARD_HEIGHT * LEAN
STEP_ROOM, NO_STEP_ROOM = 40.0, 60.0
"""What a step needs besides its label; between joints that have no label."""


@dataclass(frozen=True)
class Block:
    """A card with small bones under it: whose, and how many."""

    id: str
    notes: int = 0

    @property
    def height(self) -> float:
        """Of the card and its small bones."""
        return CARD_HEIGHT + self.notes * NOTE_HEIGHT


@dataclass(frozen=True)
class Rib:
    """A rib to place: in a zone of the spine, its blocks from the spine outwards."""

    id: str
    side: Side
    zone: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Zone:
    """A part of the spine, at a step or before the first or after the last; its label's width."""

    label: float = 0.0


@dataclass(frozen=True)
class Rect:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Rect") -> bool:
        """Return whether two rectangles have a part in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass
class FishboneLayout:
    """Where things are: x to the right, y downwards, the spine at y 0.

    `nodes` are the zones' places on the spine, `joints` and `labels` the ribs', `cards` people's,
    `notes` each person's small bones, `bones` the right and left end of the line to each card.
    """

    nodes: list[float] = field(default_factory=list)
    joints: dict[str, float] = field(default_factory=dict)
    labels: dict[str, Rect] = field(default_factory=dict)
    cards: dict[str, Rect] = field(default_factory=dict)
    notes: dict[str, list[Rect]] = field(default_factory=dict)
    right: float = 0.0

    @property
    def left(self) -> float:
        """The left edge of all cards and labels."""
        return min([0.0, *(rect.x for rect in self.rects)])

    @property
    def top(self) -> float:
        """The upper edge."""
        return min([-STRIP, *(rect.y for rect in self.rects)])

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max([STRIP, *(rect.y + rect.height for rect in self.rects)])

    @property
    def rects(self) -> list[Rect]:
        """Everything that must not overlap."""
        notes = [rect for rects in self.notes.values() for rect in rects]
        return [*self.labels.values(), *self.cards.values(), *notes]

    def left_within(self, height: float) -> float:
        """Return the left edge of what is no further from the spine than a height."""
        near = [r.x for r in self.rects if r.y < height and r.y + r.height > -height]
        return min([0.0, *near])


def fishbone_layout(zones: Sequence[Zone], ribs: Sequence[Rib]) -> FishboneLayout:
    """Return where a fishbone's parts stand.

    Parameters
    ----------
    zones
        Along the spine, from the tail to the head.
    ribs
        In the order in which they meet the spine on their side.
    """
    layout = FishboneLayout()
    _place_joints(layout, zones, ribs)
    for side in SIDES:
        on_side = [rib for rib in ribs if rib.side == side]
        length = max((_length(rib) for rib in on_side), default=0.0)
        for rib in on_side:
            _place_blocks(layout, rib)
            layout.labels[rib.id] = _leaning(layout, rib, length, LABEL_HEIGHT, bone=0.0)
    return layout


def _place_joints(layout: FishboneLayout, zones: Sequence[Zone], ribs: Sequence[Rib]) -> None:
    cursor, last = 0.0, dict.fromkeys(SIDES, -math.inf)
    for number, zone in enumerate(zones):
        here = {side: [r for r in ribs if r.zone == number and r.side == side] for side in SIDES}
        start = max([cursor, *(last[side] + PITCH for side in SIDES if here[side])])
        layout.nodes.append(start)
        _joints_of_zone(layout, here, start, last)
        end = max([start, *(layout.joints[r.id] for side in SIDES for r in here[side])])
        if zone.label or any(here.values()):
            cursor = max(end + NO_STEP_ROOM, start + zone.label + STEP_ROOM)
    layout.right = cursor


def _joints_of_zone(
    layout: FishboneLayout, here: Mapping[Side, list[Rib]], start: float, last: dict[Side, float]
) -> None:
    for side, ribs in here.items():
        for number, rib in enumerate(ribs):
            layout.joints[rib.id] = last[side] = start + number * PITCH


def _length(rib: Rib) -> float:
    """Return how far from the spine a rib's last block ends, with a gap after it."""
    return STRIP + sum(block.height + BLOCK_GAP for block in rib.blocks)


def _place_blocks(layout: FishboneLayout, rib: Rib) -> None:
    near = STRIP
    for block in rib.blocks:
        notes_height = block.notes * NOTE_HEIGHT
        card_near = near + notes_height if rib.side == "upper" else near
        first_note = (
            near + notes_height - NOTE_HEIGHT if rib.side == "upper" else near + CARD_HEIGHT
        )
        direction = -1 if rib.side == "upper" else 1
        layout.cards[block.id] = _leaning(layout, rib, card_near, CARD_HEIGHT)
        layout.notes[block.id] = [
            _leaning(layout, rib, first_note + direction * number * NOTE_HEIGHT, NOTE_HEIGHT)
            for number in range(block.notes)
        ]
        near += block.height + BLOCK_GAP


def _leaning(
    layout: FishboneLayout, rib: Rib, near: float, height: float, bone: float = BONE
) -> Rect:
    """Return a rectangle left of a rib, from a distance from the spine on."""
    far = near + height
    # A label ends where the rib begins: at the middle of its right side.
    reach = far if bone else near + height / 2
    right = layout.joints[rib.id] - LEAN * reach - bone
    y = -far if rib.side == "upper" else near
    width = CARD_WIDTH if bone else CARD_WIDTH + BONE
    return Rect(right - width, y, width, height)


def rib_at(joint: float, rect: Rect) -> tuple[float, float]:
    """Return where a rib passes the middle of a rectangle's height."""
    y = rect.y + rect.height / 2
    return joint - LEAN * abs(y), y
