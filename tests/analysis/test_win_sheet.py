"""The win sheet: each line from its facts, caps and floors, the span, gaps between readings."""

from typing import Any

import pytest

from graph.analysis.projects import account_decision
from graph.analysis.win.sheet import WinSheet, win_sheet
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph
from tests.analysis.coach_accounts import rating, stance
from tests.analysis.win_accounts import COMMITTEE, DEAL, all_at, rated, with_stances

FACTORS = (
    "solution_fit",
    "solution_difference",
    "requirements_advice",
    "price_position",
    "terms",
    "profitability",
    "delivery_record",
    "delivery_plan",
    "rival_position",
)
BUDGET = {"factor:budget_confirmed": "yes"}
GOOD = {
    **DEAL,
    **BUDGET,
    **{f"factor:{name}": "4" for name in FACTORS},
    "value": 1.0,
    "currency": "CNY",
    "closes_on": "2026-12-31",
    "tender_closes_on": "2026-10-31",
    "factor:purchase_mode": "open_tender",
}
KNOWN = {
    "colleagues": [{"id": "lin", "name": "Lin"}],
    "ties": [{"colleague": "lin", "contact": "ann", "strength": 0.8}],
}
BEST: dict[str, Any] = {**all_at("coach"), **KNOWN}
VETO = with_stances({"ann": "opposed", "ben": "coach", "cat": "coach", "dan": "coach"})


def sheet(tables: Any, **project: Any) -> WinSheet:
    changed = {**DEAL, **project}
    graph = account_graph({**tables, "projects": [changed]})
    decision = account_decision(graph, "deal", None)
    assert decision.project is not None
    return win_sheet(decision, decision.project)


def line(found: WinSheet, id_: str) -> tuple[float, float]:
    one = next(line for line in found.lines if line.id == id_)
    return pytest.approx(one.points), pytest.approx(one.most)  # type: ignore[return-value]


def test_lines_add_up_to_a_hundred() -> None:
    found = sheet(COMMITTEE)
    assert sum(one.of for one in found.lines) == pytest.approx(100)
    assert found.most - found.least == pytest.approx(100 * found.unknown)


@pytest.mark.parametrize(
    ("level", "points"),
    [("coach", 12), ("exclusive", 9), ("support", 6), ("neutral", 3), ("opposed", 0)],
)
def test_the_approvers_stance(level: str, points: float) -> None:
    found = sheet(with_stances({"ann": level}))
    assert line(found, "approver_stance") == (points, points)
    assert line(found, "decider_stance") == (0, 12)


def test_half_of_the_decision_makers_known_is_half_the_line() -> None:
    assert line(sheet(with_stances({"ben": "coach"})), "decider_stance") == (6, 12)


def test_a_stance_that_was_only_inferred_is_unknown() -> None:
    tables = {**COMMITTEE, "stances": [stance("ann", "coach", grade="inferred")]}
    assert line(sheet(tables), "approver_stance") == (0, 12)
    tables = {**COMMITTEE, "stances": [stance("ann", "coach", grade="seen")]}
    assert line(sheet(tables), "approver_stance") == (12, 12)


def test_information_by_a_coach_or_by_the_best_rating() -> None:
    assert line(sheet(COMMITTEE), "coach_and_information") == (0, 5)
    assert line(sheet(with_stances({"eve": "coach"})), "coach_and_information") == (5, 5)
    rated_two = {**COMMITTEE, "ratings": [rating("eve", 2.0), rating("dan", 1.0)]}
    assert line(sheet(rated_two), "coach_and_information") == (2.5, 2.5)


def test_a_need_that_was_asked_for_without_an_answer_gives_nothing() -> None:
    asked = {"id": "n", "contact": "ann", "text": "aims?", "career": True, "answer": "unknown"}
    assert sheet({**COMMITTEE, "needs": [asked]}) == sheet(COMMITTEE)
    known = {**asked, "answer": "known"}
    assert sheet({**COMMITTEE, "needs": [known]}) != sheet(COMMITTEE)


def test_the_friends_of_competitors() -> None:
    rivals = {"competitors": [{"id": "north", "name": "North"}]}
    friend = stance("ben", "support", party="north")
    tables = {**COMMITTEE, **rivals, "stances": [friend]}
    assert line(sheet(tables), "rival_support") == (0, 0)
    answered = {**tables, "stances": [friend, stance("ben", "exclusive")]}
    assert line(sheet(answered), "rival_support") == (5, 5)


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ("4", (6, 6)),
        ("1", (1.5, 1.5)),
        ("yes", (6, 6)),
        ("no", (0, 0)),
        ("9", (0, 6)),
        ("?", (0, 6)),
    ],
)
def test_a_recorded_factor(recorded: str, expected: tuple[float, float]) -> None:
    assert line(sheet(COMMITTEE, **{"factor:price_position": recorded}), "price_position") == (
        expected
    )


def test_too_much_unknown_has_no_band_but_a_span() -> None:
    found = sheet(all_at("coach"))
    assert found.band is None
    assert found.unknown > 0.4
    assert found.least < found.most


def test_a_good_project_with_everything_known() -> None:
    found = sheet({**all_at("coach"), **KNOWN}, **GOOD)
    assert (found.band, found.limits) == ("A", ())


@pytest.mark.parametrize(
    ("tables", "project", "test", "band"),
    [
        (all_at("coach"), GOOD, "no_contact", "C"),
        (BEST, {**GOOD, "factor:budget_confirmed": "no"}, "budget_open", "C"),
        ({**VETO, **KNOWN}, GOOD, "veto_opposed", "D"),
        (BEST, {**GOOD, "status": "lost"}, "lost", "E"),
        (all_at("opposed"), {**DEAL, "awarded_share": 0.6}, "awarded", "A"),
    ],
)
def test_caps_and_floors(tables: Any, project: Any, test: str, band: str) -> None:
    found = sheet(tables, **project)
    assert test in [limit.test for limit in found.limits]
    assert found.band == band


def test_three_readings_stand_side_by_side_and_gaps_are_found() -> None:
    tables: dict[str, Any] = {
        **all_at("opposed"),
        **KNOWN,
        "projects": [{**GOOD, "estimate": 0.85}],
    }
    item = rated(tables)[0]
    assert (item.band, item.estimate) == ("E", 0.85)
    texts = [in_words(gap, "en").text for gap in item.gaps]
    assert any("E, the seller's estimate says A: 4 bands apart" in text for text in texts)
    chinese = [in_words(gap, "zh").text for gap in item.gaps]
    assert any("销售预估为A：相差4级" in text for text in chinese)
    agreeing = {**tables, "projects": [{**DEAL, "estimate": 0.15}]}
    assert rated(agreeing)[0].gaps == ()


def test_a_lines_evidence_leads_to_its_facts_in_both_languages() -> None:
    found = sheet(with_stances({"ann": "support"}))
    first = found.lines[0].evidence[0]
    assert [ref.table for ref in first.refs] == ["stances"]
    assert in_words(first, "en").text == "where the approver stands: 6.0 of 12.0 points"
    assert in_words(first, "zh").text == "决策批准者的立场：12.0分中得6.0分"
