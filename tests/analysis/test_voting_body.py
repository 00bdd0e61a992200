"""Decision bodies: votes, power, and each check with a case that fires and one that does not."""

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.body.checks import BodyCheck
from graph.analysis.body.project_votes import decision_whatever_its_rule
from graph.analysis.body.voting_body import BodyBeside, BodySeat, voting_body
from graph.analysis.decision import WhichProject
from graph.errors import InvalidInput
from graph.model import Row
from graph.tenant import Tenant
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph
from tests.analysis.coach_accounts import example

DEAL = [{"id": "deal", "name": "Deal"}]


def account(*roles: str, quota: float | None = None, titles: Any = (), **more: Any) -> Any:
    """Return an account of roles written `person:role`, `person:role:weight`, or with `:veto`."""
    rows, people = [], dict.fromkeys([*(r.split(":")[0] for r in roles), *dict(titles)])
    for role in roles:
        person, letter, *said = role.split(":")
        row: Row = {"project": "deal", "contact": person, "role": letter}
        for word in said:
            row |= {"veto": word == "veto"} if "veto" in word else {"weight": float(word)}
        rows.append(row)
    said_titles = {id_: {"title": title} for id_, title in dict(titles).items()}
    named = [{"id": i, "name": i.capitalize(), **said_titles.get(i, {})} for i in people]
    rules = [{"project": "deal", "quota": quota}] if quota else []
    return {"contacts": named, "projects": DEAL, "roles": rows, "rules": rules, **more}


def answer(tables: Mapping[str, Sequence[Row]], **asked: Any) -> Result:
    return voting_body(decision_whatever_its_rule(account_graph(tables), **asked))


def checks(tables: Mapping[str, Sequence[Row]]) -> list[tuple[str, list[str]]]:
    return [(c.check, [p.id for p in c.contacts]) for c in beside(tables).checks]


def beside(tables: Mapping[str, Sequence[Row]]) -> BodyBeside:
    found = answer(tables).beside
    assert isinstance(found, BodyBeside)
    return found


def members(tables: Mapping[str, Sequence[Row]]) -> dict[str, BodySeat]:
    return {i.contact.id: i for i in answer(tables).items if isinstance(i, BodySeat)}


def test_power_of_the_methods_example_by_hand() -> None:
    found = members(account("a:A", "d:D", "e:D", "s:S:1", "t:E", quota=4))
    assert {id_: round(m.power, 4) for id_, m in found.items()} == {
        "a": 0.4545, "d": 0.1818, "e": 0.1818, "s": 0.0909, "t": 0.0909
    }  # fmt: skip
    assert {id_: m.can_block for id_, m in found.items()} == {
        "a": True, "d": False, "e": False, "s": False, "t": False
    }  # fmt: skip
    assert [m.role for m in found.values()] == ["A", "D", "D", "S", "E"]


def test_several_roles_of_one_person_and_several_people_of_one_role() -> None:
    found = members(account("a:A", "a:S", "b:D", "c:D"))
    a = found["a"]
    assert (a.roles, a.role, a.weight, a.veto) == (("A", "S"), "A", 2, True)
    text = in_words(a.evidence[0], "en").text
    assert text.startswith(
        "A (A approver; S decision supporter) votes with weight 2 and a veto: 60 %"
    )
    assert "A 决策批准者；S 决策支撑者" in in_words(a.evidence[0], "zh").text


FINE = ("a:A", "d:D", "e:D", "f:D")


def test_a_body_with_nothing_to_look_at() -> None:
    assert checks(account(*FINE)) == []


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (account("d:D", "e:D", "f:D"), [("no_approver", [])]),
        (account("a:A", "d:S", "e:S", "f:S"), [("no_decision_maker", [])]),
        (
            account("d:D", "e:D", "f:D", titles={"d": "CTO", "boss": "CEO"}),
            [("no_approver", ["boss"])],
        ),
        (
            account("a:A:noveto", "d:D:0"),
            [("nobody_votes", [])],
        ),
        (account(*FINE, quota=10), [("quota_out_of_reach", [])]),
        (
            account("a:A:noveto:1", "d:D:5"),
            [("dictator", ["d"]), ("never_matters", ["a"])],
        ),
        (
            account("a:A", "d:D:6", "e:D:6", "f:E:1", quota=12),
            [("never_matters", ["f"]), ("everyone_vetoes", None)],
        ),
        (account("a:A:noveto", "d:D:3", "e:D:3", "f:E:3"), [("never_matters", ["a"])]),
        (account("a:A", "d:D:veto", "e:D:veto"), [("everyone_vetoes", ["a", "d", "e"])]),
        (account(*FINE, quota=9), [("everyone_vetoes", ["a", "d", "e", "f"])]),  # just in reach
        (account("a:A", "d:D", "e:D", quota=6), [("everyone_vetoes", ["a", "d", "e"])]),
        (
            account(*FINE, "t:S:3", titles={"t": "5GC Test Lead"}),
            [("title_contradicts_role", ["t"])],
        ),
        (
            account(*FINE, titles={"d": "Secretary"}),
            [("title_contradicts_role", ["d"])],
        ),
    ],
)  # fmt: skip
def test_each_check(tables: Any, expected: list[tuple[str, list[str] | None]]) -> None:
    found = dict(checks(tables))
    for check, people in expected:
        if check == "everyone_vetoes" and people is None:
            assert check not in found
        else:
            assert found.pop(check) == people
    assert not found


