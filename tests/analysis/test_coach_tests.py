"""Coach stages, and the tests of coaches and champions: each passed, failed and not known."""

from datetime import timedelta
from typing import Any

import pytest

from graph.analysis.decision import Decision
from graph.analysis.levels.coach_tests import Coaching, CoachTests
from graph.analysis.levels.key_people import KeyPeople
from graph.view.evidence import in_words
from tests.analysis.accounts import AS_OF, account_graph, influences, people
from tests.analysis.coach_accounts import PAIR, stance
from tests.analysis.test_relationship_levels import days_ago, rated

DEAL = {
    **PAIR,
    "contacts": people("a", "b", "c"),
    "projects": [{"id": "deal", "name": "Deal"}],
    "roles": [{"project": "deal", "contact": "a", "role": "D"}],
}
"""a decides and listens to b; nobody listens to c."""


def coaching(tables: Any) -> Coaching:
    return Coaching(KeyPeople(Decision.of(account_graph({**DEAL, **tables}))))


def of_person(person: str, **tables: Any) -> CoachTests:
    return coaching(tables).tests(person)


@pytest.mark.parametrize(
    ("information", "guidance", "stage"),
    [
        (None, None, None),
        (1, None, 0),
        (2, 2, 1),
        (3, 2, 2),
        (2, 3, 3),
        (3, 3, 4),
        (4, 3, 4),
        (4, 4, 5),
        (None, 4, 0),
    ],
)
def test_stages(information: float | None, guidance: float | None, stage: int | None) -> None:
    ratings = rated("b", None, None, information, guidance, None, None)
    assert of_person("b", ratings=ratings).stage == stage


def test_a_coach_passes_all_three() -> None:
    found = of_person("b", ratings=rated("b", 2, 2, 2, 2, 2, 2))
    assert (found.believes_us, found.heard_by_power, found.wants_us_to_win) == (True, True, True)
    assert found.is_coach is True
    assert found.reach == pytest.approx(0.5)  # a weight of 1 beside a unit of 1


def test_each_test_can_fail_or_be_unknown() -> None:
    low = of_person("b", ratings=rated("b", 1, None, None, None, None, 1))
    assert (low.believes_us, low.wants_us_to_win, low.is_coach) == (False, False, False)
    unrated = of_person("b")
    assert (unrated.believes_us, unrated.wants_us_to_win, unrated.is_coach) == (None, None, None)
    unheard = of_person("c", ratings=rated("c", 2, 2, 2, 2, 2, 2))
    assert (unheard.heard_by_power, unheard.reach, unheard.is_coach) == (False, 0, False)


def test_where_nobody_decides_or_their_listening_is_unknown_reach_is_too() -> None:
    assert of_person("b", roles=[]).heard_by_power is None
    assert of_person("b", influences=influences("b>c")).heard_by_power is None


def test_those_who_decide_reach_themselves_and_have_power() -> None:
    found = of_person("a")
    assert (found.reach, found.has_power) == (1, True)
    assert of_person("c").has_power is False
    assert of_person("c", roles=[]).has_power is None


@pytest.mark.parametrize(
    ("needs", "stake"),
    [
        ([], None),
        ([{"career": True}], True),
        ([{"scope": "personal"}], True),
        ([{"scope": "enterprise"}], False),
        ([{"career": True, "project": "other"}], None),
    ],
)
def test_a_stake_is_a_career_or_personal_need(needs: list[Any], stake: bool | None) -> None:
    rows = [{"id": f"n{i}", "contact": "b", "text": "x", **n} for i, n in enumerate(needs)]
    projects = [*DEAL["projects"], {"id": "other", "name": "O", "status": "lost"}]
    assert of_person("b", needs=rows, projects=projects).has_stake is stake


def met(days: int, **more: Any) -> list[Any]:
    day = (AS_OF - timedelta(days=days)).isoformat()
    parties = {"colleagues": ["us1"], "contacts": ["b"]}
    return [{"id": "i", "date": day, "kind": "call", **parties, **more}]


@pytest.mark.parametrize(
    ("interactions", "acted"),
    [
        ([], None),
        (met(90, initiated_by="customer"), True),
        (met(91, initiated_by="customer"), False),
        (met(1, initiated_by="us"), False),
        (met(1), None),
    ],
)
def test_an_act_is_theirs_and_within_ninety_days(interactions: Any, acted: bool | None) -> None:
    assert of_person("b", interactions=interactions).acted is acted


def test_a_champion_needs_power() -> None:
    needs = [{"id": "n", "contact": "a", "text": "x", "career": True}]
    champion = of_person("a", ratings=rated("a", 3, 3, 3, 3, 3, 3), needs=needs)
    assert champion.is_champion is True
    weak = [{**needs[0], "contact": "c"}]
    coach = of_person("c", ratings=rated("c", 3, 3, 3, 3, 3, 3), needs=weak)
    assert (coach.sells_for_us, coach.has_stake, coach.is_champion) == (True, True, False)


def test_several_witnesses() -> None:
    assert of_person("b", stances=[stance("b", "coach", grade="agreed")]).witnessed is True
    assert of_person("b", stances=[stance("b", "coach", grade="seen")]).witnessed is None


def test_the_words_name_what_passed_failed_and_is_unknown() -> None:
    of = coaching({"ratings": rated("b", 3, 1, 3, 3, 3, 3, on=days_ago(1))})
    stage, tests = of.evidence("B", of.tests("b"))
    assert in_words(stage, "en").text == "coach stage 4 of 5: proposes actions"
    assert in_words(tests, "en").text == (
        "B as coach and champion: passed: believes us credible; is heard by those who decide; "
        "wants us to win; failed: has power; sells for us when we are absent; not known: has a "
        "personal stake; came to us lately; several sources agree"
    )
    assert "通过：认为我方可信；" in in_words(tests, "zh").text
