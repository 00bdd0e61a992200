"""One project's fishbone at two dates."""

from collections import Counter

import pytest

from graph.view.fishbone.frame import framed
from graph.view.fishbone.model import Fishbone
from graph.view.fishbone.picture import fishbone_scene
from graph.view.fishbone.two_dates import at_two_dates
from graph.view.scene import Box, Connector, Group, Shape
from tests.view.fish import FISH, fish_of

THEN = {
    **FISH,
    "roles": [
        {**FISH["roles"][0], "role": "D"},
        *(row for row in FISH["roles"][1:] if row["contact"] not in ("fan", "zhou")),
        {"project": "core", "contact": "nobody", "role": "E", "chain": "commercial", "step": 2},
    ],
    "stances": [
        {**row, "level": "neutral"} if row["contact"] == "gao" else row for row in FISH["stances"]
    ],
}
"""Fan and Zhou had no role, Nobody had one, Lu decided, and Gao was no coach yet."""


@pytest.fixture(scope="module")
def both() -> Fishbone:
    return at_two_dates(fish_of(FISH), fish_of(THEN))


def _ids(shapes: tuple[Shape, ...]) -> list[str]:
    found = [one.id for one in shapes if isinstance(one, Box | Group) and one.id]
    return found + [id_ for one in shapes if isinstance(one, Group) for id_ in _ids(one.shapes)]


def test_ribs_keep_their_order_and_place(both: Fishbone) -> None:
    assert both.then is not None
    keys = [[(rib.id, rib.kind, rib.unit) for rib in fish.ribs] for fish in (both, both.then)]
    assert keys[0] == keys[1]
    assert framed(both).layout.joints == framed(both.then).layout.joints
    only_then = [rib for rib in both.then.ribs if "nobody" in rib.people]
    assert [rib.people for rib in both.ribs if rib.id == only_then[0].id] == [()]


def test_who_changed_is_marked_on_the_date_where_they_are(both: Fishbone) -> None:
    assert both.then is not None
    changes = {id_: one.changes for id_, one in both.people.items() if one.changes}
    assert changes["zhou"] == ("appeared",)
    assert changes["lu"] == ("role",)
    assert changes["gao"] == ("level",)
    assert both.then.people["nobody"].changes == ("gone",)
    assert both.people["chen"].changes == ()
    marks = {row.contact: row.marks for row in both.rows}
    assert "appeared" in (marks["zhou"] or "")
    assert marks["chen"] == next(r.marks for r in fish_of(FISH).rows if r.contact == "chen")


def test_the_picture_has_both_with_names_of_their_own(both: Fishbone) -> None:
    scene = fishbone_scene(both)
    assert both.then is not None
    one, other = fishbone_scene(both.then), fishbone_scene(both.model_copy(update={"then": None}))
    assert (scene.height, scene.width) == (
        one.height + other.height, max(one.width, other.width)
    )  # fmt: skip
    ids = Counter(_ids(scene.shapes))
    assert max(ids.values()) == 1
    held = [
        glue.box
        for shape in scene.shapes
        if isinstance(shape, Connector)
        for glue in (shape.begin_at, shape.end_at)
        if glue
    ]
    assert len(held) > 20
    assert set(held) <= set(ids)


def test_the_same_date_twice_has_no_change() -> None:
    both = at_two_dates(fish_of(FISH), fish_of(FISH))
    assert both.then is not None
    assert not any(one.changes for fish in (both, both.then) for one in fish.people.values())
    assert both.ribs == fish_of(FISH).ribs
