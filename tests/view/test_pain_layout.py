"""Where pains stand: effects above causes, nothing upon another, no link through a card."""

from itertools import combinations, pairwise
from typing import Any

from hypothesis import given, settings

from graph.view.pictures.pain_layout import CARD_HEIGHT, CARD_WIDTH, PainLayout, pain_layout
from tests.analysis.pain_accounts import networks


def crossed(layout: PainLayout) -> list[tuple[Any, str]]:
    """Return which links run through which cards but their own ends."""
    found = []
    for link, way in layout.ways.items():
        for (x, y), (to_x, to_y) in pairwise(way):
            for share in range(1, 40):
                at_x, at_y = x + (to_x - x) * share / 40, y + (to_y - y) * share / 40
                found += [
                    (link, id_)
                    for id_, (left, top) in layout.cards.items()
                    if left < at_x < left + CARD_WIDTH and top < at_y < top + CARD_HEIGHT
                ]
    return found


@settings(max_examples=20, deadline=None)
@given(networks(9))
def test_no_card_is_on_another_and_no_link_runs_through_one(
    drawn: tuple[list[float], dict[int, dict[int, float]]],
) -> None:
    _, causes = drawn
    links = [(f"p{i}", f"p{j}") for j, of in causes.items() for i in of]
    layout = pain_layout([f"p{j}" for j in range(9)], links)
    assert set(layout.cards) == {f"p{j}" for j in range(9)}
    for one, other in combinations(layout.cards.values(), 2):
        assert abs(one[0] - other[0]) >= CARD_WIDTH or abs(one[1] - other[1]) >= CARD_HEIGHT
    for x, y in layout.cards.values():
        assert 0 <= x <= layout.width - CARD_WIDTH
        assert 0 <= y <= layout.height - CARD_HEIGHT
    assert all(layout.cards[effect][1] < layout.cards[cause][1] for cause, effect in links)
    assert crossed(layout) == []


def test_pains_without_links_stand_in_rows_below() -> None:
    layout = pain_layout([f"p{j}" for j in range(11)], [("p0", "p1")])
    low = layout.cards["p0"][1]
    alone = [layout.cards[f"p{j}"] for j in range(2, 11)]
    assert all(y > low for _, y in alone)
    assert len({y for _, y in alone}) == 3


def test_nothing_needs_no_place() -> None:
    assert pain_layout([], []).cards == {}
