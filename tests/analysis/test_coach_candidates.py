import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.coaches.coach_candidates import CoachCandidate, coach_candidates
from graph.analysis.decision import Decision
from graph.model import TABLES, Row
from graph.model.types import Level
from graph.view.evidence import in_words
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, influences, memory_account, people
from tests.analysis.coach_accounts import PAIR, example, known_accounts, stance, trust
from tests.analysis.test_properties import renamed

FAVOUR = {
    "coach": 1.0,
    "exclusive": 0.9,
    "support": 0.7,
    "neutral": 0.3,
    "opposed": 0.0,
    None: 0.3,
}


def answer(tables: Mapping[str, Sequence[Row]], body: str = "a:1", **asked: Any) -> Result:
    decision = Decision.of(account_graph(tables), body=body)
    return coach_candidates(decision, **{"limit": None, **asked})


def found(tables: Mapping[str, Sequence[Row]], body: str = "a:1", **asked: Any) -> list[Any]:
    items = answer(tables, body, **asked).items
    assert all(isinstance(item, CoachCandidate) for item in items)
    return list(items)


def of(id_: str, items: Sequence[Any]) -> Any:
    return next(item for item in items if item.contact.id == id_)


def test_two_people_by_hand() -> None:
    items = found({**PAIR, "stances": [stance("b", "coach")]})
    b, a = items
    assert (b.contact.id, b.rank, b.level, b.favour, b.trust) == ("b", 1, "coach", 1.0, 0.5)
    assert (a.level, a.favour, a.trusted_colleague) == ("unknown", 0.3, None)
    assert (a.voice, a.ear) == (pytest.approx(1), pytest.approx(1))
    assert (b.voice, b.ear) == (pytest.approx(7 / 13), pytest.approx(7 / 13))
    assert (b.score, a.score) == (pytest.approx(3.5 / 13), pytest.approx(0.15))


def test_the_set_of_two_people_by_hand() -> None:
    b, a = found({**PAIR, "stances": [stance("b", "coach")]})
    assert (b.in_set, a.in_set) == (1, 2)
    assert b.adds == pytest.approx(0.35)
    assert a.adds == pytest.approx(0.65 * 0.3 * 0.65)


@pytest.mark.parametrize(("level", "favour"), FAVOUR.items())
def test_favour_of_every_level(level: Level | None, favour: float) -> None:
    items = found({**PAIR, "stances": [stance("b", level)]})
    if not favour:
        assert [item.contact.id for item in items] == ["a"]
        return
    b = of("b", items)
    assert (b.level, b.favour) == (level or "unknown", favour)
    assert b.score == pytest.approx(favour * 0.5 * 7 / 13)


def test_a_projects_stance_beats_a_later_general_one() -> None:
    rows = [
        stance("b", "opposed", valid_from="2026-06-01"),
        stance("b", "support", project="deal", valid_from="2026-01-01"),
        stance("b", "neutral", project="deal", valid_from="2025-01-01"),
        stance("b", "opposed", project="other"),
        stance("b", "coach", project="deal", valid_from="2026-07-01"),
        stance("b", "coach", project="deal", party="rival", valid_from="2026-05-01"),
    ]
    b = of("b", found({**PAIR, "stances": rows}))
    assert b.level == "support"
    said = [one.values["level"] for one in b.evidence if one.kind == "stance"]
    assert said == ["support"]


def test_a_later_empty_level_means_unknown() -> None:
    rows = [stance("b", "coach", valid_from="2026-01-01"), stance("b", valid_from="2026-05-01")]
    assert of("b", found({**PAIR, "stances": rows})).level == "unknown"


def test_contradictions_on_one_day_mean_unknown() -> None:
    graph = account_graph({**PAIR, "stances": [stance("b", "coach")]})
    (row,) = graph.facts["stances"]
    twice = {**graph.facts, "stances": (row, row | {"level": "opposed"})}
    decision = Decision.of(replace(graph, facts=twice), body="a:1")
    items = coach_candidates(decision).items
    b = of("b", items)
    assert (b.level, b.favour) == ("unknown", 0.3)
    assert [e.values["level"] for e in b.evidence if e.kind == "stance"] == ["coach", "opposed"]


