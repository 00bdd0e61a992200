"""Fragility: closed forms, and what is said of what breaks."""

import itertools
import string
import time

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.fragility.fragility import fragility
from graph.analysis.fragility.separation import undirected
from graph.view.evidence import in_words
from tests.analysis.accounts import assert_close, influences, people
from tests.analysis.fragile_accounts import (
    OURS,
    Tables,
    asked,
    beside,
    decided,
    ids,
    known_accounts,
    linked,
    members,
    points,
    tie,
)

PATH = linked("abcde", "ab", "bc", "cd", "de")
STAR = linked("abcdef", "ab", "ac", "ad", "ae", "af")
CYCLE = linked("abcde", "ab", "bc", "cd", "de", "ea")
BOWTIE = linked("abcde", "ab", "bc", "ca", "cd", "de", "ec")
CLIQUES = linked(
    "abcdefgh",
    *("".join(pair) for half in ("abcd", "efgh") for pair in itertools.combinations(half, 2)),
    "de",
)
CHAIN: Tables = {
    "contacts": people("a", "b", "c", "d"),
    "influences": influences("a>b", "b>c", "d>c"),
    "colleagues": OURS,
    "ties": [tie("lin", "a")],
}


@pytest.mark.parametrize(
    ("tables", "shares", "bridges"),
    [
        (PATH, {"b": 1 / 5, "c": 2 / 5, "d": 1 / 5}, {"ab": 0.2, "bc": 0.4, "cd": 0.4, "de": 0.2}),
        (STAR, {"a": 4 / 6}, {f"a{leaf}": 1 / 6 for leaf in "bcdef"}),
        (CYCLE, {}, {}),
        (BOWTIE, {"c": 2 / 5}, {}),
        (CLIQUES, {"d": 3 / 8, "e": 3 / 8}, {"de": 1 / 2}),
        (linked("ab", "ab"), {}, {"ab": 1 / 2}),
        (linked("abc"), {}, {}),
    ],
    ids=["path", "star", "cycle", "bowtie", "cliques", "pair", "nobody linked"],
)
def test_what_comes_apart(
    tables: Tables, shares: dict[str, float], bridges: dict[str, float]
) -> None:
    result = asked(tables)
    found = points(result)
    assert {id_ for id_, one in found.items() if one.is_articulation_point} == set(shares)
    assert ids(beside(result).articulation_points) == sorted(shares)
    assert {id_: one.share_separated for id_, one in found.items()} == pytest.approx(
        {id_: shares.get(id_, 0.0) for id_ in found}
    )
    found_bridges = {"".join(ids(b.ends)): b.share_separated for b in beside(result).bridges}
    assert found_bridges == pytest.approx(bridges)


def test_of_the_parts_that_with_most_power_stays() -> None:
    result = asked(PATH, body="a:5,b:1,c:1,d:1,e:1")
    assert points(result)["b"].share_separated == pytest.approx(3 / 9)
    assert members(points(result)["b"].separates) == ["c", "d", "e"]
    first = beside(result).bridges[0]
    assert (ids(first.ends), members(first.separates)) == (["a", "b"], ["b", "c", "d", "e"])
    assert first.share_separated == pytest.approx(4 / 9)


@pytest.mark.parametrize("heavy", "ae")
def test_a_powerful_leaf_is_the_larger_side_of_its_bridge(heavy: str) -> None:
    body = ",".join(f"{id_}:{9 if id_ == heavy else 1}" for id_ in "abcde")
    found = {"".join(ids(b.ends)): b for b in beside(asked(PATH, body)).bridges}
    leaf_bridge = found["ab" if heavy == "a" else "de"]
    assert set(members(leaf_bridge.separates)) == set("abcde") - {heavy}
    assert leaf_bridge.share_separated == pytest.approx(4 / 13)


def test_people_who_were_apart_before_do_not_count() -> None:
    apart = {**PATH, "contacts": people(*"abcdexyz")}
    apart["influences"] = [*PATH["influences"], *influences("x>y")]
    found = points(asked(apart))
    assert found["c"].share_separated == pytest.approx(2 / 8)
    assert found["x"].share_separated == 0


def test_who_listens_to_whom_does_not_matter_and_lines_do_not_hold() -> None:
    contacts = people("a", "b", "c")
    contacts[0]["reports_to"] = "c"
    result = asked({"contacts": contacts, "influences": influences("a>b", "c>b")})
    assert ids(beside(result).articulation_points) == ["b"]
    assert points(result)["b"].share_separated == pytest.approx(1 / 3)


