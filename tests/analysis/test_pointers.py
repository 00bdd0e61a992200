from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.coaches.pointers import Pointer, Thresholds, pointers
from graph.analysis.decision import Decision
from graph.model import TABLES, Row
from graph.view.evidence import in_words
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, influences, memory_account, people
from tests.analysis.coach_accounts import example, known_accounts, rating, stance
from tests.analysis.test_properties import renamed

BODY = "boss:1"
OFFICE: dict[str, Sequence[Row]] = {
    "contacts": people("boss", "chief", "clerk", "head", "secretary"),
    "influences": influences(
        "chief>boss", "head>boss", "boss>secretary", "clerk>head", "head>clerk", "boss>chief"
    ),
    "projects": [{"id": "deal", "name": "Deal"}],
}
"""The secretary hears the boss and nobody hears the secretary."""


def answer(tables: Mapping[str, Sequence[Row]], body: str = BODY, **asked: Any) -> Result:
    decision = Decision.of(account_graph(tables), body=body)
    return pointers(decision, **{"limit": None, **asked})


def found(tables: Mapping[str, Sequence[Row]], body: str = BODY, **asked: Any) -> list[Pointer]:
    return [item for item in answer(tables, body, **asked).items if isinstance(item, Pointer)]


def ids(tables: Mapping[str, Sequence[Row]], body: str = BODY, **asked: Any) -> list[str]:
    return [item.contact.id for item in found(tables, body, **asked)]


def test_who_hears_the_boss_and_is_not_heard_is_a_pointer() -> None:
    (secretary,) = found(OFFICE)
    model = brute_force.model(OFFICE, AS_OF, None, "everyone")
    boss, place = model.ids.index("boss"), model.ids.index("secretary")
    ear, voice = model.V[:, boss], model.V[boss]
    assert secretary.contact.id == "secretary"
    assert secretary.ear == secretary.score == pytest.approx(ear[place] / ear.max())
    assert secretary.voice == pytest.approx(voice[place] / voice.max())
    assert secretary.information_passing is None
    assert [one.id for one in secretary.hears_from[0].chain] == ["boss", "secretary"]
    assert [one.kind for one in secretary.evidence] == [
        "information_passing_unrated",
        "influence_link",
    ]


@pytest.mark.parametrize(
    ("rows", "is_named"),
    [
        ([rating("secretary", 1.9)], False),
        ([rating("secretary", 2.0)], True),
        ([rating("secretary", 4.0, on="2025-01-01"), rating("secretary", 1.0, on="2026-01-01")], 0),
        ([rating("secretary", 1.0, on="2025-01-01"), rating("secretary", 3.0, on="2026-01-01")], 1),
        ([rating("secretary", 3.0), rating("secretary", 0.0, on="2026-07-01")], True),
        ([rating("secretary", 3.0, project="deal"), rating("secretary", 0.0, on="2026-06-01")], 1),
        ([rating("secretary", 0.0, project="other")], True),
        ([rating("secretary", 0.0) | {"dimension": "guidance"}], True),
        ([rating("boss", 0.0)], True),
    ],
)
def test_the_latest_rating_of_information_passing_decides(rows: list[Row], is_named: int) -> None:
    assert ids({**OFFICE, "ratings": rows}) == ["secretary"] * bool(is_named)


@pytest.mark.parametrize(
    ("role", "is_named"), [("A", False), ("D", False), ("S", True), ("E", True), ("I", True)]
)
def test_who_decides_is_no_pointer(role: str, *, is_named: bool) -> None:
    held = [{"project": "deal", "contact": "secretary", "role": role}]
    assert ids({**OFFICE, "roles": held}) == ["secretary"] * is_named
    elsewhere = [{"project": "other", "contact": "secretary", "role": role}]
    assert ids({**OFFICE, "roles": elsewhere}) == ["secretary"]


