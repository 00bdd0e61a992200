"""Pictures as data: a scene of shapes with colours by role, drawn by one renderer for each format.

A picture module makes a `Scene`; `graph.view.scene.svg`, `.png` and `.pptx` draw it.
"""

from graph.view.scene.colours import COLOURS, Colour, Theme
from graph.view.scene.metrics import clean, fitted, text_width, wrapped
from graph.view.scene.shapes import (
    Box,
    Connector,
    Ellipse,
    Glue,
    Group,
    Polygon,
    Scene,
    Shape,
    Stroke,
    anchored,
    words_in,
)
from graph.view.scene.text import Text

__all__ = [
    "COLOURS",
    "Box",
    "Colour",
    "Connector",
    "Ellipse",
    "Glue",
    "Group",
    "Polygon",
    "Scene",
    "Shape",
    "Stroke",
    "Text",
    "Theme",
    "anchored",
    "clean",
    "fitted",
    "text_width",
    "words_in",
    "wrapped",
]
