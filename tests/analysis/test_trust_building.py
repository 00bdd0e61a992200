import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.analysis.people.trust_building import TrustBuilding, trust_building
from graph.errors import InvalidInput
from graph.model import Row
from graph.model.problems import InvalidRow
from graph.tenant import Tenant
from graph.view.evidence import in_words
from tests.analysis.accounts import AS_OF, account_graph, influences
from tests.analysis.coach_accounts import PAIR, example, known_accounts, trust
from tests.analysis.test_properties import renamed

Tables = Mapping[str, Sequence[Row]]
NOW = "2026-06-01"
KEY = [{"project": "deal", "contact": "a", "role": "D"}]


def result(tables: Tables, as_of: date = AS_OF, rules: Path | None = None) -> Result:
    return trust_building(Decision.of(account_graph(tables, as_of), tenant=Tenant(rules=rules)))


def items(tables: Tables, **asked: Any) -> list[TrustBuilding]:
    return list(result({**PAIR, **tables}, **asked).items)


def of_b(*rows: Row, contact: Mapping[str, Any] | None = None, **asked: Any) -> TrustBuilding:
    """Return what is found of b, with these trust records."""
    people = [{"id": "a", "name": "A"}, {"id": "b", "name": "B", **(contact or {})}]
    (found,) = items({"contacts": people, "trust": rows}, **asked)
    return found


def said(item: TrustBuilding, kind: str, language: Any = "en") -> list[str]:
    return [in_words(e, language).text for e in item.evidence if e.kind == kind]


@pytest.mark.parametrize(
    ("factors", "product", "share"),
    [((7, 7, 6, 3), 98, 0.75), ((5, 5, 5, 5), 25, 0.60), ((3, 3, 2, 7), 2.571, 0.35)],
)
def test_the_methods_worked_examples(factors: Any, product: float, share: float) -> None:
    b = of_b(trust("b", "us1", *factors, on=NOW))
    assert b.product == pytest.approx(product, abs=1e-3)
    assert b.score == pytest.approx(share, abs=0.005)
    assert b.trusted_colleague.name == "Lin"


@pytest.mark.parametrize(
    ("factors", "weakest"),
    [
        ((4, 7, 7, 3), ("reliability",)),
        ((7, 4, 7, 3), ("credibility",)),
        ((7, 7, 4, 3), ("intimacy",)),
        ((7, 7, 6, 6), ("self_orientation",)),
        ((4, 9, 4, 7), ("reliability", "intimacy", "self_orientation")),
        ((3.7, 9, 9, 7.3), ("reliability", "self_orientation")),
        ((10, 10, 10, 1), ()),
    ],
)
def test_the_lowest_factor_holds_it_back(factors: Any, weakest: tuple[str, ...]) -> None:
    b = of_b(trust("b", "us1", *factors, on=NOW))
    assert b.weakest == b.pairs[0].weakest == weakest
    assert bool(said(b, "trust_held_back")) == bool(weakest)


@pytest.mark.parametrize(
    ("factors", "advice", "zh"),
    [
        ((4, 7, 7, 3), "reliability, 4 of 10: keep small promises", "言出必行"),
        ((7, 4, 7, 3), "credibility, 4 of 10: bring an expert", "带专家拜访"),
        ((7, 7, 4, 3), "intimacy, 4 of 10: listen, be discreet", "守口如瓶"),
        ((7, 7, 6, 6), "self-orientation, 6 of 10 (the less the better): give", "先付出"),
    ],
)
def test_what_the_method_offers(factors: Any, advice: str, zh: str) -> None:
    b = of_b(trust("b", "us1", *factors, on=NOW))
    assert said(b, "trust_held_back")[0].startswith(f"Held back by {advice}")
    assert zh in said(b, "trust_held_back", "zh")[0]


