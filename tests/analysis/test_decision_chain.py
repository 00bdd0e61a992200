from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.chain.decision_chain import ChainBeside, decision_chain
from graph.analysis.chain.members import ChainMember
from graph.analysis.chain.state import ChainChange
from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.errors import InvalidInput
from graph.model import TABLES, Row
from graph.view.evidence import in_words
from tests.analysis import brute_force
from tests.analysis.accounts import AS_OF, account_graph, influences, memory_account, people
from tests.analysis.chain_accounts import CHAIN, DEAL, contested_accounts, evidence_in, role, step
from tests.analysis.coach_accounts import example, stance
from tests.analysis.test_properties import renamed

Tables = Mapping[str, Sequence[Row]]
FEW: Mapping[str, Any] = {"draws": 5}


def answer(tables: Tables, body: str | None = None, **asked: Any) -> Result:
    decision = Decision.of(account_graph(tables), body=body)
    return decision_chain(decision, **{**FEW, **asked})


def beside(tables: Tables, **asked: Any) -> ChainBeside:
    found = answer(tables, **asked).beside
    assert isinstance(found, ChainBeside)
    return found


def members(result: Result) -> dict[str, ChainMember]:
    return {item.contact.id: item for item in result.items if isinstance(item, ChainMember)}


def changes(tables: Tables, since: str = "2026-01-01", **asked: Any) -> list[ChainChange]:
    found = beside(tables, since=date.fromisoformat(since), **asked).changes
    assert found is not None
    return list(found)


def of_kind(kind: str, found: Sequence[ChainChange]) -> list[Any]:
    return [
        (c.contact.id if c.contact else c.step, c.before, c.after) for c in found if c.kind == kind
    ]


def test_the_people_with_a_role_by_their_lines() -> None:
    lines = {line.line: [p.id for p in line.people] for line in beside(CHAIN).lines}
    assert lines == {"technical": ["eva", "dec"], "commercial": ["dec"], "overall": ["app"]}
    assert [person.id for person in beside(CHAIN).without_line] == ["buy"]
    assert [person.id for person in beside(CHAIN).without_step] == ["buy"], "there is no step 9"


def test_the_steps_with_who_acts_and_where_the_project_is() -> None:
    found = beside(CHAIN)
    assert found.today == 2
    assert [(s.order, s.state, s.overdue, [p.id for p in s.people]) for s in found.steps] == [
        (1, "done", False, ["dec"]),
        (2, "today", True, ["eva"]),
        (3, "ahead", False, []),
        (4, "ahead", False, ["app", "dec"]),
    ]
    assert [s.unit for s in found.steps] == [None, "Laboratory", None, None]


def test_a_step_at_which_nobody_acts_is_an_empty_seat_to_ask_about() -> None:
    result = answer(CHAIN)
    found = beside(CHAIN)
    assert [(seat.step, seat.role) for seat in found.empty_seats] == [(3, None)]
    assert in_words(result.ask[0], "en").text == ("Ask who acts at step 3, Tender: nobody is named")


def test_nobody_is_asked_for_at_a_step_that_is_done() -> None:
    done = [{**row, "done": True} for row in CHAIN["steps"]]
    assert [seat.step for seat in beside({**CHAIN, "steps": done}).empty_seats] == [3]
    assert "ask_step" not in {one.kind for one in answer({**CHAIN, "steps": done}).ask}


def test_a_step_is_not_done_before_its_day() -> None:
    steps = [
        step(1, "Need", done=True, on="2026-06-30"),
        step(2, "Test", done=True, on="2026-07-01"),
    ]
    found = beside({**CHAIN, "steps": steps})
    assert [(s.state, s.overdue) for s in found.steps] == [("done", False), ("today", False)]


