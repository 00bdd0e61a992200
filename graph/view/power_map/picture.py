"""The power map (组织权力地图) as a picture, to be drawn as SVG, PNG or a slide."""

from collections.abc import Iterator
from typing import get_args

from graph.stances import Level
from graph.view.evidence import percent
from graph.view.layout.layout import Band, Ring
from graph.view.names import in_language
from graph.view.phrases import phrase
from graph.view.pictures.legend import (
    Item,
    glyph_item,
    legend,
    legend_height,
    level_item,
    line_item,
    ring_item,
    role_item,
    zigzag_item,
)
from graph.view.power_map.card import map_card, seat_card
from graph.view.power_map.frame import MARGIN, MapFrame
from graph.view.power_map.lines import drawn_influences, influence_arrows, reporting_lines
from graph.view.power_map.marks import RoleLetter
from graph.view.power_map.tie_lines import CONFLICT, TIE, tie_labels, tie_lines
from graph.view.scene import Box, Ellipse, Group, Scene, Shape, Stroke, Text
from graph.view.scene.glyphs import MOST_DOTS, POINTER, RISING, RIVAL, dots
from graph.view.scene.placed import Placing

TITLE_SIZE, UNDER_SIZE, BAND_SIZE = 21.0, 12.5, 12.0
FOOT_GAP = 40.0


def map_scene(frame: MapFrame) -> Scene:
    """Return a power map as a scene.

    Parameters
    ----------
    frame
        The map in one of its layouts; the map's language is the picture's.
    """
    name = in_language(frame.map.name, frame.map.language)
    items, room = list(_items(frame)), (frame.width - 2 * MARGIN) / frame.zoom
    foot = Placing(MARGIN, frame.bottom + FOOT_GAP * frame.zoom, frame.zoom)
    height = foot.down + legend_height(items, room) * frame.zoom + MARGIN / 2
    described = frame.say(
        "description", name=name, layout=frame.say(frame.name), people=len(frame.people)
    )
    return Scene(
        frame.width,
        height,
        frame.say("title", name=name),
        " ".join(filter(None, (described, _untold(frame)))),
        (*_shapes(frame), foot.shape(legend(items, 0, 0, room, frame.map.language))),
        frame.map.language,
    )


def _shapes(frame: MapFrame) -> Iterator[Shape]:
    yield from _heading(frame)
    yield from (_ring(frame, ring) for ring in _outer_first(frame))
    yield from (_band(frame, band) for band in frame.layout.bands)
    yield from reporting_lines(frame)
    yield from tie_lines(frame)
    yield from influence_arrows(frame)
    yield from tie_labels(frame)
    yield from (_band_name(frame, band) for band in frame.layout.bands)
    yield from (_ring_name(frame, ring) for ring in frame.layout.rings)
    seats = (seat_card(frame, seat) for seat in frame.map.seats)
    cards = (map_card(frame, person) for person in frame.reading_order)
    yield Group((*seats, *cards), phrase("people", frame.map.language), "list", "people")


def _heading(frame: MapFrame) -> Iterator[Text]:
    zoom, room = frame.zoom, frame.width - 2 * MARGIN
    title = frame.say("title", name=in_language(frame.map.name, frame.map.language))
    yield Text.within(MARGIN, 36 * zoom, title, room, size=TITLE_SIZE * zoom, weight=700)
    under = " · ".join(filter(None, _under(frame)))
    yield Text.within(MARGIN, 58 * zoom, under, room, size=UNDER_SIZE * zoom, colour="soft")


def _under(frame: MapFrame) -> Iterator[str]:
    """Yield what the line under the title says: what is drawn, of when, and how much is known."""
    language, known = frame.map.language, frame.map.coverage
    project = frame.map.project
    yield in_language(project.name, language) if project else phrase("no_project", language)
    yield frame.say(frame.name)
    yield phrase("as_of", language, date=frame.map.as_of)
    if frame.map.believed_at:
        yield phrase("believed_at", language, moment=f"{frame.map.believed_at:%Y-%m-%d %H:%M}")
    shown = len(frame.people)
    key = "whole" if shown == known.people else "part"
    yield frame.say(key, shown=shown, people=known.people) if known.people else ""
    yield known.words if known.people else frame.say("no_people")
    yield _untold(frame)


def _untold(frame: MapFrame) -> str:
    """Return that only the strongest influences are drawn; nothing where all are."""
    shown, lines = len(drawn_influences(frame)), len(frame.map.influences)
    return frame.say("arrows", shown=shown, lines=lines) if shown < lines else ""


def _band(frame: MapFrame, band: Band) -> Box:
    """Return a unit's ground, or the rim of the area outside."""
    place = frame.x + band.x, frame.y + band.y, band.width, band.height
    if band.kind == "outside":
        return Box(*place, None, Stroke("line", 1.2, "dashed"), 12)
    return Box(*place, "band", radius=12)


def _band_name(frame: MapFrame, band: Band) -> Text:
    unit = frame.map.units.get(band.unit or "")
    name = unit.short_name if unit else band.unit or ""
    if band.kind == "outside":
        name = phrase("outside", frame.map.language)
    at, room = (frame.x + band.x + 14, frame.y + band.y + 16), band.width - 24
    return Text.within(*at, name, room, size=BAND_SIZE, colour="soft", weight=600)


def _outer_first(frame: MapFrame) -> list[Ring]:
    return sorted(frame.layout.rings, key=lambda ring: -ring.radius_x)


def _ring(frame: MapFrame, ring: Ring) -> Ellipse:
    radii = ring.radius_x, ring.radius_y
    if ring.kind == "body":
        return Ellipse(frame.x, frame.y, *radii, "band")
    return Ellipse(frame.x, frame.y, *radii, None, Stroke("line", 1, "dotted"))


def _ring_name(frame: MapFrame, ring: Ring) -> Text:
    """Return what a ring means: the decision body, or how much of it those within move."""
    at = frame.x, frame.y + ring.radius_y - 8
    words = phrase("decision_body", frame.map.language)
    if ring.kind != "body":
        words = f"≥ {percent(ring.share)}" if ring.share is not None else ""
    return Text(*at, words, BAND_SIZE, "soft", 600, "middle")


def _items(frame: MapFrame) -> Iterator[Item]:
    """Yield the marks of the legend; of reporting lines only where they are drawn."""
    language = frame.map.language
    yield from (level_item(level, language) for level in get_args(Level))
    yield from (role_item(role, language) for role in get_args(RoleLetter))
    yield line_item(Stroke("influence", 2), phrase("influence_line", language))
    if frame.layout.lines:
        yield line_item(Stroke("bone", 1.4), frame.say("reporting_line"), arrow=False)
        dotted = Stroke("bone", 1.4, "dotted")
        yield line_item(dotted, phrase("dotted_line", language), arrow=False)
    kinds = {tie.is_conflict for tie in frame.map.ties}
    if False in kinds:
        yield line_item(TIE, phrase("tie_line", language), arrow=False)
    if True in kinds:
        yield zigzag_item(CONFLICT, phrase("conflict", language))
    yield ring_item(phrase("hidden", language))
    yield glyph_item(RISING, "action", frame.say("rising"))
    yield glyph_item(POINTER, "message", frame.say("pointer"))
    yield glyph_item(RIVAL, "rival", phrase("competitor", language))
    yield glyph_item(dots(MOST_DOTS - 2), "ink", phrase("coverage_dots", language), 9)
