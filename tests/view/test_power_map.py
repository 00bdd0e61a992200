"""What a map says of its people, and what JSON it is."""

import json
from itertools import pairwise
from typing import Any, Literal

import pytest

from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.model import Row
from graph.stances import prevailing_level
from graph.view.layout.layout import CARD_HEIGHT, CARD_WIDTH
from graph.view.names import in_language, initials
from graph.view.phrases import PHRASES, phrase
from graph.view.power_map.finding import hidden_items, named
from graph.view.power_map.influence_lines import influence_lines
from graph.view.power_map.model import MapPerson
from graph.view.power_map.power_map import PowerMap
from tests.analysis.accounts import account_graph
from tests.view.maps import HOSTILE, LONG, TELECOM, map_of


@pytest.fixture(scope="module")
def telecom() -> PowerMap:
    return map_of(TELECOM)


def person(map: PowerMap, id_: str) -> MapPerson:
    return next(person for person in map.people if person.id == id_)


def test_a_map_is_json_and_comes_back_from_it(telecom: PowerMap) -> None:
    assert PowerMap.model_validate(json.loads(telecom.model_dump_json())) == telecom


def test_a_map_names_account_project_and_date(telecom: PowerMap) -> None:
    assert (telecom.account, telecom.name, telecom.version) == ("acme", "Acme", 1)
    assert telecom.project is not None
    assert telecom.project.name == "5G Core"
    assert telecom.as_of.isoformat() == "2026-06-30"
    assert telecom.coverage.words == "5 of 8 people heard · 0 % of decision power unknown"


def test_of_several_roles_the_strongest_counts_and_other_projects_do_not(
    telecom: PowerMap,
) -> None:
    roles = {one.id: one.role for one in telecom.people if one.role}
    assert roles == {"lu": "A", "chen": "D", "gao": "S"}


def test_levels_are_of_the_project_and_the_latest(telecom: PowerMap) -> None:
    levels = {one.id: one.level for one in telecom.people if one.level != "unknown"}
    assert levels == {"gao": "coach", "zhou": "opposed", "chen": "neutral"}


@pytest.mark.parametrize(
    ("stances", "level"),
    [
        ([], "unknown"),
        ([{}], "unknown"),
        ([{"level": "support"}], "support"),
        ([{"level": "support"}, {"level": "support"}], "support"),
        ([{"level": "support"}, {"level": "opposed"}], "unknown"),
        ([{"level": "support"}, {}], "unknown"),
        ([{"level": "support"}, {"level": "coach", "valid_from": "2026-01-01"}], "coach"),
        ([{"project": "p"}, {"level": "coach", "valid_from": "2026-01-01"}], "unknown"),
    ],
)
def test_which_level_prevails(stances: list[Row], level: str) -> None:
    assert prevailing_level(stances) == level


def test_only_friends_back_a_competitor(telecom: PowerMap) -> None:
    backed = {one.id: one.competitors for one in telecom.people if one.competitors}
    assert set(backed) == {"zhou"}
    assert (backed["zhou"][0].initials, backed["zhou"][0].level) == ("N", "exclusive")


def test_coverage_counts_days_since_the_last_contact(telecom: PowerMap) -> None:
    gao, chen, lu = (person(telecom, id_) for id_ in ("gao", "chen", "lu"))
    assert (gao.coverage, gao.days_since_contact) == (4, 10)
    assert (chen.coverage, chen.days_since_contact) == (1, 76)
    assert (lu.coverage, lu.days_since_contact, lu.last_contact) == (0, None, None)


def test_the_owner_has_the_strongest_tie_then_the_first_id(telecom: PowerMap) -> None:
    owners = {one.id: one.owner.id for one in telecom.people if one.owner}
    assert owners == {"gao": "lin", "zhou": "lin"}
    assert person(telecom, "gao").owner == person(telecom, "zhou").owner


def test_who_is_new_and_who_is_external(telecom: PowerMap) -> None:
    assert [one.id for one in telecom.people if one.new] == ["fan"]
    assert [one.id for one in telecom.people if one.external] == ["tang"]


def test_short_names_are_in_the_maps_language(telecom: PowerMap) -> None:
    assert person(telecom, "lu").short_name == "Lu Zhengyang"
    chinese = map_of(TELECOM, "zh")
    assert person(chinese, "lu").short_name == "陆正阳"
    assert person(chinese, "lu").name == "陆正阳 Lu Zhengyang"
    assert chinese.units["tech"].short_name == "网络技术部"


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("5G采购经理 5G Purchasing Manager", "5G Purchasing Manager", "5G采购经理"),
        ("数字化与IT部 Digital & IT", "Digital & IT", "数字化与IT部"),
        ("总裁、党委书记 President & CEO", "President & CEO", "总裁、党委书记"),
        ("Head of Planning", "Head of Planning", "Head of Planning"),
        ("何静", "何静", "何静"),
        ("北京 2026", "北京 2026", "北京 2026"),
        ("", "", ""),
    ],
)
def test_a_text_in_two_languages_comes_apart(text: str, en: str, zh: str) -> None:
    assert (in_language(text, "en"), in_language(text, "zh")) == (en, zh)