def test_the_latest_trust_of_each_colleague_then_the_best() -> None:
    rows = [
        trust("b", "us1", 10, 10, 10, 1, on="2025-01-01"),
        trust("b", "us1", 5, 5, 5, 5, on="2026-01-01"),
        trust("b", "us1", 10, 10, 10, 1, on="2026-07-01"),
        trust("b", "us2", 7, 7, 6, 3, on="2025-06-01"),
    ]
    b = of("b", found({**PAIR, "trust": rows}))
    assert b.trust == pytest.approx(math.log(980) / math.log(10_000))
    assert b.trusted_colleague.name == "Wang"
    said = next(one for one in b.evidence if one.kind == "trust")
    assert (said.values["colleague"], said.values["on"]) == ("Wang", "2025-06-01")


@pytest.mark.parametrize(
    ("factors", "share"), [((1, 1, 1, 10), 0), ((10, 10, 10, 1), 1), ((10, 1, 1, 1), 0.5)]
)
def test_trust_on_its_logarithmic_scale(factors: tuple[float, ...], share: float) -> None:
    b = of("b", found({**PAIR, "trust": [trust("b", "us1", *factors)]}))
    assert b.trust == pytest.approx(share)
    assert b.score == pytest.approx(0.3 * share * 7 / 13)


def test_trust_in_a_colleague_who_left_does_not_count() -> None:
    ours = [{"id": "us1", "name": "Lin", "valid_to": "2026-06-30"}]
    tables = {**PAIR, "colleagues": ours, "trust": [trust("b", "us1", 10, 10, 10, 1)]}
    tables |= {"ties": [{"colleague": "us1", "contact": "b", "strength": 0.9}]}
    b = of("b", found(tables))
    assert (b.trust, b.trusted_colleague, b.reaches_us) == (0.5, None, ())


def meeting(id_: str, day: str, *colleagues: str) -> Row:
    return {
        "id": id_,
        "date": day,
        "kind": "visit",
        "colleagues": list(colleagues),
        "contacts": ["b"],
    }


def test_who_of_us_reaches_a_person() -> None:
    tables: Mapping[str, Sequence[Row]] = {
        **PAIR,
        "ties": [{"colleague": "us2", "contact": "b", "strength": 0.8}],
        "interactions": [
            meeting("i0", "2025-06-29", "us1"),
            meeting("i1", "2025-06-30", "us1", "us2"),
            meeting("i2", "2026-06-30", "us1"),
            meeting("i3", "2026-07-01", "us1"),
        ],
    }
    wang, lin = of("b", found(tables)).reaches_us
    assert (wang.colleague.name, wang.strength, wang.interactions) == ("Wang", 0.8, 1)
    assert (lin.colleague.name, lin.strength, lin.interactions) == ("Lin", None, 2)
    assert lin.last_on == AS_OF
    refs = [
        {(ref.table, ref.key) for ref in one.refs}
        for one in of("b", found(tables)).evidence
        if one.kind == "known_by"
    ]
    assert ("interactions", "i1") in refs[0]
    assert refs[1] == {("interactions", "i1"), ("interactions", "i2")}


def test_through_whom_and_whom_a_person_hears() -> None:
    links = influences("b>a", "c>b", "a>c")
    items = found({"contacts": people("a", "b", "c"), "influences": links}, "a:1")
    c = of("c", items)
    assert [one.id for one in c.through[0].chain] == ["c", "b", "a"]
    assert [one.id for one in c.hears_from[0].chain] == ["a", "c"]
    tables = {"contacts": people("a", "b", "c"), "influences": links}
    model = brute_force.model(tables, AS_OF, None, "everyone")
    assert c.hears_from[0].term == pytest.approx(model.V[2, 0])
    assert c.hears_from[0].share == pytest.approx(1)
    assert of("a", items).hears_from == ()


def test_terms_of_what_a_person_hears_are_v_times_b() -> None:
    links = influences("b>a", "c>b", "a>c", "d>a", "b>d", weight=2.0)
    tables = {"contacts": people(*"abcd"), "influences": links}
    expected = brute_force.model(tables, AS_OF, None, "everyone")
    for item in found(tables, "everyone"):
        j = expected.ids.index(item.contact.id)
        terms = {one.contact.id: one.term for one in item.hears_from}
        assert terms == {
            id_: pytest.approx(expected.V[j, i] / 4) for i, id_ in enumerate(expected.ids) if i != j
        }


def test_members_of_the_set_are_listed_beyond_the_limit() -> None:
    stances = [stance("b", "coach"), stance("a", "support")]
    tables = {**PAIR, "stances": stances}
    assert [i.contact.id for i in found(tables, limit=1, k=1)] == ["a"]
    items = found(tables, limit=1, k=2)
    assert [(i.rank, i.contact.id, i.in_set) for i in items] == [(1, "a", 1), (2, "b", 2)]
    assert answer(tables, limit=1, k=2).is_limited


