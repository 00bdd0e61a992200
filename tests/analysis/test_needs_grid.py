from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.analysis.levels.coach_tests import Coaching
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.people.needs_grid import ContactNeeds, needs_grid
from graph.errors import InvalidInput
from graph.model import Row
from graph.tenant import Tenant
from graph.view.evidence import in_words
from tests.analysis.accounts import AS_OF, account_graph, influences, people
from tests.analysis.coach_accounts import PAIR, example
from tests.analysis.strategies import accounts
from tests.analysis.test_properties import renamed

Tables = Mapping[str, Sequence[Row]]
KEY = [{"project": "deal", "contact": "a", "role": "A"}]
LEVELS = ["physiological", "safety", "social", "esteem", "self_actualisation"]


def need(id_: str, contact: str = "a", **more: Any) -> Row:
    return {"id": id_, "contact": contact, "text": f"text {id_}", **more}


def result(*needs: Row, rules: Path | None = None, as_of: date = AS_OF, **tables: Any) -> Result:
    whole = {**PAIR, "roles": KEY, "needs": needs, **tables}
    return needs_grid(Decision.of(account_graph(whole, as_of), tenant=Tenant(rules=rules)))


def of(id_: str, *needs: Row, **asked: Any) -> ContactNeeds:
    found = next(item for item in result(*needs, **asked).items if item.contact.id == id_)
    assert isinstance(found, ContactNeeds)
    return found


def said(item: ContactNeeds, kind: str, language: Any = "en") -> list[str]:
    return [in_words(e, language).text for e in item.evidence if e.kind == kind]


def states(item: ContactNeeds) -> dict[str, str]:
    return {count.kind: count.state for count in item.kinds}


WHOLE = (
    need("n1", maslow="esteem", scope="enterprise", visibility="explicit", met=0.4),
    need("n2", maslow="safety", scope="personal", visibility="implicit", career=True, met=0.8),
)


def test_a_key_person_with_all_three_kinds_has_no_gap() -> None:
    a = of("a", *WHOLE)
    assert (a.score, a.gaps, a.is_key, a.roles) == (1, (), True, ("A",))
    assert states(a) == dict.fromkeys(["enterprise", "personal", "career"], "recorded")
    assert (a.count, a.open) == (2, 1)
    assert a.met == pytest.approx(0.6)
    assert result(*WHOLE).ask == ()


def test_the_grid_has_a_cell_for_each_place_from_the_lowest_level() -> None:
    more = need("n3", maslow="esteem", scope="enterprise", visibility="explicit")
    cells = [
        (c.maslow, c.scope, c.visibility, c.career, c.count, c.met)
        for c in of("a", *WHOLE, more, need("n4")).grid
    ]
    assert cells == [
        ("safety", "personal", "implicit", True, 1, 0.8),
        ("esteem", "enterprise", "explicit", False, 2, 0.4),
        (None, None, None, False, 1, None),
    ]


@pytest.mark.parametrize(
    ("without", "gap", "asked"),
    [
        ("enterprise", "enterprise_missing", "which result of the organisation is theirs"),
        ("personal", "personal_missing", "what matters to them personally"),
        ("career", "career_missing", "what professional success means to them this year"),
    ],
)
def test_each_kind_that_a_key_person_lacks_is_a_gap_and_a_question(
    without: str, gap: str, asked: str
) -> None:
    rows = {
        "enterprise": need("n1", scope="enterprise"),
        "personal": need("n2", scope="personal"),
        "career": need("n3", scope="enterprise" if without == "personal" else "personal",
                       career=True),
    }  # fmt: skip
    if without == "enterprise":
        rows["career"] = need("n3", scope="personal", career=True)
    kept = [row for kind, row in rows.items() if kind != without]
    found = result(*kept)
    a = found.items[0]
    assert (a.gaps, a.score) == ((gap,), pytest.approx(2 / 3))
    (question,) = found.ask
    assert in_words(question, "en").text.startswith(f"Find out about A: {asked}")