ENDED = trust("b", "us1", 7, 7, 6, 3, on="2026-01-10", valid_to="2026-05-01")
FIRST = trust("b", "us1", 5, 5, 5, 5, on="2025-03-01")
LAST = trust("b", "us1", 9, 8, 8, 2, on="2026-05-20")
LATER = trust("b", "us1", 1, 1, 1, 10, on="2026-07-01")


def test_a_trajectory_has_former_records_too_but_none_of_later() -> None:
    (pair,) = of_b(LATER, LAST, ENDED, FIRST).pairs
    assert [(str(r.on), r.counts) for r in pair.trajectory] == [
        ("2025-03-01", True), ("2026-01-10", False), ("2026-05-20", True)
    ]  # fmt: skip
    assert (pair.product, pair.on) == (288, date(2026, 5, 20))
    assert pair.change == pytest.approx(math.log10(288 / 98) / 4)


def test_as_of_a_day_in_the_past() -> None:
    (pair,) = of_b(LATER, LAST, ENDED, FIRST, as_of=date(2026, 2, 1)).pairs
    assert (pair.product, [r.counts for r in pair.trajectory]) == (98, [True, True])
    assert items({"trust": [LAST]}, as_of=date(2026, 2, 1)) == []


def test_a_record_that_ended_does_not_count_though_it_is_the_latest() -> None:
    (pair,) = of_b(FIRST, ENDED).pairs
    assert (pair.product, pair.change, len(pair.trajectory)) == (25, None, 2)


def test_records_that_have_all_ended_are_no_trust_and_those_not_begun_neither() -> None:
    assert items({"trust": [ENDED]}) == []
    assert items({"trust": [trust("b", "us1", 9, 9, 9, 1, valid_from="2026-07-01")]}) == []


@pytest.mark.parametrize(
    ("before", "words", "zh"),
    [
        ((3, 3, 2, 7), ", up by 0.40 since 2026-01-01", "上升0.40（自2026-01-01）"),
        ((10, 10, 10, 1), ", down by 0.25 since 2026-01-01", "下降0.25"),
        ((7, 7, 6, 3), ", unchanged since 2026-01-01", "没有变化"),
    ],
)
def test_how_it_changed_is_said(before: Any, words: str, zh: str) -> None:
    rows = trust("b", "us1", *before, on="2026-01-01"), trust("b", "us1", 7, 7, 6, 3, on=NOW)
    b = of_b(*rows)
    expected = "B and Lin: T = 98 (0.1 to 1000), 0.75 on the scale from 0 to 1, on 2026-06-01"
    assert said(b, "trust_scale") == [expected + words]
    assert zh in said(b, "trust_scale", "zh")[0]
    scale = next(e for e in b.evidence if e.kind == "trust_scale")
    assert len(scale.refs) == 2


def test_the_most_trusted_colleague_comes_first_and_one_who_left_does_not_count() -> None:
    rows = trust("b", "us1", 5, 5, 5, 5, on=NOW), trust("b", "us2", 7, 7, 6, 3, on=NOW)
    b = of_b(*rows)
    assert [(p.colleague.name, p.product) for p in b.pairs] == [("Wang", 98), ("Lin", 25)]
    gone = [PAIR["colleagues"][0], {"id": "us2", "name": "Wang", "valid_to": "2026-06-01"}]
    (left,) = items({"colleagues": gone, "trust": rows})
    assert [p.colleague.name for p in left.pairs] == ["Lin"]


@pytest.mark.parametrize(
    ("on", "old", "kind"),
    [("2026-01-01", False, None), ("2025-12-31", True, "trust_old"), (None, True, "trust_undated")],
)
def test_after_180_days_a_record_is_old(on: str | None, old: bool, kind: str | None) -> None:
    b = of_b(trust("b", "us1", 7, 7, 6, 3, **({"on": on} if on else {})))
    assert b.pairs[0].is_old is old
    assert [e.kind for e in b.evidence if e.kind in ("trust_old", "trust_undated")] == (
        [kind] if kind else []
    )


