"""The fishbone's geometry: nothing overlaps, whatever there is to place."""

import math
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.view.fishbone.layout import (
    LEAN,
    SIDES,
    Block,
    FishboneLayout,
    Rib,
    Zone,
    fishbone_layout,
    rib_at,
)
from graph.view.fishbone.today import time_on_spine

ZONES = st.lists(st.builds(Zone, st.sampled_from([0.0, 100.0, 132.0])), min_size=1, max_size=9)


@st.composite
def fish(draw: st.DrawFn) -> tuple[list[Zone], list[Rib]]:
    zones = draw(ZONES)
    number, ribs = 0, []
    for side in SIDES:
        places = sorted(draw(st.lists(st.integers(0, len(zones) - 1), max_size=4)))
        for place in places:
            notes = draw(st.lists(st.integers(0, 3), max_size=4))
            blocks = tuple(Block(f"{number}-{at}", n) for at, n in enumerate(notes))
            ribs.append(Rib(f"rib{number}", side, place, blocks))
            number += 1
    return zones, ribs


@given(fish())
def test_nothing_overlaps(made: tuple[list[Zone], list[Rib]]) -> None:
    layout = fishbone_layout(*made)
    for one, other in combinations(layout.rects, 2):
        assert not one.meets(other)


@given(fish())
def test_no_card_lies_on_a_rib_or_on_the_spine(made: tuple[list[Zone], list[Rib]]) -> None:
    _, ribs = made
    layout = fishbone_layout(*made)
    for rib in ribs:
        direction = -1 if rib.side == "upper" else 1
        label = layout.labels[rib.id]
        far = abs(label.y + label.height / 2)
        for rect in layout.rects:
            if rect is label or (rect.y < 0) != (direction < 0):
                continue
            for y in (rect.y, rect.y + rect.height):
                if abs(y) < far:
                    x = layout.joints[rib.id] - LEAN * abs(y)
                    assert not rect.x < x - 1e-6 < rect.x + rect.width - 1e-6
            assert min(abs(rect.y), abs(rect.y + rect.height)) > 40


@given(fish())
def test_ribs_lean_at_sixty_degrees_and_keep_their_order(
    made: tuple[list[Zone], list[Rib]],
) -> None:
    _, ribs = made
    layout = fishbone_layout(*made)
    for side in SIDES:
        joints = [layout.joints[rib.id] for rib in ribs if rib.side == side]
        assert joints == sorted(joints)
    for rib in ribs:
        x, y = rib_at(layout.joints[rib.id], layout.labels[rib.id])
        assert math.isclose(math.degrees(math.atan2(abs(y), layout.joints[rib.id] - x)), 60)


@given(fish())
def test_the_same_ribs_are_placed_alike(made: tuple[list[Zone], list[Rib]]) -> None:
    assert fishbone_layout(*made) == fishbone_layout(*made)


@given(ZONES)
def test_steps_without_ribs_still_have_room_for_their_labels(zones: list[Zone]) -> None:
    layout: FishboneLayout = fishbone_layout(zones, [])
    for (here, zone), (there, _) in pairwise(zip(layout.nodes, zones, strict=True)):
        assert there - here >= zone.label


@given(st.lists(st.integers(1, 400), min_size=2, max_size=8, unique=True), st.integers(0, 450))
def test_a_day_is_between_the_steps_before_and_after_it(days: list[int], day: int) -> None:
    nodes = [(100.0 * at, on) for at, on in enumerate(sorted(days))]
    x = time_on_spine(nodes, day, nodes[-1][0] + 100)
    assert x is not None
    for at, on in nodes:
        assert x >= at if day >= on else x <= at


def test_without_dated_steps_there_is_no_today() -> None:
    assert time_on_spine([], 5, 100) is None
