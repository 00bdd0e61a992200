"""Access paths: how we reach somebody, through whom, and on what that rests."""

import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.account_graph import AccountGraph
from graph.analysis.access.access_paths import AccessBeside, AccessPath, access_paths
from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.errors import InvalidInput, NotFound
from graph.io.bundle import read_path
from graph.model import TABLES, Row
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph, influences, people

REPOSITORY = Path(__file__).parents[2]
FLORENCE = REPOSITORY / "tests" / "data" / "florentine_families" / "marriage"
EXAMPLE = REPOSITORY / "examples" / "eastern_telecom"
OURS = [{"id": "lin", "name": "Lin"}, {"id": "wang", "name": "Wang"}]
Tables = Mapping[str, Sequence[Row]]


def bundle_graph(path: Path) -> AccountGraph:
    read = read_path(path).tables
    return account_graph({name: [row for _, row in table.rows] for name, table in read.items()})


def asked(tables: Tables, target: str, **how: Any) -> Result:
    return access_paths(Decision.of(account_graph(tables), body="everyone"), target, **how)


def ways(result: Result) -> list[list[str]]:
    return [[step.id for step in item.steps] for item in paths(result)]


def paths(result: Result) -> list[AccessPath]:
    return [item for item in result.items if isinstance(item, AccessPath)]


def beside(result: Result) -> AccessBeside:
    assert isinstance(result.beside, AccessBeside)
    return result.beside


def ids(found: Any) -> list[str]:
    return [person.id for person in found]


def tie(colleague: str, contact: str, strength: float | None = None, **more: Any) -> Row:
    given = {} if strength is None else {"strength": strength}
    return {"colleague": colleague, "contact": contact, **given, **more}


def met(day: str, colleagues: list[str], contacts: list[str]) -> Row:
    return {
        "id": day, "date": day, "kind": "visit", "colleagues": colleagues, "contacts": contacts
    }  # fmt: skip


CHAIN: Tables = {
    "contacts": people("a", "b", "c"),
    "influences": influences("a>b", "b>c", weight=1.0),
    "colleagues": OURS,
    "ties": [tie("lin", "a", 0.8)],
}


def test_a_chain_is_the_product_of_its_introductions() -> None:
    result = asked(CHAIN, "c")
    assert ways(result) == [["lin", "a", "b", "c"]]
    assert [step.kind for step in paths(result)[0].steps] == ["colleague", *["contact"] * 3]
    assert paths(result)[0].probabilities == (0.8, 0.5, 0.5)
    assert paths(result)[0].reliability == paths(result)[0].score == 0.8 * 0.5 * 0.5
    assert (result.verdict, result.reasons, result.ask) == ("ok", (), ())
    assert ids(beside(result).unavoidable) == ["lin", "a", "b"]
    assert [ids(way) for way in beside(result).disjoint] == [["lin", "a", "b", "c"]]
    assert ids(beside(result).minimum_cut) == ["b"]


def test_an_introduction_is_listening_over_listening_and_unit() -> None:
    links = [*influences("a>c", weight=3.0), *influences("b>a", "b>d", weight=1.0)]
    tables = {**CHAIN, "contacts": people("a", "b", "c", "d"), "influences": links}
    assert paths(asked(tables, "c"))[0].probabilities == (0.8, 3 / (3 + 1))


def test_reporting_lines_introduce_weakly() -> None:
    contacts = [
        {"id": "boss", "name": "Boss"},
        {"id": "aide", "name": "Aide", "reports_to": "boss"},
    ]
    tables = {**CHAIN, "contacts": contacts, "influences": [], "ties": [tie("lin", "boss", 0.9)]}
    down = asked(tables, "aide")
    assert paths(down)[0].probabilities == pytest.approx((0.9, 1 / 3))


