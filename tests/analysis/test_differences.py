"""What differs between two results of one analysis."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.analysis.access.access_paths import access_paths
from graph.analysis.answer import ContactName, Evidence, Finding, Part, Result
from graph.analysis.decision import Decision
from graph.analysis.fragility.differences import BeforeAfter, Differences, differences
from graph.analysis.influence import influence
from graph.analysis.registry import ANALYSES
from graph.changed import HistoryFacts, without
from graph.columns import graph_at
from graph.errors import KingmakerError
from graph.model import TABLES
from graph.progress import quiet
from tests.analysis.accounts import AS_OF, account_graph, influences, people
from tests.analysis.coach_accounts import Tables, known_accounts

FEW_DRAWS = {"draws": 4, "samples": 20}


class Scored(Finding):
    """A finding with values of many kinds."""

    probability: float | None = None
    label: str = "possible"
    interval: tuple[float, float] = (1.0, 2.0)
    nested: tuple[ContactName, ...] = ()


class Around(Part):
    """What stands beside made-up findings."""

    share: float = 0.0
    ways: tuple[tuple[str, ...], ...] = ()


class Backed(Part):
    """Something that rests on evidence."""

    value: int
    evidence: tuple[Evidence, ...]


class Supported(Part):
    """Parts with evidence, beside made-up findings."""

    parts: tuple[Backed, ...] = ()


def found(rank: int, id_: str, score: float, **more: Any) -> Scored:
    return Scored(rank=rank, contact=ContactName(id=id_, name=id_.upper()), score=score, **more)


def result(*items: Finding, **more: Any) -> Result:
    return Result(items=items, **more)


def ranks(found_: Differences) -> dict[str, tuple[int | None, int | None]]:
    return {i.subject.id: (i.rank_before, i.rank_after) for i in found_.items}


def test_who_moves_enters_and_leaves_the_list() -> None:
    before = result(found(1, "a", 0.9), found(2, "b", 0.5), found(3, "c", 0.4), found(4, "d", 0.1))
    after = result(found(1, "c", 0.8), found(2, "b", 0.5), found(3, "e", 0.3), found(4, "a", 0.1))
    told = differences(before, after, limit=3)
    assert ranks(told) == {"c": (3, 1), "e": (None, 3), "a": (1, 4), "d": (4, None)}
    assert [item.listed for item in told.items] == ["stays", "entered", "left", "beyond"]
    assert [item.subject.name for item in told.entered] == ["E"]
    assert [item.subject.name for item in told.left] == ["A"]
    assert (told.items[0].score_before, told.items[0].score_after) == (0.4, 0.8)
    assert (told.items[1].score_before, told.items[1].score_after) == (None, 0.3)


def test_without_a_limit_the_list_is_as_long_as_the_results() -> None:
    told = differences(result(found(1, "a", 0.9)), result(found(1, "b", 0.9)))
    assert [(item.subject.id, item.listed) for item in told.items] == [
        ("b", "entered"), ("a", "left")
    ]  # fmt: skip


def test_the_verdict_and_its_reasons_are_told_before_and_after() -> None:
    poor = result(verdict="not_enough_evidence", reasons=("nobody_likely",))
    told = differences(result(), poor)
    assert (told.verdict_before, told.verdict_after) == ("ok", "not_enough_evidence")
    assert (told.reasons_before, told.reasons_after) == ((), ("nobody_likely",))


def test_probabilities_and_other_plain_values_are_told_where_they_differ() -> None:
    before = result(found(1, "a", 0.9, probability=0.4))
    after = result(found(1, "a", 0.9, probability=0.7, label="likely", interval=(1.0, 3.0)))
    (item,) = differences(before, after).items
    assert (item.probability_before, item.probability_after) == (0.4, 0.7)
    assert item.further == {
        "label": BeforeAfter(before="possible", after="likely"),
        "interval": BeforeAfter(before=(1.0, 2.0), after=(1.0, 3.0)),
    }


@pytest.mark.parametrize(("score", "is_told"), [(0.5 + 5e-10, False), (0.5 + 5e-9, True)])
def test_numbers_that_are_nearly_equal_do_not_differ(score: float, is_told: bool) -> None:
    told = differences(result(found(1, "a", 0.5)), result(found(1, "a", score)))
    assert bool(told.items) is is_told


def test_another_name_is_no_other_person() -> None:
    renamed = found(1, "a", 0.5).model_copy(update={"contact": ContactName(id="a", name="New")})
    assert differences(result(found(1, "a", 0.5)), result(renamed)).items == ()


def test_what_stands_beside_the_items_is_told_where_it_differs() -> None:
    before = result(beside=Around(share=0.5, ways=(("a", "b"),)))
    after = result(beside=Around(share=0.5, ways=(("a", "c"),)))
    ways = BeforeAfter(before=[["a", "b"]], after=[["a", "c"]])
    assert differences(before, after).beside == {"ways": ways}


def test_evidence_beside_the_items_is_left_to_the_answers() -> None:
    said = Supported(parts=(Backed(value=1, evidence=(Evidence(kind="stance"),)),))
    other = Supported(parts=(Backed(value=2, evidence=()),))
    parts = BeforeAfter(before=[{"value": 1}], after=[{"value": 2}])
    assert differences(result(beside=said), result(beside=other)).beside == {"parts": parts}
    unsaid = Supported(parts=(Backed(value=1, evidence=()),))
    assert differences(result(beside=said), result(beside=unsaid)).beside == {}


def test_access_paths_are_told_apart_by_everybody_on_them() -> None:
    """Over b alone: half as sure as over a and b both; where a goes, one way is left."""
    tables = {
        "contacts": people("a", "b", "t"),
        "influences": influences("a>t", "b>t"),
        "colleagues": [{"id": "us", "name": "Us"}],
        "ties": [
            {"colleague": "us", "contact": "a", "strength": 0.8},
            {"colleague": "us", "contact": "b", "strength": 0.6},
        ],
    }
    graph = account_graph(tables)
    left = graph_at(without(HistoryFacts(graph.history), [("contacts", "a")]), AS_OF)
    told = differences(access_paths(Decision.of(graph), "t"), access_paths(Decision.of(left), "t"))
    ways = {tuple(f"{one.kind} {one.id}" for one in item.about): item for item in told.items}
    over_a = ways["colleague us", "contact a", "contact t"]
    over_b = ways["colleague us", "contact b", "contact t"]
    assert (over_a.rank_before, over_a.rank_after, over_a.listed) == (1, None, "left")
    assert (over_b.rank_before, over_b.rank_after, over_b.listed) == (2, 1, "stays")
    assert over_b.score_before == over_b.score_after == pytest.approx(0.3)
    assert {"reliability", "disjoint", "unavoidable", "minimum_cut"} <= told.beside.keys()
    assert told.beside["minimum_cut"].after == [{"kind": "contact", "id": "b", "name": "B"}]


def moves(found_: Differences) -> set[tuple[str, int | None, int | None]]:
    """Return the ranks before and after, by everybody whom a finding is about."""
    return {
        (" ".join(f"{one.kind} {one.id}" for one in i.about), i.rank_before, i.rank_after)
        for i in found_.items
    }


def asked(name: str, target: str) -> Callable[[Decision], Result]:
    """Return a question of an analysis as it is asked by default, with few draws."""
    model = ANALYSES[name].parameters
    values = {n: v for n, v in FEW_DRAWS.items() if n in model.model_fields}
    needed = {n: target for n, field in model.model_fields.items() if field.is_required()}
    parameters = model.model_validate(values | needed)
    return lambda decision: ANALYSES[name].function(decision, parameters, quiet)


@pytest.mark.parametrize("name", ANALYSES)
@given(known_accounts(), st.data())
@settings(max_examples=8, deadline=None)
def test_the_same_twice_does_not_differ_and_a_removal_is_told_both_ways(
    name: str, tables: Tables, data: st.DataObject
) -> None:
    graph = account_graph(tables)
    copy = HistoryFacts(graph.history)
    target = data.draw(st.sampled_from(sorted(row["id"] for row in tables["contacts"])))
    others = [fact for fact in tables_keys(copy) if fact != ("contacts", target)]
    assume(others)
    gone = data.draw(st.sampled_from(others))
    ask = asked(name, target)
    try:
        before = ask(Decision.of(graph, body="everyone"))
        left = graph_at(without(copy, [gone]), AS_OF)
        after = ask(Decision.of(left, body="everyone"))
    except KingmakerError:
        return  # the target was not there at the date
    same = differences(before, before)
    assert (same.items, same.beside) == ((), {})
    there, back = differences(before, after), differences(after, before)
    assert moves(there) == {(about, was, is_) for about, is_, was in moves(back)}
    assert there.beside.keys() == back.beside.keys()
    assert len(there.entered) == len(back.left)


def tables_keys(copy: HistoryFacts) -> list[tuple[str, str]]:
    return [(name, table.key_of(row)) for name, table in TABLES.items() for row in copy.rows(table)]


@given(known_accounts(), st.data())
@settings(max_examples=40, deadline=None)
def test_each_number_told_is_that_of_the_result(tables: Tables, data: st.DataObject) -> None:
    graph = account_graph(tables)
    id_ = data.draw(st.sampled_from(sorted(row["id"] for row in tables["contacts"])))
    left = graph_at(without(HistoryFacts(graph.history), [("contacts", id_)]), AS_OF)
    before, after = (influence(Decision.of(of, body="everyone")) for of in (graph, left))
    told = {item.subject.id: item for item in differences(before, after).items}
    is_ = {item.contact.id: item for item in after.items}
    for was in before.items:
        now = is_.get(was.contact.id)
        if was.contact.id in told:
            item = told[was.contact.id]
            assert (item.score_before, item.score_after) == (was.score, now and now.score)
            assert (item.rank_before, item.rank_after) == (was.rank, now and now.rank)
        else:
            assert now is not None
            assert now.rank == was.rank
            assert now.score == pytest.approx(was.score, abs=1e-9)