def test_long_names_are_cut_for_cards_only() -> None:
    found = person(map_of(HOSTILE), "a b&c=d#e%")
    assert found.name == LONG
    assert len(found.short_name) <= 80


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Wang Zhe", "WZ"), ("何静 He Jing", "HJ"), ("何静", "何静"), ("李", "李"), ("123", "12")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_lines_go_from_influencer_to_listener_with_weight_and_doubt(telecom: PowerMap) -> None:
    lines = {(line.influencer, line.listener): line for line in telecom.influences}
    assert lines["he", "lu"].weight == 3.0
    assert lines["he", "lu"].is_sure
    assert not lines["he", "chen"].is_sure
    assert lines["gao", "fan"].confidence == 1.0
    assert list(lines) == sorted(lines)


def test_the_strongest_two_heard_are_shown_and_all_of_the_hidden() -> None:
    decision = Decision.of(account_graph(TELECOM))
    shown = {
        (line.influencer, line.listener) for line in influence_lines(decision, []) if line.is_shown
    }
    assert {pair for pair in shown if pair[1] == "chen"} == {("gao", "chen"), ("he", "chen")}
    with_tang = influence_lines(decision, ["tang"])
    assert ("tang", "chen") in {(li.influencer, li.listener) for li in with_tang if li.is_shown}


def test_the_ring_is_for_those_who_are_likely() -> None:
    result = hidden_decision_makers(Decision.of(account_graph(TELECOM)))
    likely = {f.contact.id for f in hidden_items(result) if f.probability >= 0.5}
    assert named(result) == likely


def test_nobody_is_ringed_where_there_is_not_enough_evidence() -> None:
    result = hidden_decision_makers(Decision.of(account_graph(TELECOM)))
    sure = result.model_copy(
        update={"items": tuple(i.model_copy(update={"label": "likely"}) for i in result.items)}
    )
    assert named(sure.model_copy(update={"verdict": "ok"})) == {i.contact.id for i in result.items}
    assert named(sure.model_copy(update={"verdict": "not_enough_evidence"})) == set()


def test_findings_carry_evidence_in_words_and_through_whom(telecom: PowerMap) -> None:
    first = telecom.findings[0]
    assert (first.contact, first.is_ringed) == ("he", True)
    assert any("何静 He Jing" in sentence for sentence in first.evidence)
    assert {through.contact for through in first.through} <= {"lu", "chen"}
    assert all(len(through.chain) >= 2 for through in first.through)
    assert all(a.rank < b.rank for a, b in pairwise(telecom.findings))


def test_maps_of_nobody_and_of_everybody_in_the_body() -> None:
    nobody: dict[str, list[dict[str, Any]]] = {}
    assert map_of(nobody).people == ()
    contacts = [{"id": str(n), "name": str(n)} for n in range(5)]
    assert len(map_of({"contacts": contacts}, body="everyone").influence.positions) == 5


def test_every_phrase_is_in_both_languages() -> None:
    for key, (english, chinese) in PHRASES.items():
        assert english, key
        assert chinese, key
    values = {"date": "2026-01-01", "moment": "now"}
    assert phrase("as_of", "en", **values) == "as of 2026-01-01"
    with pytest.raises(KeyError):
        phrase("no such phrase", "en")
    with pytest.raises(KeyError):
        phrase("as_of", "zh")


def test_a_value_with_braces_is_not_filled_in_again() -> None:
    assert phrase("select", "en", name="{name} {0}") == "Show {name} {0}"


SEATS: dict[str, list[dict[str, Any]]] = {
    **TELECOM,
    "roles": [row for row in TELECOM["roles"] if row["role"] != "A"],
    "steps": [{"project": "core", "order": 1, "name": "Tender <b>"}],
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_empty_seats_stand_above_everybody_and_apart(language: Literal["en", "zh"]) -> None:
    map = map_of(SEATS, language)
    assert {(seat.role, seat.step) for seat in map.seats} == {("A", None), (None, 1)}
    assert all(seat.words for seat in map.seats)
    for name in ("organisation", "influence"):
        seats = [getattr(seat, name) for seat in map.seats]
        top = min(place.y for place in getattr(map, name).positions.values())
        assert all(seat.y < top - CARD_HEIGHT for seat in seats)
        assert abs(seats[0].x - seats[1].x) > CARD_WIDTH


def test_a_project_without_gaps_has_no_empty_seats(telecom: PowerMap) -> None:
    assert telecom.seats == ()
    assert map_of({"contacts": [{"id": "a", "name": "A"}]}).seats == ()
