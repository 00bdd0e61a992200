from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.analysis.levels.relationship_levels import RelationshipLevel, relationship_levels
from graph.model import Row
from graph.tenant import Tenant
from graph.view.evidence import in_words
from tests.analysis.accounts import AS_OF, account_graph
from tests.analysis.coach_accounts import PAIR, example, stance
from tests.analysis.test_derived_level import NAMES

Tables = Mapping[str, Sequence[Row]]
DEAL = {**PAIR, "projects": [{"id": "deal", "name": "Deal"}]}


def days_ago(days: int) -> str:
    return (AS_OF - timedelta(days=days)).isoformat()


def rated(contact: str, *scores: float | None, on: str = "2026-06-01", **more: Any) -> list[Row]:
    return [
        {"contact": contact, "dimension": name, "score": float(score), "on": on, **more}
        for name, score in zip(NAMES, scores, strict=True)
        if score is not None
    ]


def result(tables: Tables, rules: Path | None = None) -> Result:
    return relationship_levels(Decision.of(account_graph(tables), tenant=Tenant(rules=rules)))


def of(id_: str, tables: Tables, rules: Path | None = None) -> RelationshipLevel:
    found = next(i for i in result({**DEAL, **tables}, rules).items if i.contact.id == id_)
    assert isinstance(found, RelationshipLevel)
    return found


def said(item: Any, kind: str, language: Any = "en") -> list[str]:
    return [in_words(e, language).text for e in item.evidence if e.kind == kind]


NEUTRAL = rated("b", 1, 1, 2, 1, 3, 2)


def test_a_claim_two_steps_above_the_ratings_is_a_finding_that_says_why() -> None:
    b = of("b", {"stances": [stance("b", "exclusive")], "ratings": NEUTRAL})
    assert (b.given, b.derived, b.gap, b.flags) == (
        "exclusive", "neutral", 2, ("claimed_above_ratings",)
    )  # fmt: skip
    assert said(b, "level_above_ratings") == [
        "B is said to be exclusive, the ratings support neutral: competitive attitude is 1, "
        "needs 3; decision support is 1, needs 2; the mean is 1.4, needs 2.6"
    ]
    assert said(b, "level_above_ratings", "zh") == [
        "B被认为是接受并排他，评分只支持中立：竞争态度为1，需要3；决策支撑度为1，需要2；均值为1.4，需要2.6"
    ]


def test_one_step_is_no_finding_and_a_company_may_want_three(tmp_path: Path) -> None:
    one = {"stances": [stance("b", "support")], "ratings": NEUTRAL}
    assert of("b", one).flags == ()
    assert of("b", one).gap == 1
    (tmp_path / "relationship-levels.toml").write_text("gap = 3\n", encoding="utf-8")
    two = {"stances": [stance("b", "exclusive")], "ratings": NEUTRAL}
    assert of("b", two, tmp_path).flags == ()


def test_ratings_two_steps_above_the_claim_are_a_finding_too() -> None:
    ratings = rated("b", 4, 4, 4, 4, 4, 4)
    b = of("b", {"stances": [stance("b", "support")], "ratings": ratings})
    assert (b.derived, b.gap, b.flags) == ("coach", -2, ("claimed_below_ratings",))
    assert said(b, "level_below_ratings") == [
        "B is said to be support, the ratings support more: coach"
    ]


def test_without_a_claim_or_ratings_there_is_no_gap() -> None:
    assert of("b", {"ratings": NEUTRAL}).gap is None
    b = of("b", {"stances": [stance("b", "coach")]})
    assert (b.gap, b.derived, b.is_provisional, b.mean) == (None, "unknown", None, None)
    assert said(b, "ratings_none") == ["Nobody rated B"]


def test_fewer_than_four_dimensions_are_provisional() -> None:
    three, four = rated("b", 2, 2, 2, None, None, None), rated("b", 2, 2, 2, None, None, 2)
    assert of("b", {"ratings": three}).is_provisional is True
    assert of("b", {"ratings": four}).is_provisional is False
    assert of("b", {"ratings": four}).derived == "support"


@pytest.mark.parametrize(("age", "provisional"), [(180, False), (181, True)])
def test_ratings_that_are_old_are_provisional(age: int, provisional: bool) -> None:
    b = of("b", {"ratings": rated("b", 2, 2, 2, 2, 2, 2, on=days_ago(age))})
    assert b.is_provisional is provisional
    assert bool(said(b, "provisional_old")) is provisional


