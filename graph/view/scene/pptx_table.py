"""The table twin of a picture as native tables, on as many slides as it needs."""

from collections.abc import Iterator, Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from graph.view.scene.colours import Colour
from graph.view.scene.metrics import clean, fitted, text_width
from graph.view.scene.pptx_canvas import EMU_PER_POINT, Canvas, Library
from graph.view.scene.pptx_shapes import LATIN, named_faces
from graph.view.scene.scripts import directed
from graph.view.scene.table import PictureTable

ROWS_A_SLIDE = 16
LINES_A_CELL = 2
SIZE, TITLE_SIZE = 8.0, 16.0
"""Of the letters, in points."""
LEFT, TOP, WIDTH, ROW = 24.0, 56.0, 912.0, 26.0
"""Of the table on its slide of 960 by 540 points."""
TITLE_TOP, TITLE_HEIGHT = 18.0, 28.0
PADDING = 4.0
LEAST, MOST = 30.0, 150.0
"""What a column asks for is at least and at the most so wide; then all share the slide."""
MOST_LETTERS = 80


def pages_of(table: PictureTable) -> Iterator[PictureTable]:
    """Yield a table in parts that fit on a slide each; their titles say which part it is.

    Examples
    --------
    >>> parts = pages_of(PictureTable("People", ("Name",), (("A",),) * 20))
    >>> [(part.title, len(part.rows)) for part in parts]
    [('People (1/2)', 16), ('People (2/2)', 4)]
    """
    starts = range(0, len(table.rows), ROWS_A_SLIDE)
    for number, start in enumerate(starts, 1):
        title = table.title if len(starts) == 1 else f"{table.title} ({number}/{len(starts)})"
        yield PictureTable(title, table.columns, table.rows[start : start + ROWS_A_SLIDE])


def add_page(canvas: Canvas, onto: Library, table: PictureTable) -> None:
    """Add a table and its title to a slide."""
    frame = (_points(side) for side in (LEFT, TITLE_TOP, WIDTH, TITLE_HEIGHT))
    _written(canvas, onto.add_textbox(*frame).text_frame, table.title, TITLE_SIZE, "ink", True)
    count = len(table.rows) + 1
    place = (_points(side) for side in (LEFT, TOP, WIDTH, ROW * count))
    native = onto.add_table(count, len(table.columns), *place).table
    widths = _widths(table)
    for column, width in zip(native.columns, widths, strict=True):
        column.width = _points(width)
    for number, row in enumerate((table.columns, *table.rows)):
        native.rows[number].height = _points(ROW)
        cells = zip(native.rows[number].cells, row, widths, strict=True)
        for cell, words, width in cells:
            _cell(canvas, cell, words, width, is_head=number == 0)


def _widths(table: PictureTable) -> Sequence[float]:
    """Return the columns' widths in points: as their texts ask, within the slide."""
    rows = (table.columns, *table.rows)
    wanted = [
        min(
            max(LEAST, *(text_width(clean(row[at])[:80], SIZE) + 2 * PADDING for row in rows)), MOST
        )
        for at in range(len(table.columns))
    ]
    return [width * WIDTH / sum(wanted) for width in wanted]


def _cell(canvas: Canvas, cell: Library, words: str, width: float, *, is_head: bool) -> None:
    canvas.colour(cell.fill, "ink" if is_head else "card")
    cell.margin_left = cell.margin_right = _points(PADDING)
    cell.margin_top = cell.margin_bottom = _points(1)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    room = LINES_A_CELL * 0.9 * (width - 2 * PADDING)
    shown = fitted(words, SIZE, room)
    _written(canvas, cell.text_frame, shown, SIZE, "on_ink" if is_head else "ink", is_head)


def _written(
    canvas: Canvas, frame: Library, words: str, size: float, colour: Colour, bold: bool
) -> None:
    run = frame.paragraphs[0].add_run()
    run.text = directed(clean(words))
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, LATIN
    run.font.language_id = canvas.language
    canvas.colour(run.font.fill, colour)
    named_faces(run)


def _points(length: float) -> Emu:
    return Emu(round(length * EMU_PER_POINT))
