"""Each indicator by hand: a value, the worst value, and nothing recorded."""

from typing import Any

import pytest

from graph.analysis.decision import Decision
from graph.analysis.levels.key_people import KeyPeople
from graph.analysis.levels.relationship_indicators import Indicators, RelationshipIndicator
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph, influences
from tests.analysis.coach_accounts import example, stance
from tests.analysis.test_relationship_levels import days_ago, rated

TITLES = {"ceo": "President & CEO", "vp": "副总裁", "cto": "CTO", "eng": "Engineer"}
STEPS = [{"project": "deal", "order": 2, "name": "x"}]
BASE: dict[str, Any] = {
    "contacts": [{"id": id_, "name": id_, "title": t} for id_, t in TITLES.items()],
    "influences": influences("cto>ceo", "eng>cto"),
    "colleagues": [{"id": "us1", "name": "Lin"}, {"id": "us2", "name": "Wang"}],
    "projects": [{"id": "deal", "name": "Deal"}],
    "roles": [
        {"project": "deal", "contact": "ceo", "role": "A"},
        {"project": "deal", "contact": "cto", "role": "D", "step": 2},
    ],
}
"""Key are the CEO (A) and the CTO (D): a fifth of four people is nobody."""


def found(**tables: Any) -> dict[str, RelationshipIndicator]:
    people = KeyPeople(Decision.of(account_graph({**BASE, **tables})))
    assert people.key <= {"ceo", "cto"}
    return {one.indicator: one for one in Indicators(people).all()}


def value_and_band(name: str, **tables: Any) -> tuple[float | None, int | None]:
    one = found(**tables)[name]
    return one.value, one.band


def tie(colleague: str, contact: str, **more: Any) -> dict[str, Any]:
    return {"colleague": colleague, "contact": contact, **more}


def met(contact: str, days: int) -> list[dict[str, Any]]:
    parties = {"colleagues": ["us1"], "contacts": [contact]}
    return [{"id": "i", "date": days_ago(days), "kind": "call", **parties}]


def target(contact: str, level: str, **more: Any) -> dict[str, Any]:
    return {"contact": contact, "level": level, **more}


COACHES = [stance("ceo", "coach"), stance("cto", "coach")]