def test_a_rating_without_a_day_is_not_new() -> None:
    rows = [{k: v for k, v in row.items() if k != "on"} for row in NEUTRAL]
    assert of("b", {"ratings": rows}).is_provisional is True


def test_the_projects_ratings_count_before_later_general_ones_and_the_latest_counts() -> None:
    rows = [
        *rated("b", 1, None, None, None, None, None, on="2026-06-20"),
        *rated("b", 2, None, None, None, None, None, on="2026-01-01", project="deal"),
        *rated("b", 3, None, None, None, None, None, on="2026-02-01", project="deal"),
        *rated("b", 4, None, None, None, None, None, on="2026-03-01", project="other"),
        *rated("b", 4, None, None, None, None, None, on="2026-07-01", project="deal"),
    ]
    projects = [{"id": "deal", "name": "D"}, {"id": "other", "name": "O", "status": "lost"}]
    (rating,) = of("b", {"ratings": rows, "projects": projects}).ratings
    assert (rating.score, rating.on, rating.of_project) == (3, date(2026, 2, 1), True)


def test_friendly_but_shallow() -> None:
    shallow = of("b", {"ratings": rated("b", 1, 1, 1, 1, 4, 3)})
    assert shallow.flags == ("friendly_but_shallow",)
    assert "high in participation, acceptance, low in decision support" in said(
        shallow, "friendly_but_shallow"
    )[0]  # fmt: skip
    assert "关系层次不深" in said(shallow, "friendly_but_shallow", "zh")[0]


@pytest.mark.parametrize(
    "scores",
    [(1, 2, 1, 1, 4, 3), (1, 1, 2, 1, 4, 3), (1, 1, 1, 1, 2, 3), (1, 1, None, 1, 4, 3)],
)
def test_not_shallow(scores: tuple[float | None, ...]) -> None:
    assert of("b", {"ratings": rated("b", *scores)}).flags == ()


ROSE = [
    stance("b", "neutral", valid_from="2026-01-01", valid_to="2026-03-01"),
    stance("b", "exclusive", valid_from="2026-03-01"),
]


def met(day: str, **more: Any) -> Row:
    parties = {"colleagues": ["us1"], "contacts": ["b"]}
    return {"id": "i", "date": day, "kind": "meeting", **parties, **more}


def test_a_rise_of_two_steps_needs_an_event() -> None:
    b = of("b", {"stances": ROSE})
    assert b.flags == ("rise_without_event",)
    assert said(b, "rise_by_people_without_event") == [
        "B rose from neutral since 2026-01-01 to exclusive, on 2026-03-01 as people see it, and "
        "no event between is named: record the interaction and its outcome"
    ]


@pytest.mark.parametrize(
    ("interaction", "named"),
    [
        (met("2026-02-01", outcome="they chose us"), True),
        (met("2026-03-01", outcome="they chose us"), True),
        (met("2026-02-01"), False),
        (met("2026-01-01", outcome="before"), False),
        (met("2026-03-02", outcome="after"), False),
    ],
)
def test_an_event_is_an_interaction_between_with_its_outcome(interaction: Row, named: bool) -> None:
    b = of("b", {"stances": ROSE, "interactions": [interaction]})
    assert b.rises[0].events == (("i",) if named else ())
    assert ("rise_without_event" in b.flags) is not named


def test_a_rise_of_one_step_needs_none_and_a_fall_is_no_rise() -> None:
    one = [ROSE[0], stance("b", "support", valid_from="2026-03-01")]
    fall = [
        stance("b", "coach", valid_from="2026-01-01", valid_to="2026-03-01"),
        stance("b", "opposed", valid_from="2026-03-01"),
    ]
    assert of("b", {"stances": one}).rises == of("b", {"stances": fall}).rises == ()


def test_ratings_can_rise_too_but_not_from_a_beginning_of_them() -> None:
    first, then = rated("b", 1, 1, 1, 1, 1, 1, on="2026-01-01"), rated("b", 4, 4, 4, 4, 4, 4)
    b = of("b", {"ratings": [*first, *then]})
    (rise,) = b.rises
    assert (rise.by, rise.before, rise.after) == ("ratings", "neutral", "coach")
    few = rated("b", 1, None, None, None, None, None, on="2026-01-01")
    assert of("b", {"ratings": [*few, *then]}).rises == ()