def test_who_is_not_key_has_no_gap_but_is_listed() -> None:
    b = of("b", *WHOLE, need("n9", "b", scope="personal"))
    assert (b.is_key, b.gaps, b.rank) == (False, (), 2)
    assert states(b)["career"] == "missing"


def test_an_explicit_unknown_closes_a_gap_but_is_no_need() -> None:
    unknown = need("n3", scope="personal", career=True, answer="unknown")
    found = result(WHOLE[0], unknown)
    a = found.items[0]
    assert (a.gaps, found.ask, a.count, a.score) == ((), (), 1, pytest.approx(1 / 3))
    assert states(a) == {"enterprise": "recorded", "personal": "unknown", "career": "unknown"}
    assert said(a, "need_asked") == [
        "A was asked, and the answer is not known (personal, career): text n3"
    ]
    assert said(a, "need_asked", "zh") == ["已询问A，尚无答案（个人、职业成功）：text n3"]


def test_a_need_that_is_known_beats_an_unknown_answer() -> None:
    a = of("a", WHOLE[1], need("n3", scope="personal", answer="unknown"))
    assert states(a)["personal"] == "recorded"


def test_an_unknown_answer_is_no_personal_stake() -> None:
    def stake(row: Row) -> bool | None:
        people_ = KeyPeople(Decision.of(account_graph({**PAIR, "needs": [row]})))
        return Coaching(people_).tests("a").has_stake

    assert stake(need("n1", scope="personal")) is True
    assert stake(need("n1", scope="personal", answer="unknown")) is None


PERSONAL = [need(f"p{n}", "b", scope="personal") for n in range(3)]


@pytest.mark.parametrize(("count", "warned"), [(1, False), (2, True), (3, True)])
def test_much_personal_and_nothing_about_career_is_the_methods_warning(
    count: int, warned: bool
) -> None:
    found = result(*WHOLE, *PERSONAL[:count])
    b = found.items[1]
    assert b.gaps == (("personal_without_career",) if warned else ())
    asked = [in_words(e, "en").text for e in found.ask]
    question = "what professional success means to them this year"
    assert asked == ([f"Find out about B: {question}"] if warned else [])
    if warned:
        assert said(b, "need_without_career") == [
            f"Of B {count} personal needs are recorded, and nothing about career success. "
            f"Ask {question}"
        ]
        assert "却没有职业成功方面的记录" in said(b, "need_without_career", "zh")[0]


@pytest.mark.parametrize(
    "career", [need("c", "b", career=True), need("c", "b", career=True, answer="unknown")]
)
def test_a_career_need_or_having_asked_for_it_ends_the_warning(career: Row) -> None:
    assert of("b", *PERSONAL, career).gaps == ()


def test_a_company_may_set_when_it_warns_and_what_is_met(tmp_path: Path) -> None:
    (tmp_path / "needs.toml").write_text("personal_from = 4\nmet_from = 0.3\n", encoding="utf-8")
    found = result(*WHOLE, *PERSONAL, rules=tmp_path)
    assert [item.gaps for item in found.items] == [(), ()]
    assert found.items[0].open == 0


def test_open_needs_come_first_of_these_the_least_met() -> None:
    rows = [
        need("m", met=0.9), need("z", met=0.1), need("y", met=0.5), need("u"), need("x", met=0.5)
    ]  # fmt: skip
    a = of("a", *rows)
    assert [(one.id, one.is_open) for one in a.needs] == [
        ("u", True), ("z", True), ("x", True), ("y", True), ("m", False)
    ]  # fmt: skip


