"""A slide to draw a scene on: places, lengths, colours."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Emu, Pt

from graph.view.scene.colours import Colour
from graph.view.scene.shapes import Scene, Stroke

Library = Any
"""What python-pptx returns: its own types are only in part."""
RGB: Library = RGBColor
EMU_PER_POINT = 12_700
DASHES = {"dashed": MSO_LINE_DASH_STYLE.DASH, "dotted": MSO_LINE_DASH_STYLE.ROUND_DOT}


@dataclass(frozen=True)
class Canvas:
    """A slide: where a place of the scene is on it, and its colours."""

    scale: float
    left: float
    top: float
    colours: Mapping[Colour, str]
    language: MSO_LANGUAGE_ID

    @classmethod
    def fitting(
        cls, scene: Scene, colours: Mapping[Colour, str], width: int, height: int
    ) -> "Canvas":
        """Return the canvas on which a scene is as large as a slide lets it, in its middle."""
        scale = min(width / scene.width, height / scene.height)
        return cls(
            scale,
            (width - scene.width * scale) / 2,
            (height - scene.height * scale) / 2,
            colours,
            MSO_LANGUAGE_ID.SIMPLIFIED_CHINESE
            if scene.language == "zh"
            else MSO_LANGUAGE_ID.ENGLISH_US,
        )

    def across(self, x: float) -> Emu:
        """Return a place's distance from the left."""
        return Emu(round(self.left + x * self.scale))

    def down(self, y: float) -> Emu:
        """Return a place's distance from the top."""
        return Emu(round(self.top + y * self.scale))

    def length(self, units: float) -> Emu:
        """Return a length."""
        return Emu(round(units * self.scale))

    def frame(self, x: float, y: float, width: float, height: float) -> tuple[Emu, Emu, Emu, Emu]:
        """Return left, top, width and height."""
        return self.across(x), self.down(y), self.length(width), self.length(height)

    def points(self, size: float) -> Pt:
        """Return a font's size."""
        return Pt(max(round(size * self.scale / EMU_PER_POINT * 10) / 10, 1))

    def colour(self, fill: Library, colour: Colour | None) -> None:
        """Fill with a colour, or with nothing."""
        if colour is None:
            fill.background()
            return
        fill.solid()
        fill.fore_color.rgb = RGB(*bytes.fromhex(self.colours[colour].removeprefix("#")))

    def outline(self, line: Library, stroke: Stroke | None) -> None:
        """Give a shape its outline, or none."""
        self.colour(line.fill, stroke.colour if stroke else None)
        if stroke is None:
            return
        line.width = self.length(stroke.width)
        if stroke.dash in DASHES:
            line.dash_style = DASHES[stroke.dash]
