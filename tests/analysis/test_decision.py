"""Whose decision it is, who holds it, and whether enough is known of it."""

import math
from typing import Any

import pytest

from graph.analysis.answer import coverage, doubts, questions
from graph.analysis.decision import Decision, WhichProject
from graph.analysis.hidden.hidden_decision_makers import HiddenDecisionMaker, hidden_decision_makers
from graph.analysis.influence import influence
from graph.errors import InvalidInput, NotFound
from graph.influence import Settings
from graph.model import Row
from tests.analysis.accounts import account_graph, influences, people

Tables = dict[str, list[Row]]


def project(id_: str, **more: Any) -> Row:
    return {"id": id_, "name": id_.upper(), **more}


def role(project_: str, contact: str, role_: str, **more: Any) -> Row:
    return {"project": project_, "contact": contact, "role": role_, **more}


def decision(tables: Tables, project_: str | None = None, body: str | None = None) -> Decision:
    return Decision.of(account_graph(tables), project_, body)


def power(tables: Tables, project_: str | None = None, body: str | None = None) -> dict[str, float]:
    found = decision(tables, project_, body)
    return dict(zip(found.graph.ids, map(float, found.body.power), strict=True))


TWO_DEALS: Tables = {
    "contacts": people("a", "b"),
    "projects": [project("one"), project("two")],
    "roles": [role("one", "a", "D"), role("two", "b", "D")],
}


def test_several_open_projects_and_none_named() -> None:
    with pytest.raises(WhichProject, match="name one of one, two") as caught:
        decision(TWO_DEALS)
    assert [row["id"] for row in caught.value.projects] == ["one", "two"]


def test_the_named_project_decides() -> None:
    assert power(TWO_DEALS, "one") == {"a": 1, "b": 0}
    assert power(TWO_DEALS, "two") == {"a": 0, "b": 1}


def test_the_only_open_project_decides() -> None:
    tables = TWO_DEALS | {"projects": [project("one", status="won"), project("two")]}
    assert decision(tables).project == {"confidence": 1.0, "status": "open", **project("two")}
    assert power(tables) == {"a": 0, "b": 1}


def test_a_closed_project_may_be_named() -> None:
    tables = TWO_DEALS | {"projects": [project("one", status="lost"), project("two")]}
    assert power(tables, "one") == {"a": 1, "b": 0}


def test_no_open_project_leaves_it_to_the_body() -> None:
    tables = TWO_DEALS | {"projects": [project("one", status="dropped")]}
    found = decision(tables)
    assert found.project is None
    assert found.body.source == "everyone"
    assert found.roles == {}


def test_an_unknown_project() -> None:
    with pytest.raises(NotFound, match="no project has the id 'three' at 2026-06-30"):
        decision(TWO_DEALS, "three")


def test_a_project_that_is_not_valid_at_the_date_is_unknown() -> None:
    tables = TWO_DEALS | {"projects": [project("one", valid_from="2026-07-01"), project("two")]}
    assert decision(tables).project is not None
    with pytest.raises(NotFound):
        decision(tables, "one")


def test_default_body_is_the_roles() -> None:
    tables: Tables = {
        "contacts": people("a", "d", "e", "i", "s"),
        "projects": [project("deal")],
        "roles": [role("deal", one, one.upper()) for one in "adeis"],
    }
    found = decision(tables)
    assert found.body.source == "roles"
    # a has a veto; of D 3, S 2 and E 1 more than 3 is needed: {d,s}, {d,e} and {d,s,e}.
    assert power(tables) == pytest.approx({"a": 3 / 8, "d": 3 / 8, "s": 1 / 8, "e": 1 / 8, "i": 0})


def test_recorded_weight_and_veto_replace_the_roles_own() -> None:
    tables: Tables = {
        "contacts": people("a", "d"),
        "projects": [project("deal")],
        "roles": [
            role("deal", "a", "A", weight=5.0, veto=False),
            role("deal", "d", "D", weight=0.0),
        ],
    }
    assert power(tables) == {"a": 1, "d": 0}


