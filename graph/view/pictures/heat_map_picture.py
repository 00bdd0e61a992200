"""The coverage heat map as a picture: units by months, the share of their people as the ground."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.view.names import in_language
from graph.view.pictures.heat_map import HeatCell, HeatMap, HeatRow
from graph.view.pictures.legend import Item, legend, legend_height
from graph.view.pictures.picture import MARGIN, Picture, heading
from graph.view.pictures.words import picture_phrase
from graph.view.scene import Box, Colour, Group, Scene, Shape, Stroke, Text
from graph.view.scene.table import PictureTable

TOP, ROW, HEAD = 92.0, 30.0, 26.0
UNIT_WIDTH, COUNT_WIDTH = 240.0, 84.0
LEAST_CELL, MOST_CELL, LEAST_WIDTH = 52.0, 84.0, 1180.0
MOST_ROWS = 40
HEATS: tuple[Colour, ...] = ("card", "heat_1", "heat_2", "heat_3", "heat_4")
"""Nobody met, then up to each quarter of the unit's people."""
SHARES = ("share_none", "share_1", "share_2", "share_3", "share_4")


def heat_map_picture(found: HeatMap) -> Picture:
    """Return the coverage heat map as a picture with its table.

    Parameters
    ----------
    found
        The coverage; its language is the picture's.
    """
    return _Picture(found).picture()


def heat_of(cell: HeatCell, people: int) -> int:
    """Return a cell's heat: 0 where nobody was met, 4 above three quarters of the people.

    Examples
    --------
    >>> [heat_of(HeatCell(interactions=3, people=met), 8) for met in (0, 1, 2, 3, 7)]
    [0, 1, 1, 2, 4]
    """
    return -(-4 * cell.people // people) if people else 0


@dataclass(frozen=True)
class _Picture:
    found: HeatMap

    def picture(self) -> Picture:
        name = in_language(self.found.name, self.found.language)
        title = self.say("heat_map", name=name)
        under = self.say("heat_map_under", date=self.found.as_of)
        counts = {"units": len(self.found.rows), "months": len(self.found.months)}
        described = self.say("heat_map_said", name=name, **counts)
        shapes = (*heading(title, under, self.width), *self._shapes())
        scene = Scene(self.width, self.height, title, described, shapes, self.found.language)
        return Picture(title, under, scene, self._table(title), self.found.language)

    def say(self, key: str, **values: object) -> str:
        return picture_phrase(key, self.found.language, **values)

    @property
    def cell(self) -> float:
        room = LEAST_WIDTH - 2 * MARGIN - UNIT_WIDTH - COUNT_WIDTH
        return min(max(room / max(len(self.found.months), 1), LEAST_CELL), MOST_CELL)

    @property
    def width(self) -> float:
        cells = len(self.found.months) * self.cell
        return max(2 * MARGIN + UNIT_WIDTH + cells + COUNT_WIDTH, LEAST_WIDTH)

    @property
    def height(self) -> float:
        return self.bottom + 40 + legend_height(self._items(), self.width - 2 * MARGIN) + 10

    @property
    def bottom(self) -> float:
        return TOP + HEAD + (len(self.drawn) + 1) * ROW

    @property
    def drawn(self) -> tuple[HeatRow, ...]:
        return self.found.rows[:MOST_ROWS]

    def _shapes(self) -> Iterator[Shape]:
        yield from self._head()
        rows = enumerate((*self.drawn, self.found.total))
        groups = tuple(self._row(row, number) for number, row in rows)
        yield Group(groups, self.say("unit"), "list", "units")
        if missing := self._missing():
            yield Text(MARGIN, TOP - 10, missing, 13, "danger", 600)
        if more := len(self.found.rows) - len(self.drawn):
            yield Text(MARGIN, self.bottom + 18, self.say("folded", count=more), 12, "soft")
        items = self._items()
        room = self.width - 2 * MARGIN
        yield legend(items, MARGIN, self.bottom + 44, room, self.found.language)

    def _missing(self) -> str | None:
        """Return what nobody recorded; None where something is."""
        if not self.found.rows:
            return self.say("heat_map_nobody")
        return None if self.found.total.interactions else self.say("heat_map_never")

    def _head(self) -> Iterator[Text]:
        for at, month in enumerate(self.found.months):
            x = MARGIN + UNIT_WIDTH + (at + 0.5) * self.cell
            yield Text(x, TOP + 16, month, 11, "soft", 400, "middle")
        x = MARGIN + UNIT_WIDTH + len(self.found.months) * self.cell + COUNT_WIDTH / 2
        yield Text(x, TOP + 16, self.say("met"), 11, "soft", 400, "middle")

    def _row(self, row: HeatRow, number: int) -> Group:
        y, is_total = TOP + HEAD + number * ROW, number == len(self.drawn)
        name = self.say("all") if is_total else self._name(row)
        weight, room = 700 if is_total else 600, UNIT_WIDTH - 12
        shapes: list[Shape] = [Text.within(MARGIN, y + 20, name, room, size=13, weight=weight)]
        for at, cell in enumerate(row.cells):
            shapes.append(self._cell(row, cell, name, at, y))
        x = MARGIN + UNIT_WIDTH + len(row.cells) * self.cell + COUNT_WIDTH / 2
        shapes.append(Text(x, y + 20, f"{row.met} / {row.people}", 12, "ink", 600, "middle"))
        said = f"{name}: {self.say('met')} {row.met} / {row.people}"
        return Group(tuple(shapes), said, "listitem", f"unit{number}", True)

    def _cell(self, row: HeatRow, cell: HeatCell, name: str, at: int, y: float) -> Group:
        x = MARGIN + UNIT_WIDTH + at * self.cell
        fill, stroke = HEATS[heat_of(cell, row.people)], Stroke("paper", 2)
        box = Box(x, y, self.cell, ROW, fill, stroke, 4)
        shapes: tuple[Shape, ...] = (box,)
        if cell.interactions:
            words = str(cell.interactions)
            middle = x + self.cell / 2
            shapes = (box, Text(middle, y + 20, words, 12.5, "ink", 600, "middle"))
        values = {"unit": name, "month": self.found.months[at], "count": cell.interactions,
                  "people": cell.people, "of": row.people}  # fmt: skip
        return Group(shapes, self.say("cell_said", **values), "img", has_tooltip=True)

    def _name(self, row: HeatRow) -> str:
        return row.short_name or self.say("no_unit")

    def _items(self) -> list[Item]:
        return [self._item(heat) for heat in range(len(HEATS))]

    def _item(self, heat: int) -> Item:
        stroke = Stroke("line", 1)
        return Item(
            lambda x, y: (Box(x, y - 12, 26, 16, HEATS[heat], stroke, 3),),
            26,
            self.say(SHARES[heat]),
        )

    def _table(self, title: str) -> PictureTable:
        head = map(self.say, ("unit", "people_in", "met"))
        rows = [(row, row.name or self.say("no_unit")) for row in self.found.rows]
        return PictureTable(
            f"{title} · {self.say('cell_table')}",
            (*head, *self.found.months),
            tuple(
                (name, str(row.people), str(row.met), *map(self._told, row.cells))
                for row, name in (*rows, (self.found.total, self.say("all")))
            ),
        )

    def _told(self, cell: HeatCell) -> str:
        if not cell.interactions:
            return "0"
        return self.say("cell", count=cell.interactions, people=cell.people)