def test_a_chain_of_introductions_goes_out_of_reach_from_each_link_on() -> None:
    result = asked(CHAIN)
    found = points(result)
    assert {id_: one.share_unreachable for id_, one in found.items()} == pytest.approx(
        {"a": 2 / 4, "b": 1 / 4, "c": 0.0, "d": 0.0}
    )
    assert members(found["a"].dominates) == ["b", "c"]
    assert [item.contact.id for item in result.items][:2] == ["a", "b"]
    assert [item.score for item in result.items[:2]] == pytest.approx([2 / 4, 1 / 4])
    assert beside(result).share_reached == pytest.approx(3 / 4)


def test_where_there_are_two_ways_nobody_is_unavoidable() -> None:
    second = {**CHAIN, "ties": [tie("lin", "a"), tie("wang", "b")]}
    found = points(asked(second))
    assert {id_: one.share_unreachable for id_, one in found.items()} == pytest.approx(
        {"a": 0.0, "b": 1 / 4, "c": 0.0, "d": 0.0}
    )


def test_a_colleague_alone_can_hold_all_that_we_reach() -> None:
    (lin,) = beside(asked(CHAIN)).key_colleagues
    assert (lin.colleague.id, members(lin.unreachable)) == ("lin", ["a", "b", "c"])
    assert lin.share_unreachable == pytest.approx(3 / 4)
    assert [in_words(e, "en").text for e in lin.evidence] == [
        "Without Lin we no longer reach A, B, C: 75 % of the decision",
        "Lin reaches A (50 %): a tie of unrecorded strength",
    ]


def test_reporting_lines_introduce() -> None:
    contacts = people("a", "b")
    contacts[1]["reports_to"] = "a"
    lines = {**CHAIN, "contacts": contacts, "influences": []}
    assert points(asked(lines))["a"].share_unreachable == pytest.approx(1 / 2)


def test_where_we_know_nobody_the_structure_is_told_all_the_same() -> None:
    result = asked(PATH)
    assert result.verdict == "ok"
    assert beside(result).reach_reasons == ("nobody_knows_anyone",)
    assert beside(result).share_reached is None
    assert {item.share_unreachable for item in points(result).values()} == {None}
    assert [item.contact.id for item in result.items[:3]] == ["c", "b", "d"]
    assert [item.score for item in result.items[:3]] == pytest.approx([0.4, 0.2, 0.2])
    assert "ask_who_knows" in {asked.kind for asked in result.ask}


def test_burts_measures_are_networkxs() -> None:
    decision = decided(CLIQUES)
    network = nx.relabel_nodes(undirected(decision), dict(enumerate(decision.graph.ids)))
    found = points(fragility(decision, limit=None))
    assert {i: one.constraint for i, one in found.items()} == pytest.approx(nx.constraint(network))
    assert {i: one.effective_size for i, one in found.items()} == pytest.approx(
        nx.effective_size(network)
    )


def test_people_without_ties_have_no_structural_holes() -> None:
    alone = points(asked(linked("abc", "ab")))["c"]
    assert (alone.constraint, alone.effective_size) == (None, None)


def test_isolated_people_change_nothing() -> None:
    body = ",".join(f"{id_}:1" for id_ in "abcdefgh")
    more = {**CLIQUES, "contacts": people(*"abcdefghxyz")}
    with_ties = {"colleagues": OURS, "ties": [tie("lin", "a"), tie("wang", "a")]}
    alone, among = asked({**CLIQUES, **with_ties}, body), asked({**more, **with_ties}, body)
    assert beside(alone) == beside(among)
    for id_, one in points(alone).items():
        other = points(among)[id_]
        assert (one.share_unreachable, one.share_separated) == (
            other.share_unreachable,
            other.share_separated,
        )
        assert (one.constraint, one.effective_size) == (other.constraint, other.effective_size)


@given(known_accounts())
@settings(max_examples=60, deadline=None)
def test_other_ids_give_the_same_numbers(tables: Tables) -> None:
    names = {f"p{k}": letter for k, letter in enumerate(reversed(string.ascii_lowercase))}

    def renamed(value: object) -> object:
        return names.get(value, value) if isinstance(value, str) else value

    others = {
        table: [{column: renamed(value) for column, value in row.items()} for row in rows]
        for table, rows in tables.items()
    }
    one, other = points(asked(tables)), points(asked(others))
    for id_, item in one.items():
        twin = other[names[id_]]
        for name in ("share_separated", "lost_share", "decision_influence"):
            assert_close(getattr(item, name), getattr(twin, name))
        assert item.share_unreachable == pytest.approx(twin.share_unreachable)
        assert item.is_articulation_point == twin.is_articulation_point


