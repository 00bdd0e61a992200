"""What a removal changes: in our reach, in the network, and in the main answers."""

from datetime import date
from typing import Any

import pytest

from graph.analysis.decision import Decision
from graph.analysis.fragility.fragility import fragility
from graph.analysis.fragility.removal import Removal, removal
from graph.errors import InvalidInput, NotFound
from graph.model import TABLES, Row
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph, influences, people
from tests.analysis.fragile_accounts import OURS, Tables, beside, decided, linked, members, tie

CHAIN: Tables = {
    "contacts": people("a", "b", "c"),
    "influences": influences("a>b", "b>c", kind="advice"),
    "colleagues": OURS,
    "ties": [tie("lin", "a")],
}


def link(from_: str, to: str, **more: Any) -> str:
    row = {"from": from_, "to": to, **more}
    table = TABLES["influences"]
    return f"influences/{table.key_in_url(table.key_of(row))}"


def gone(tables: Tables, remove: str, body: str = "everyone", **how: Any) -> Removal:
    return removal(decided(tables, body), remove, draws=5, **how)


def said(removed: Removal) -> list[str]:
    return [in_words(evidence, "en").text for evidence in removed.evidence]


def test_a_link_goes_with_what_hangs_on_it() -> None:
    found = gone(CHAIN, link("b", "c", kind="advice"))
    assert found.removed.table == "influences"
    assert (found.share_unreachable, found.share_separated) == pytest.approx((1 / 3, 1 / 3))
    assert (members(found.unreachable), members(found.separates)) == (["c"], ["c"])
    assert said(found)[:2] == [
        "Without the link from B to C we no longer reach C: 33 % of the decision",
        "Without the link from B to C the informal network comes apart; cut off from its largest "
        "part: C, 33 % of the decision",
    ]


def test_beside_messages_a_link_is_not_missed() -> None:
    wrote = [{"at": "2026-06-01", "sender": "c", "recipient": "b", "count": 4}]
    found = gone({**CHAIN, "communications": wrote}, link("b", "c", kind="advice"))
    assert (found.share_unreachable, found.share_separated) == (0, 0)
    assert said(found)[0] == (
        "Without the link from B to C we still reach everybody whom we reach today, and nobody is "
        "cut off"
    )


def test_a_colleague_goes_with_their_ties() -> None:
    found = gone(CHAIN, "colleagues/lin")
    assert found.share_unreachable == pytest.approx(1.0)
    assert found.share_separated == 0
    assert gone(CHAIN, "colleagues/wang").share_unreachable == 0


def test_a_contacts_own_seat_is_not_out_of_reach() -> None:
    found = gone(CHAIN, "contacts/b")
    assert members(found.unreachable) == ["c"]
    assert found.share_unreachable == pytest.approx(1 / 3)


def test_where_we_know_nobody_reach_is_unknown() -> None:
    found = gone(linked("abc", "ab", "bc"), "contacts/b")
    assert found.share_unreachable is None
    assert found.share_separated == pytest.approx(1 / 3)


def test_what_changes_in_the_answers_is_what_they_say_anew() -> None:
    star = {
        "contacts": people(*"abcde"),
        "influences": influences("b>a", "b>c", "b>d", "c>a", "c>d", "d>e", weight=1.0),
        "colleagues": OURS,
        "ties": [tie("lin", "b")],
    }
    found = gone(star, "contacts/b", body="a:1", limit=3)
    assert set(found.changes) == {"hidden-decision-makers", "influence", "coach-candidates"}
    first = {name: told.items[0] for name, told in found.changes.items()}
    for name in ("hidden-decision-makers", "influence"):
        assert (first[name].subject.id, first[name].rank_before, first[name].rank_after) == (
            "c", 2, 1
        )  # fmt: skip
    left = {rows["id"]: rows for rows in star["contacts"] if rows["id"] != "b"}
    after = {
        **star,
        "contacts": list(left.values()),
        "influences": [row for row in star["influences"] if "b" not in row.values()],
        "ties": [],
    }
    now = decided(after, "a:1")
    assert first["influence"].score_after == pytest.approx(
        now.decision_influence[now.graph.index["c"]]
    )
    assert "Influence: now C comes first" in said(found)
    assert not any("off the list: B" in text for text in said(found))


def test_a_decision_that_nobody_holds_any_longer_has_no_answers() -> None:
    found = gone(CHAIN, "contacts/b", body="b:1")
    assert found.changes == {}
    assert said(found)[-1] == "Afterwards nobody is left who holds the decision"


def test_the_voting_is_formed_anew_among_those_left() -> None:
    """Two of three must agree; without one of them each of the others is needed."""
    roles: list[Row] = [{"project": "deal", "contact": one, "role": "D"} for one in "abc"]
    deal = {**CHAIN, "projects": [{"id": "deal", "name": "Deal"}], "roles": roles}
    decision = Decision.of(account_graph(deal))
    changes = removal(decision, "contacts/c", draws=5).changes["influence"]
    powers = {item.subject.id: item.further.get("decision_power") for item in changes.items}
    told = powers["a"]
    assert told is not None
    assert (told.before, told.after) == pytest.approx((1 / 3, 1 / 2))


@pytest.mark.parametrize(
    ("remove", "error"),
    [
        ("ties/x", InvalidInput),
        ("contacts", InvalidInput),
        ("contacts/", InvalidInput),
        ("", InvalidInput),
        ("contacts/ghost", NotFound),
        ("colleagues/a", NotFound),
        ("influences/no key", NotFound),
        (link("c", "a", kind="advice"), NotFound),
    ],
)
def test_what_is_not_there_cannot_go(remove: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"remove|keyed"):
        gone(CHAIN, remove)


def test_who_has_left_already_cannot_go() -> None:
    contacts = [*people("a", "b"), {"id": "c", "name": "C", "left_on": "2026-01-01"}]
    with pytest.raises(NotFound, match="2026-06-30"):
        gone({**CHAIN, "contacts": contacts}, "contacts/c")
    decision = Decision.of(account_graph({**CHAIN, "contacts": contacts}, date(2025, 12, 31)))
    assert removal(decision, "contacts/c", draws=5).removed.key == "c"


def test_a_removal_stands_beside_the_items_and_leaves_the_account() -> None:
    decision = decided(CHAIN)
    before = fragility(decision)
    asked = fragility(decision, remove="contacts/b", draws=5)
    assert beside(before).removal is None
    assert beside(asked).removal == removal(decision, "contacts/b", draws=5)
    assert asked.items == before.items
    assert "b" in decision.graph.index


def test_every_sentence_is_said_in_both_languages() -> None:
    tables = {**CHAIN, "stances": [{"contact": "a", "level": "coach"}]}
    removed = [gone(tables, what) for what in ("contacts/a", "colleagues/lin", "colleagues/wang")]
    removed += [gone(tables, link("a", "b", kind="advice")), gone(tables, "contacts/b", body="b:1")]
    kinds = {evidence.kind for found in removed for evidence in found.evidence}
    assert {"answer_lost", "nobody_decides", "nothing_breaks", "now_first"} <= kinds
    for found in removed:
        for evidence in found.evidence:
            english, chinese = in_words(evidence, "en").text, in_words(evidence, "zh").text
            assert english != chinese
            assert "{" not in english + chinese
