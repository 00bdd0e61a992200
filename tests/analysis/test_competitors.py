import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.competitors.competitors import CompetitorsBeside, competitors
from graph.analysis.competitors.opposers import Opposer
from graph.analysis.decision import Decision
from graph.analysis.outcome import opinions_without_listeners, outcome
from graph.errors import NotFound
from graph.model import TABLES, Row
from graph.view.evidence import in_words
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, influences, memory_account, people
from tests.analysis.chain_accounts import DEAL, RIVALS, contested_accounts, evidence_in, role
from tests.analysis.coach_accounts import PAIR, example, stance
from tests.analysis.test_properties import renamed

Tables = Mapping[str, Sequence[Row]]
STANCE = {"coach": 1.0, "exclusive": 0.8, "support": 0.4, "neutral": 0.0, "opposed": -0.6}
UP = {
    "opposed": "neutral",
    "neutral": "support",
    "support": "exclusive",
    "exclusive": "coach",
    "coach": "coach",
    None: "support",
}


def answer(tables: Tables, body: str | None = "a:1", **asked: Any) -> Result:
    decision = Decision.of(account_graph(tables), body=body)
    return competitors(decision, **{"limit": None, **asked})


def opposers(result: Result) -> dict[str, Opposer]:
    return {item.contact.id: item for item in result.items if isinstance(item, Opposer)}


def beside(result: Result) -> CompetitorsBeside:
    assert isinstance(result.beside, CompetitorsBeside)
    return result.beside


def test_two_people_by_hand() -> None:
    result = answer({**PAIR, "stances": [stance("b", "opposed")]})
    (b,) = opposers(result).values()
    assert beside(result).outcome == pytest.approx(-0.35 * 0.6)
    assert (b.level, b.better) == ("opposed", "convert")
    assert b.stance == pytest.approx(-0.6)
    assert b.score == pytest.approx(0.35)
    assert b.cost == pytest.approx(-0.21)
    assert b.convert.to == "neutral"
    assert b.convert.gain == pytest.approx(0.21)
    assert b.isolate.gain == pytest.approx(0.21), "a hears nobody else, and is neutral"
    assert [listener.contact.id for listener in b.isolate.listeners] == ["a"]
    assert b.isolate.listeners[0].share == pytest.approx(0.5)


def test_an_isolated_opposer_votes_all_the_same() -> None:
    result = answer({**PAIR, "stances": [stance("b", "opposed")]}, "a:1,b:1")
    (b,) = opposers(result).values()
    alone = 0.3 * -0.6 / (1 - 0.7 * 0.5)
    assert b.isolate.gain == pytest.approx(0.5 * alone - -0.6 * (0.5 * 0.35 + 0.5 * 0.65))
    assert b.isolate.gain < b.convert.gain


def test_isolating_may_do_more_than_one_level_up() -> None:
    rows = [stance("b", "opposed"), stance("b", "exclusive", party="north")]
    result = answer({**PAIR, "competitors": RIVALS, "stances": rows})
    (b,) = opposers(result).values()
    assert b.stance == -1.0
    assert b.convert.gain == pytest.approx(0.35 * 0.2), "at neutral still the rival's: −.8"
    assert b.convert.neutral_gain == pytest.approx(0.35)
    assert b.isolate.gain == pytest.approx(0.35)
    assert b.better == "isolate"


@pytest.mark.parametrize("ours", [*STANCE, None])
@pytest.mark.parametrize("theirs", [*STANCE, None])
def test_who_opposes_us_at_which_levels(ours: Any, theirs: Any) -> None:
    rows = [stance("b", ours), stance("b", theirs, party="north")]
    found = opposers(answer({**PAIR, "competitors": RIVALS, "stances": rows}))
    rival = max(0.0, STANCE.get(theirs, 0.0))
    x = -rival if ours is None else max(-1.0, STANCE[ours] - rival)
    assert list(found) == (["b"] if x < 0 else [])
    for b in found.values():
        assert b.stance == pytest.approx(x)
        up = max(-1.0, STANCE[UP[ours]] - rival)
        assert b.convert.to == UP[ours]
        assert b.convert.gain == pytest.approx(0.35 * (up - x))