def test_of_several_roles_the_largest_weight_and_any_veto_count() -> None:
    tables: Tables = {
        "contacts": people("a", "b"),
        "projects": [project("deal")],
        "roles": [role("deal", "a", "A"), role("deal", "a", "E"), role("deal", "b", "D")],
    }
    # a has weight 1 and a veto, b has 3 of 4: both are needed.
    assert power(tables) == {"a": 0.5, "b": 0.5}


def test_roles_without_weight_or_veto_are_as_none() -> None:
    tables: Tables = {
        "contacts": people("a", "b"),
        "projects": [project("deal")],
        "roles": [role("deal", "a", "I")],
    }
    assert decision(tables).body.source == "everyone"
    with pytest.raises(InvalidInput, match="body: no role with weight or veto"):
        decision(tables, body="roles")


def test_without_roles_the_top_level_decides() -> None:
    ranked = [
        row | {"rank": rank} for row, rank in zip(people("a", "b", "c"), [2, 1, 1], strict=True)
    ]
    tables: Tables = {"contacts": ranked}
    assert decision(tables).body.source == "top"
    assert power(tables) == {"a": 0, "b": 0.5, "c": 0.5}


def test_without_levels_everyone_decides() -> None:
    tables: Tables = {"contacts": people("a", "b", "c", "d")}
    assert decision(tables).body.source == "everyone"
    assert set(power(tables).values()) == {0.25}
    with pytest.raises(InvalidInput, match="body: no formal level"):
        decision(tables, body="top")


def test_a_given_body_is_normalised() -> None:
    tables: Tables = {"contacts": people("a", "b", "c")}
    assert power(tables, body="a:3,b:1") == {"a": 0.75, "b": 0.25, "c": 0}
    assert power(tables, body="a:.5,a:.5,b:1") == {"a": 0.5, "b": 0.5, "c": 0}
    assert decision(tables, body="a:1").body.source == "given"


def test_ids_with_colons_may_stand_in_a_body() -> None:
    tables: Tables = {"contacts": people("x:1", "x")}
    assert power(tables, body="x:1:3,x:1") == {"x": 0.25, "x:1": 0.75}


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("a,b:1", "'a' has no weight"),
        ("z:1", "'z' is nobody in this account at 2026-06-30"),
        ("", "is nobody"),
        ("a:1,", "is nobody"),
        ("x,y:1", "'x' is nobody"),
        ("a:", "weight above 0, at most 1000000000, got 'a:'"),
        ("a:much", "got 'a:much'"),
        ("a:0", "got 'a:0'"),
        ("a:-1", "got 'a:-1'"),
        ("a:nan", "got 'a:nan'"),
        ("a:inf", "got 'a:inf'"),
        ("a:1e308,b:1e308", "got 'a:1e308'"),
        ("Everyone", "expected roles, top, everyone or ID:weight"),
    ],
)
def test_a_body_that_cannot_be_understood(body: str, problem: str) -> None:
    tables: Tables = {"contacts": people("a", "b", "x,y")}
    with pytest.raises(InvalidInput, match=r"^body: expected") as caught:
        decision(tables, body=body)
    assert problem in str(caught.value)


def test_an_absent_person_is_nobody() -> None:
    tables: Tables = {"contacts": [*people("a"), people("b")[0] | {"left_on": "2026-06-30"}]}
    with pytest.raises(InvalidInput, match="'b' is nobody in this account at 2026-06-30"):
        decision(tables, body="b:1")


def test_an_empty_account() -> None:
    found = decision({})
    assert doubts(found) == ("no_people",)
    assert found.power_unknown == 0
    for result in (influence(found), hidden_decision_makers(found)):
        assert (result.items, result.verdict) == ((), "not_enough_evidence")
        assert result.reasons == ("no_people",)


def test_an_account_of_one_person() -> None:
    result = influence(decision({"contacts": people("a")}))
    assert [(item.contact.id, item.score) for item in result.items] == [("a", 0)]
    assert result.reasons == ("no_informal_fact",)