def test_what_one_step_up_takes_in_both_languages() -> None:
    b = of("b", {"ratings": rated("b", 1, 1, 2, 1, 3, 2)})
    assert (b.next_level, [m.dimension for m in b.missing]) == (
        "support", ["decision_support", None]
    )  # fmt: skip
    assert said(b, "step_up") == [
        "B, one step up to support, still needs: decision support is 1, needs 2; the mean is 1.4, "
        "needs 1.8. Usual lever: professional value: exchange, reference visit, help with a work "
        "goal. It worked when the person: says so when asked, scores fairly"
    ]
    assert "常用措施：专业价值" in said(b, "step_up", "zh")[0]


def test_each_rating_says_the_behaviour_it_stands_for() -> None:
    rows = rated("b", 2.5, None, None, None, None, None, evidence="said so")
    b = of("b", {"ratings": rows})
    assert said(b, "rated_behaviour") == [
        "competitive attitude 2.5: Prefers us, but accepts rivals in the race, on 2026-06-01: "
        "said so"
    ]
    assert "倾向我方,但不排斥对手" in said(b, "rated_behaviour", "zh")[0]


def test_the_chain_comes_first_then_those_who_are_known() -> None:
    people = [{"id": id_, "name": id_} for id_ in "abcde"]
    tables = {
        **DEAL,
        "contacts": people,
        "influences": [],
        "roles": [{"project": "deal", "contact": "d", "role": "D"}],
        "stances": [stance("c", "support"), stance("e", "support", project="other")],
        "ratings": rated("b", 1, 1, 1, 1, 1, 1),
        "projects": [{"id": "deal", "name": "D"}, {"id": "other", "name": "O", "status": "lost"}],
    }
    ids = [item.contact.id for item in result(tables).items]
    key = [id_ for id_ in ids if of(id_, tables).is_key]
    assert "d" in key
    assert set(ids) == {"d", "b", "c"} | set(key)
    assert ids[: len(key)] == key


def test_what_to_ask_of_key_people() -> None:
    roles = [{"project": "deal", "contact": "a", "role": "D"}]
    asked = [in_words(q, "en").text for q in result({**DEAL, "roles": roles}).ask]
    assert "Ask where A stands towards us: it is not known" in asked
    assert any(text.startswith("Rate A by what was seen: competitive") for text in asked)
    known = {"stances": [stance("a", "support")], "ratings": rated("a", 2, 2, 2, 2, 2, 2)}
    answered = result({**DEAL, "roles": roles, **known}).ask
    assert not [q for q in answered if q.values["name"] == "A"]


def test_nothing_known_is_not_enough_evidence() -> None:
    assert result(DEAL).reasons == ("stances_unknown",)
    assert result({"contacts": []}).reasons == ("no_people",)
    assert result({**DEAL, "ratings": NEUTRAL}).verdict == "ok"


@pytest.fixture(scope="module")
def eastern(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, RelationshipLevel]:
    decision = example(tmp_path_factory.mktemp("eastern"))
    return {item.contact.id: item for item in relationship_levels(decision).items}


def test_the_example_read_by_hand(eastern: Mapping[str, RelationshipLevel]) -> None:
    flagged = {id_: item.flags for id_, item in eastern.items() if item.flags}
    assert flagged == {
        "liang_bo": ("claimed_above_ratings",),
        "deng_hao": ("friendly_but_shallow",),
    }
    derived = {id_: i.derived for id_, i in eastern.items() if i.derived != "unknown"}
    assert derived == {
        "gao_yi": "coach", "shen_lu": "exclusive", "chen_guang": "support",
        "jiang_lan": "support", "peng_bin": "support", "tang_wenbo": "support",
        "sun_lihua": "neutral", "liang_bo": "neutral", "cao_yang": "neutral",
        "tan_weiwei": "neutral", "xu_wenjie": "neutral", "deng_hao": "neutral",
        "pan_yue": "neutral", "fan_rui": "neutral", "zhou_kai": "opposed", "du_feng": "opposed",
    }  # fmt: skip
    assert {id_ for id_, i in eastern.items() if i.is_provisional} == {"fan_rui"}
    assert eastern["gao_yi"].mean == pytest.approx(3.7)


def test_all_words_are_there_in_both_languages(eastern: Mapping[str, RelationshipLevel]) -> None:
    for item in eastern.values():
        for evidence in item.evidence:
            english, chinese = (in_words(evidence, lang).text for lang in ("en", "zh"))
            assert english
            assert chinese != english
            assert "{" not in english + chinese


def test_the_order_of_rows_changes_nothing() -> None:
    tables = {**DEAL, "stances": ROSE, "ratings": [*NEUTRAL, *rated("a", 3, 3, 3, 3, 3, 3)]}
    turned = {name: list(rows)[::-1] for name, rows in tables.items()}
    assert result(tables) == result(turned)