def test_roles_that_every_decision_needs_are_asked_for() -> None:
    tables = {**CHAIN, "steps": [], "roles": [role("eva", "E")]}
    found = beside(tables)
    assert [(seat.step, seat.role) for seat in found.empty_seats] == [(None, "A"), (None, "D")]
    assert [e.kind for e in answer(tables).ask[:2]] == ["ask_role_A", "ask_role_D"]
    assert (found.today, found.steps) == (None, ())


def test_all_steps_done_is_no_step_today() -> None:
    done = [{**row, "done": True} for row in CHAIN["steps"]]
    assert beside({**CHAIN, "steps": done}).today is None


def test_a_member_has_all_seats_and_is_shown_with_the_strongest() -> None:
    dec = members(answer(CHAIN))["dec"]
    assert (dec.role, dec.line, dec.step) == ("D", "technical", 4)
    assert [(s.role, s.line, s.step, s.weight, s.veto) for s in dec.seats] == [
        ("D", "technical", 4, 5.0, None),
        ("S", "commercial", 1, None, None),
    ]


def test_members_are_ranked_by_their_share_of_the_settled_decision() -> None:
    result = answer(CHAIN)
    model = brute_force.model(CHAIN, AS_OF, "deal")
    shares = dict(zip(model.ids, model.b @ model.V, strict=True))
    assert {i.contact.id: i.score for i in result.items} == {
        id_: pytest.approx(shares[id_]) for id_ in ("app", "buy", "dec", "eva")
    }
    scores = [item.score for item in result.items]
    assert scores == sorted(scores, reverse=True)


def test_whom_without_a_role_a_member_hears() -> None:
    found = members(answer(CHAIN))
    model = brute_force.model(CHAIN, AS_OF, "deal")
    share = model.V[model.ids.index("dec"), model.ids.index("mid")]
    (heard,) = found["dec"].hears
    assert heard.contact.id == "mid"
    assert heard.share == pytest.approx(share)
    assert [e.kind for e in heard.evidence] == ["influence_link"]
    assert found["eva"].hears == (), "nobody recorded whom she hears"


def passing(w: Any, b: Any, j: int) -> float:
    """Return how likely the walk from the others ever comes to j, by solving for absorption."""
    others = [i for i in range(len(w)) if i != j]
    inner = np.eye(len(others)) - brute_force.ALPHA * w[np.ix_(others, others)]
    reached = np.linalg.solve(inner, brute_force.ALPHA * w[others, j])
    return float(b[others] @ reached)


def test_the_hidden_chain_is_who_has_no_role_and_whom_they_move() -> None:
    links = {link.contact.id: link for link in beside(CHAIN).hidden}
    assert links.keys() == {"hid", "mid"}
    model = brute_force.model(CHAIN, AS_OF, "deal")
    for id_, link in links.items():
        j = model.ids.index(id_)
        assert link.decision_influence == pytest.approx(model.d[j])
        assert link.lost_share == pytest.approx(passing(model.W, model.b, j))
    moved = {one.contact.id: one for one in links["hid"].moves}
    assert [person.id for person in moved["dec"].chain] == ["hid", "mid", "dec"]
    assert (moved["dec"].roles, moved["dec"].lines) == (("D", "S"), ("technical", "commercial"))
    assert set(links["hid"].lines) == {"overall", "technical", "commercial"}


def test_the_hidden_chain_agrees_with_the_hidden_decision_makers() -> None:
    decision = Decision.of(account_graph(CHAIN))
    alone = hidden_decision_makers(decision, limit=1, draws=20, seed=3)
    found = beside(CHAIN, draws=20, seed=3, hidden=1)
    (link,) = found.hidden
    (item,) = alone.items
    assert (link.contact, link.score) == (item.contact, item.score)
    assert (link.probability, link.label) == (item.probability, item.label)
    assert found.hidden_reasons == alone.reasons