def test_the_listeners_who_hear_a_friend_of_ours_are_named() -> None:
    tables = {
        "contacts": people("a", "b", "c"),
        "projects": [DEAL],
        "influences": influences("b>a", "c>a"),
        "stances": [stance("b", "opposed"), stance("c", "support")],
    }
    (b,) = opposers(answer(tables)).values()
    said = [in_words(e, "en").text for e in b.evidence if e.kind == "hears_friend"]
    assert said == ["A, who listens to B, also listens to C, who is for us"]


def two_rivals(*stances: Row) -> Tables:
    return {
        "contacts": people("a", "b", "c", "d"),
        "projects": [DEAL],
        "influences": influences("b>a", "c>a", "d>a"),
        "competitors": RIVALS,
        "stances": list(stances),
    }


def test_one_competitor_asked_for_leaves_out_the_others_friends() -> None:
    tables = two_rivals(
        stance("b", "support", party="north"),
        stance("c", "support", party="south"),
        stance("d", "opposed"),
    )
    assert opposers(answer(tables)).keys() == {"b", "c", "d"}
    result = answer(tables, competitor="north")
    assert opposers(result).keys() == {"b", "d"}
    assert [one.party.name for one in beside(result).competitors] == ["Northstar"]
    with pytest.raises(NotFound, match="no competitor has the id 'east' at 2026-06-30"):
        answer(tables, competitor="east")


def test_whose_friend_is_who_and_what_they_hold() -> None:
    tables = two_rivals(
        stance("a", "neutral"),
        stance("b", "support", valid_from="2026-02-01", grade="seen"),
        stance("b", "neutral", party="north"),
        stance("c", "coach", party="north", valid_from="2026-03-01", grade="agreed"),
        stance("c", "opposed"),
    )
    result = answer(tables, "a:3,b:1")
    model = brute_force.model(tables, AS_OF, None, "everyone")
    share = dict(zip(model.ids, np.array([0.75, 0.25, 0, 0]) @ model.V, strict=True))
    found = beside(result)
    north, south = found.competitors
    assert [(f.contact.id, f.level, f.level_us) for f in north.friends] == [
        ("c", "coach", "opposed")
    ]
    assert south.friends == ()
    assert in_words(north.friends[0].evidence[0], "en").text == (
        "C towards Northstar: coach since 2026-03-01, grade: agreed"
    )
    assert found.ours is not None
    assert dict(found.ours.power) == pytest.approx(
        {"friends": 0.25, "neutral": 0.75, "opposed": 0, "unknown": 0}
    )
    assert dict(found.ours.opinion) == pytest.approx(
        {
            "friends": share["b"],
            "neutral": share["a"],
            "opposed": share["c"],
            "unknown": share["d"],
        }
    )
    assert dict(north.power) == pytest.approx(
        {"friends": 0, "neutral": 0.25, "opposed": 0, "unknown": 0.75}
    )
    assert north.opinion.friends == pytest.approx(share["c"])


def test_the_limit_names_the_first_friends_and_counts_all() -> None:
    tables = two_rivals(*(stance(id_, "support") for id_ in "abcd"))
    whole, limited = (beside(answer(tables, limit=limit)).ours for limit in (None, 2))
    assert whole is not None
    assert limited is not None
    assert limited.friends == whole.friends[:2]
    assert (limited.count, limited.opinion) == (4, whole.opinion)
    assert "and 2 more" in in_words(limited.evidence[0], "en").text


def test_friends_of_both_are_contested() -> None:
    tables = two_rivals(
        stance("b", "support"),
        stance("b", "support", party="north"),
        stance("b", "neutral", party="south"),
        stance("c", "support"),
    )
    (b,) = beside(answer(tables)).contested
    assert (b.contact.id, b.level, b.stance) == ("b", "support", 0.0)
    assert [(r.party.id, r.level) for r in b.rivals] == [("north", "support")]
    assert beside(answer(tables, competitor="south")).contested == ()


