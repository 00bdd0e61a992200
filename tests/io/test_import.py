"""Importing: all or nothing, every problem told, idempotent, undone as one."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.services.bundles import import_bundle
from app.services.changes import list_changes, undo_change
from graph.errors import Conflict, InvalidRows, NotFound, StaleVersion
from graph.model import TABLES
from tests.io.accounts import ACCOUNT, Shop, as_bundle, csv_bundle, places
from tests.io.strategies import HOSTILE

PEOPLE: list[dict[str, Any]] = [{"id": id_, "name": id_.upper()} for id_ in "abc"]
LINKS: list[dict[str, Any]] = [{"from": "a", "to": "b"}, {"from": "b", "to": "c"}]
SMALL: dict[str, Any] = {"contacts": PEOPLE, "influences": LINKS}


def person(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": id_.upper(), **more}


def test_a_first_import_makes_the_account(shop: Shop) -> None:
    report = shop.take(SMALL, name="Acme Telecom")
    assert (report.version, report.change_set, report.dry_run) == (5, 1, False)
    assert report.tables["contacts"].added == 3
    assert report.tables["influences"].added == 2
    (account,) = shop.store.accounts("tenant", "", 10)
    assert (account.id, account.name, account.version) == (ACCOUNT, "Acme Telecom", 5)


def test_the_same_again_changes_nothing(shop: Shop) -> None:
    shop.take(SMALL)
    again = shop.take(SMALL)
    assert (again.version, again.change_set) == (5, None)
    assert again.tables["contacts"].unchanged == 3


def test_rows_are_put_in_place_of_those_with_their_key(shop: Shop) -> None:
    shop.take(SMALL)
    report = shop.take({"contacts": [person("a", title="CEO"), person("b"), person("d")]})
    counts = report.tables["contacts"]
    assert (counts.added, counts.changed, counts.unchanged, counts.removed) == (1, 1, 1, 0)
    assert [row["id"] for row in shop.give()["contacts"]] == ["a", "b", "c", "d"]


def test_contacts_are_required_of_a_new_account_only(shop: Shop) -> None:
    (problem,) = shop.refuse({"units": [{"id": "u", "name": "U"}]})
    assert str(problem) == "contacts: this table is required: the account has no contacts yet"
    shop.take(SMALL)
    assert shop.take({"units": [{"id": "u", "name": "U"}]}).tables["units"].added == 1


def test_a_dry_run_stores_nothing(shop: Shop) -> None:
    report = shop.take(SMALL, dry_run=True)
    assert (report.dry_run, report.change_set, report.version) == (True, None, 0)
    assert report.tables["contacts"].added == 3
    assert not shop.is_there()


def test_a_dry_run_into_an_account_leaves_it_as_it_was(shop: Shop) -> None:
    shop.take(SMALL)
    before = shop.give()
    new = {"contacts": [person("a", title="CEO"), *PEOPLE[1:]], "influences": LINKS[:1]}
    report = shop.take(new, dry_run=True, replace=True)
    assert report.tables["contacts"].changed == 1
    assert report.tables["influences"].removed == 1
    assert shop.give() == before


def test_a_dry_run_tells_the_same_problems(shop: Shop) -> None:
    bad = {"contacts": [person("a", rank=0)]}
    assert shop.refuse(bad, dry_run=True) == shop.refuse(bad)


def test_replace_removes_only_in_the_tables_that_are_named(shop: Shop) -> None:
    shop.take(SMALL | {"units": [{"id": "u", "name": "U"}]})
    report = shop.take({"influences": LINKS[:1]}, replace=True)
    assert report.tables["influences"].removed == 1
    assert {name: len(rows) for name, rows in shop.give().items()} == {
        "contacts": 3,
        "influences": 1,
        "units": 1,
    }


def test_replace_with_an_empty_table_removes_all_its_rows(shop: Shop) -> None:
    shop.take(SMALL)
    shop.take({"influences": []}, replace=True)
    assert "influences" not in shop.give()


def test_replace_does_not_remove_what_others_need(shop: Shop) -> None:
    shop.take(SMALL)
    before = shop.give()
    with pytest.raises(Conflict, match="contacts 'c' is referred to by 1 fact"):
        shop.take({"contacts": [person("a"), person("b")]}, replace=True)
    assert shop.give() == before


def test_a_failed_first_import_leaves_no_account(shop: Shop) -> None:
    shop.refuse({"contacts": [person("a"), person("b", rank=-1)]})
    assert not shop.is_there()
    with pytest.raises(NotFound):
        shop.give()


@pytest.mark.parametrize(
    "bad",
    [
        {"contacts": [person("d"), person("e", rank=-1)]},
        {"contacts": [person("d", reports_to="nobody")]},
        {"contacts": [person("a", reports_to="b"), person("b", reports_to="a")]},
        {"contacts": [person("d")], "influences": [{"from": "d", "to": "d"}]},
    ],
)
def test_a_failed_import_leaves_the_account_as_it_was(shop: Shop, bad: Mapping[str, Any]) -> None:
    shop.take(SMALL)
    before = shop.give()
    shop.refuse(bad)
    assert shop.give() == before
    assert list_changes(shop.access, ACCOUNT, 5, 10) == ([], False)


def test_every_problem_is_told_in_one_go(shop: Shop) -> None:
    bad = {
        "contacts": [
            person("a", rank=0, email="a@a.example"),
            person("b", reports_to="nobody"),
            person("c", reports_to="d"),
            person("d", reports_to="c"),
            person("a"),
            person("e", colour="red", valid_from="2026-02-01", valid_to="2026-01-01"),
        ],
        "influences": [
            {"from": "a", "to": "b", "weight": -1.0},
            {"from": "a", "to": "zoe"},
            {"from": "b", "to": "b"},
        ],
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [
            {"project": "deal", "contact": "nobody", "role": "D"},
            {"project": "other", "contact": "a", "role": "X"},
        ],
        "communications": [{"at": "never", "sender": "a", "recipient": "zoe@z.example"}],
        "spies": [],
    }
    assert places(shop.refuse(bad)) == [
        ("'spies'", None, None),
        ("contacts", 1, "rank"),
        ("contacts", 1, "email"),
        ("contacts", 2, "reports_to"),
        ("contacts", 3, "reports_to"),
        ("contacts", 6, "valid_to"),
        ("contacts", 6, "colour"),
        ("influences", 1, "weight"),
        ("influences", 2, "to"),
        ("influences", 3, "to"),
        ("communications", 1, "at"),
        ("roles", 1, "contact"),
        ("roles", 2, "role"),
    ]


def test_the_errors_text_says_the_first_twenty(shop: Shop) -> None:
    bad = {"contacts": [person(str(n), rank=0) for n in range(30)]}
    with pytest.raises(InvalidRows, match="30 problem") as caught:
        shop.take(bad)
    assert str(caught.value).endswith("… and 10 more")
    assert len(caught.value.extensions()["errors"]) == 30


@pytest.mark.parametrize(
    ("table", "row", "column", "words"),
    [
        ("contacts", {"id": "d", "name": "D", "unit": "u"}, "unit", "no units row has the id 'u'"),
        ("influences", {"from": "d", "to": "a"}, "from", "no contacts row has the id 'd'"),
        ("stances", {"contact": "a", "party": "x"}, "party", "no competitors row has the id 'x'"),
        ("roles", {"project": "p", "contact": "a", "role": "D"}, "project", "no projects row"),
        ("ties", {"colleague": "u", "contact": "a"}, "colleague", "no colleagues row"),
        ("pain_causes", {"cause": "p", "effect": "q"}, "cause", "no pains row has the id 'p'"),
    ],
)
def test_an_unknown_id(shop: Shop, table: str, row: Any, column: str, words: str) -> None:
    shop.take(SMALL)
    problem = shop.refuse({table: [row]})[0]
    assert (problem.table, problem.row, problem.column) == (table, 1, column)
    assert words in problem.problem


def test_every_unknown_one_of_a_list_is_told(shop: Shop) -> None:
    shop.take(SMALL | {"colleagues": [{"id": "us", "name": "Us"}]})
    row = {"id": "i", "date": "2026-01-01", "kind": "dinner", "colleagues": ["us", "me"]}
    problems = shop.refuse({"interactions": [row | {"contacts": ["a", "x", "y"]}]})
    assert [(p.column, p.problem) for p in problems] == [
        ("colleagues", "no colleagues row has the id 'me'"),
        ("contacts", "no contacts row has the id 'x'"),
        ("contacts", "no contacts row has the id 'y'"),
    ]


def test_facts_may_refer_to_what_comes_later_in_the_bundle(shop: Shop) -> None:
    shop.take({"influences": LINKS, "contacts": [person("a", reports_to="c"), *PEOPLE[1:]]})
    assert len(shop.give()["influences"]) == 2


def test_one_broken_row_makes_no_second_problem_where_others_refer_to_it(shop: Shop) -> None:
    rows = [person("a", rank=0, email=["a@a.example"]), *PEOPLE[1:]]
    mail = [{"at": "2026-01-01", "sender": "a@a.example", "recipient": "b"}]
    problems = shop.refuse({"contacts": rows, "influences": LINKS, "communications": mail})
    assert places(problems) == [("contacts", 1, "rank")]


def test_a_table_that_cannot_be_read_makes_no_second_problem(shop: Shop) -> None:
    raw = csv_bundle(contacts="id,nom\na,A\n", influences="from,to\na,b\n")
    assert {p.table for p in shop.refuse_raw(raw)} == {"contacts"}


def test_a_wrong_header_and_a_wrong_cell_are_told_together(shop: Shop) -> None:
    raw = csv_bundle(contacts="id,name,rnak,rank\na,A,1,0\nb,B,1,1\n")
    assert places(shop.refuse_raw(raw)) == [("contacts", 1, "rnak"), ("contacts", 2, "rank")]


def test_a_circle_is_told_with_everybody_in_it(shop: Shop) -> None:
    shop.take({"contacts": [person("a", reports_to="b"), person("b", reports_to="c"), person("c")]})
    (problem,) = shop.refuse({"contacts": [person("c", reports_to="a")]})
    assert (problem.row, problem.column) == (1, "reports_to")
    assert problem.problem in {
        f"reporting lines run in a circle: {circle}"
        for circle in ("a → c → b → a", "c → b → a → c", "b → a → c → b")
    }


def test_every_circle_is_told(shop: Shop) -> None:
    rows = [person(a, reports_to=b) for a, b in ("ab", "ba", "cd", "de", "ec", "fa")]
    problems = shop.refuse({"contacts": rows})
    assert [p.column for p in problems] == ["reports_to"] * 2
    assert {p.row in (1, 2) for p in problems} == {True, False}


def test_a_long_chain_of_command_is_no_circle(shop: Shop) -> None:
    rows = [person("0000"), *(person(f"{n:04}", reports_to=f"{n - 1:04}") for n in range(1, 3000))]
    assert shop.take({"contacts": rows}).tables["contacts"].added == 3000


def test_reporting_to_oneself(shop: Shop) -> None:
    (problem,) = shop.refuse({"contacts": [person("a", reports_to="a")]})
    assert problem.problem == "expected another person: nobody reports to themselves"


def test_the_same_id_twice(shop: Shop) -> None:
    problems = shop.refuse_raw(csv_bundle(contacts="id,name\na,A\nb,B\na,Again\na,Once more\n"))
    assert [str(problem) for problem in problems] == [
        "contacts, row 4, column id: the same id as in row 2",
        "contacts, row 5, column id: the same id as in row 2",
    ]


def test_the_same_key_twice(shop: Shop) -> None:
    links = [*LINKS, {"from": "a", "to": "b", "weight": 2.0}, {"from": "a", "to": "b", "kind": "k"}]
    (problem,) = shop.refuse({"contacts": PEOPLE, "influences": links})
    words = "influences, row 3, column from: the same from, to, kind, valid_from as in row 1"
    assert str(problem) == words


def test_dates_that_end_before_they_begin(shop: Shop) -> None:
    rows = [
        person("a", joined_on="2026-02-01", left_on="2026-01-01"),
        person("b", valid_from="2026-02-01", valid_to="2026-02-01"),
        person("c", joined_on="2026-02-01", left_on="2026-02-01"),
    ]
    project = {"id": "p", "name": "P", "opened_on": "2026-02-01", "closed_on": "2026-01-31"}
    problems = shop.refuse({"contacts": rows, "projects": [project]})
    assert [str(problem) for problem in problems] == [
        "contacts, row 1, column left_on: expected a date not before joined_on (2026-02-01)",
        "contacts, row 2, column valid_to: expected a date after valid_from (2026-02-01)",
        "projects, row 1, column closed_on: expected a date not before opened_on (2026-02-01)",
    ]


@pytest.mark.parametrize("weight", ["nan", "inf", "-inf", "-1", "0", "1e10", "much", "NaN"])
def test_weights_that_are_none(shop: Shop, weight: str) -> None:
    raw = csv_bundle(contacts="id,name\na,A\nb,B\n", influences=f"from,to,weight\na,b,{weight}\n")
    (problem,) = shop.refuse_raw(raw)
    assert str(problem).startswith("influences, row 2, column weight: expected a number greater")


def test_a_cell_of_ten_megabytes_is_told_short(shop: Shop) -> None:
    raw = csv_bundle(contacts=f"id,name\na,A\nb,{'B' * 10_000_000}\n")
    (problem,) = shop.refuse_raw(raw)
    assert (problem.row, problem.column) == (3, "name")
    assert "expected text of 1 to 20000 characters" in problem.problem
    assert problem.problem.endswith("(10000000 characters)'")
    assert len(problem.problem) < 300


def test_hostile_text_comes_back_the_same(shop: Shop) -> None:
    rows = [{"id": text, "name": text, "tags": [text], "x_note": text} for text in HOSTILE]
    shop.take({"contacts": rows})
    found = {row["id"]: row for row in shop.give()["contacts"]}
    assert found.keys() == set(HOSTILE)
    for text, row in found.items():
        assert (row["name"], row["tags"], row["x_note"]) == (text, [text], text)


def test_an_import_is_undone_as_one(shop: Shop) -> None:
    shop.take(SMALL)
    before = shop.give()
    report = shop.take({"contacts": [person("a", title="CEO"), person("d", reports_to="a")]})
    assert report.change_set == 6
    undo_change(shop.access, ACCOUNT, report.change_set, None)
    assert shop.give() == before


def test_a_first_import_is_undone_too(shop: Shop) -> None:
    report = shop.take(SMALL)
    assert report.change_set is not None
    undo_change(shop.access, ACCOUNT, report.change_set, report.version)
    assert shop.give() == {}


def test_an_import_whose_rows_were_changed_since_is_not_undone(shop: Shop) -> None:
    first = shop.take(SMALL)
    shop.take({"contacts": [person("a", title="CEO")]})
    assert first.change_set is not None
    with pytest.raises(Conflict, match="changed again since: contacts a"):
        undo_change(shop.access, ACCOUNT, first.change_set, None)


def test_a_bundle_for_another_version(shop: Shop) -> None:
    shop.take(SMALL)
    with pytest.raises(StaleVersion):
        shop.take(SMALL, expected=4)
    assert shop.take(SMALL, expected=5).version == 5


def test_the_ledger_names_who_imported(shop: Shop) -> None:
    shop.take(SMALL)
    changes, more = list_changes(shop.access, ACCOUNT, 0, 10)
    assert not more
    assert {(change.actor, change.action, change.change_set) for change in changes} == {
        ("tests", "import", 1)
    }


def test_progress_is_told_table_by_table(shop: Shop) -> None:
    told: list[tuple[str, int, int]] = []
    import_bundle(
        shop.access,
        ACCOUNT,
        as_bundle({"contacts": [person(str(n)) for n in range(2500)]}),
        progress=lambda what, done, of: told.append((what, done, of)),
    )
    assert told[:3] == [("contacts", n, 2500) for n in (1000, 2000, 2500)]
    assert told[-1] == ("storing", 2500, 2500)


def test_tables_are_listed_where_what_they_refer_to_comes_first() -> None:
    order = list(TABLES)
    for name, table in TABLES.items():
        for ref in table.refs.values():
            assert order.index(ref.table) <= order.index(name)
