"""Communications: people by id or address, duplicates summed."""

from typing import Any

from graph.model import Row
from tests.io.accounts import Shop

PEOPLE: list[dict[str, Any]] = [
    {"id": "a", "name": "A", "email": ["Ann@a.example", "ann@home.example"]},
    {"id": "b", "name": "B", "email": ["bob@a.example", "team@a.example"]},
    {"id": "c", "name": "C", "email": ["team@a.example"]},
]


def message(sender: str, recipient: str, **more: Any) -> dict[str, Any]:
    return {"at": "2026-06-01", "sender": sender, "recipient": recipient, **more}


def taken(shop: Shop, *rows: dict[str, Any]) -> list[Row]:
    shop.take({"contacts": PEOPLE, "communications": rows})
    return shop.give()["communications"]


def told(shop: Shop, *rows: dict[str, Any]) -> list[str]:
    return [str(p) for p in shop.refuse({"contacts": PEOPLE, "communications": rows})]


def test_people_are_found_by_any_address_in_any_case(shop: Shop) -> None:
    rows = taken(shop, message("ANN@a.example", "b"), message("bob@a.example", "ann@HOME.example"))
    assert [(row["sender"], row["recipient"]) for row in rows] == [("a", "b"), ("b", "a")]


def test_addresses_of_contacts_that_are_there_already(shop: Shop) -> None:
    shop.take({"contacts": PEOPLE})
    shop.take({"communications": [message("ann@a.example", "bob@a.example")]})
    (row,) = shop.give()["communications"]
    assert (row["sender"], row["recipient"]) == ("a", "b")


def test_an_address_that_was_given_up_is_nobodys(shop: Shop) -> None:
    shop.take({"contacts": PEOPLE})
    without = {"id": "a", "name": "A"}
    (problem,) = shop.refuse(
        {"contacts": [without], "communications": [message("ann@a.example", "b")]}
    )
    assert "no contact has the id or address 'ann@a.example'" in problem.problem


def test_an_id_goes_before_an_address(shop: Shop) -> None:
    people = [{"id": "a", "name": "A", "email": ["b"]}, {"id": "b", "name": "B"}]
    shop.take({"contacts": people, "communications": [message("b", "a")]})
    assert shop.give()["communications"][0]["sender"] == "b"


def test_an_unknown_address(shop: Shop) -> None:
    assert told(shop, message("a", "b"), message("zoe@z.example", "nobody")) == [
        "communications, row 2, column sender: no contact has the id or address 'zoe@z.example'",
        "communications, row 2, column recipient: no contact has the id or address 'nobody'",
    ]


def test_an_ambiguous_address(shop: Shop) -> None:
    assert told(shop, message("team@a.example", "a")) == [
        "communications, row 1, column sender: more than one contact has the address "
        "'team@a.example'"
    ]


def test_duplicates_are_summed(shop: Shop) -> None:
    rows = taken(
        shop,
        message("a", "b", count=2.0),
        message("a", "b"),
        message("ann@a.example", "bob@a.example", count=0.5),
        message("a", "b", kind="call", count=10.0),
        message("b", "a", count=100.0),
    )
    counts = {(row["sender"], row.get("kind")): row["count"] for row in rows}
    assert counts == {("a", None): 3.5, ("a", "call"): 10.0, ("b", None): 100.0}


def test_times_that_are_the_same_moment_are_the_same(shop: Shop) -> None:
    early = message("a", "b") | {"at": "2026-06-01T10:00:00+08:00"}
    utc = message("a", "b") | {"at": "2026-06-01T02:00:00Z"}
    naive = message("a", "b") | {"at": "2026-06-01T02:00:00"}
    (row,) = taken(shop, early, utc, naive)
    assert (row["at"], row["count"]) == ("2026-06-01T02:00:00Z", 3.0)


def test_a_sum_is_stored_and_not_added_to_what_is_there(shop: Shop) -> None:
    twice = [message("a", "b", count=2.0), message("a", "b", count=3.0)]
    taken(shop, *twice)
    (row,) = taken(shop, *twice)
    assert row["count"] == 5.0


def test_a_sum_over_the_limit_is_told(shop: Shop) -> None:
    (problem,) = told(shop, message("a", "b", count=6e8), message("a", "b", count=6e8))
    assert problem.startswith("communications, row 2, column count: expected a number")
