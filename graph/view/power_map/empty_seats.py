"""The empty seats of a project's decision on a map: in one row above the people.

A seat is a role that nobody has, or a step at which nobody acts.
"""

from collections.abc import Sequence

from graph.analysis.chain.seats import Seats
from graph.analysis.chain.steps import EmptySeat, Steps
from graph.analysis.decision import Decision
from graph.view.evidence import in_words
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Layout, Point
from graph.view.phrases import Language
from graph.view.power_map.model import MapSeat

ASIDE, ABOVE = 26.0, 40.0


def map_seats(
    decision: Decision, organisation: Layout, influence: Layout, language: Language
) -> tuple[MapSeat, ...]:
    """Return the empty seats of a decision's project: none without a project.

    Parameters
    ----------
    decision
        The decision.
    organisation, influence
        Where the people stand; the seats stand above them, in both from the left.
    language
        Of the words.
    """
    if decision.project is None:
        return ()
    found = Steps(Seats(decision)).empty_seats
    corners = _corner(organisation), _corner(influence)
    return tuple(_seat(seat, place, corners, language) for place, seat in enumerate(found))


def _seat(seat: EmptySeat, place: int, corners: Sequence[Point], language: Language) -> MapSeat:
    aside = place * (CARD_WIDTH + ASIDE)
    here, there = (Point(x=corner.x + aside, y=corner.y) for corner in corners)
    said = " ".join(in_words(one, language).text for one in seat.evidence)
    return MapSeat(role=seat.role, step=seat.step, words=said, organisation=here, influence=there)


def _corner(layout: Layout) -> Point:
    """Return where the first seat stands: above the top left of everybody."""
    places = list(layout.positions.values()) or [Point(x=0.0, y=0.0)]
    top = min([place.y - CARD_HEIGHT / 2 for place in places] + [band.y for band in layout.bands])
    return Point(x=min(place.x for place in places), y=top - ABOVE - CARD_HEIGHT / 2)