@given(known_accounts())
@settings(max_examples=60, deadline=None)
def test_findings_are_ranked_and_said(tables: Tables) -> None:
    result = asked(tables)
    items = list(points(result).values())
    keys = [
        (
            -round(item.share_unreachable or 0.0, 12),
            -round(item.share_separated, 12),
            -round(item.decision_influence, 12),
            item.contact.id,
        )
        for item in items
    ]
    assert keys == sorted(keys)
    for item in items:
        kinds = {evidence.kind for evidence in item.evidence}
        assert ("unreachable_without" in kinds) == bool(item.share_unreachable)
        assert ("apart_without" in kinds) == item.is_articulation_point
        assert sum(m.decision_power for m in item.separates) == pytest.approx(item.share_separated)
        for language in ("en", "zh"):
            assert all(in_words(evidence, language).text for evidence in item.evidence)


@given(st.integers(1, 4))
def test_the_limit_is_that_of_each_list(limit: int) -> None:
    tables = {**STAR, "colleagues": OURS, "ties": [tie("lin", id_) for id_ in "abcdef"]}
    result = asked(tables, limit=limit)
    assert len(result.items) == len(beside(result).bridges) == limit
    assert len(beside(result).single_points) == limit
    assert len(beside(asked(tables)).single_points) == 6


def test_what_is_said_in_both_languages() -> None:
    def said(tables: Tables, id_: str) -> list[tuple[str, str]]:
        evidence = points(asked(tables))[id_].evidence
        return [(in_words(e, "en").text, in_words(e, "zh").text) for e in evidence]

    assert said(CHAIN, "b")[0] == (
        "Without B we no longer reach C: 25 % of the decision",
        "没有B，我方将无法触达C：占决策权的25 %",
    )
    assert said(STAR, "a")[0] == (
        "Without A the informal network comes apart; cut off from its largest part: C, D, E, F, "
        "67 % of the decision",
        "没有A，非正式网络将断开：C、D、E、F与最大的部分失去联系，占决策权的67 %",
    )
    assert said(STAR, "a")[2][0] == "C listens to A (weight 1, confidence 1)"


def test_of_many_people_a_sentence_names_the_first() -> None:
    leaves = "bcdefghij"
    star = linked("a" + leaves, *(f"a{leaf}" for leaf in leaves))
    said = in_words(points(asked(star))["a"].evidence[0], "en").text
    assert "C, D, E, F, G and 3 more, 80 % of the decision" in said


def test_a_bridge_is_said_with_its_facts() -> None:
    (bridge,) = beside(asked(CLIQUES)).bridges
    assert in_words(bridge.evidence[0], "en").text == (
        "Only the link between D and E joins E, F, G, H to the rest: 50 % of the decision"
    )
    assert [ref.table for e in bridge.evidence[1:] for ref in e.refs] == ["influences"]


def test_of_very_many_members_the_most_powerful_are_listed() -> None:
    leaves = [f"p{place:03}" for place in range(130)]
    tables = {
        "contacts": people("hub", *leaves),
        "influences": influences(*(f"hub>{leaf}" for leaf in leaves)),
    }
    body = "p129:5," + ",".join(f"{leaf}:1" for leaf in leaves)
    hub = points(asked(tables, body, limit=1))["hub"]
    assert members(hub.separates) == leaves[:100]
    assert hub.share_separated == pytest.approx(129 / 135)


def test_a_thousand_people_with_ten_thousand_links_take_seconds() -> None:
    random = np.random.default_rng(5)
    ends = {(int(a), int(b)) for a, b in random.integers(1_000, size=(10_500, 2)) if a != b}
    everybody = [f"p{place:03}" for place in range(1_000)]
    tables = {
        "contacts": people(*everybody),
        "influences": influences(*(f"p{a:03}>p{b:03}" for a, b in sorted(ends)[:10_000])),
        "colleagues": OURS,
        "ties": [tie("lin", id_) for id_ in everybody[::50]],
    }
    decision = decided(tables)
    begin = time.process_time()
    result = fragility(decision)
    assert time.process_time() - begin < 3
    assert beside(result).share_reached == pytest.approx(1.0)


def test_nobody_there() -> None:
    result = asked({"contacts": []})
    assert (result.items, result.reasons) == ((), ("no_people",))
    assert beside(result).articulation_points == ()
