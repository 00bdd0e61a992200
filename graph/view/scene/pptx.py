"""A scene as one slide of native shapes that can be edited, its connectors glued to them.

What users wrote becomes the text of runs; nothing in the file links to anything or runs.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from graph.view.scene.colours import COLOURS, Theme
from graph.view.scene.metrics import clean
from graph.view.scene.pptx_canvas import Canvas, Library
from graph.view.scene.pptx_shapes import Drawn, drawn, glued
from graph.view.scene.pptx_table import add_page, pages_of
from graph.view.scene.shapes import Group, Scene, Shape
from graph.view.scene.table import PictureTable

WIDTH, HEIGHT = 12_192_000, 6_858_000
"""Of a 16:9 slide, in EMU (914,400 to the inch)."""
BLANK = 6
"""The layout without placeholders."""
SHAPES = frozenset(qn(f"p:{kind}") for kind in ("sp", "cxnSp", "grpSp"))
STEADY = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same picture is the same file."""


def pptx(scene: Scene, theme: Theme = "light", table: PictureTable | None = None) -> bytes:
    """Return a scene as a PowerPoint file: one slide, which it fits, then its table.

    Parameters
    ----------
    scene
        The picture.
    theme
        Its colours.
    table
        Its table twin, on as many slides as its rows need.
    """
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(WIDTH), Emu(HEIGHT)
    properties = presentation.core_properties
    properties.title, properties.author = clean(scene.title)[:255], "Kingmaker"
    properties.comments = clean(scene.description)[:255]
    canvas = Canvas.fitting(scene, COLOURS[theme], WIDTH, HEIGHT)
    glued(_drawn_apart(canvas, _slide(presentation, canvas).shapes, scene.shapes))
    for page in pages_of(table) if table else ():
        add_page(canvas, _slide(presentation, canvas).shapes, page)
    out = BytesIO()
    presentation.save(out)
    return _steady(out.getvalue())


def _slide(presentation: Library, canvas: Canvas) -> Library:
    slide = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
    canvas.colour(slide.background.fill, "paper")
    return slide


def _drawn_apart(canvas: Canvas, onto: Library, shapes: Iterable[Shape]) -> list[Drawn]:
    """Draw shapes in order on a slide, each while no other is there, and return all.

    python-pptx looks through the whole slide for a free id at every shape: with thousands that
    takes minutes. So each is taken off, and all are put back with new ids at the end.
    """
    found: list[Drawn] = []
    held: list[Library] = []
    for shape in _flat(shapes):
        found += _drawn(canvas, onto, (shape,))
        new = [element for element in onto.element if element.tag in SHAPES]
        for element in new:
            onto.element.remove(element)
        held += new
    onto.element.extend(held)
    for number, named in enumerate(onto.element.iter(qn("p:cNvPr")), 1):
        named.set("id", str(number))
    return found


def _flat(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Yield shapes, those of a list one by one: each thing in it is a group of its own."""
    for shape in shapes:
        yield from shape.shapes if isinstance(shape, Group) and shape.role == "list" else (shape,)


def _drawn(canvas: Canvas, onto: Library, shapes: Iterable[Shape]) -> list[Drawn]:
    """Draw shapes in order, groups as groups, and return all that was drawn."""
    found: list[Drawn] = []
    for shape in shapes:
        if not isinstance(shape, Group):
            found.append(drawn(canvas, onto, shape))
        elif shape.shapes:
            group = onto.add_group_shape()
            group.name = clean(shape.name)[:255] or "group"
            found += _drawn(canvas, group.shapes, shape.shapes)
    return found


def _steady(file: bytes) -> bytes:
    """Return a zip file with the same parts and no time of its own."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as parts, ZipFile(out, "w", ZIP_DEFLATED) as steady:
        for name in parts.namelist():
            steady.writestr(ZipInfo(name, STEADY), parts.read(name), ZIP_DEFLATED)
    return out.getvalue()
