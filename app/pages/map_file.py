"""The power map as a file, in every format it is asked for in."""

from collections.abc import Mapping
from typing import Literal

from app.pages.pictures import PictureFile, PictureTheme, picture_file
from app.services.pictures.map_file import check_slide
from graph.progress import Progress, quiet
from graph.view.power_map.frame import MapFrame
from graph.view.power_map.network import cytoscape, graphml
from graph.view.power_map.picture import map_scene
from graph.view.power_map.table import map_table

MapFormat = Literal["svg", "png", "pptx", "graphml", "cytoscape"]
NETWORKS: Mapping[str, str] = {
    "graphml": "application/graphml+xml",
    "cytoscape": "application/json",
}
"""The media types of the formats that are no pictures."""


def map_file(
    frame: MapFrame, format_: MapFormat, theme: PictureTheme, progress: Progress = quiet
) -> PictureFile:
    """Return a power map as a file.

    Parameters
    ----------
    frame
        The map in one of its layouts.
    format_
        What kind of file.
    theme
        Its colours; a network has none.
    progress
        Told before the picture is drawn, and after.

    Raises
    ------
    InvalidInput
        If it has too many people for a slide.
    """
    progress("drawing", 0, 1)
    file = _file(frame, format_, theme)
    progress("drawing", 1, 1)
    return file


def _file(frame: MapFrame, format_: MapFormat, theme: PictureTheme) -> PictureFile:
    match format_:
        case "graphml":
            return PictureFile(graphml(frame).encode(), NETWORKS["graphml"])
        case "cytoscape":
            return PictureFile(cytoscape(frame).encode(), NETWORKS["cytoscape"])
        case "pptx":
            check_slide(frame)
            return picture_file(map_scene(frame), "pptx", theme, map_table(frame))
    return picture_file(map_scene(frame), format_, theme)