def test_the_thresholds_can_be_asked_otherwise() -> None:
    assert ids(OFFICE, thresholds=Thresholds(ear_top=0.2)) == []
    everybody = Thresholds(ear_top=1.0, voice_below=1.0)
    assert set(ids(OFFICE, thresholds=everybody)) == {"chief", "clerk", "head", "secretary"}
    rated = {**OFFICE, "ratings": [rating("secretary", 2.0)]}
    assert ids(rated, thresholds=Thresholds(open_from=3.0)) == []


def test_level_does_not_matter_but_is_said() -> None:
    (secretary,) = found({**OFFICE, "stances": [stance("secretary", "opposed")]})
    assert secretary.level == "opposed"


def test_nobody_and_nothing_known_are_not_enough_evidence() -> None:
    assert answer({"contacts": []}, "everyone").reasons == ("no_people",)
    assert answer({"contacts": people("a", "b")}, "everyone").reasons == ("no_informal_fact",)
    unheard = {**OFFICE, "contacts": [*OFFICE["contacts"], *people("ghost")]}
    result = answer(unheard, "ghost:1")
    assert (result.verdict, result.reasons) == ("not_enough_evidence", ("listening_unknown",))
    assert [one.values["name"] for one in result.ask] == ["Ghost"]
    assert (answer(OFFICE).verdict, answer(OFFICE).reasons) == ("ok", ())


def test_who_is_not_heard_of_is_no_pointer() -> None:
    """What a person hears of whom nobody recorded to whom they listen is only a guess."""
    tables = {**OFFICE, "contacts": [*OFFICE["contacts"], *people("ghost")]}
    everybody = Thresholds(ear_top=1.0, voice_below=1.0)
    assert "ghost" not in ids(tables, thresholds=everybody)


@given(known_accounts())
@settings(max_examples=80, deadline=None)
def test_pointers_are_those_of_the_design(tables: Mapping[str, Sequence[Row]]) -> None:
    model = brute_force.model(tables, AS_OF, None, "everyone")
    assume(len(model.ids) > 0)
    ear, voice = (v / v.max() for v in (model.V @ model.b, model.b @ model.V))
    rated = {row["contact"]: row["score"] for row in tables["ratings"]}
    decides = {r["contact"] for r in tables.get("roles", ()) if r["role"] in "AD"}
    expected = {
        id_
        for j, id_ in enumerate(model.ids)
        if ear[j] >= np.quantile(ear, 0.7) - 1e-9
        and voice[j] < np.median(voice) - 1e-9
        and rated.get(id_, 2) >= 2
        and id_ not in decides
        and model.informal[j].any()
    }
    items = found(tables, "everyone")
    assert {item.contact.id for item in items} == expected
    assert [item.rank for item in items] == list(range(1, len(items) + 1))
    ears = [round(item.ear, 12) for item in items]
    assert ears == sorted(ears, reverse=True)


@given(known_accounts(), st.data())
@settings(max_examples=40, deadline=None)
def test_other_names_give_the_same_pointers(
    tables: Mapping[str, Sequence[Row]], data: st.DataObject
) -> None:
    before = [row["id"] for row in tables["contacts"]]
    names = dict(zip(before, data.draw(st.permutations(before)), strict=True))
    ears = {names[item.contact.id]: item.ear for item in found(tables, "everyone")}
    after = {item.contact.id: item.ear for item in found(renamed(tables, names), "everyone")}
    assert after == pytest.approx(ears, abs=1e-9)


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


def test_the_pointer_of_the_example(tmp_path: Path) -> None:
    result = pointers(example(tmp_path))
    first = result.items[0]
    assert isinstance(first, Pointer)
    assert (result.verdict, [item.contact.id for item in result.items]) == ("ok", ["pan_yue"])
    assert first.information_passing == 3
    assert [known.colleague.id for known in first.reaches_us] == ["lin_xue"]
    assert {"chen_guang", "sun_lihua"} <= {one.contact.id for one in first.hears_from}
