"""Where people stand: nobody on anybody, everybody once, the same every time."""

from itertools import combinations, pairwise

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis.decision import Decision
from graph.view.layout.influence import influence_layout
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH, Band, Layout, Point
from graph.view.layout.organisation import organisation_layout
from tests.analysis.accounts import account_graph
from tests.view.forests import Tables, organisations
from tests.view.maps import TELECOM

NEARLY = 1e-6


def overlapping(layout: Layout) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(layout.positions.items(), 2)
        if abs(a.x - b.x) < CARD_WIDTH - NEARLY and abs(a.y - b.y) < CARD_HEIGHT - NEARLY
    ]


def is_within(place: Point, band: Band) -> bool:
    return abs(place.x - band.x - band.width / 2) < (band.width + CARD_WIDTH) / 2 - NEARLY and (
        abs(place.y - band.y - band.height / 2) < (band.height + CARD_HEIGHT) / 2 - NEARLY
    )


def crosses_card(start: Point, end: Point, card: Point) -> bool:
    return (
        min(start.x, end.x) < card.x + CARD_WIDTH / 2 - NEARLY
        and max(start.x, end.x) > card.x - CARD_WIDTH / 2 + NEARLY
        and min(start.y, end.y) < card.y + CARD_HEIGHT / 2 - NEARLY
        and max(start.y, end.y) > card.y - CARD_HEIGHT / 2 + NEARLY
    )


@settings(max_examples=60, deadline=None)
@given(organisations())
def test_no_two_cards_of_the_organisation_layout_intersect(tables: Tables) -> None:
    layout = organisation_layout(account_graph(tables))
    assert set(layout.positions) == {contact["id"] for contact in tables["contacts"]}
    assert overlapping(layout) == []


@settings(max_examples=40, deadline=None)
@given(organisations(), st.sampled_from(["everyone", None, "p0:1"]))
def test_no_two_cards_of_the_influence_layout_intersect(tables: Tables, body: str | None) -> None:
    if body == "p0:1" and not tables["contacts"]:
        body = None
    layout = influence_layout(Decision.of(account_graph(tables), body=body))
    assert set(layout.positions) == {contact["id"] for contact in tables["contacts"]}
    assert overlapping(layout) == []


@settings(max_examples=60, deadline=None)
@given(organisations(60))
def test_a_units_rectangle_touches_no_card_of_another_unit(tables: Tables) -> None:
    graph = account_graph(tables)
    layout = organisation_layout(graph)
    for band in layout.bands:
        for person in graph.people:
            if is_within(layout.positions[person["id"]], band):
                is_outside = band.kind == "outside"
                assert person["external"] == is_outside
                assert is_outside or person.get("unit") == band.unit


@settings(max_examples=60, deadline=None)
@given(organisations(60))
def test_reporting_lines_run_straight_between_cards(tables: Tables) -> None:
    layout = organisation_layout(account_graph(tables))
    for line in (line for line in layout.lines if len(line.points) > 2):
        assert line.solid
        for start, end in pairwise(line.points):
            assert abs(start.x - end.x) < NEARLY or abs(start.y - end.y) < NEARLY
            crossed = [id_ for id_, p in layout.positions.items() if crosses_card(start, end, p)]
            assert crossed == []


@settings(max_examples=20, deadline=None)
@given(organisations(40))
def test_reports_stand_below_their_manager(tables: Tables) -> None:
    layout = organisation_layout(account_graph(tables))
    for line in (line for line in layout.lines if len(line.points) > 2):
        assert layout.positions[line.report].y > layout.positions[line.manager].y


@settings(max_examples=20, deadline=None)
@given(organisations(40))
def test_layouts_are_the_same_every_time(tables: Tables) -> None:
    once, again = account_graph(tables), account_graph(dict(reversed(tables.items())))
    assert organisation_layout(once) == organisation_layout(again)
    first = influence_layout(Decision.of(once, body="everyone"))
    assert first == influence_layout(Decision.of(again, body="everyone"))


def test_the_decision_body_stands_in_the_middle() -> None:
    layout = influence_layout(Decision.of(account_graph(TELECOM)))
    body = next(ring for ring in layout.rings if ring.kind == "body")
    inside = {
        id_
        for id_, place in layout.positions.items()
        if (place.x / body.radius_x) ** 2 + (place.y / body.radius_y) ** 2 < 1
    }
    assert inside == {"lu", "chen"}


@settings(max_examples=20, deadline=None)
@given(organisations(60))
def test_each_ring_holds_exactly_those_who_move_so_much_of_the_decision(tables: Tables) -> None:
    assume(tables["contacts"])
    decision = Decision.of(account_graph(tables), body="p0:1")
    layout = influence_layout(decision)
    is_other = np.array([id_ != "p0" for id_ in decision.graph.ids])
    places = np.array([[layout.positions[i].x, layout.positions[i].y] for i in decision.graph.ids])
    for ring in layout.rings:
        if ring.share is None:
            continue
        within = np.linalg.norm(places / [ring.radius_x, ring.radius_y], axis=1) < 1
        moves = decision.decision_influence.round(12) >= ring.share
        assert (within[is_other] == moves[is_other]).all()


def test_people_outside_stand_right_of_those_inside() -> None:
    layout = organisation_layout(account_graph(TELECOM))
    assert layout.positions["tang"].x == max(place.x for place in layout.positions.values())
