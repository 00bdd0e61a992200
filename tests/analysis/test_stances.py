"""Where people stand: which recorded stances count, and what they come to."""

from typing import Any

import pytest

from graph.model import Row
from graph.stances import Standing, prevailing_level, standings
from tests.analysis.accounts import account_graph, people
from tests.analysis.coach_accounts import stance


def standing(*rows: Row, project: str | None = "deal") -> Standing:
    tables = {
        "contacts": people("a", "b"),
        "projects": [{"id": "deal", "name": "Deal"}, {"id": "other", "name": "Other"}],
        "competitors": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
        "stances": list(rows),
    }
    return standings(account_graph(tables), project)["a"]


def towards(party: str, level: str, **more: Any) -> Row:
    return stance("a", level, party=party, **more)


@pytest.mark.parametrize(
    ("level", "x"),
    [("coach", 1), ("exclusive", 0.8), ("support", 0.4), ("neutral", 0), ("opposed", -0.6)],
)
def test_every_level_towards_us(level: str, x: float) -> None:
    assert standing(stance("a", level)).stance == x


def test_nobody_recorded_anything() -> None:
    assert (standing().level, standing().stance, standing().facts) == ("unknown", None, ())


def test_a_liking_for_a_competitor_is_taken_off() -> None:
    assert standing(stance("a", "support"), towards("north", "exclusive")).stance == -0.4


def test_the_competitor_most_liked_counts() -> None:
    rows = [stance("a", "coach"), towards("north", "support"), towards("south", "exclusive")]
    found = standing(*rows)
    assert found.rival == 0.8
    assert found.stance == pytest.approx(0.2)
    assert len(found.facts) == 3


def test_whom_a_competitor_displeases_is_not_for_us() -> None:
    assert standing(stance("a", "support"), towards("north", "opposed")).stance == 0.4


def test_against_us_and_for_a_competitor_is_no_more_than_all_against_us() -> None:
    assert standing(stance("a", "opposed"), towards("north", "coach")).stance == -1


def test_a_competitors_friend_of_unknown_level_is_against_us() -> None:
    found = standing(towards("north", "exclusive"))
    assert (found.level, found.stance) == ("unknown", -0.8)


@pytest.mark.parametrize("level", ["neutral", "opposed"])
def test_who_does_not_like_a_competitor_stays_unknown(level: str) -> None:
    assert standing(towards("north", level)).stance is None


def test_a_projects_stance_beats_a_later_general_one_of_the_same_party_only() -> None:
    rows = [
        stance("a", "support", project="deal", valid_from="2026-01-01"),
        stance("a", "opposed", valid_from="2026-06-01"),
        towards("north", "support", valid_from="2026-06-01"),
        stance("a", "coach", project="other", valid_from="2026-06-02"),
    ]
    assert standing(*rows).stance == 0
    assert standing(*rows, project=None).stance == -1


def test_the_latest_date_beats_earlier_ones_and_the_future_does_not_count() -> None:
    rows = [
        stance("a", "coach", valid_from="2026-01-01"),
        stance("a", "neutral", valid_from="2026-03-01"),
        stance("a", "opposed", valid_from="2026-07-01"),
    ]
    assert standing(*rows).stance == 0


def test_an_empty_level_on_the_latest_day_means_unknown() -> None:
    rows = [stance("a", "coach", valid_from="2026-01-01"), stance("a", valid_from="2026-03-01")]
    assert standing(*rows).stance is None


def test_contradictions_on_one_day_mean_unknown() -> None:
    rows = [{"level": "coach", "valid_from": "2026-01-01"}] * 2
    assert prevailing_level(rows) == "coach"
    assert prevailing_level([*rows, {"level": "opposed", "valid_from": "2026-01-01"}]) == "unknown"


def test_another_level_leaves_the_liking_of_competitors() -> None:
    found = standing(stance("a", "neutral"), towards("north", "support"))
    assert found.stance_at("support") == 0
    assert found.stance_at("opposed") == -1