@pytest.mark.parametrize(
    ("strength", "probability"), [(None, 0.5), (0.3, 0.3), (0.95, 0.95), (1.0, 0.95)]
)
def test_a_colleague_reaches_whom_they_know(strength: float | None, probability: float) -> None:
    result = asked({**CHAIN, "ties": [tie("lin", "c", strength)]}, "c")
    assert ways(result) == [["lin", "c"]]
    assert paths(result)[0].reliability == probability
    assert ids(beside(result).minimum_cut) == ["lin"]


def test_a_tie_of_no_strength_leads_nowhere_whatever_they_did_together() -> None:
    tables = {
        **CHAIN,
        "ties": [tie("lin", "c", 0.0)],
        "interactions": [met("2026-06-01", ["lin"], ["c"])],
    }
    assert asked(tables, "c").reasons == ("nobody_knows_anyone",)


@pytest.mark.parametrize(("day", "counts"), [("2025-06-30", True), ("2025-06-29", False)])
def test_joint_interactions_of_a_year_count_half(day: str, counts: bool) -> None:
    tables = {**CHAIN, "ties": [], "interactions": [met(day, ["lin"], ["c", "b"])]}
    result = asked(tables, "c")
    assert ways(result) == ([["lin", "c"], ["lin", "b", "c"]] if counts else [])
    if counts:
        assert [path.reliability for path in paths(result)] == [0.5, 0.25]
        assert paths(result)[0].evidence[0].refs[0].key == day


def test_a_tie_counts_before_interactions() -> None:
    tables = {**CHAIN, "ties": [tie("lin", "c", 0.2)]}
    tables["interactions"] = [met("2026-06-01", ["lin"], ["c"])]
    assert paths(asked(tables, "c"))[0].reliability == 0.2


def test_relationship_levels_never_make_a_way() -> None:
    tables = {**CHAIN, "ties": [], "stances": [{"contact": "c", "level": "coach"}]}
    result = asked(tables, "c")
    assert (result.verdict, result.items) == ("not_enough_evidence", ())


def test_a_colleague_who_is_gone_reaches_nobody() -> None:
    gone = {**CHAIN, "colleagues": [{**OURS[0], "valid_to": "2026-01-01"}, OURS[1]]}
    assert asked(gone, "c").reasons == ("nobody_knows_anyone",)


def test_a_colleague_and_a_contact_may_have_the_same_id() -> None:
    tables = {**CHAIN, "colleagues": [{"id": "a", "name": "Ours"}], "ties": [tie("a", "a", 0.5)]}
    assert ways(asked(tables, "c")) == [["a", "a", "b", "c"]]


def test_equal_paths_come_by_steps_then_ids() -> None:
    tables = {
        "contacts": people("a", "b", "c"),
        "influences": influences("a>c", "b>c"),
        "colleagues": OURS,
        "ties": [tie("wang", "c", 0.25), tie("lin", "b", 0.5), tie("lin", "a", 0.5)],
    }
    assert ways(asked(tables, "c")) == [["wang", "c"], ["lin", "a", "c"], ["lin", "b", "c"]]
    assert ways(asked(tables, "c", k=1)) == [["wang", "c"]]


def test_a_source_begins_with_that_contact() -> None:
    result = asked(CHAIN, "c", source="a")
    assert ways(result) == [["a", "b", "c"]]
    assert ids(beside(result).unavoidable) == ["b"]


def test_somebody_who_listens_to_the_source_directly_cannot_be_cut_out() -> None:
    result = asked(CHAIN, "b", source="a")
    assert ways(result) == [["a", "b"]]
    assert beside(result).minimum_cut is None
    assert beside(result).unavoidable == ()


@pytest.mark.parametrize("how", [{"target": "ghost"}, {"target": "c", "source": "ghost"}])
def test_nobody_of_that_id_is_not_found(how: dict[str, str]) -> None:
    with pytest.raises(NotFound, match="'ghost'"):
        asked(CHAIN, **how)


