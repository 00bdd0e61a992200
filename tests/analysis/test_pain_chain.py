"""The pain chain: keystone, hypotheses, checks, and what is asked."""

from typing import Any

import pytest
from hypothesis import given, settings

from graph.analysis.pains.parts import PainBeside, PainFelt
from graph.errors import CyclicPains
from graph.model import Row
from tests.analysis.accounts import people
from tests.analysis.chain_accounts import DEAL, role
from tests.analysis.pain_accounts import CHAIN, because, found, networks, pain, with_pains


def items(tables: dict[str, Any], **asked: Any) -> dict[str, PainFelt]:
    return {item.pain.id: item for item in found(tables, **asked).items}


def beside(tables: dict[str, Any]) -> PainBeside:
    result = found(tables).beside
    assert isinstance(result, PainBeside)
    return result


def checks(tables: dict[str, Any]) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {check.check: (check.result, check.pains) for check in beside(tables).checks}


def test_a_chain_by_hand() -> None:
    by_id = items(CHAIN)
    assert [by_id[id_].probability for id_ in ("low", "mid", "top")] == [1.0, 0.5, 0.25]
    low = by_id["low"]
    falls = {one.contact.id: one.fall for one in low.relieves}
    assert falls == pytest.approx({"app": 0.25, "dec": 0.5, "eng": 1.0})
    powers = {id_: item.power for id_, item in by_id.items()}
    assert low.score == pytest.approx(
        powers["low"] * 1.0 + powers["mid"] * 0.5 + powers["top"] * 0.25
    )
    assert low.power_touched == pytest.approx(1.0)
    assert [link.pain.id for link in by_id["mid"].reasons] == ["low"]
    assert [link.contact.id for link in by_id["mid"].effects] == ["app"]


def test_what_is_not_recorded_counts_as_the_rules_say() -> None:
    causes: list[Row] = [{"cause": "p", "effect": "q"}]
    by_id = items(with_pains(pain("p", "eng"), pain("q", "dec"), causes=causes))
    assert by_id["p"].probability == 0.5
    assert by_id["q"].probability == pytest.approx(1 - 0.5 * 0.75)
    assert by_id["q"].noted.severity == 1.0


@settings(max_examples=15, deadline=None)
@given(networks(6))
def test_the_keystone_is_found_by_removing_each(
    drawn: tuple[list[float], dict[int, dict[int, float]]],
) -> None:
    by_itself, causes = drawn
    owners = ("app", "dec", "eng")
    rows = [pain(f"p{j}", owners[j % 3], likelihood=p) for j, p in enumerate(by_itself)]
    links = [
        {"cause": f"p{i}", "effect": f"p{j}", "strength": p}
        for j, of in causes.items()
        for i, p in of.items()
    ]
    tables = with_pains(*rows, causes=links)
    whole = beside(tables)
    lost = {}
    for row in rows:
        others = [{**one, "likelihood": 0.0} if one is row else one for one in rows]
        kept = [link for link in links if link["effect"] != row["id"]]
        burden = beside(with_pains(*others, causes=kept)).burden
        assert whole.burden is not None
        assert burden is not None
        lost[row["id"]] = whole.burden - burden
    assert {id_: item.score for id_, item in items(tables).items()} == pytest.approx(lost, abs=1e-9)
    if whole.keystone:
        assert whole.keystone.score == pytest.approx(max(lost.values()))
    else:
        assert max(lost.values()) < 1e-8


def test_the_best_that_we_can_relieve_stands_beside_the_keystone() -> None:
    tables = with_pains(pain("a", "app"), pain("d", "dec", severity=0.1, capability="ours"))
    answer = beside(tables)
    assert answer.keystone
    assert answer.best_for_us
    assert (answer.keystone.pain.id, answer.best_for_us.pain.id) == ("a", "d")


def test_severity_counts() -> None:
    ranked = found(with_pains(pain("a", "app", severity=0.01), pain("d", "dec"))).items
    assert [item.pain.id for item in ranked] == ["d", "a"]


@pytest.mark.parametrize(
    ("noted", "is_hypothesis"),
    [
        ({}, True),
        ({"state": "latent"}, True),
        ({"state": "admitted"}, False),
        ({"state": "vision"}, False),
        ({"state": "latent", "confirmed": True}, False),
        ({"state": "admitted", "confirmed": False}, True),
    ],
)
def test_a_pain_is_a_hypothesis_until_the_customer_confirms_it(
    noted: Row, is_hypothesis: bool
) -> None:
    result = found(with_pains(pain("p", "app", **noted)))
    assert result.items[0].is_hypothesis is is_hypothesis
    assert ("ask_pain_confirmed" in {ask.kind for ask in result.ask}) is is_hypothesis


