"""Each kind of shape on a slide, and connectors glued to boxes."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn

from graph.view.scene.metrics import BOLD, clean, text_width
from graph.view.scene.pptx_canvas import Canvas, Library
from graph.view.scene.scripts import directed
from graph.view.scene.shapes import (
    Box,
    Connector,
    Ellipse,
    Glue,
    Group,
    Polygon,
    Shape,
)
from graph.view.scene.text import Text

LATIN, EAST_ASIAN, COMPLEX = "Arial", "Microsoft YaHei", "Arial"
"""Faces that office programs have or know how to replace; complex are Arabic, Hebrew, Thai."""
LINE_HEIGHT, ASCENT = 1.3, 1.0
"""Of a text box and of its baseline below the top, in em."""
SITES = {"top": 0, "left": 1, "bottom": 2, "right": 3}
"""The connection sites of a rectangle, rounded or not."""
ALIGNED = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}


class Drawn(NamedTuple):
    """A shape of the scene and its native one."""

    shape: Shape
    native: Library


def drawn(canvas: Canvas, onto: Library, shape: Shape) -> Drawn:
    """Draw one shape that is no group."""
    match shape:
        case Box():
            native = _box(canvas, onto, shape)
        case Ellipse():
            native = _ellipse(canvas, onto, shape)
        case Polygon():
            native = _polygon(canvas, onto, shape)
        case Connector():
            native = _connector(canvas, onto, shape)
        case Text():
            native = _text(canvas, onto, shape)
        case Group():
            raise TypeError("a group is drawn by its shapes")
    return Drawn(shape, native)


def glued(found: Iterable[Drawn]) -> None:
    """Hold connectors to the boxes that they name."""
    found = list(found)
    boxes = {one.shape.id: one.native for one in found if isinstance(one.shape, Box)}
    for shape, native in found:
        if isinstance(shape, Connector):
            _glue(native.begin_connect, boxes, shape.begin_at)
            _glue(native.end_connect, boxes, shape.end_at)


def _glue(connect: Library, boxes: Mapping[str | None, Library], at: Glue | None) -> None:
    if at is not None:
        connect(boxes[at.box], SITES[at.side])


def _painted(canvas: Canvas, native: Library, shape: Box | Ellipse | Polygon) -> Library:
    canvas.colour(native.fill, shape.fill)
    canvas.outline(native.line, shape.stroke)
    return _without_theme(native)


def _without_theme(native: Library) -> Library:
    """Take the theme's style off a shape: it draws shadows, in LibreOffice whatever is said."""
    native._element.remove(native._element.find(qn("p:style")))
    return native


def _box(canvas: Canvas, onto: Library, box: Box) -> Library:
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if box.radius else MSO_SHAPE.RECTANGLE
    native = onto.add_shape(kind, *canvas.frame(box.x, box.y, box.width, box.height))
    if box.radius:
        native.adjustments[0] = min(box.radius / max(min(box.width, box.height), 1e-9), 0.5)
    return _painted(canvas, native, box)


def _ellipse(canvas: Canvas, onto: Library, one: Ellipse) -> Library:
    x, y = one.x - one.radius_x, one.y - one.radius_y
    frame = canvas.frame(x, y, 2 * one.radius_x, 2 * one.radius_y)
    return _painted(canvas, onto.add_shape(MSO_SHAPE.OVAL, *frame), one)


def _polygon(canvas: Canvas, onto: Library, polygon: Polygon) -> Library:
    places = [(canvas.across(x), canvas.down(y)) for x, y in polygon.places]
    outline = onto.build_freeform(*places[0])
    outline.add_line_segments(places[1:], close=True)
    return _painted(canvas, outline.convert_to_shape(), polygon)


def _connector(canvas: Canvas, onto: Library, line: Connector) -> Library:
    kind = MSO_CONNECTOR.CURVE if line.curved else MSO_CONNECTOR.STRAIGHT
    ends = [(canvas.across(x), canvas.down(y)) for x, y in (line.begin, line.end)]
    native = onto.add_connector(kind, *ends[0], *ends[1])
    if line.name:
        native.name = clean(line.name)[:255]
    canvas.outline(native.line, line.stroke)
    if line.arrow:
        outline = native.get_or_add_ln()
        outline.append(outline.makeelement(qn("a:tailEnd"), {"type": "triangle"}))
    return _without_theme(native)


def _text(canvas: Canvas, onto: Library, text: Text) -> Library:
    width = text_width(text.words, text.size, text.weight) * 1.05 + text.size
    left = {"start": text.x, "middle": text.x - width / 2, "end": text.x - width}[text.anchor]
    top = text.y - ASCENT * text.size
    box = onto.add_textbox(*canvas.frame(left, top, width, LINE_HEIGHT * text.size))
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.auto_size = False, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = ALIGNED[text.anchor]
    run = paragraph.add_run()
    run.text = directed(clean(text.words))
    _written(canvas, run.font, text)
    named_faces(run)
    return box


def _written(canvas: Canvas, font: Library, text: Text) -> None:
    font.size, font.bold = canvas.points(text.size), text.weight >= BOLD
    font.name, font.language_id = LATIN, canvas.language
    canvas.colour(font.fill, text.colour)


def named_faces(run: Library) -> None:
    """Name the faces of other scripts too: python-pptx has a property for the Latin one alone."""
    letters = run.font._element
    for kind, face in (("a:ea", EAST_ASIAN), ("a:cs", COMPLEX)):
        letters.append(letters.makeelement(qn(kind), {"typeface": face}))
