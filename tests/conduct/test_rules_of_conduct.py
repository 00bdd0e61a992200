"""Every rule K01 to K20 where it fires, and where it must not."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.conduct.judgement import judged
from graph.conduct.ruling import SEVERITY, STRICTNESS
from graph.model import Row
from graph.rules import rules
from graph.rules.conduct import ConductRules, RateMissing
from tests.conduct.conduct_accounts import (
    CONTACTS,
    IN_TENDER,
    PROJECT,
    facts,
    gifts,
    interaction,
    judge,
)

OURS = rules("conduct", ConductRules)
USD = "[rates]\nUSD = 7.0\n"


class Case(NamedTuple):
    rule: str
    row: Row
    verdict: str
    earlier: tuple[Row, ...] = ()


def meal(contact: str, cost: float, **more: Any) -> Row:
    return interaction("dinner", contact, cost, **more)


FIRES = [
    *(
        Case("K01", interaction(kind, "private"), "block")
        for kind in ("cash", "voucher", "loan", "rebate", "job_for_relative")
    ),
    Case("K02", interaction("gift", "official", 1), "block"),
    Case("K02", interaction("gift", "regulator"), "block"),
    Case("K02-item", interaction("promotional_item", "official", 51), "block"),
    Case("K03", interaction("gift", "soe", 201), "approve"),
    Case("K03", interaction("gift", "soe", 601), "block"),
    Case("K03", interaction("gift", "soe", 150), "approve", tuple(gifts("soe", 200, 100))),
    Case("K04", interaction("gift", "private", 301), "approve"),
    Case("K04", interaction("gift", "private", 1001), "block"),
    Case("K04", interaction("gift", "private", 100), "approve", tuple(gifts("private", 300, 300))),
    Case("K05", interaction("gift", "minister", 10), "approve"),
    Case("K06", interaction("gift", "federal", 21, currency="USD"), "block"),
    Case(
        "K06",
        interaction("gift", "federal", 15, currency="USD"),
        "block",
        tuple(gifts("federal", 20, 20, currency="USD")),
    ),
    Case("K07", meal("official", 202), "approve"),
    Case("K07", meal("unknown", 202), "approve"),
    Case("K08", meal("soe", 602), "approve"),
    Case("K08", meal("private", 602), "approve"),
    *(
        Case("K09", interaction(kind, contact), "block")
        for kind in ("entertainment", "sport", "culture_event")
        for contact in ("official", "leader")
    ),
    Case("K10", interaction("entertainment", "private", 1002), "approve"),
    Case("K10", interaction("entertainment", "private", 2, host_present=False), "approve"),
    Case("K11", interaction("travel", "private", 100), "approve"),
    Case("K11", interaction("site_visit", "soe", 100, agenda=None), "approve"),
    Case("K12", interaction("leisure_travel", "private"), "block"),
    Case("K13", interaction("training", "official"), "approve"),
    Case("K14", interaction("greeting", "private", 21), "approve"),
    Case("K15", interaction("donation", "private", 1), "approve"),
    Case("K15", interaction("sponsorship", "soe", 1), "approve"),
    Case("K16", meal("decider", 1, date=IN_TENDER), "block"),
    Case("K16", meal("decider", 1, date="2026-05-31"), "block"),
    Case("K16", meal("evaluator", 1, date="2026-05-31"), "block"),
    Case("K17", interaction("private_meeting", "evaluator", date=IN_TENDER), "block"),
    Case("K18", interaction("confidential_documents", "private"), "block"),
    Case("K19", meal("private", 2), "approve", tuple(gifts("private", 1, 1, 1, 1))),
    Case("K20", meal("private", 2, topic=None), "incomplete"),
    Case("K20", meal("private", 2, people_present=None), "incomplete"),
    Case("K20", interaction("dinner", "private"), "incomplete"),
]
STAYS_SILENT = [
    Case("K01", interaction("call", "private"), "allow"),
    Case("K02", interaction("gift", "soe", 1), "allow"),
    Case("K02-item", interaction("promotional_item", "official", 50), "allow"),
    Case("K03", interaction("gift", "soe", 200), "allow"),
    Case("K03", interaction("gift", "soe", 100), "allow", tuple(gifts("soe", 200, 100))),
    Case("K04", interaction("gift", "private", 300), "allow"),
    Case("K04", interaction("gift", "private", 300, date="2027-01-02"), "allow",
         tuple(gifts("private", 300, 300))),
    Case("K05", interaction("gift", "private", 10), "allow"),
    Case("K06", interaction("gift", "federal", 20, currency="USD"), "allow"),
    Case("K06", interaction("gift", "minister", 100), "allow"),
    Case("K07", meal("official", 200), "allow"),
    Case("K08", meal("soe", 600), "allow"),
    Case("K09", interaction("culture_event", "soe"), "allow"),
    Case("K09", interaction("culture_event", "aide"), "allow"),
    Case("K10", interaction("entertainment", "private", 1000), "allow"),
    Case("K11", interaction("meeting", "private"), "allow"),
    Case("K12", interaction("travel", "private"), "allow"),
    Case("K13", interaction("training", "private"), "allow"),
    Case("K14", interaction("greeting", "official"), "allow"),
    Case("K15", interaction("joint_event", "private", 100), "allow"),
    Case("K16", meal("decider", 1, date="2026-02-28"), "allow"),
    Case("K16", meal("decider", 1, date="2026-06-01"), "allow"),
    Case("K16", meal("soe", 1, date=IN_TENDER), "allow"),
    Case("K16", interaction("meeting", "decider", date=IN_TENDER), "allow"),
    Case("K17", interaction("private_meeting", "evaluator", date="2026-05-02"), "allow"),
    Case("K17", interaction("private_meeting", "decider", date=IN_TENDER), "allow"),
    Case("K18", interaction("message", "private"), "allow"),
    Case("K19", meal("private", 2), "allow", tuple(gifts("private", 1, 1, 1))),
    Case("K19", meal("private", 2, date="2027-01-05"), "allow",
         tuple(gifts("private", 1, 1, 1, 1))),
    Case("K20", meal("private", 2), "allow"),
    Case("K20", interaction("call", "private", topic=None), "allow"),
]  # fmt: skip


def named(case: Case) -> str:
    return f"{case.rule} {case.row['kind']} {case.row['contacts'][0]} {case.row.get('cost', '')}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rules")
    (made / "conduct.toml").write_text(USD, encoding="utf-8")
    return made


def verdicts(case: Case, folder: Path) -> dict[str, str]:
    found = judge(case.row, *case.earlier, folder=folder)
    return {ruling.id: ruling.verdict for ruling in found.rulings}


@pytest.mark.parametrize("case", FIRES, ids=named)
def test_a_rule_fires(case: Case, folder: Path) -> None:
    assert verdicts(case, folder)[case.rule] == case.verdict


@pytest.mark.parametrize("case", STAYS_SILENT, ids=named)
def test_a_rule_stays_silent(case: Case, folder: Path) -> None:
    assert verdicts(case, folder).get(case.rule, "allow") == "allow"


def test_every_rule_has_a_case_that_fires_it_and_one_that_must_not() -> None:
    assert {case.rule for case in FIRES} == set(OURS.rules)
    assert {case.rule for case in STAYS_SILENT} == set(OURS.rules)


def test_the_strictest_rule_counts() -> None:
    found = judge(meal("decider", 900, date=IN_TENDER))
    assert [ruling.id for ruling in found.rulings][:2] == ["K16", "K08"]
    assert (found.verdict, found.status) == ("block", "blocked")


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (meal("private", 900), "needs_approval"),
        (meal("private", 900, approved_by="head of sales"), "approved"),
        (interaction("gift", "soe", 700), "blocked"),
        (interaction("gift", "soe", 700, approved_by="head of sales"), "blocked"),
        (interaction("gift", "soe", 700, exception_reason="contract day"), "exception"),
        (interaction("confidential_documents", "soe", exception_reason="sent to us"), "blocked"),
        (meal("private", 20), "allowed"),
        (meal("private", 20, topic=None), "incomplete"),
    ],
)
def test_what_becomes_of_an_interaction(row: Row, status: str) -> None:
    assert judge(row).status == status


def test_an_unknown_class_is_treated_as_a_public_official_and_said() -> None:
    found = judge(interaction("gift", "unknown", 5))
    assert (found.rulings[0].id, found.class_unknown) == ("K02", True)
    assert not judge(interaction("gift", "official", 5)).class_unknown


def test_the_cost_a_head_counts_those_present_and_of_gifts_the_guests() -> None:
    assert judge(meal("soe", 900, people_present=3)).rulings[0].head == 300
    assert {r.id: r.head for r in judge(meal("soe", 900, people_present=None)).rulings}[
        "K08"
    ] == 450
    assert judge(interaction("gift", "soe", 900, people_present=9)).rulings[0].head == 900


def test_a_foreign_currency_without_a_rate_is_asked_for() -> None:
    with pytest.raises(RateMissing, match=r"no rate for USD.*\[rates\].*KINGMAKER_RULES"):
        judge(meal("soe", 50, currency="USD"))


def test_a_foreign_currency_is_converted_with_its_rate(folder: Path) -> None:
    found = judge(meal("soe", 100, currency="USD"), folder=folder)
    assert found.rulings[0].head == pytest.approx(350)
    in_dollars = judge(interaction("gift", "federal", 147), folder=folder)
    assert {r.id: r.head for r in in_dollars.rulings}["K06"] == pytest.approx(21)


def test_without_a_limit_no_rate_is_needed() -> None:
    assert judge(interaction("cash", "private", 5, currency="USD")).verdict == "block"


def test_sums_go_by_person_and_calendar_year() -> None:
    earlier = [*gifts("soe", 100, 50), *gifts("private", 300)]
    last_year = interaction("gift", "soe", 200, id="old", date="2025-12-31")
    later = interaction("gift", "soe", 200, id="late", date="2026-12-31")
    found = judge(interaction("gift", "soe", 20), earlier[0], earlier[1], last_year, later)
    assert {r.id: r.year for r in found.rulings}["K03"] == 170


def test_an_open_tender_is_a_window_until_it_is_awarded() -> None:
    still_open = {**PROJECT, "status": "open"}
    del still_open["closed_on"]
    row = meal("decider", 1, date="2027-01-01")
    assert judge(row, projects=[still_open]).rulings[0].id == "K16"
    assert judge(row).rulings[0].id != "K16"


def test_who_left_the_body_before_the_tender_is_free() -> None:
    role = {"project": "deal", "contact": "decider", "role": "D", "valid_to": "2026-02-01"}
    found = judge(meal("decider", 1, date=IN_TENDER), roles=[role])
    assert "K16" not in {ruling.id for ruling in found.rulings}


def test_a_company_changes_one_limit_and_switches_one_rule_off(tmp_path: Path) -> None:
    text = "example = false\n[rules.K08]\nlimit_head = 100\n[rules.K19]\nenabled = false\n"
    (tmp_path / "conduct.toml").write_text(text, encoding="utf-8")
    found = judge(meal("soe", 240), folder=tmp_path)
    assert {r.id: r.verdict for r in found.rulings} == {"K08": "approve", "K20": "allow"}
    assert judge(meal("soe", 240)).verdict == "allow"


def test_a_negotiation_is_a_window_of_its_own(tmp_path: Path) -> None:
    text = (
        '[rules.X1]\nkinds = ["call"]\nwindow = "negotiation"\nverdict = "block"\nbasis = "ours"\n'
        '[rules.X1.note]\nen = "no calls"\nzh = "不打电话"\n'
    )
    (tmp_path / "conduct.toml").write_text(text, encoding="utf-8")
    blocked = [
        judge(interaction("call", "soe", date=day), folder=tmp_path).verdict
        for day in ("2026-03-31", "2026-04-01", "2026-05-01", "2026-05-02")
    ]
    assert blocked == ["allow", "block", "block", "allow"]
    about = interaction("call", "private", date="2026-04-15", project="deal")
    assert judge(about, folder=tmp_path).verdict == "block"
    assert judge({**about, "project": None}, folder=tmp_path).verdict == "allow"


def test_a_rule_may_mean_people_by_class_and_by_role(tmp_path: Path) -> None:
    text = (
        '[rules.X2]\nkinds = ["call"]\nparty_class = ["soe", "evaluator"]\n'
        'window = "tender_open"\nverdict = "block"\nbasis = "ours"\n'
        '[rules.X2.note]\nen = "no calls"\nzh = "不打电话"\n'
    )
    (tmp_path / "conduct.toml").write_text(text, encoding="utf-8")
    blocked = {
        who: judge(interaction("call", who, date=IN_TENDER), folder=tmp_path).verdict
        for who in ("soe", "evaluator", "decider", "aide")
    }
    expected = {"soe": "block", "evaluator": "block", "decider": "allow", "aide": "allow"}
    assert blocked == expected


@given(
    costs=st.lists(st.integers(0, 900), min_size=1, max_size=6),
    kinds=st.lists(st.sampled_from(sorted(OURS.kinds)), min_size=6, max_size=6),
    contact=st.sampled_from([row["id"] for row in CONTACTS if row["id"] != "federal"]),
)
def test_spending_more_never_makes_a_verdict_milder(
    costs: list[int], kinds: list[str], contact: str
) -> None:
    rows = [
        interaction(kind, contact, cost, id=f"i{n}", date=f"2026-0{n + 1}-10")
        for n, (cost, kind) in enumerate(zip(costs, kinds, strict=False))
    ]
    known = facts(*rows, projects=[])
    dearer = {**rows[-1], "cost": rows[-1]["cost"] * 2 + 1.0}
    (less,), (more,) = judged(known, rows[-1]), judged(known, dearer)
    assert STRICTNESS[more.verdict] >= STRICTNESS[less.verdict]
    assert SEVERITY[more.status] >= SEVERITY[less.status]
