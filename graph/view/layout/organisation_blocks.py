"""The organisation as boxes: cards under their managers, each unit's people in one rectangle.

Reports of the same unit hang in columns under the card. The reports of a *spread* person stand
side by side instead, in the unit's rectangle, and other units' rectangles stand below it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.view.layout.boxes import GAP, GUTTER, Box, Tap, card, column_count, columns
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Band
from graph.view.layout.organisation_tree import Forest

PADDING, HEADER = 14.0, 24.0
"""Within a unit's rectangle: around the cards, and above them for its name."""
DROP = 40.0
"""Between a row of cards and the cards or rectangles below that lines reach from above."""
BLOCK_GAP = 24.0
OUTSIDE_GAP = 40.0
ROW = CARD_HEIGHT + GAP
SIDE_BY_SIDE_HEIGHT = 2 * ROW


@dataclass(frozen=True, slots=True)
class _Spread:
    """A spread person's part of the unit's rectangle, and what stands below that; as wide."""

    upper: Box
    lower: Box


@dataclass
class OrganisationBlocks:
    """Everybody as one box.

    Parameters
    ----------
    forest
        Who stands under whom.
    card_limit, rectangle_limit
        The height that columns of cards, and of units' rectangles, may reach.
    """

    forest: Forest
    card_limit: float
    rectangle_limit: float
    _hung: dict[str, Box] = field(default_factory=dict)
    _spread: dict[str, _Spread] = field(default_factory=dict)

    def everything(self) -> Box:
        """Return the box of all people: those inside, and those outside at the right edge."""
        forest = self.forest
        for person in reversed(forest.order):
            if person in forest.spread:
                self._spread[person] = self._spread_person(person)
            else:
                self._hung[person] = self._hung_person(person)
        roots = [person for person in forest.order if person not in forest.manager]
        trees = [root for root in roots if forest.reports.get(root)]
        single = [root for root in roots if not forest.reports.get(root)]
        boxes = [box for root in trees for box in self._rectangles([root])]
        inside = columns([*boxes, *self._rectangles(single)], self.rectangle_limit, BLOCK_GAP)
        return self._with_outside(inside)

    def _hung_person(self, person: str) -> Box:
        mine, box = self.forest.same_unit(person), card(person)
        if not mine:
            return box
        reports = self._stacked(mine, self.card_limit)
        if column_count(reports) > 1:
            box.taps += _along(reports.heads, "y", CARD_HEIGHT + GAP / 2)
        box.add(0, CARD_HEIGHT + GAP, reports)
        return box

    def _spread_person(self, person: str) -> _Spread:
        mine, foreign = self.forest.same_unit(person), self.forest.foreign.get(person, [])
        upper, lower = card(person), Box(0.0, 0.0)
        row, bus, x = CARD_HEIGHT + DROP, CARD_HEIGHT + DROP / 2, 0.0
        for report in (id_ for id_ in mine if id_ in self._spread):
            upper.add(x, row, self._spread[report].upper)
            lower.add(x, 0, self._spread[report].lower)
            x += self._spread[report].upper.width + GUTTER
        hung = [report for report in mine if report in self._hung]
        if hung:
            upper.add(x, row, self._stacked(hung, SIDE_BY_SIDE_HEIGHT))
        if foreign:
            lower.add(x, 0, columns(self._rectangles(foreign), self.rectangle_limit, BLOCK_GAP))
        upper.taps += _along(mine, "y", bus)
        for head in foreign if mine else ():
            upper.taps += [Tap(head, "y", bus), Tap(head, "x", x + GUTTER / 2)]
        lower.taps += _along(foreign, "y", -DROP / 2)
        upper.width = lower.width = max(upper.width, lower.width)
        upper.card_x = (upper.width - CARD_WIDTH) / 2
        return _Spread(upper, lower)

    def _stacked(self, hung: Iterable[str], limit: float) -> Box:
        return columns([self._hung[person] for person in hung], limit)

    def _rectangles(self, heads: Sequence[str]) -> list[Box]:
        """Return a rectangle for each spread head, and for each unit's other heads together."""
        together: dict[str | None, list[str]] = {}
        for head in heads:
            if head in self._hung:
                together.setdefault(self.forest.unit[head], []).append(head)
        apart = [self._spread_rectangle(head) for head in heads if head in self._spread]
        return apart + [self._hung_rectangle(unit, some) for unit, some in together.items()]

    def _hung_rectangle(self, unit: str | None, heads: Sequence[str]) -> Box:
        cards = self._stacked(heads, self.card_limit)
        several = column_count(cards) > 1
        box = Box(0.0, 0.0, heads=tuple(heads))
        if several:
            box.taps += _along(heads, "y", -BLOCK_GAP / 2)
        else:
            cards.taps.clear()
        left = 0 if several else PADDING - GUTTER
        box.add(left if unit or several else left - PADDING, HEADER if unit else 0, cards)
        return box if unit is None else _in_band(box, "unit", unit)

    def _spread_rectangle(self, head: str) -> Box:
        unit, parts = self.forest.unit[head], self._spread[head]
        left, top = (0.0, 0.0) if unit is None else (PADDING, HEADER)
        box = Box(0.0, 0.0, heads=(head,))
        box.add(left, top, parts.upper)
        if unit is not None:
            box = _in_band(box, "unit", unit)
        if parts.lower.parts:
            box.add(left, box.height + DROP, parts.lower)
        return box

    def _with_outside(self, inside: Box) -> Box:
        if not self.forest.outside:
            return inside
        people = [card(person) for person in self.forest.outside]
        outside = Box(0.0, 0.0)
        outside.add(
            PADDING - GUTTER, HEADER, columns(people, inside.height or self.rectangle_limit)
        )
        both = Box(0.0, 0.0)
        both.add(0, 0, inside)
        left = inside.width + OUTSIDE_GAP if inside.parts else 0.0
        both.add(left, 0, _in_band(outside, "outside", None))
        return both


def _along(heads: Iterable[str], axis: Literal["x", "y"], value: float) -> list[Tap]:
    return [Tap(head, axis, value) for head in heads]


def _in_band(box: Box, kind: Literal["unit", "outside"], unit: str | None) -> Box:
    """Return the box with room at its right and lower edges and a rectangle around it."""
    box.width += PADDING
    box.height += PADDING
    band = Band(kind=kind, unit=unit, x=0.0, y=0.0, width=box.width, height=box.height)
    box.bands.append(band)
    return box