def test_nothing_informal_is_known() -> None:
    rows = [*people("a"), people("b")[0] | {"reports_to": "a"}]
    found = decision({"contacts": rows})
    assert doubts(found) == ("no_informal_fact",)
    assert coverage(found).heard == 0
    assert coverage(found).power_unknown == 1
    result = hidden_decision_makers(found)
    assert result.verdict == "not_enough_evidence"
    assert [item.contact.id for item in result.items] == ["b", "a"]
    assert [str(item.refs[0].key) for item in result.ask] == ["a"]


def test_links_of_no_confidence_say_nothing() -> None:
    links = influences("a>b", confidence=0.0)
    found = decision({"contacts": people("a", "b"), "influences": links})
    assert doubts(found) == ("no_informal_fact",)


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        ("b:1", ()),
        ("a:1", ("listening_unknown",)),
        ("a:.5,b:.5", ()),
        ("a:.51,b:.49", ("listening_unknown",)),
    ],
)
def test_more_than_half_of_the_power_must_be_heard(body: str, reasons: tuple[str, ...]) -> None:
    tables: Tables = {"contacts": people("a", "b"), "influences": influences("a>b")}
    found = decision(tables, body=body)
    assert doubts(found) == reasons
    assert influence(found).verdict == ("not_enough_evidence" if reasons else "ok")
    assert influence(found).reasons == reasons


def test_whom_to_ask_first() -> None:
    tables: Tables = {"contacts": people("a", "b", "c", "d"), "influences": influences("a>d")}
    asked = questions(decision(tables, body="a:1,b:1,c:2,d:4"))
    assert [item.refs[0].key for item in asked] == ["c", "a", "b"]
    assert {item.kind for item in asked} == {"ask_listening"}


CHAIN: Tables = {
    "contacts": people("a", "b", "c"),
    "projects": [project("deal")],
    "roles": [role("deal", "a", "D"), role("deal", "b", "I")],
    "influences": influences("b>a", "c>a"),
}


def hidden(tables: Tables, **options: Any) -> list[HiddenDecisionMaker]:
    items = hidden_decision_makers(decision(tables), **options).items
    return [item for item in items if isinstance(item, HiddenDecisionMaker)]


def test_people_with_a_role_are_no_candidates() -> None:
    assert [item.contact.id for item in hidden(CHAIN)] == ["c"]
    everybody = hidden(CHAIN, include_chain=True)
    assert [(item.contact.id, item.on_chain) for item in everybody] == [
        ("b", True),
        ("c", False),
        ("a", True),
    ]


def test_equals_rank_by_id_and_the_limit_holds() -> None:
    tables: Tables = {
        "contacts": people("d", "c", "b", "a"),
        "influences": influences("c>a", "b>a", "d>a"),
    }
    items = hidden_decision_makers(decision(tables, body="a:1"), limit=2).items
    assert [(item.rank, item.contact.id) for item in items] == [(1, "b"), (2, "c")]


def test_formal_power_takes_from_the_score() -> None:
    ranks = {"a": 1, "b": 2, "c": 3}
    rows = [row | {"rank": ranks[row["id"]]} for row in people("a", "b", "c")]
    tables: Tables = {"contacts": rows, "influences": influences("b>a", "c>a")}
    by_id = {item.contact.id: item for item in hidden(tables)}
    assert [by_id[id_].formal_power for id_ in "abc"] == [1, 0.5, 0]
    assert by_id["b"].score == pytest.approx(by_id["b"].decision_influence / 2)
    assert by_id["c"].score == by_id["c"].decision_influence
    assert by_id["a"].score == 0


def test_the_parameters_say_what_was_used() -> None:
    found = decision(CHAIN)
    assert found.parameters == {"body": "roles", "alpha": 0.7, "half_life_days": 90.0}


def test_people_who_are_not_moved_at_all() -> None:
    graph = account_graph(CHAIN)
    found = Decision.of(graph, body="a:1", settings=Settings(alpha=0.0))
    assert found.decision_influence.tolist() == [0, 0, 0]
    assert all(math.isclose(item.score, 0) for item in hidden_decision_makers(found).items)