def test_somebody_who_has_left_is_not_found_and_said_so() -> None:
    contacts = [*people("a", "b"), {"id": "c", "name": "C", "left_on": "2026-06-30"}]
    with pytest.raises(NotFound, match=r"2026-06-30.*left"):
        asked({**CHAIN, "contacts": contacts}, "c")


def test_source_and_target_are_two_people() -> None:
    with pytest.raises(InvalidInput, match="two people"):
        asked(CHAIN, "c", source="c")


@pytest.mark.parametrize("colleagues", [[], OURS])
def test_where_nobody_of_ours_knows_anybody_it_says_so_and_what_to_ask(
    colleagues: list[Row],
) -> None:
    result = asked({**CHAIN, "colleagues": colleagues, "ties": []}, "c")
    assert (result.verdict, result.reasons) == ("not_enough_evidence", ("nobody_knows_anyone",))
    assert [in_words(ask, "en").text for ask in result.ask] == [
        "Ask which of our people knows C",
        "Ask which of our people knows B",
        "Ask whom C listens to",
    ]
    assert beside(result) == AccessBeside()


def test_where_no_way_leads_there_it_says_so_and_what_to_ask() -> None:
    result = asked({**CHAIN, "ties": [tie("lin", "c", 0.5)]}, "a")
    assert (result.verdict, result.reasons) == ("not_enough_evidence", ("no_path",))
    assert [ask.kind for ask in result.ask] == ["ask_who_knows", "ask_whom_heard"]
    back = asked(CHAIN, "a", source="c")
    assert back.reasons == ("no_path",)
    assert [in_words(ask, "zh").text for ask in back.ask] == [
        "请了解谁听取C的意见",
        "请了解A听取谁的意见",
    ]


def test_ways_by_reporting_lines_alone_are_not_enough() -> None:
    contacts = [
        {"id": "boss", "name": "Boss"},
        {"id": "aide", "name": "Aide", "reports_to": "boss"},
    ]
    tables = {"contacts": contacts, "colleagues": OURS, "ties": [tie("lin", "aide", 0.9)]}
    through = asked(tables, "boss")
    assert ways(through) == [["lin", "aide", "boss"]]
    assert (through.verdict, through.reasons) == ("not_enough_evidence", ("no_informal_fact",))
    assert asked(tables, "aide").verdict == "ok"


def test_each_step_says_who_introduces_whom_and_on_what_that_rests() -> None:
    link = {"from": "a", "to": "c", "weight": 1.0, "kind": "advice"}
    message = {"at": "2026-06-01", "sender": "c", "recipient": "a", "count": 4}
    contacts = [{"id": "a", "name": "A"}, {"id": "c", "name": "C", "reports_to": "a"}]
    tables = {
        **CHAIN, "contacts": contacts, "influences": [link], "communications": [message]
    }  # fmt: skip
    knows, introduces = paths(asked(tables, "c"))[0].evidence
    assert in_words(knows, "en").text == "Lin reaches A (80 %): a tie of strength 0.8"
    text = in_words(introduces, "en").text
    assert text.startswith("A can introduce us to C (")
    assert "advice" in text
    assert "C wrote to A 4 times" in text
    assert "C reports to A" in text
    assert [ref.table for ref in knows.refs] == ["ties"]
    assert {ref.table for ref in introduces.refs} == {"influences", "contacts"}
    assert TABLES["influences"].key_from_url(introduces.refs[0].key)


@st.composite
def accounts(draw: st.DrawFn) -> Tables:
    names = "abcdef"[: draw(st.integers(2, 6))]
    pairs = [f"{a}>{b}" for a in names for b in names if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=14))
    strength = st.sampled_from([0.2, 0.5, 1.0, 2.5])
    ties = draw(st.dictionaries(st.sampled_from(names), st.sampled_from([None, 0.3, 0.9])))
    return {
        "contacts": people(*names),
        "influences": [influences(pair, weight=draw(strength))[0] for pair in chosen],
        "colleagues": OURS,
        "ties": [tie("lin" if c < "d" else "wang", c, s) for c, s in ties.items()],
    }


