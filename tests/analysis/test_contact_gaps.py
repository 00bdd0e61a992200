"""Gaps of contact, on accounts whose meetings are known."""

from typing import Any

from graph.analysis.chain.contact_gaps import gaps_of_key_people, units_without_contact
from graph.analysis.decision import Decision
from graph.analysis.levels.key_people import KeyPeople
from graph.view.evidence import in_words
from tests.analysis.accounts import account_graph, people

MET_DAYS = 30


def meeting(id_: str, day: str, *contacts: str) -> dict[str, Any]:
    return {
        "id": id_,
        "date": day,
        "kind": "call",
        "colleagues": ["me"],
        "contacts": [*contacts],
    }


def account(*meetings: dict[str, Any]) -> dict[str, Any]:
    units = [{"id": "lab", "name": "Lab"}, {"id": "shop", "name": "Shop"}, {"id": "e", "name": "E"}]
    units_of = {"a": "lab", "d": "shop", "x": "lab"}
    staff = [{**row, "unit": units_of[row["id"]]} for row in people(*units_of)]
    return {
        "contacts": staff,
        "units": units,
        "colleagues": [{"id": "me", "name": "Me"}],
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [
            {"project": "deal", "contact": "a", "role": "A"},
            {"project": "deal", "contact": "d", "role": "D"},
        ],
        "interactions": [*meetings],
    }


def not_met(*meetings: dict[str, Any]) -> list[tuple[str, int | None]]:
    people_ = KeyPeople(Decision.of(account_graph(account(*meetings))))
    return [(one.contact.id, one.days) for one in gaps_of_key_people([people_, people_])]


def test_key_people_never_met_come_first_then_those_met_longest_ago() -> None:
    assert not_met() == [("a", None), ("d", None)]
    assert not_met(meeting("i", "2026-05-01", "d")) == [("a", None), ("d", 60)]


def test_a_meeting_on_the_last_day_that_counts_counts() -> None:
    assert not_met(meeting("i", "2026-05-31", "a"), meeting("j", "2026-05-30", "d")) == [("d", 31)]


def test_what_it_rests_on_is_the_last_meeting_and_the_role() -> None:
    tables = account(meeting("i", "2026-05-01", "d"), meeting("j", "2026-04-01", "d"))
    found = gaps_of_key_people([KeyPeople(Decision.of(account_graph(tables)))])
    said = found[-1].evidence
    assert [ref.key for ref in said[-1].refs] == ["i"]
    assert in_words(said[-1], "en").text == (
        "D was last met on 2026-05-01, 60 days ago; key people are met within 30 days"
    )
    assert in_words(said[0], "en").text == "D is key by the role: D decision maker"


def test_departments_without_people_of_their_own_are_left_out() -> None:
    graph = account_graph(account(meeting("i", "2026-05-01", "x")))
    assert [(one.unit, one.people, one.days) for one in units_without_contact(graph, 90)] == [
        ("shop", 1, None)
    ]
    assert [one.unit for one in units_without_contact(graph, 59)] == ["shop", "lab"]
