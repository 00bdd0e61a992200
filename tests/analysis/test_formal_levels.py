"""How high people stand: by rank, else by depth."""

import pytest

from graph.decision_body import formal_power
from graph.model import Row
from graph.reporting import formal_levels
from tests.analysis.accounts import account_graph


def contact(id_: str, **more: object) -> Row:
    return {"id": id_, "name": id_, **more}


def power(*rows: Row) -> dict[str, float]:
    graph = account_graph({"contacts": rows})
    return dict(zip(graph.ids, map(float, formal_levels(graph).power), strict=True))


def top(*rows: Row) -> tuple[str, ...]:
    return formal_levels(account_graph({"contacts": rows})).top


def test_by_rank_evenly_between_the_extremes_present() -> None:
    rows = [contact("a", rank=2), contact("b", rank=3), contact("c", rank=6)]
    assert power(*rows) == {"a": 1, "b": 0.75, "c": 0}
    assert top(*rows) == ("a",)


def test_one_rank_is_enough_to_leave_the_lines_aside() -> None:
    rows = [contact("a"), contact("b", reports_to="a", rank=5), contact("c", reports_to="b")]
    assert power(*rows) == {"a": 0, "b": 0, "c": 0}
    assert top(*rows) == ("b",)


def test_ranks_of_outsiders_do_not_count() -> None:
    rows = [contact("a", rank=2), contact("b", rank=4), contact("x", rank=1, external=True)]
    assert power(*rows) == {"a": 1, "b": 0, "x": 0}
    assert top(*rows) == ("a",)


def test_an_outsiders_rank_alone_leaves_depth() -> None:
    rows = [contact("a"), contact("b", reports_to="a"), contact("x", rank=1, external=True)]
    assert power(*rows) == {"a": 1, "b": 0, "x": 0}


def test_by_depth_those_without_reports_have_none() -> None:
    rows = [
        contact("a"),
        contact("b", reports_to="a"),
        contact("c", reports_to="b"),
        contact("d", reports_to="a"),
        contact("e"),
    ]
    assert power(*rows) == {"a": 1, "b": 0.5, "c": 0, "d": 0, "e": 0}
    assert top(*rows) == ("a",)


def test_several_tops() -> None:
    rows = [contact("a"), contact("b", reports_to="a"), contact("c"), contact("d", reports_to="c")]
    assert top(*rows) == ("a", "c")


def test_one_level_says_nothing() -> None:
    assert power(contact("a", rank=3), contact("b", rank=3)) == {"a": 0, "b": 0}
    assert top(contact("a", rank=3), contact("b", rank=3)) == ("a", "b")


def test_dotted_lines_make_no_level() -> None:
    rows = [contact("a"), contact("b", dotted_to="a")]
    assert power(*rows) == {"a": 0, "b": 0}
    assert top(*rows) == ()


def test_an_absent_manager_is_no_manager() -> None:
    rows = [
        contact("a", left_on="2026-06-30"),
        contact("b", reports_to="a"),
        contact("c", reports_to="b"),
    ]
    assert power(*rows) == {"b": 1, "c": 0}


def test_a_long_chain_of_command() -> None:
    rows = [contact("p0000")]
    rows += [contact(f"p{i:04}", reports_to=f"p{i - 1:04}") for i in range(1, 3000)]
    found = power(*rows)
    assert found["p0000"] == 1
    assert found["p1500"] == pytest.approx(1 - 1500 / 2999)
    assert found["p2999"] == 0


@pytest.mark.parametrize(
    ("role", "expected"), [("A", 1), ("D", 1), ("S", 0.5), ("E", 0.25), ("I", 0)]
)
def test_formal_power_of_roles(role: str, expected: float) -> None:
    graph = account_graph(
        {
            "contacts": [contact("a"), contact("b")],
            "projects": [contact("deal")],
            "roles": [{"project": "deal", "contact": "a", "role": role}],
        }
    )
    assert formal_power(graph, "deal").tolist() == [expected, 0]
    assert formal_power(graph, None).tolist() == [0, 0]


def test_the_greater_of_role_and_level_counts() -> None:
    graph = account_graph(
        {
            "contacts": [contact("a", rank=1), contact("b", rank=2), contact("c", rank=5)],
            "projects": [contact("deal")],
            "roles": [
                {"project": "deal", "contact": one, "role": role}
                for one, role in (("a", "I"), ("b", "S"), ("c", "E"), ("c", "S"))
            ],
        }
    )
    assert formal_power(graph, "deal").tolist() == [1, 0.75, 0.5]