def test_on_which_lines_and_in_which_units_a_competitor_is_stronger() -> None:
    tables = {
        **two_rivals(
            stance("b", "support", party="north"), stance("c", "support"), stance("d", "support")
        ),
        "contacts": [
            {"id": "a", "name": "A", "unit": "board"},
            {"id": "b", "name": "B", "unit": "buying"},
            {"id": "c", "name": "C", "unit": "buying"},
            {"id": "d", "name": "D"},
        ],
        "units": [{"id": "buying", "name": "Purchasing"}, {"id": "board", "name": "Board"}],
        "influences": influences("b>a", weight=3.0) + influences("c>a", "d>a"),
        "roles": [
            role("a", "A", chain="overall"),
            role("b", "S", chain="commercial"),
            role("d", "S", chain="commercial"),
            role("c", "E", chain="technical"),
        ],
    }
    north = beside(answer(tables)).stronger_on
    assert [(lead.party.id, lead.kind, lead.id) for lead in north] == [
        ("north", "line", "commercial"),
        ("north", "unit", "buying"),
    ]
    model = brute_force.model(tables, AS_OF, None, "everyone")
    share = dict(zip(model.ids, np.array([1.0, 0, 0, 0]) @ model.V, strict=True))
    assert north[0].theirs == pytest.approx(share["b"])
    assert north[0].ours == pytest.approx(share["d"])
    assert "in Purchasing" in in_words(north[1].evidence[0], "en").text


BLIND: Tables = {
    "contacts": people(*"abcdefgh"),
    "projects": [DEAL],
    "influences": influences("b>a", "c>a", "d>a", "e>a", "a>b", "a>c", "a>d"),
    "colleagues": [{"id": "us1", "name": "Lin"}],
    "competitors": RIVALS,
    "stances": [stance("a", "neutral"), stance("b")],
}
KNOWN: Mapping[str, Tables] = {
    "stance": {"stances": [*BLIND["stances"], stance("e", "neutral", party="north")]},
    "tie": {"ties": [{"colleague": "us1", "contact": "e"}]},
    "interaction": {
        "interactions": [
            {
                "id": "i1",
                "date": "2020-01-01",
                "kind": "visit",
                "colleagues": ["us1"],
                "contacts": ["e"],
            }
        ]
    },
}


def test_who_matters_and_is_known_to_none_of_us() -> None:
    spots = beside(answer(BLIND)).blind_spots
    assert {spot.contact.id for spot in spots} == {"b", "c", "d", "e"}, "nobody hears f, g, h"
    assert {s.contact.id: s.missing[3:] for s in spots} == {
        "b": (), "c": (), "d": (), "e": ("listening",)
    }  # fmt: skip
    e = next(spot for spot in spots if spot.contact.id == "e")
    assert [q.kind for q in e.ask] == ["ask_level", "ask_who_knows", "ask_whom_heard"]
    weights = [spot.weight for spot in spots]
    assert weights == sorted(weights, reverse=True)
    assert all(s.weight == pytest.approx(s.decision_power + s.decision_influence) for s in spots)
    assert len(beside(answer(BLIND, limit=1)).blind_spots) == 1


@pytest.mark.parametrize("what", KNOWN)
def test_any_information_makes_somebody_no_blind_spot(what: str) -> None:
    spots = beside(answer({**BLIND, **KNOWN[what]})).blind_spots
    assert {spot.contact.id for spot in spots} == {"b", "c", "d"}


def test_a_role_is_enough_to_matter() -> None:
    roles = [role("a", "A"), role("h", "I")]
    spots = beside(answer({**BLIND, "roles": roles}, None)).blind_spots
    assert "h" in {spot.contact.id for spot in spots}, "whom nobody hears"


def test_without_people_roles_or_stances_there_is_not_enough_evidence() -> None:
    assert answer({"contacts": []}, None).reasons == ("no_people",)
    assert answer({"contacts": people("a")}, None).reasons == ("no_open_project",)
    assert answer({"contacts": people("a"), "projects": [DEAL]}, None).reasons == ("no_roles",)
    assert answer(PAIR).reasons == ("stances_unknown",)
    assert answer(PAIR).ask[0].kind == "ask_competitors"
    lines = {"contacts": people("a", "b"), "stances": [stance("b", "coach")]}
    assert answer(lines).reasons == ("no_informal_fact",)
    known = answer({**PAIR, "stances": [stance("b", "neutral")]})
    assert (known.verdict, known.reasons) == ("ok", ())


@given(contested_accounts(), st.data())
@settings(max_examples=80, deadline=None)
def test_nobody_listening_is_a_column_taken_out_of_w(tables: Tables, data: st.DataObject) -> None:
    model = brute_force.model(tables, AS_OF, None, "everyone")
    n = len(model.ids)
    if not n:
        return
    j = data.draw(st.integers(0, n - 1))
    x = np.array(
        data.draw(st.lists(st.sampled_from([-1.0, -0.6, 0.0, 0.4]), min_size=n, max_size=n))
    )
    w = model.W.copy()
    own = w[j].copy()
    w[:, j] = 0.0
    w[j] = own
    w /= w.sum(axis=1, keepdims=True)
    expected = (1 - 0.7) * np.linalg.solve(np.eye(n) - 0.7 * w, x)
    decision = Decision.of(account_graph(tables), body="everyone")
    found = opinions_without_listeners(decision.matrix, x, j)
    assert found == pytest.approx(expected, abs=1e-9)
    assert outcome(decision, found) == pytest.approx(float(expected.mean()), abs=1e-9)


