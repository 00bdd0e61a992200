"""A part of a power map: the people of a unit, or those who move the decision most."""

from collections.abc import Collection, Mapping

from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Layout, Point
from graph.view.power_map.model import MapPerson
from graph.view.power_map.whole import PowerMap


def part_of(map: PowerMap, units: Collection[str] | None, most: int | None) -> PowerMap:
    """Return a map with some of its people, who stand where they stood.

    Parameters
    ----------
    map
        The whole map.
    units
        Only people of these units (None: of all).
    most
        At most so many: hidden decision makers and the holders of a role first, then by decision
        influence (None: all).

    Returns
    -------
    PowerMap
        With the lines between those people, and what is drawn behind them, but no empty seats,
        which are the project's; how much is known is still said of the whole.
    """
    people = [person for person in map.people if units is None or person.unit in units]
    kept = {person.id for person in sorted(people, key=_standing)[:most]}
    changed = {
        "people": tuple(person for person in map.people if person.id in kept),
        "influences": tuple(
            line for line in map.influences if {line.influencer, line.listener} <= kept
        ),
        "ties": tuple(tie for tie in map.ties if {tie.one, tie.other} <= kept),
        "organisation": _part(map.organisation, kept),
        "influence": _part(map.influence, kept),
        "seats": map.seats if len(kept) == len(map.people) else (),
    }
    return map.model_copy(update=changed)


def with_units_below(unit: str, parents: Mapping[str, str | None]) -> frozenset[str]:
    """Return a unit and all units that are part of it.

    Parameters
    ----------
    unit
        Its id.
    parents
        The unit that each one is part of.

    Examples
    --------
    >>> sorted(with_units_below("a", {"a": None, "b": "a", "c": "b", "d": None}))
    ['a', 'b', 'c']
    """
    found = {unit}
    while more := {id_ for id_, parent in parents.items() if parent in found} - found:
        found |= more
    return frozenset(found)


def _standing(person: MapPerson) -> tuple[bool, float, str]:
    return person.role is None and not person.is_hidden, -person.decision_influence, person.id


def _part(layout: Layout, kept: Collection[str]) -> Layout:
    positions = {id_: at for id_, at in layout.positions.items() if id_ in kept}
    changed = {
        "positions": positions,
        "bands": tuple(
            band
            for band in layout.bands
            if any(_is_on(at, band.x, band.y, band.width, band.height) for at in positions.values())
        ),
        "rings": tuple(
            ring
            for ring in layout.rings
            if any(_reaches(at, ring.radius_x, ring.radius_y) for at in positions.values())
        ),
        "lines": tuple(line for line in layout.lines if {line.manager, line.report} <= {*kept}),
    }
    return layout.model_copy(update=changed)


def _is_on(at: Point, x: float, y: float, width: float, height: float) -> bool:
    return x <= at.x <= x + width and y <= at.y <= y + height


def _reaches(at: Point, radius_x: float, radius_y: float) -> bool:
    """Return whether a card reaches an ellipse about the origin, or lies beyond it."""
    x, y = abs(at.x) + CARD_WIDTH / 2, abs(at.y) + CARD_HEIGHT / 2
    return (x / radius_x) ** 2 + (y / radius_y) ** 2 >= 1 if radius_x and radius_y else True