def test_what_changed_in_roles_rule_steps_and_people() -> None:
    tables: Tables = {
        "contacts": [
            *people("app", "dec", "old", "hid"),
            {"id": "new", "name": "New", "joined_on": "2026-02-01"},
            {"id": "gone", "name": "Gone", "left_on": "2026-04-01"},
        ],
        "projects": [DEAL],
        "influences": influences("hid>dec"),
        "rules": [{"project": "deal", "quota": 2.0, "valid_from": "2026-02-01"}],
        "roles": [
            role("app", "A"),
            role("dec", "S", valid_to="2026-03-01"),
            role("dec", "D", valid_from="2026-03-01"),
            role("old", "E", valid_to="2026-03-01"),
            role("new", "E", valid_from="2026-03-01"),
            role("gone", "E"),
        ],
        "steps": [
            step(1, "Need", done=True, on="2025-12-01"),
            step(2, "Test", done=True, on="2026-02-15"),
            step(3, "Tender", valid_from="2026-05-01"),
            step(4, "Lunch", valid_to="2026-05-01"),
        ],
    }
    found = changes(tables)
    assert of_kind("role_changed", found) == [("dec", "S", "D")]
    assert of_kind("role_begun", found) == [("new", None, "E")]
    assert of_kind("role_ended", found) == [("gone", "E", None), ("old", "E", None)]
    assert of_kind("joined", found) == [("new", None, None)]
    assert of_kind("left", found) == [("gone", None, None)]
    assert of_kind("rule_changed", found) == [(None, None, "2")]
    assert of_kind("step_done", found) == [(2, None, None)]
    assert of_kind("step_added", found) == [(3, None, None)]
    assert of_kind("step_dropped", found) == [(4, None, None)]
    said = {c.kind: in_words(c.evidence[0], "en").text for c in found}
    assert said["role_changed"] == "Dec has the role D instead of S since 2026-03-01"
    assert said["step_done"] == "Step 2, Test, is done, on 2026-02-15"


def test_whose_level_changed_towards_whom() -> None:
    tables = {
        **CHAIN,
        "competitors": [{"id": "north", "name": "Northstar"}],
        "stances": [
            stance("dec", "neutral", valid_to="2026-03-01"),
            stance("dec", "support", valid_from="2026-03-01"),
            stance("hid", "support", party="north", valid_from="2026-04-01"),
            stance("eva", "coach"),
        ],
    }
    found = changes(tables)
    assert of_kind("level_changed", found) == [
        ("dec", "neutral", "support"),
        ("hid", "unknown", "support"),
    ]
    assert [c.party for c in found if c.kind == "level_changed"] == ["us", "north"]


def test_who_entered_left_and_moved_in_the_hidden_chain() -> None:
    tables: Tables = {
        "contacts": people("app", "was", "comes", "third"),
        "projects": [DEAL],
        "roles": [role("app", "A")],
        "influences": [
            *influences("was>app", valid_to="2026-03-01", weight=5.0),
            *influences("comes>app", valid_from="2026-03-01", weight=5.0),
            *influences("third>app", weight=2.0),
        ],
    }
    assert of_kind("hidden_entered", changes(tables, hidden=1)) == [("comes", None, "1")]
    assert of_kind("hidden_left", changes(tables, hidden=1)) == [("was", "1", None)]
    moved = of_kind("hidden_moved", changes(tables, hidden=3))
    assert moved == [("comes", "3", "1"), ("was", "1", "3")]


def test_nothing_changed_and_nothing_was_asked_are_different() -> None:
    assert changes(CHAIN, "2026-05-15") == []
    assert beside(CHAIN).changes is None


def test_before_anybody_had_a_role_nobody_was_hidden() -> None:
    later = [{**row, "valid_from": "2026-02-01"} for row in CHAIN["roles"]]
    found = changes({**CHAIN, "roles": later})
    assert {change.kind for change in found} == {"role_begun", "step_done"}


def test_since_must_be_an_earlier_day() -> None:
    with pytest.raises(
        InvalidInput, match="since: expected a day before 2026-06-30, got 2026-06-30"
    ):
        answer(CHAIN, since=AS_OF)


