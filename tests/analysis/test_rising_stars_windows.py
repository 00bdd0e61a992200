"""Windows, slopes and draws over time, by hand."""

from datetime import date

import numpy as np
import pytest

from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision
from graph.analysis.rising.slopes import percentiles, slopes
from graph.analysis.windows import Windows, decision_at, window_ends
from graph.columns import graph_at
from graph.draws_over_time import draws_over_time
from graph.model import Row
from tests.analysis.accounts import account_graph, assert_close, influences, people

EARLY, LATE = date(2026, 1, 1), date(2026, 6, 30)
MAIL: list[Row] = [
    {"at": "2025-12-01", "sender": "a", "recipient": "b", "count": 3.0},
    {"at": "2026-03-01", "sender": "b", "recipient": "c", "count": 2.0},
]
TABLES: dict[str, list[Row]] = {
    "contacts": [*people("a", "b", "c", "d"), {"id": "e", "name": "E", "joined_on": "2026-02-01"}],
    "influences": [
        *influences("a>b", "c>b"),
        *influences("b>a", valid_from="2026-02-01"),
        *influences("d>c", valid_to="2026-02-01"),
        *influences("c>a", undirected=True),
    ],
    "communications": MAIL,
}


def both() -> tuple[AccountGraph, AccountGraph]:
    late = account_graph(TABLES, LATE)
    return graph_at(late.history, EARLY), late


def test_the_history_gives_the_graph_of_any_day() -> None:
    early, late = both()
    expected = account_graph(TABLES, EARLY)
    assert (early.ids, early.facts, early.as_of) == (expected.ids, expected.facts, EARLY)
    assert early.history is late.history
    for name in ("sender", "recipient", "count", "age_days", "fact"):
        assert_close(getattr(early.messages, name), getattr(expected.messages, name))
    assert early.facts["influences"][0] in late.history.rows["influences"]
    assert all(row is late.people[k] for k, row in enumerate(early.people))


def test_window_ends_go_back_from_the_date() -> None:
    assert window_ends(LATE, 2, 180) == [EARLY, LATE]
    assert window_ends(date(1, 1, 20), 3, 10) == [date(1, 1, 10), date(1, 1, 20)]


def test_a_body_of_an_earlier_day() -> None:
    tables = {
        **TABLES,
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [
            {"project": "deal", "contact": "a", "role": "D", "valid_to": "2026-02-01"},
            {"project": "deal", "contact": "b", "role": "D", "valid_from": "2026-02-01"},
        ],
    }
    graph = account_graph(tables, LATE)
    roles = decision_at(Decision.of(graph), EARLY)
    assert roles.body.power.tolist() == [1, 0, 0, 0]
    given = decision_at(Decision.of(graph, body="e:1,a:1,b:2"), EARLY)
    assert_close(given.body.power, [1 / 3, 2 / 3, 0, 0])
    none_then = decision_at(Decision.of(graph, body="e:1"), EARLY)
    assert none_then.body.power.sum() == 0


def test_a_body_that_cannot_be_formed_yet_is_todays() -> None:
    tables = {
        **TABLES,
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [
            {"project": "deal", "contact": id_, "role": "D", "valid_from": "2026-02-01"}
            for id_ in ("a", "e")
        ],
    }
    then = decision_at(Decision.of(account_graph(tables, LATE), body="roles"), EARLY)
    assert then.body.power.tolist() == [1, 0, 0, 0]


def test_windows_where_nobody_decides_do_not_count() -> None:
    windows = Windows.of(Decision.of(account_graph(TABLES, LATE), body="e:1"), 2, 180)
    assert (windows.numbers, windows.ends) == ((1,), (LATE,))
    assert windows.begin == date(2025, 7, 5)