def test_what_met_a_need_is_said_in_both_languages() -> None:
    place: Row = {"scope": "personal", "career": True, "visibility": "implicit"}
    a = of(
        "a",
        need("n1", **place, met=0.9, met_by="joint plan", maslow="esteem", source="visit"),
        need("n2", met=0.25),
        need("n3"),
    )
    assert said(a, "need_met") == [
        "A needs: text n1 (esteem, personal, career, implicit); met to 90 %, by: joint plan, "
        "source: visit"
    ]
    assert said(a, "need_met", "zh") == [
        "A的需求：text n1（尊重、个人、职业成功、隐性）；满足程度90 %，"
        "满足方式：joint plan，来源：visit"
    ]
    assert said(a, "need_open") == [
        "A needs: text n3 (of no recorded kind); open, nobody recorded how far it is met",
        "A needs: text n2 (of no recorded kind); open, met to 25 %",
    ]


def test_braces_in_what_somebody_wrote_are_only_text() -> None:
    a = of("a", {**need("n1"), "text": "{name} {0}", "met_by": "{x}"})
    assert "{name} {0}" in said(a, "need_open")[0]
    assert "by: {x}" in said(a, "need_open")[0]


def test_a_need_of_nobodys_is_asked_whose_it_is() -> None:
    asked = result(*WHOLE, need("n3")).ask
    assert [(e.kind, e.refs[0].key) for e in asked] == [("ask_need_scope", "n3")]


def test_needs_of_other_projects_and_other_times_do_not_count() -> None:
    projects = [{"id": "deal", "name": "D"}, {"id": "other", "name": "O", "status": "lost"}]
    rows = [
        need("n1", project="deal"),
        need("n2", project="other"),
        need("n3", valid_from="2026-07-01"),
        need("n4", valid_to="2026-06-01"),
    ]
    assert [one.id for one in of("a", *rows, projects=projects).needs] == ["n1"]
    then = of("a", *rows, projects=projects, as_of=date(2026, 5, 1))
    assert {one.id for one in then.needs} == {"n1", "n4"}


def test_key_people_come_first_by_how_they_move_the_decision() -> None:
    tables: dict[str, Any] = {
        "contacts": people("a", "b", "c", "d"),
        "influences": influences("c>a", "d>a", "d>c", "d>b"),
        "roles": [*KEY, {"project": "deal", "contact": "b", "role": "D"}],
    }
    found = result(need("n1", "c"), need("n2", "d"), **tables).items
    assert [item.is_key for item in found] == [True, True, False, False]
    assert [item.contact.id for item in found[2:]] == ["d", "c"]
    assert found[0].evidence[0].kind == "need_gap"


def test_nobodys_needs_are_not_enough_evidence_and_what_to_ask() -> None:
    found = result()
    assert (found.verdict, found.reasons) == ("not_enough_evidence", ("needs_unknown",))
    assert [item.contact.id for item in found.items] == ["a"]
    assert len(found.ask) == 3
    assert result(need("n", scope="personal", answer="unknown")).reasons == ("needs_unknown",)
    assert result(contacts=[], roles=[], influences=[]).reasons == ("no_people",)