def test_a_company_may_set_another_age(tmp_path: Path) -> None:
    (tmp_path / "trust.toml").write_text("old_days = 10\n", encoding="utf-8")
    assert of_b(trust("b", "us1", 7, 7, 6, 3, on=NOW), rules=tmp_path).pairs[0].is_old is True


WORK = ("assistant", "adviser")
ALL = (*WORK, "friend", "steward")
INTIMACY = trust("b", "us1", 8, 8, 2, 3, on=NOW)


@pytest.mark.parametrize(
    ("party", "opened", "suggested"),
    [
        ("private", ALL, ("friend",)),
        ("soe", ALL, ("friend",)),
        ("public_official", WORK, ("adviser",)),
        ("regulator", WORK, ("adviser",)),
        ("foreign_official", WORK, ("adviser",)),
    ],
)
def test_personal_trust_is_not_offered_towards_officials(
    party: str, opened: Any, suggested: Any
) -> None:
    b = of_b(INTIMACY, contact={"party_class": party})
    assert (b.party_class, b.class_recorded) == (party, True)
    assert (b.open_types, b.suggested) == (opened, suggested)
    assert bool(said(b, "trust_class")) is (opened == WORK)


def test_an_unknown_class_is_treated_as_a_public_official_and_that_is_said() -> None:
    b = of_b(INTIMACY)
    assert (b.party_class, b.class_recorded) == ("public_official", False)
    assert (b.open_types, b.suggested) == (WORK, ("adviser",))
    assert said(b, "trust_class_unknown") == [
        "Nobody recorded what class of party B is, so they are treated as public official: only "
        "assistant, adviser bear no conduct risk, friend, steward do"
    ]
    assert (
        "按公职人员对待：只有助理型、顾问型没有合规风险" in said(b, "trust_class_unknown", "zh")[0]
    )


OPENED = {"tender_opens_on": "2026-06-30"}


@pytest.mark.parametrize(
    ("project", "contact", "in_tender"),
    [
        (OPENED, "b", True),
        ({"tender_opens_on": "2026-07-01"}, "b", False),
        ({}, "b", False),
        (OPENED, "a", False),
        ({"tender_opens_on": "2026-01-01", "closed_on": "2026-05-31"}, "b", True),
        ({"tender_opens_on": "2026-01-01", "closed_on": "2026-05-30"}, "b", False),
    ],
)
def test_in_a_tender_personal_trust_is_not_offered_to_those_with_a_role(
    project: Row, contact: str, in_tender: bool
) -> None:
    deal = [{"id": "deal", "name": "Deal", **project}]
    people = [{"id": id_, "name": id_, "party_class": "private"} for id_ in "ab"]
    roles = [{"project": "deal", "contact": contact, "role": "E"}]
    (b,) = items({"contacts": people, "projects": deal, "roles": roles, "trust": [INTIMACY]})
    assert b.in_tender is in_tender
    assert (b.open_types, b.suggested) == (
        (WORK, ("adviser",)) if in_tender else (ALL, ("friend",))
    )
    assert bool(said(b, "trust_in_tender")) is in_tender


@pytest.mark.parametrize(("days", "in_tender"), [(29, False), (30, True)])
def test_how_long_a_tender_is_on_is_the_conduct_rules_to_say(
    tmp_path: Path, days: int, in_tender: bool
) -> None:
    ours = files("graph.rules").joinpath("conduct.toml").read_text(encoding="utf-8")
    own = ours.replace("window_days = 30", f"window_days = {days}")
    (tmp_path / "conduct.toml").write_text(own, encoding="utf-8")
    dates = {"tender_opens_on": "2026-01-01", "closed_on": "2026-05-31"}
    deal = [{"id": "deal", "name": "Deal", **dates}]
    roles = [{"project": "deal", "contact": "b", "role": "E"}]
    (b,) = items({"projects": deal, "roles": roles, "trust": [INTIMACY]}, rules=tmp_path)
    assert b.in_tender is in_tender