@pytest.mark.parametrize(
    ("day", "is_old"), [("2026-01-01", False), ("2025-12-31", True), (None, None)]
)
def test_after_180_days_a_pain_must_be_confirmed_again(day: str | None, is_old: bool) -> None:
    noted = {"on": day} if day else {}
    item = found(with_pains(pain("p", "app", state="admitted", **noted))).items[0]
    assert item.noted.is_old is is_old
    assert ("pain_old" in {evidence.kind for evidence in item.evidence}) is bool(is_old)


def test_all_is_well_with_the_chain() -> None:
    assert {result for result, _ in checks(CHAIN).values()} == {"ok"}


@pytest.mark.parametrize(
    ("check", "changes", "expected"),
    [
        ("top_has_pain", {"pains": [pain("e", "eng")], "pain_causes": []}, ("not_ok", ())),
        ("top_has_pain", {"roles": [role("eng", "E")]}, ("unknown", ())),
        (
            "top_can_be_relieved",
            {"pain_causes": because("mid>top")},
            ("not_ok", ("mid", "top")),
        ),
        ("top_can_be_relieved", {"roles": [role("eng", "E")]}, ("unknown", ())),
        (
            "somebody_admits",
            {"pains": [pain("a", "app", state="latent")], "pain_causes": []},
            ("not_ok", ()),
        ),
        ("somebody_admits", {"pains": [pain("a", "app")], "pain_causes": []}, ("unknown", ("a",))),
        ("chains_reach_the_top", {"pain_causes": because("mid>top")}, ("not_ok", ("low",))),
        ("chains_reach_the_top", {"roles": [role("eng", "E")]}, ("unknown", ())),
        ("keystone_owner_known", {"ties": []}, ("not_ok", ("low",))),
        ("keystone_owner_known", {"pains": [], "pain_causes": []}, ("unknown", ())),
        ("keystone_level_known", {"stances": []}, ("not_ok", ("low",))),
        ("keystone_level_known", {"pains": [], "pain_causes": []}, ("unknown", ())),
        (
            "pains_are_recent",
            {"pains": [pain("a", "app", on="2025-01-01"), pain("b", "app")], "pain_causes": []},
            ("not_ok", ("a",)),
        ),
        ("pains_are_recent", {"pains": [pain("b", "app")], "pain_causes": []}, ("unknown", ("b",))),
    ],
)
def test_each_check_fails_where_it_must(
    check: str, changes: dict[str, Any], expected: tuple[str, tuple[str, ...]]
) -> None:
    keystone = beside(CHAIN).keystone
    assert keystone
    own = tuple(keystone.pain.id if id_ == "low" and "key" in check else id_ for id_ in expected[1])
    assert checks({**CHAIN, **changes})[check] == (expected[0], own)


def test_without_pains_the_answer_asks_whose() -> None:
    result = found(with_pains())
    assert (result.verdict, result.reasons) == ("not_enough_evidence", ("no_pains",))
    assert [(ask.kind, ask.refs[0].key) for ask in result.ask] == [
        ("ask_pain", "app"),
        ("ask_pain", "dec"),
    ]


def test_an_empty_seat_at_the_top_is_asked_for() -> None:
    result = found(with_pains(roles=[role("eng", "E")]))
    assert [ask.kind for ask in result.ask] == ["ask_role_A", "ask_role_D"]


def test_nobody_there() -> None:
    assert found({"contacts": []}).reasons == ("no_people",)


def test_where_nobody_with_power_feels_anything_there_is_no_keystone() -> None:
    tables = with_pains(pain("x", "out"), contacts=people("app", "dec", "eng", "out"))
    result = found(tables)
    assert result.reasons == ("nobody_with_power_in_pain",)
    assert beside(tables).keystone is None
    assert [item.pain.id for item in result.items] == ["x"]


def test_a_rule_that_cannot_be_met_hides_no_pain() -> None:
    result = found({**CHAIN, "rules": [{"project": "deal", "quota": 99.0}]})
    assert result.reasons == ("nobody_with_power_in_pain",)
    assert len(result.items) == 3


def test_pains_of_other_projects_and_of_absent_people_are_left_out() -> None:
    gone = {"id": "gone", "name": "Gone", "left_on": "2026-01-01"}
    tables = with_pains(
        pain("own", "app", project="deal"),
        pain("any", "app"),
        pain("other", "app", project="old"),
        pain("past", "gone"),
        causes=because("past>own", "other>own", "any>own"),
        projects=[DEAL, {"id": "old", "name": "Old", "status": "lost"}],
        contacts=[*people("app", "dec", "eng"), gone],
    )
    by_id = items(tables)
    assert set(by_id) == {"own", "any"}
    assert [link.pain.id for link in by_id["own"].reasons] == ["any"]


def test_a_circle_in_old_data_is_named() -> None:
    tables = {**CHAIN, "pain_causes": because("low>mid", "mid>top", "top>low")}
    with pytest.raises(CyclicPains, match=r"→ .* → .* →"):
        found(tables)
