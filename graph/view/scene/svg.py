"""A scene as SVG: groups with names and roles, escaped text, no script, nothing from elsewhere.

Colours are attributes, so that every viewer shows them, and classes over which a style for dark
and for print stands: a file follows the reader's setting, unless a theme was asked for.
"""

from functools import cache
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.view.scene.colours import COLOURS, Colour, Theme
from graph.view.scene.lines import head, number, pair, path
from graph.view.scene.metrics import clean
from graph.view.scene.scripts import FACES, directed, parts_of
from graph.view.scene.shapes import (
    Box,
    Connector,
    Dash,
    Ellipse,
    Group,
    Polygon,
    Scene,
    Shape,
    Stroke,
)
from graph.view.scene.text import Text

CHINESE_FACES = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"'
FONTS = f'Inter, "Noto Sans", "Segoe UI", Arial, {CHINESE_FACES}, system-ui, sans-serif'
SVG = "http://www.w3.org/2000/svg"
FOCUS = ":focus-visible{outline:3px solid #7c3aed;outline-offset:2px}"


def svg(scene: Scene, theme: Theme | None = None) -> str:
    """Return a scene as a whole SVG document.

    Parameters
    ----------
    scene
        The picture.
    theme
        Its colours; None: light, or what the reader's screen or printer asks for.
    """
    return _Drawing(scene, theme).document()


@cache
def theme_style() -> str:
    """Return the style that follows the reader's setting: the same for every picture."""
    dark = f"@media screen and (prefers-color-scheme:dark){{{_classes('dark')}}}"
    return f"{FOCUS}{dark}@media print{{{_classes('print')}}}"


def _classes(theme: Theme) -> str:
    return "".join(
        f".f-{name}{{fill:{value}}}.s-{name}{{stroke:{value}}}"
        for name, value in COLOURS[theme].items()
    )


class _Drawing:
    def __init__(self, scene: Scene, theme: Theme | None) -> None:
        self.scene, self.theme = scene, theme
        self.colours = COLOURS[theme or "light"]

    def document(self) -> str:
        scene = self.scene
        root = Element("svg", self._root())
        SubElement(root, "title", id="picture-title").text = clean(scene.title)
        SubElement(root, "desc", id="picture-description").text = clean(scene.description)
        SubElement(root, "style").text = FOCUS if self.theme else theme_style()
        paper = Box(0, 0, scene.width, scene.height, "paper")
        for shape in (paper, *scene.shapes):
            self.draw(root, shape)
        return tostring(root, encoding="unicode") + "\n"

    def _root(self) -> dict[str, str]:
        width, height = number(self.scene.width), number(self.scene.height)
        return {
            "xmlns": SVG,
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "role": "graphics-document",
            "aria-labelledby": "picture-title",
            "aria-describedby": "picture-description",
            "lang": "zh-CN" if self.scene.language == "zh" else "en",
            "font-family": FONTS,
        }

    def draw(self, parent: Element, shape: Shape) -> None:
        match shape:
            case Group():
                self._group(parent, shape)
            case Text():
                self._text(parent, shape)
            case Connector():
                self._connector(parent, shape)
            case Box():
                self._box(parent, shape)
            case Ellipse():
                places = _numbers(cx=shape.x, cy=shape.y, rx=shape.radius_x, ry=shape.radius_y)
                SubElement(parent, "ellipse", places | self._paint(shape.fill, shape.stroke))
            case Polygon():
                drawn = {"points": " ".join(map(pair, shape.places)), "stroke-linejoin": "round"}
                SubElement(parent, "polygon", drawn | self._paint(shape.fill, shape.stroke))

    def _group(self, parent: Element, group: Group) -> None:
        if group.link:
            parent = SubElement(parent, "a", href=group.link)
        named: dict[str, str] = {}
        if group.name or group.role != "group":
            named["role"] = group.role
        if group.name:
            named["aria-label"] = clean(group.name)
        if group.id:
            named["id"] = group.id
        if group.is_focusable:
            named["tabindex"] = "0"
        element = SubElement(parent, "g", named)
        if group.has_tooltip and group.name:
            SubElement(element, "title").text = clean(group.name)
        for shape in group.shapes:
            self.draw(element, shape)

    def _text(self, parent: Element, text: Text) -> None:
        drawn = _numbers(x=text.x, y=text.y) | {"font-size": number(text.size)}
        if text.weight != 400:
            drawn["font-weight"] = str(text.weight)
        if text.anchor != "start":
            drawn["text-anchor"] = text.anchor
        element = SubElement(parent, "text", drawn | self._fill(text.colour))
        self._written(element, directed(clean(text.words)))
        if text.full:
            SubElement(element, "title").text = clean(text.full)

    def _written(self, element: Element, words: str) -> None:
        """Write a line, with faces of their own for the scripts that the usual ones lack."""
        last: Element | None = None
        for script, part in parts_of(words):
            if script != "plain":
                last = SubElement(element, "tspan", {"font-family": FACES[script]})
                last.text = part
            elif last is None:
                element.text = part
            else:
                last.tail = part

    def _box(self, parent: Element, box: Box) -> None:
        drawn = _numbers(x=box.x, y=box.y, width=box.width, height=box.height)
        if box.radius:
            drawn |= _numbers(rx=box.radius)
        SubElement(parent, "rect", drawn | self._paint(box.fill, box.stroke))

    def _connector(self, parent: Element, line: Connector) -> None:
        group = SubElement(parent, "g", {"aria-hidden": "true"})
        if line.name:
            SubElement(group, "title").text = clean(line.name)
        drawn = {"d": path(line), "fill": "none"} | self._stroke(line.stroke)
        SubElement(group, "path", drawn)
        if line.arrow:
            corners = " ".join(map(pair, head(line)))
            SubElement(group, "polygon", {"points": corners} | self._fill(line.stroke.colour))

    def _paint(self, fill: Colour | None, stroke: Stroke | None) -> dict[str, str]:
        filled = self._fill(fill) if fill else {"fill": "none"}
        if stroke is None:
            return filled
        lined = self._stroke(stroke)
        both = " ".join(filter(None, (filled.get("class"), lined["class"])))
        return {**filled, **lined, "class": both}

    def _fill(self, colour: Colour) -> dict[str, str]:
        return {"class": f"f-{colour}", "fill": self.colours[colour]}

    def _stroke(self, stroke: Stroke) -> dict[str, str]:
        drawn = {
            "class": f"s-{stroke.colour}",
            "stroke": self.colours[stroke.colour],
            "stroke-width": number(stroke.width),
        }
        if stroke.dash != "solid":
            drawn["stroke-dasharray"] = _dashes(stroke.dash, stroke.width)
        if stroke.dash == "dotted":
            drawn["stroke-linecap"] = "round"
        return drawn


def _dashes(dash: Dash, width: float) -> str:
    on, off = (0.1, 2.2) if dash == "dotted" else (3.5, 2.5)
    return f"{number(on * max(width, 1.3))} {number(off * max(width, 1.3))}"


def _numbers(**values: float) -> dict[str, str]:
    return {name: number(value) for name, value in values.items()}