@pytest.mark.parametrize(
    ("name", "tables", "expected"),
    [
        ("chain_identified", {}, (2 / 6, 5)),
        ("chain_identified", {"roles": BASE["roles"][1:]}, (1 / 6, 5)),
        ("mean_level", {"stances": COACHES}, (3, 1)),
        ("mean_level", {"stances": [stance("ceo", "opposed")]}, (-1, 5)),
        ("executive_coverage", {"ties": [tie("us1", "ceo", strength=0.3)]}, (1 / 3, 5)),
        ("executive_coverage", {"ties": [tie("us1", "ceo", strength=0.2)]}, (0, 5)),
        ("executive_coverage", {"contacts": [{"id": i, "name": i} for i in TITLES]}, (None, None)),
        ("approver_known", {}, (0, 3)),
        ("approver_known", {"ties": [tie("us1", "ceo"), tie("us2", "ceo")]}, (2, 1)),
        ("approver_known", {"roles": BASE["roles"][1:]}, (None, 4)),
        ("support_spread", {"stances": COACHES}, (1, 1)),
        ("support_spread", {"stances": [COACHES[0], stance("cto", "opposed")]}, (0.5, 2)),
        ("champion_level", {"stances": COACHES}, (3, 1)),
        ("champion_level", {"stances": [stance("eng", "coach")]}, (0, 4)),
        ("champion_level", {"stances": [stance("vp", "coach")]}, (0, 4)),  # nobody hears them
        ("public_support", {"ratings": rated("ceo", None, 3, None, None, None, None)}, (3, 1)),
        ("public_support", {"ratings": rated("ceo", None, 2, None, None, None, None)}, (1, 2)),
        ("public_support", {"ratings": rated("ceo", None, 0, None, None, None, None)}, (0, 4)),
        (
            "public_support",
            {"ratings": rated("ceo", None, 3, None, None, None, None, on=days_ago(181))},
            (None, None),
        ),
        (
            "unsolicited_information",
            {"ratings": rated("cto", None, None, 4, None, None, None)},
            (3, 1),
        ),
        (
            "unsolicited_information",
            {"ratings": rated("cto", None, None, 2, None, None, None)},
            (0, 4),
        ),
        ("process_grasp", {"stances": COACHES}, (None, None)),
        ("process_grasp", {"stances": COACHES, "steps": STEPS}, (1, 2)),
        ("process_grasp", {"steps": STEPS}, (0, 3)),
        ("power_weighted_support", {"stances": COACHES}, (1, 1)),
        ("power_weighted_support", {"stances": [stance("ceo", "opposed")]}, (-0.3, 4)),
        ("owner_coverage", {"ties": [tie("us1", "ceo"), tie("us1", "cto")]}, (1, 1)),
        ("owner_coverage", {"colleagues": []}, (None, None)),
        ("freshness", {"interactions": met("ceo", 30)}, (0.5, 3)),
        ("freshness", {"interactions": met("ceo", 31)}, (0, 4)),
        ("backup", {"ties": [tie("us1", "ceo"), tie("us2", "ceo")]}, (0.5, 2)),
        ("target_attainment", {"stances": COACHES}, (None, None)),
        ("target_attainment", {"targets": [target("ceo", "neutral")]}, (0, 4)),
        (
            "target_attainment",
            {
                "stances": [stance("ceo", "exclusive"), stance("cto", "neutral")],
                "targets": [target(id_, "support") for id_ in ("ceo", "cto", "vp")],
            },
            (0.5, 3),
        ),
        (
            "target_attainment",
            {
                "stances": [stance("ceo", "support")],
                "targets": [target("ceo", "coach"), target("ceo", "support", project="deal")],
            },
            (1, 1),
        ),
    ],
)  # fmt: skip
def test_by_hand(name: str, tables: Any, expected: tuple[float | None, int | None]) -> None:
    value, band = value_and_band(name, **tables)
    assert value == pytest.approx(expected[0])
    assert band == expected[1]


@pytest.mark.parametrize("name", ["mean_level", "support_spread", "champion_level", "freshness"])
def test_where_nothing_is_recorded_it_is_unknown(name: str) -> None:
    one = found()[name]
    assert (one.value, one.band) == (None, None)
    assert "not known" in in_words(one.evidence[0], "en").text


def test_an_assistant_is_no_executive_by_their_chiefs_title() -> None:
    titles = ("总裁助理 Executive Assistant to the CEO", "President's office")
    aides = [{"id": f"aide{n}", "name": "Aide", "title": title} for n, title in enumerate(titles)]
    ties = [tie("us1", id_) for id_ in ("ceo", "vp", "cto")]
    people = KeyPeople(
        Decision.of(account_graph({**BASE, "contacts": BASE["contacts"] + aides, "ties": ties}))
    )
    assert {i.indicator: i.value for i in Indicators(people).all()}["executive_coverage"] == 1


def test_the_words_say_what_lowers_a_band() -> None:
    one = found(stances=[COACHES[0], stance("cto", "opposed")])["support_spread"]
    assert in_words(one.evidence[0], "en").text == "key people who support us: 50 %, band 2 of 4"
    all_but_one = found(ratings=[
        *rated("ceo", None, 0, None, None, None, None),
        *rated("cto", None, 4, None, None, None, None),
    ])["public_support"]  # fmt: skip
    assert in_words(all_but_one.evidence[0], "en").text == (
        "public statements of key people in six months: 3, but a key person is against us: band "
        "4 of 4"
    )
    assert "但有关键人反对" in in_words(all_but_one.evidence[0], "zh").text


def test_the_example_read_by_hand(tmp_path: Any) -> None:
    indicators = Indicators(KeyPeople(example(tmp_path))).all()
    values = {one.indicator: one.value for one in indicators}
    assert values["chain_identified"] == 1
    assert values["approver_known"] == 2
    assert values["mean_level"] == pytest.approx(7 / 9)  # 3 + 2 + 1 + 1 + 1 + 0 + 0 + 0 − 1
    assert values["support_spread"] == pytest.approx(5 / 12)
    assert values["process_grasp"] == 4  # specification, test, award, evaluation