@pytest.mark.parametrize(
    "tables",
    [
        account("a:A", "d:D:6", "e:D:6", "f:E:1", quota=7),  # the evaluator can tip it
        account("a:A", "d:D", "e:D", "f:D", "i:I"),  # influencers are not expected to vote
        account(*FINE, "t:E:3", titles={"t": "5GC Test Lead"}),
        account(*FINE, "t:S:3", "t:E", titles={"t": "5GC Test Lead"}),  # one of several fits
        account(*FINE, titles={"d": "CFO", "a": "President", "e": "Clerk"}),
    ],
)
def test_cases_that_must_not_fire(tables: Any) -> None:
    fired = {check for check, _ in checks(tables)}
    assert not fired & {
        "quota_out_of_reach", "dictator", "never_matters", "everyone_vetoes"
    }  # fmt: skip
    if "t" in members(tables):
        assert not members(tables)["t"].contradicts


def test_a_title_with_a_condition_contradicts_only_what_neither_side_of_it_is() -> None:
    roles = {"A": False, "S": False, "D": True, "E": True}
    for role, expected in roles.items():
        tables = account(*FINE, f"m:{role}", titles={"m": "财务总监 CFO"})
        assert members(tables)["m"].contradicts is expected
    tables = account(*FINE, "m:D", titles={"m": "Managing Director"})
    assert not members(tables)["m"].contradicts  # also D in a small private firm


def test_suggestions_never_take_the_place_of_recorded_roles() -> None:
    found = members(account(*FINE, "t:S:3", titles={"t": "5GC Test Lead", "x": "Buyer"}))
    assert (found["t"].role, found["t"].suggested_role, found["t"].weight) == ("S", "E", 3)
    assert (found["x"].role, found["x"].suggested_role, found["x"].power) == (None, "E", 0)
    assert found["x"].suggestions[0].rule == "T08"
    said = [in_words(e, "en").text for e in found["t"].evidence]
    assert said[1] == (
        "T is recorded as S decision supporter; the title suggests E evaluator (confidence 0.6: "
        "rule T07, “Test”). The record stands; check it"
    )


def test_the_conditions_and_marks_of_titles_are_said() -> None:
    titles = {"c": "CFO", "p": "President", "g": "国资委处长", "s": "Secretary"}
    found = members(account(*FINE, titles=titles))

    def said(id_: str) -> list[str]:
        return [in_words(e, "en").text for e in found[id_].evidence]

    assert "only if the budget is theirs; otherwise S decision supporter" in said("c")
    assert "also D decision maker in a small private firm" in said("p")
    assert "G is outside the organisation by the title, but not recorded as external" in said("g")
    assert "somebody who knows the way" in said("s")[0]
    tables = account(*FINE)
    tables["contacts"].append({"id": "g", "name": "G", "title": "国资委处长", "external": True})
    assert not [e for e in members(tables)["g"].evidence if e.kind == "title_external"]


def test_a_quota_out_of_reach_is_named_and_leaves_nobody_power() -> None:
    tables = account(*FINE, quota=10)
    found = beside(tables)
    (check,) = found.checks
    assert in_words(check.evidence[0], "en").text == (
        "The rule's quota 10 is out of reach: all weights together are 9"
    )
    assert check.evidence[0].refs[0].table == "rules"
    assert (found.quota, found.weights, found.voters) == (10, 9, 4)
    assert {m.power for m in members(tables).values()} == {0}
    assert [id_ for id_, m in members(tables).items() if m.can_block] == ["a"]  # by veto
    assert answer(tables).verdict == "ok"