@given(accounts(), st.data())
@settings(max_examples=80, deadline=None)
def test_other_names_give_the_same_answer(tables: Tables, data: st.DataObject) -> None:
    names = [row["id"] for row in tables["contacts"]]
    new = dict(zip(names, data.draw(st.permutations(names)), strict=True))
    columns = {"id", "from", "to", "contact"}
    renamed = {
        name: rows if name == "colleagues" else [
            {c: new[v] if c in columns else v for c, v in row.items()} for row in rows
        ]
        for name, rows in tables.items()
    }  # fmt: skip
    before, after = asked(tables, "a", k=100), asked(renamed, new["a"], k=100)
    assert [p.reliability for p in paths(after)] == pytest.approx(
        [p.reliability for p in paths(before)], abs=1e-12
    )
    assert sorted(ways(after)) == sorted([new.get(s, s) for s in way] for way in ways(before))
    old, found = beside(before), beside(after)
    assert ids(found.unavoidable) == [new.get(i, i) for i in ids(old.unavoidable)]
    assert len(found.disjoint) == len(old.disjoint)
    assert set(ids(found.minimum_cut or ())) == {new.get(i, i) for i in ids(old.minimum_cut or ())}


def test_from_pazzi_to_strozzi_all_must_pass_salviati_and_medici() -> None:
    decision = Decision.of(bundle_graph(FLORENCE), body="everyone")
    result = access_paths(decision, "Strozzi", source="Pazzi")
    assert ids(beside(result).unavoidable) == ["Salviati", "Medici"]
    assert ways(result)[0] == ["Pazzi", "Salviati", "Medici", "Ridolfi", "Strozzi"]
    assert all(way[:3] == ["Pazzi", "Salviati", "Medici"] for way in ways(result))
    assert paths(result)[0].reliability == pytest.approx(0.5**4)
    assert len(beside(result).disjoint) == 1
    assert ids(beside(result).minimum_cut) == ["Medici"]


def test_nobody_leads_to_the_isolated_pucci() -> None:
    decision = Decision.of(bundle_graph(FLORENCE), body="everyone")
    assert access_paths(decision, "Pucci", source="Medici").reasons == ("no_path",)


def test_the_hidden_decision_maker_of_the_example_is_reached_by_those_who_work_with_her() -> None:
    result = access_paths(Decision.of(bundle_graph(EXAMPLE)), "he_jing")
    assert ways(result) == [
        ["lin_xue", "gao_yi", "he_jing"],
        ["wang_zhe", "gao_yi", "he_jing"],
        ["lin_xue", "lu_zhengyang", "he_jing"],
    ]
    assert paths(result)[0].reliability == pytest.approx(0.536, abs=1e-3)
    assert beside(result).unavoidable == ()
    assert len(beside(result).disjoint) == 6
    found = beside(result).reliability
    assert found is not None
    assert paths(result)[0].reliability < found.interval[0] <= found.estimate <= found.interval[1]


def test_five_hundred_people_take_no_two_seconds() -> None:
    draw = np.random.default_rng(3)
    names = [f"p{n:03}" for n in range(500)]
    pairs = {tuple(draw.integers(500, size=2).tolist()) for _ in range(6_000)}
    links = [influences(f"{names[a]}>{names[b]}")[0] for a, b in pairs if a != b]
    ties = [tie("lin" if n % 2 else "wang", names[n]) for n in range(20)]
    tables = {
        "contacts": people(*names), "influences": links, "colleagues": OURS, "ties": ties
    }  # fmt: skip
    decision = Decision.of(account_graph(tables, date(2026, 6, 30)), body="everyone")
    begin = time.process_time()
    result = access_paths(decision, "p499", k=10)
    assert time.process_time() - begin < 2
    assert len(result.items) == 10