def test_an_unknown_class_is_said_in_a_tender_too() -> None:
    deal = [{"id": "deal", "name": "Deal", **OPENED}]
    roles = [{"project": "deal", "contact": "b", "role": "E"}]
    (b,) = items({"projects": deal, "roles": roles, "trust": [INTIMACY]})
    assert said(b, "trust_class_unknown")
    assert said(b, "trust_in_tender")


@pytest.mark.parametrize(
    ("factors", "suggested"),
    [
        ((2, 8, 8, 3), ("assistant",)),
        ((8, 2, 8, 3), ("adviser",)),
        ((8, 8, 8, 9), ("adviser",)),
        ((2, 2, 2, 3), ("assistant", "adviser", "friend")),
    ],
)
def test_each_factor_suggests_its_way(factors: Any, suggested: tuple[str, ...]) -> None:
    b = of_b(trust("b", "us1", *factors, on=NOW), contact={"party_class": "private"})
    assert b.suggested == suggested
    kinds = [e.kind for e in b.evidence if e.kind.startswith("trust_type")]
    assert kinds == [
        "trust_type_personal" if t == "friend" else "trust_type_work" for t in suggested
    ]


def test_nobodys_trust_is_not_enough_evidence_and_key_people_are_what_to_ask() -> None:
    found = result({**PAIR, "roles": KEY})
    assert (found.verdict, found.reasons, found.items) == (
        "not_enough_evidence", ("trust_unrated",), ()
    )  # fmt: skip
    asked = [(e.kind, e.values["name"]) for e in found.ask]
    assert asked == [("ask_trust_of_somebody", "A"), ("ask_party_class", "A")]
    assert result({"contacts": []}).reasons == ("no_people",)


def test_where_nobody_is_key_the_one_who_moves_most_is_asked_about() -> None:
    people = [{"id": id_, "name": id_, "party_class": "private"} for id_ in "abc"]
    heard = influences("c>a", "c>b")
    (one,) = result({**PAIR, "contacts": people, "influences": heard}).ask
    assert (one.kind, one.refs[0].key) == ("ask_trust_of_somebody", "c")


def test_who_knows_a_key_person_is_asked_how_far_they_are_trusted() -> None:
    ties = [{"colleague": "us2", "contact": "a"}, {"colleague": "us1", "contact": "a"}]
    rows = [trust("b", "us1", 7, 7, 6, 3, on=NOW)]
    found = result({**PAIR, "roles": KEY, "ties": ties, "trust": rows})
    (ask, _) = found.ask
    assert found.verdict == "ok"
    assert in_words(ask, "en").text.startswith("Rate how far A trusts Lin, Wang: reliability,")


def test_an_old_record_of_a_key_person_is_asked_for_again() -> None:
    rows = [trust("a", "us1", 7, 7, 6, 3, on="2025-01-01")]
    again = result({**PAIR, "roles": KEY, "trust": rows}).ask[0]
    assert in_words(again, "en").text == (
        "Rate again how far A trusts Lin: the last record is old, on 2025-01-01"
    )


@pytest.mark.parametrize("wrong", [0.9, 10.1, math.nan, math.inf])
def test_a_rating_out_of_range_is_refused(wrong: float) -> None:
    with pytest.raises(InvalidRow, match="intimacy: expected a number from 1 to 10"):
        account_graph({**PAIR, "trust": [trust("b", "us1", 7, 7, wrong, 3)]})