def test_without_people_project_or_roles_there_is_not_enough_evidence() -> None:
    assert answer({"contacts": []}).reasons == ("no_people",)
    assert answer({"contacts": people("a")}).reasons == ("no_open_project",)
    no_roles = answer({"contacts": people("a"), "projects": [DEAL]})
    assert (no_roles.verdict, no_roles.reasons) == ("not_enough_evidence", ("no_roles",))
    assert (no_roles.items, beside({"contacts": people("a"), "projects": [DEAL]}).hidden) == (
        (),
        (),
    )


def test_roles_without_any_informal_fact_are_not_enough_evidence() -> None:
    result = answer({**CHAIN, "influences": []})
    assert (result.reasons, len(result.items)) == (("no_informal_fact",), 4)


@given(contested_accounts())
@settings(max_examples=50, deadline=None)
def test_everybody_is_in_one_of_both_chains_at_most(tables: Tables) -> None:
    decision = Decision.of(account_graph(tables))
    result = decision_chain(decision, since=date(2026, 3, 1), hidden=200, **FEW)
    found = result.beside
    assert isinstance(found, ChainBeside)
    visible, hidden = {i.contact.id for i in result.items}, {i.contact.id for i in found.hidden}
    assert visible == set(decision.roles)
    assert not visible & hidden
    on_lines = {p.id for line in found.lines for p in line.people}
    assert on_lines | {p.id for p in found.without_line} == visible
    at_steps = {p.id for one in found.steps for p in one.people}
    assert at_steps | {p.id for p in found.without_step} == visible
    assert not at_steps & {p.id for p in found.without_step}
    assert all(0 <= link.lost_share <= 1 + 1e-9 for link in found.hidden)
    assert all(link.lost_share >= link.decision_influence - 1e-12 for link in found.hidden)


@given(contested_accounts(), st.data())
@settings(max_examples=30, deadline=None)
def test_other_names_give_the_same_chain(tables: Tables, data: st.DataObject) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    before, after = answer(tables), answer(renamed(tables, names))
    scores = {item.contact.id: item.score for item in after.items}
    assert {names[i.contact.id]: i.score for i in before.items} == pytest.approx(scores, abs=1e-9)


@given(contested_accounts())
@settings(max_examples=40, deadline=None)
def test_evidence_refers_to_facts_and_has_words(tables: Tables) -> None:
    account = memory_account(tables)
    result = answer(tables, since=date(2026, 3, 1))
    for evidence in evidence_in((result.items, result.beside, result.ask)):
        assert in_words(evidence, "en").text != in_words(evidence, "zh").text
        for ref in evidence.refs:
            key = TABLES[ref.table].key_from_url(ref.key)
            assert key in account.fetch(TABLES[ref.table], [key])


def test_the_chain_of_the_example(tmp_path: Path) -> None:
    result = decision_chain(example(tmp_path), since=date(2026, 1, 1), draws=40)
    found = result.beside
    assert isinstance(found, ChainBeside)
    assert (result.verdict, len(result.items)) == ("ok", 18)
    assert [person.id for person in found.lines[1].people] == [
        "helen_ward", "zhou_kai", "tan_weiwei", "sun_lihua"
    ]  # fmt: skip
    assert (found.today, found.steps[4].name) == (5, "招标 Tender")
    assert not found.empty_seats
    assert not found.without_line
    assert not found.without_step
    first = found.hidden[0]
    assert (first.contact.id, first.label, first.moves[0].contact.id) == (
        "he_jing", "very_likely", "lu_zhengyang"
    )  # fmt: skip
    assert found.changes is not None
    assert of_kind("role_ended", found.changes) == [("wei_dong", "E", None)]
    assert ("gao_yi", "exclusive", "coach") in of_kind("level_changed", found.changes)
    assert of_kind("hidden_left", found.changes) == [("richard_hale", "5", None)]
    assert [step for step, *_ in of_kind("step_done", found.changes)] == [2, 3, 4]