def test_a_wrong_rule_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "needs.toml").write_text("met_from = 2\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"needs\.toml: met_from"):
        result(rules=tmp_path)


def maybe(column: str, values: st.SearchStrategy[Any]) -> st.SearchStrategy[Row]:
    return st.one_of(st.just({}), values.map(lambda value: {column: value}))


@st.composite
def needing_accounts(draw: Any) -> dict[str, Sequence[Row]]:
    """Whole accounts in which some people's needs are recorded."""
    tables: dict[str, Sequence[Row]] = dict(draw(accounts()))
    ids = [row["id"] for row in tables["contacts"]]
    rows = []
    for place in range(draw(st.integers(0, 6))):
        row = need(f"n{place}", draw(st.sampled_from(ids)))
        row |= draw(maybe("maslow", st.sampled_from(LEVELS)))
        row |= draw(maybe("scope", st.sampled_from(["personal", "enterprise"])))
        row |= draw(maybe("career", st.booleans()))
        row |= draw(maybe("met", st.sampled_from([0.0, 0.3, 0.8, 1.0])))
        if ("scope" in row or row.get("career")) and draw(st.booleans()):
            row = {k: v for k, v in row.items() if k != "met"} | {"answer": "unknown"}
        rows.append(row)
    return {**tables, "needs": rows, "rules": []}


def found_in(tables: Tables) -> dict[str, ContactNeeds]:
    items = needs_grid(Decision.of(account_graph(tables))).items
    return {item.contact.id: item for item in items}


@given(needing_accounts())
@settings(max_examples=60, deadline=None)
def test_the_numbers_are_those_of_the_rows(tables: Tables) -> None:
    for id_, item in found_in(tables).items():
        own = [row for row in tables["needs"] if row["contact"] == id_]
        known = [row for row in own if "answer" not in row]
        assert item.count == len(known) == sum(cell.count for cell in item.grid)
        assert item.open == sum(row.get("met", 0) < 0.8 for row in known)
        shares = [row["met"] for row in known if "met" in row]
        assert item.met == (pytest.approx(sum(shares) / len(shares)) if shares else None)
        settled = {count.kind for count in item.kinds if count.state != "missing"}
        assert settled == {row["scope"] for row in own if "scope" in row} | (
            {"career"} if any(row.get("career") for row in own) else set()
        )
        missing = {gap.removesuffix("_missing") for gap in item.gaps if gap.endswith("_missing")}
        assert missing == ({"enterprise", "personal", "career"} - settled if item.is_key else set())


def without_rank(item: ContactNeeds) -> Any:
    return item.model_dump(exclude={"rank", "contact", "evidence"})


@given(needing_accounts())
@settings(max_examples=40, deadline=None)
def test_anothers_needs_change_nothing_for_one(tables: Tables) -> None:
    whole = found_in(tables)
    for id_, item in whole.items():
        own = [row for row in tables["needs"] if row["contact"] == id_]
        alone = found_in({**tables, "needs": own})
        assert without_rank(alone[id_]) == without_rank(item)


@given(needing_accounts(), st.data())
@settings(max_examples=40, deadline=None)
def test_other_names_give_the_same(tables: Tables, data: st.DataObject) -> None:
    ids = [row["id"] for row in tables["contacts"]]
    names = dict(zip(ids, data.draw(st.permutations(ids)), strict=True))
    counted = ("count", "open", "met", "score", "grid", "kinds", "needs")
    before, after = found_in(tables), found_in(renamed(tables, names))
    for row in tables["needs"]:
        if (old := before.get(row["contact"])) is not None:
            new = after[names[row["contact"]]]
            assert [getattr(new, n) for n in counted] == [getattr(old, n) for n in counted]


@pytest.fixture(scope="module")
def eastern(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return needs_grid(example(tmp_path_factory.mktemp("eastern")))


def test_the_example_read_by_hand(eastern: Result) -> None:
    gaps = {item.contact.id: item.gaps for item in eastern.items if item.gaps}
    none = ("enterprise_missing", "personal_missing", "career_missing")
    assert gaps == {
        "he_jing": none,
        "fang_min": none,
        "tang_wenbo": ("enterprise_missing", "career_missing"),
        "jiang_lan": ("personal_missing",),
        "helen_ward": ("personal_missing",),
        "du_feng": ("personal_missing", "career_missing"),
        "deng_hao": ("personal_without_career",),
    }
    sun = next(item for item in eastern.items if item.contact.id == "sun_lihua")
    assert states(sun)["personal"] == "unknown"
    assert [one.met_by for one in sun.needs if one.met_by] == [
        "全过程留痕 an audit trail of every order"
    ]
    assert eastern.verdict == "ok"


def test_all_words_are_there_in_both_languages(eastern: Result) -> None:
    evidence = [e for item in eastern.items for e in item.evidence]
    for one in (*evidence, *eastern.ask):
        english, chinese = (in_words(one, language).text for language in ("en", "zh"))
        assert english
        assert chinese != english
        assert "{" not in english + chinese