def pair_rows(some: Any) -> Iterator[Row]:
    days = st.sampled_from(["2025-01-01", "2025-06-01", "2026-01-01", "2026-06-30", "2026-07-01"])
    for on in some(st.lists(days, unique=True)):
        ended = {"valid_to": some(days)} if some(st.booleans()) else {}
        if ended.get("valid_to", "9") > on:
            yield trust("b", "us1", *(some(st.integers(1, 10)) for _ in range(4)), on=on, **ended)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_trajectory_is_what_the_records_say(data: st.DataObject) -> None:
    rows = list(pair_rows(data.draw))
    past = sorted((r for r in rows if r["on"] <= AS_OF.isoformat()), key=lambda r: r["on"])
    valid = [r for r in past if r.get("valid_to", "9") > AS_OF.isoformat()]
    found = items({"trust": rows})
    assert bool(found) is bool(valid)
    if not found:
        return
    (pair,), last = found[0].pairs, valid[-1]
    scale = [_scale(row) for row in past]
    assert [r.trust for r in pair.trajectory] == pytest.approx(scale)
    assert all(0 <= of <= 1 for of in scale)
    place = past.index(last)
    assert pair.trust == pytest.approx(scale[place])
    assert pair.change == (pytest.approx(scale[place] - scale[place - 1]) if place else None)


def _scale(row: Row) -> float:
    product = row["reliability"] * row["credibility"] * row["intimacy"]
    return (math.log10(product / row["self_orientation"]) + 1) / 4


def by_id(found: Result) -> dict[str, Any]:
    """Return each item but for its rank and what is said of it."""
    return {
        item.contact.id: item.model_dump(exclude={"rank", "contact", "evidence"})
        for item in found.items
    }


@given(known_accounts(), st.data())
@settings(max_examples=40, deadline=None)
def test_other_names_give_the_same(tables: Tables, data: st.DataObject) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    whole = {**tables, "rules": []}
    before, after = result(whole), result(renamed(whole, names))
    unkeyed = {names[id_]: {**of, "is_key": None} for id_, of in by_id(before).items()}
    assert {id_: {**of, "is_key": None} for id_, of in by_id(after).items()} == unkeyed


@given(known_accounts())
@settings(max_examples=40, deadline=None)
def test_anothers_records_change_nothing_for_one(tables: Tables) -> None:
    whole = by_id(result({**tables, "rules": []}))
    for row in tables["trust"]:
        alone = by_id(result({**tables, "rules": [], "trust": [row]}))
        assert alone == {id_: of for id_, of in whole.items() if id_ == row["contact"]}


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [FIRST, ENDED, LAST, trust("a", "us2", 4, 4, 4, 4)]
    assert items({"trust": rows}) == items({"trust": rows[::-1]})


@pytest.fixture(scope="module")
def eastern(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return trust_building(example(tmp_path_factory.mktemp("eastern")))


def test_the_example_read_by_hand(eastern: Result) -> None:
    gao, *_, zhou = eastern.items
    assert (gao.contact.id, gao.product, gao.weakest) == (
        "gao_yi", 288, ("credibility", "intimacy")
    )  # fmt: skip
    assert [(p.colleague.id, len(p.trajectory)) for p in gao.pairs] == [
        ("lin_xue", 2), ("wang_zhe", 1)
    ]  # fmt: skip
    assert gao.pairs[0].change == pytest.approx(math.log10(288 / 98) / 4)
    assert (zhou.contact.id, zhou.product, zhou.weakest) == ("zhou_kai", 2.5, ("intimacy",))
    old = {i.contact.id for i in eastern.items if i.pairs[0].is_old}
    assert old == {"ke_wen"}
    assert eastern.verdict == "ok"


def test_all_words_are_there_in_both_languages(eastern: Result) -> None:
    evidence = [e for item in eastern.items for e in item.evidence]
    for one in (*evidence, *eastern.ask):
        english, chinese = (in_words(one, language).text for language in ("en", "zh"))
        assert english
        assert chinese != english
        assert "{" not in english + chinese


def test_a_wrong_rule_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "trust.toml").write_text("old_days = 0\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"trust\.toml: old_days"):
        items({}, rules=tmp_path)