def test_percentiles_are_average_ranks() -> None:
    assert percentiles(np.array([3.0, 1.0, 2.0, 2.0])).tolist() == [1, 0.25, 0.625, 0.625]
    assert percentiles(np.zeros(0)).tolist() == []
    assert percentiles(np.array([0.1 + 0.2, 0.3])).tolist() == [0.75, 0.75]


@pytest.mark.parametrize(
    ("numbers", "standing", "expected"),
    [
        ((0, 1, 2, 3), [0.1, 0.2, 0.3, 0.4], 0.1),
        ((0, 1, 2, 3), [0.4, 0.4, 0.4, 0.4], 0.0),
        ((0, 1, 2, 3), [0.1, np.nan, 0.3, 0.4], 0.1),
        ((0, 1, 2, 3), [np.nan, np.nan, 0.3, 0.4], np.nan),
        ((0, 2, 3), [0.1, 0.3, 0.4], 0.1),
        ((0, 3), [0.1, 0.4], 0.1),
        ((1, 2, 3), [np.nan, 0.1, 0.4], 0.3),
        ((1, 2, 3), [np.nan, np.nan, 0.4], np.nan),
    ],
)
def test_slopes(numbers: tuple[int, ...], standing: list[float], expected: float) -> None:
    windows = Windows(4, 90, numbers, ())
    found = slopes(windows, np.array(standing)[:, None])
    assert found.tolist() == [pytest.approx(expected, nan_ok=True)]


def test_a_fact_has_one_draw_in_all_windows() -> None:
    graphs = both()
    for early, late in draws_over_time(graphs, 40, 3):
        drawn = [_weights(graph) for graph in (early, late)]
        shared = set(drawn[0]) | set(drawn[1])
        for pair in shared & {("b", "a"), ("b", "c"), ("a", "c"), ("c", "a")}:
            assert drawn[0].get(pair) == drawn[1].get(pair)
        first = dict(zip(early.messages.fact, early.messages.count, strict=True))
        second = dict(zip(late.messages.fact, late.messages.count, strict=True))
        place = graphs[0].messages.fact[0]
        assert first.get(place) == second.get(place)


def _weights(graph: AccountGraph) -> dict[tuple[str, str], float]:
    """Return the recorded links' weights by who listens to whom."""
    links = graph.influences
    return {
        (graph.ids[listener], graph.ids[heard]): float(weight)
        for listener, heard, weight, fact in zip(
            links.listener, links.influencer, links.weight, links.fact, strict=True
        )
        if fact >= 0
    }


def test_unrecorded_links_join_the_same_people_in_all_windows() -> None:
    ids = [f"p{k:03}" for k in range(150)]
    links = influences(*(f"{ids[k]}>{ids[(k * 7 + 1) % 150]}" for k in range(3, 150, 2)))
    tables: dict[str, list[Row]] = {"contacts": people(*ids), "influences": links}
    late = account_graph(tables, LATE)
    for one, other in draws_over_time([graph_at(late.history, EARLY), late], 5, 1):
        assert _unrecorded(one) == _unrecorded(other)
        assert len(_unrecorded(one)) == round(0.2 * len(links))
    one_day = [_unrecorded(drawn) for (drawn,) in draws_over_time([late], 5, 1)]
    assert one_day == [_unrecorded(drawn) for (drawn,) in draws_over_time([late], 5, 1)]
    assert len(set(map(frozenset, one_day))) > 1


def _unrecorded(graph: AccountGraph) -> set[tuple[str, str, float]]:
    links = graph.influences
    columns = zip(links.listener, links.influencer, links.weight, links.fact, strict=True)
    return {(graph.ids[i], graph.ids[j], float(w)) for i, j, w, fact in columns if fact < 0}


def test_no_graphs_have_no_draws_and_an_empty_account_empty_ones() -> None:
    assert list(draws_over_time([], 3, 0)) == []
    nobody = account_graph({}, LATE)
    assert [len(drawn) for (drawn,) in draws_over_time([nobody], 2, 0)] == [0, 0]
