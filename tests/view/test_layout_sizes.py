"""Layouts of large, deep and odd organisations."""

import time

from graph.analysis.decision import Decision
from graph.view.layout.influence import influence_layout
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH
from graph.view.layout.organisation import organisation_layout
from tests.analysis.accounts import account_graph

MOST_SECONDS = 5.0
"""Several times what it takes, for slow machines."""


def test_sixty_people_in_eight_units_fit_a_wide_screen() -> None:
    contacts = [{"id": "boss", "name": "Boss", "unit": "u0"}]
    for unit in range(8):
        head = f"h{unit}"
        contacts.append({"id": head, "name": head, "unit": f"u{unit}", "reports_to": "boss"})
        contacts += [
            {"id": f"{head}-{n}", "name": head, "unit": f"u{unit}", "reports_to": head}
            for n in range(6)
        ]
    places = organisation_layout(account_graph({"contacts": contacts})).positions.values()
    width = max(p.x for p in places) - min(p.x for p in places) + CARD_WIDTH
    height = max(p.y for p in places) - min(p.y for p in places) + CARD_HEIGHT
    assert 1.2 < width / height < 2.8
    assert width < 2_400


def test_a_circle_in_the_lines_is_drawn_all_the_same() -> None:
    contacts = [
        {"id": "a", "name": "A", "reports_to": "c"},
        {"id": "b", "name": "B", "reports_to": "a"},
        {"id": "c", "name": "C", "reports_to": "b"},
    ]
    layout = organisation_layout(account_graph({"contacts": contacts}))
    assert set(layout.positions) == {"a", "b", "c"}
    assert len(layout.lines) == 3


def test_a_chain_of_two_thousand_does_not_recurse() -> None:
    contacts = [{"id": "p0000", "name": "0"}] + [
        {"id": f"p{n:04}", "name": str(n), "reports_to": f"p{n - 1:04}"} for n in range(1, 2_000)
    ]
    assert len(organisation_layout(account_graph({"contacts": contacts})).positions) == 2_000


def test_a_thousand_people_are_placed_in_seconds() -> None:
    contacts = [{"id": "p0", "name": "0", "unit": "u0"}] + [
        {"id": f"p{n}", "name": str(n), "reports_to": f"p{n // 7}", "unit": f"u{n % 343 // 40}"}
        for n in range(1, 1_000)
    ]
    influences = [{"from": f"p{n}", "to": f"p{n * 7919 % 999 + 1}"} for n in range(999) if n != 0]
    influences = [link for link in influences if link["from"] != link["to"]]
    graph = account_graph({"contacts": contacts, "influences": influences})
    decision = Decision.of(graph, body="p0:1")
    assert decision.decision_influence.any()
    begun = time.perf_counter()
    organisation_layout(graph)
    influence_layout(decision)
    assert time.perf_counter() - begun < MOST_SECONDS


def test_five_thousand_people_in_one_unit_stand_apart_and_about_square() -> None:
    contacts = [{"id": "boss", "name": "Boss", "unit": "u"}] + [
        {"id": f"p{n}", "name": "很长" * 150, "unit": "u", "reports_to": "boss"}
        for n in range(1, 5_000)
    ]
    decision = Decision.of(account_graph({"contacts": contacts}), body="boss:1")
    for layout in (organisation_layout(decision.graph), influence_layout(decision)):
        places = {(place.x, place.y) for place in layout.positions.values()}
        assert len(places) == 5_000
        width, height = (max(axis) - min(axis) for axis in zip(*places, strict=True))
        assert 1.0 < width / height < 3.0


def test_nobody_and_one_person_are_placed() -> None:
    for count in (0, 1):
        contacts = [{"id": "🙂", "name": "\u202eevil"}][:count]
        decision = Decision.of(account_graph({"contacts": contacts}), body="everyone")
        for layout in (organisation_layout(decision.graph), influence_layout(decision)):
            assert len(layout.positions) == count