@given(contested_accounts())
@settings(max_examples=60, deadline=None)
def test_camps_share_out_the_whole_decision(tables: Tables) -> None:
    result = answer(tables, "everyone")
    found = beside(result)
    if found.ours is None:
        return
    for side in (found.ours, *found.competitors):
        assert sum(dict(side.power).values()) == pytest.approx(1)
        assert sum(dict(side.opinion).values()) == pytest.approx(1)
        assert side.opinion.friends == pytest.approx(sum(f.opinion_share for f in side.friends))
    assert all(lead.theirs > lead.ours for lead in found.stronger_on)
    for item in opposers(result).values():
        assert item.stance < 0
        assert item.convert.neutral_gain == pytest.approx(-item.cost, abs=1e-9)
        assert item.convert.gain >= -1e-12


@given(contested_accounts(), st.data())
@settings(max_examples=30, deadline=None)
def test_other_names_give_the_same_opposers(tables: Tables, data: st.DataObject) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    before, after = answer(tables, "everyone"), answer(renamed(tables, names), "everyone")
    gains = {id_: item.isolate.gain for id_, item in opposers(after).items()}
    assert {names[id_]: o.isolate.gain for id_, o in opposers(before).items()} == pytest.approx(
        gains, abs=1e-9
    )


@given(contested_accounts())
@settings(max_examples=40, deadline=None)
def test_evidence_refers_to_facts_and_has_words(tables: Tables) -> None:
    account = memory_account(tables)
    result = answer(tables, "everyone")
    for evidence in evidence_in((result.items, result.beside, result.ask)):
        assert in_words(evidence, "en").text != in_words(evidence, "zh").text
        for ref in evidence.refs:
            key = TABLES[ref.table].key_from_url(ref.key)
            assert key in account.fetch(TABLES[ref.table], [key])


def test_the_competitors_of_the_example(tmp_path: Path) -> None:
    decision = example(tmp_path)
    result = competitors(decision)
    found, first = beside(result), result.items[0]
    assert isinstance(first, Opposer)
    assert result.verdict == "ok"
    assert [item.contact.id for item in result.items] == [
        "zhou_kai", "cao_yang", "du_feng", "wei_dong", "peter_novak"
    ]  # fmt: skip
    assert (first.stance, first.convert.to, first.better) == (-1.0, "neutral", "isolate")
    assert first.convert.gain == pytest.approx(0.2 * first.score)
    assert first.isolate.listeners[0].contact.id == "sun_lihua"
    heliant, northstar = found.competitors
    assert [friend.contact.id for friend in heliant.friends] == ["du_feng", "peter_novak"]
    assert [friend.contact.id for friend in northstar.friends] == [
        "zhou_kai", "cao_yang", "wei_dong"
    ]  # fmt: skip
    leads = [(lead.party.id, lead.kind, lead.id) for lead in found.stronger_on]
    assert ("northstar", "line", "commercial") in leads
    assert ("northstar", "unit", "procurement") in leads
    assert [spot.contact.id for spot in found.blind_spots[:2]] == ["helen_ward", "he_jing"]
    assert found.contested == ()


def test_what_measures_do_to_the_chance_to_win_by_hand() -> None:
    tables = {
        **PAIR,
        "projects": [DEAL],
        "roles": [role("a", "D")],
        "stances": [stance("b", "opposed")],
    }
    (b,) = opposers(answer(tables, body=None)).values()
    at_present = 1 / (1 + math.exp(3 * 0.35 * 0.6))
    assert b.convert.win_gain == pytest.approx(0.5 - at_present)
    assert b.isolate.win_gain == pytest.approx(0.5 - at_present)


def test_without_roles_there_is_no_chance_to_win() -> None:
    (b,) = opposers(answer({**PAIR, "stances": [stance("b", "opposed")]})).values()
    assert (b.convert.win_gain, b.isolate.win_gain) == (None, None)
