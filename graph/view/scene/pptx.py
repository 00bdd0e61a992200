"""A scene as one slide of native shapes that can be edited, its connectors glued to them.

What users wrote becomes the text of runs; nothing in the file links to anything or runs.
"""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.util import Emu

from graph.view.scene.colours import COLOURS, Theme
from graph.view.scene.metrics import clean
from graph.view.scene.pptx_canvas import Canvas, Library
from graph.view.scene.pptx_shapes import Drawn, drawn, glued
from graph.view.scene.shapes import Group, Scene, Shape

WIDTH, HEIGHT = 12_192_000, 6_858_000
"""Of a 16:9 slide, in EMU (914,400 to the inch)."""
BLANK = 6
"""The layout without placeholders."""
STEADY = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same picture is the same file."""


def pptx(scene: Scene, theme: Theme = "light") -> bytes:
    """Return a scene as a PowerPoint file of one slide, which it fits.

    Parameters
    ----------
    scene
        The picture.
    theme
        Its colours.
    """
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(WIDTH), Emu(HEIGHT)
    properties = presentation.core_properties
    properties.title, properties.author = clean(scene.title)[:255], "Kingmaker"
    properties.comments = clean(scene.description)[:255]
    slide = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
    canvas = Canvas.fitting(scene, COLOURS[theme], WIDTH, HEIGHT)
    canvas.colour(slide.background.fill, "paper")
    glued(_drawn(canvas, slide.shapes, scene.shapes))
    out = BytesIO()
    presentation.save(out)
    return _steady(out.getvalue())


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