def test_weights_too_fine_for_so_many_are_named() -> None:
    roles = [f"p{n}:D:{1000 + n * 7.001:.3f}" for n in range(80)]
    found = dict(checks(account("a:A", *roles)))
    assert found["weights_too_fine"] == []


def test_what_cannot_be_asked_still_is_an_error() -> None:
    with pytest.raises(InvalidInput, match="nobody"):
        answer(account(*FINE, quota=10), body="ghost:1")
    with pytest.raises(InvalidInput, match="no role with weight or veto"):
        answer(account("i:I"), body="roles")
    with pytest.raises(WhichProject):
        answer(account(*FINE, projects=[*DEAL, {"id": "two", "name": "Two"}]))


def test_another_body_changes_no_vote() -> None:
    tables = account(*FINE)
    assert answer(tables, body="everyone").items == answer(tables).items


def test_without_roles_or_project_there_are_only_suggestions() -> None:
    no_roles = answer(account(titles={"x": "Buyer"}))
    assert (no_roles.reasons, [i.contact.id for i in no_roles.items]) == (("no_roles",), ["x"])
    no_project = answer(account(titles={"x": "Buyer"}, projects=[]))
    assert no_project.reasons == ("no_open_project",)
    assert answer({"contacts": []}).reasons == ("no_people",)


def test_a_company_may_read_titles_otherwise(tmp_path: Path) -> None:
    text = '[[titles]]\nid = "X1"\nrole = "D"\nconfidence = 1\nen = "buyer"\n'
    (tmp_path / "titles.toml").write_text(text, encoding="utf-8")
    items = answer(account(*FINE, titles={"x": "Buyer"}), tenant=Tenant(rules=tmp_path)).items
    assert items[-1].suggested_role == "D"


voter = st.tuples(st.integers(0, 6), st.booleans())


@given(st.lists(voter, min_size=1, max_size=6), st.integers(1, 20))
def test_checks_against_all_coalitions(votes: list[tuple[int, bool]], quota: int) -> None:
    """A dictator decides alone, somebody idle is never the last needed: by enumeration."""
    total = sum(weight for weight, _ in votes)
    ids = [f"p{n}" for n in range(len(votes))]
    roles = [
        f"{id_}:D:{weight}:{'veto' if veto else 'noveto'}"
        for id_, (weight, veto) in zip(ids, votes, strict=True)
    ]
    has_rule = quota <= total
    tables = account("z:A:noveto:0", *roles, quota=quota if has_rule else None)

    def passes(says: Sequence[bool]) -> bool:
        weight = sum(w for (w, _), yes in zip(votes, says, strict=True) if yes)
        vetoed = any(veto and not yes for (_, veto), yes in zip(votes, says, strict=True))
        enough = weight >= quota if has_rule else (2 * weight > total or not total)
        return enough and not vetoed

    every = list(product([False, True], repeat=len(votes)))
    fired = checks(tables)
    if not any(w or v for w, v in votes):
        assert ("nobody_votes", []) in fired
        return
    for n, id_ in enumerate(ids):
        alone = all(passes(says) == says[n] for says in every)
        matters = any(
            passes((*says[:n], True, *says[n + 1 :])) != passes((*says[:n], False, *says[n + 1 :]))
            for says in every
        )
        needed = not any(passes(says) for says in every if not says[n])
        assert (("dictator", [id_]) in fired) == alone
        assert (("never_matters", [id_]) in fired) == (not matters)
        assert members(tables)[id_].can_block == needed


def test_the_example_read_by_hand(tmp_path: Path) -> None:
    result = voting_body(example(tmp_path))
    assert isinstance(result.beside, BodyBeside)
    assert (result.beside.quota, result.beside.weights, result.beside.voters) == (12, 19, 12)
    found: list[BodyCheck] = list(result.beside.checks)
    assert [(c.check, c.contacts[0].id) for c in found] == [
        ("title_contradicts_role", "du_feng"),
        ("title_contradicts_role", "jiang_lan"),
        ("title_contradicts_role", "peng_bin"),
    ]
    first = result.items[0]
    assert isinstance(first, BodySeat)
    assert (first.contact.id, first.can_block, first.suggested_role) == ("lu_zhengyang", True, "A")
    he_jing = next(i for i in result.items if i.contact.id == "he_jing")
    assert isinstance(he_jing, BodySeat)
    assert (he_jing.suggested_role, he_jing.suggestions[0].pointer) == (None, True)