def test_nobody_is_not_enough_evidence() -> None:
    result = answer({"contacts": []}, "everyone")
    assert (result.items, result.verdict) == ((), "not_enough_evidence")
    assert result.reasons == ("no_people",)


def test_unknown_listening_and_stances_are_not_enough_evidence() -> None:
    lines = {"contacts": people("a", "b"), "stances": [stance("b", "coach")]}
    assert answer(lines, "everyone").reasons == ("no_informal_fact",)
    unheard = {**PAIR, "stances": [stance("b", "coach")]}
    assert answer(unheard, "b:1").reasons == ("listening_unknown",)
    assert answer(PAIR).reasons == ("stances_unknown",)
    assert (answer(unheard).verdict, answer(unheard).reasons) == ("ok", ())


def test_levels_that_are_not_known_are_asked() -> None:
    asked = answer({**PAIR, "stances": [stance("b", "coach")]}).ask
    assert [(one.kind, one.values["name"]) for one in asked] == [("ask_level", "A")]


@given(known_accounts())
@settings(max_examples=60, deadline=None)
def test_scores_are_the_designs_formula(tables: Mapping[str, Sequence[Row]]) -> None:
    expected = brute_force.model(tables, AS_OF, None, "everyone")
    assume(len(expected.ids) > 0)
    levels = {row["contact"]: row.get("level") for row in tables["stances"]}
    rated = {row["contact"]: row for row in tables["trust"]}
    voice, ear = expected.b @ expected.V, expected.V @ expected.b
    items = found(tables, "everyone")
    assert {i.contact.id for i in items} == {i for i in expected.ids if FAVOUR[levels.get(i)]}
    for item in items:
        j = expected.ids.index(item.contact.id)
        share = 0.5
        if item.contact.id in rated:
            row = rated[item.contact.id]
            product = row["reliability"] * row["credibility"] * row["intimacy"]
            share = (math.log10(product / row["self_orientation"]) + 1) / 4
        favour = FAVOUR[levels.get(item.contact.id)]
        both = math.sqrt(voice[j] / voice.max() * ear[j] / ear.max())
        assert item.score == pytest.approx(favour * share * both, abs=1e-9)


@given(known_accounts(), st.data())
@settings(max_examples=40, deadline=None)
def test_other_names_give_the_same_candidates(
    tables: Mapping[str, Sequence[Row]], data: st.DataObject
) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    before, after = found(tables, "everyone"), found(renamed(tables, names), "everyone")
    scores = {item.contact.id: item.score for item in after}
    assert {names[i.contact.id]: i.score for i in before} == pytest.approx(scores, abs=1e-9)
    assert [i.adds for i in sorted(before, key=_in_set) if i.in_set == 1] == pytest.approx(
        [i.adds for i in sorted(after, key=_in_set) if i.in_set == 1], abs=1e-9
    )


def _in_set(item: CoachCandidate) -> int:
    return item.in_set or 100


@given(known_accounts())
@settings(max_examples=40, deadline=None)
def test_evidence_refers_to_facts_and_has_words(tables: Mapping[str, Sequence[Row]]) -> None:
    account = memory_account(tables)
    for item in found(tables, "everyone"):
        for evidence in item.evidence:
            assert in_words(evidence, "en").text != in_words(evidence, "zh").text
            for ref in evidence.refs:
                key = TABLES[ref.table].key_from_url(ref.key)
                assert key in account.fetch(TABLES[ref.table], [key])


def test_the_coach_of_the_example(tmp_path: Path) -> None:
    result = coach_candidates(example(tmp_path))
    first = result.items[0]
    assert isinstance(first, CoachCandidate)
    assert (result.verdict, len(result.items)) == ("ok", 10)
    assert (first.contact.id, first.level, first.in_set) == ("gao_yi", "coach", 1)
    assert first.trusted_colleague is not None
    assert first.trusted_colleague.id == "lin_xue"
    assert first.trust == pytest.approx(math.log10(9 * 8 * 8 / 2) / 4 + 0.25)
    assert [known.colleague.id for known in first.reaches_us[:2]] == ["lin_xue", "wang_zhe"]
    assert first.through[0].contact.id == "chen_guang"
    assert "zhou_kai" not in {item.contact.id for item in result.items}
