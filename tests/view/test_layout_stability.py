"""Who moves on the map when one thing in the account changes: few, and not far."""

import numpy as np
import pytest

from benchmarks.maps.accounts import Tables, example, generated
from benchmarks.maps.stability import (
    CHANGES,
    LAYOUTS,
    MOST_MOVED,
    displacement,
    layouts_of,
    overlaps,
    stability,
)
from graph.view.layout.layout import Layout, Point
from graph.view.layout.places import settled
from graph.view.layout.rings import SHAPE, ring, rings_for

TRIALS = 5


@pytest.fixture(scope="module", params=["example", "150 people"])
def tables(request: pytest.FixtureRequest) -> Tables:
    return example() if request.param == "example" else generated(150, 0)


@pytest.mark.parametrize("change", CHANGES)
def test_half_the_people_hardly_move_when_one_thing_changes(tables: Tables, change: str) -> None:
    found = stability(tables, CHANGES[change], TRIALS, seed=1)
    for name in LAYOUTS:
        assert np.median(found[name].moved) < MOST_MOVED, name
    assert found["influence"].still.mean() > 0.5


def test_no_two_cards_intersect(tables: Tables) -> None:
    assert {name: overlaps(layout) for name, layout in layouts_of(tables).items()} == {
        "organisation": 0,
        "influence": 0,
    }


def test_overlaps_are_counted_and_displacement_is_a_share_of_the_width() -> None:
    one = Layout(positions={"a": Point(x=0, y=0), "b": Point(x=100, y=10)})
    other = Layout(positions={"a": Point(x=0, y=0), "b": Point(x=100, y=282)})
    assert (overlaps(one), overlaps(other)) == (1, 0)
    assert displacement(one, other).tolist() == [0, 1]


def test_places_of_all_rings_are_apart_and_each_in_one_ring() -> None:
    places = np.concatenate([ring(number) for number in range(12)])
    apart = np.abs(places[:, None] - places[None]).max(axis=2)
    assert apart[~np.eye(len(places), dtype=bool)].min() >= 1
    assert len(places) == pytest.approx(np.pi * 11.5**2 * SHAPE.prod(), rel=0.02)


def test_rings_have_room_to_spare() -> None:
    for people in (1, 10, 100, 1_000):
        room = sum(len(ring(number)) for number in rings_for(people, 2))
        assert room >= 1.125 * people


def test_who_comes_later_gives_way() -> None:
    free = ring(3)
    towards = np.column_stack([np.sin(np.arange(8)), np.cos(np.arange(8))])
    with_one_more = np.concatenate([towards, [[0.0, 1.0]]])
    assert settled(free, with_one_more)[:8].tolist() == settled(free, towards).tolist()
    assert len(set(settled(free, with_one_more).tolist())) == 9
