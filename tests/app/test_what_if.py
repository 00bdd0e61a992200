"""What if, on both stores: what would be, beside what is, and nothing of it stays."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services.access import Access
from app.services.analyse import analyse
from app.services.bundles import export_bundle, import_bundle
from app.services.changed_copy import Changes
from app.services.changes import list_changes
from app.services.facts import delete_row
from app.services.what_if import what_if
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES
from graph.errors import InvalidInput, InvalidRows, KingmakerError, NotFound
from graph.io.bundle import read_bytes
from graph.io.raw import RawBundle
from graph.model import TABLES
from graph.store import Reading, Store
from graph.store.sqlite import SqliteStore
from graph.view.what_if import TableChanges, WhatIf
from tests.analysis.coach_accounts import Tables, known_accounts
from tests.app.conftest import AS_OF, SMALL
from tests.store.servers import Neo4jServer

DAY = date.fromisoformat(AS_OF)
KNOWN: dict[str, Any] = {
    **SMALL,
    "colleagues": [{"id": "lin", "name": "Lin"}],
    "ties": [{"colleague": "lin", "contact": "aide", "strength": 0.8}],
    "stances": [{"contact": "head", "level": "support"}],
    "interactions": [
        {"id": "visit", "date": "2026-05-01", "kind": "visit",
         "colleagues": ["lin"], "contacts": ["aide", "head"]}
    ],
}  # fmt: skip
NEW: dict[str, Any] = {
    "contacts": [
        {"id": "newcomer", "name": "Newcomer", "reports_to": "head"},
        {"id": "head", "name": "Head", "title": "Director", "email": ["head@a.example"]},
    ],
    "influences": [
        {"from": "newcomer", "to": "boss", "kind": "advice", "weight": 4.0},
        {"from": "boss", "to": "head", "kind": "trust", "weight": 3.0},
    ],
    "communications": [{"at": AS_OF, "sender": "head@a.example", "recipient": "newcomer"}],
    "ties": [{"colleague": "lin", "contact": "head"}],
}


@pytest.fixture(scope="session")
def neo4j(neo4j_server: Neo4jServer) -> Iterator[Store]:
    store = neo4j_server.store()
    yield store
    store.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Store]:
    store = SqliteStore(tmp_path / "kingmaker.db")
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "neo4j"])
def access(request: pytest.FixtureRequest) -> Access:
    """Access to the account `known`, in a tenant of its own."""
    access = Access(request.getfixturevalue(request.param), f"tenant {uuid4()}", "tests")
    import_bundle(access, "known", raw(KNOWN))
    return access


def raw(tables: Any) -> RawBundle:
    return read_bytes(json.dumps(tables).encode())


def parameters(name: str, **asked: Any) -> Parameters:
    """Return what an analysis is asked with, what it needs filled in, with few draws."""
    model = ANALYSES[name].parameters
    few = {"draws": 20, "samples": 50}
    given_ = {n: value for n, value in few.items() if n in model.model_fields}
    needed = {n: "boss" for n, field in model.model_fields.items() if field.is_required()}
    made: Parameters = model.model_validate({"as_of": AS_OF, **given_, **needed, **asked})
    return made


def ask(
    access: Access, *remove: str, put: Any = None, name: str = "influence", **asked: Any
) -> WhatIf:
    changes = Changes(raw(put) if put is not None else None, remove)
    return what_if(access, "known", name, parameters(name, **asked), changes, "en")


def state(access: Access, account: str = "known") -> Any:
    """Return all that is kept of an account."""

    def version(view: Reading) -> Any:
        return view.account

    kept = access.store.read(access.tenant, account, version)
    return kept, export_bundle(access, account), list_changes(access, account, 0, 1000)


def scratch(access: Access, *remove: str, put: Any) -> None:
    """Make the account `scratch`: the same, with the changes really made to it."""
    import_bundle(access, "scratch", raw(export_bundle(access, "known")))
    for named in remove:
        table, _, key = named.partition("/")
        delete_row(access, "scratch", TABLES[table], key, "*", cascade=True)
    import_bundle(access, "scratch", raw(put))


def answered(answer: Any) -> dict[str, Any]:
    """Return an answer but for whose it is and at which version."""
    dumped: dict[str, Any] = answer.model_dump(mode="json", exclude={"account", "version"})
    return dumped


@pytest.mark.parametrize("name", ANALYSES)
def test_it_is_the_answer_after_really_changing_a_copy(access: Access, name: str) -> None:
    scratch(access, "contacts/aide", put=NEW)
    found = ask(access, "contacts/aide", put=NEW, name=name)
    asked = parameters(name)
    assert answered(found.changed) == answered(analyse(access, "scratch", name, asked, "en"))
    assert answered(found.present) == answered(analyse(access, "known", name, asked, "en"))


def test_nothing_is_stored(access: Access) -> None:
    before = state(access)
    for name in ANALYSES:
        ask(access, "contacts/aide", put=NEW, name=name)
    with pytest.raises(InvalidRows):
        ask(access, put={"contacts": [{"id": "x"}]})
    assert state(access) == before


def test_it_never_asks_the_store_to_write(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **named: Any) -> None:
        raise AssertionError("a what-if wrote")

    monkeypatch.setattr(type(access.store), "write", refuse)
    assert ask(access, "contacts/aide", put=NEW).differences.items


def test_what_was_found_in_a_copy_is_kept_for_nobody(access: Access) -> None:
    asked = parameters("hidden-decision-makers")
    before = analyse(access, "known", "hidden-decision-makers", asked, "en")
    found = [ask(access, f"contacts/{id_}", name="hidden-decision-makers") for id_ in
             ("aide", "head")]  # fmt: skip
    assert analyse(access, "known", "hidden-decision-makers", asked, "en") == before
    assert [f.present for f in found] == [before, before]
    gone = [{"aide", "head"} - {i.contact.id for i in f.changed.items} for f in found]
    assert gone == [{"aide"}, {"head"}]


def test_it_says_what_was_changed_also_by_cascade(access: Access) -> None:
    people = [SMALL["contacts"][0], {"id": "new", "name": "New"}]
    assert ask(access, "contacts/aide", put={"contacts": people}).tables == {
        "contacts": TableChanges(added=1, unchanged=1, removed=1),
        "influences": TableChanges(removed=1),
        "ties": TableChanges(removed=1),
        "interactions": TableChanges(changed=1),
    }


def test_a_row_put_after_its_removal_comes_without_its_links(access: Access) -> None:
    found = ask(access, "contacts/aide", put={"contacts": [{"id": "aide", "name": "Aide"}]})
    assert found.tables["influences"] == TableChanges(removed=1)
    assert found.changed.coverage.people == 3


def test_who_moves_is_told_beyond_the_limit(access: Access) -> None:
    found = ask(access, "contacts/aide", limit=1)
    assert [item.contact.id for item in found.present.items] == ["aide"]
    assert [item.contact.id for item in found.changed.items] == ["head"]
    told = {i.subject.id: (i.listed, i.rank_before, i.rank_after) for i in found.differences.items}
    assert told == {"head": ("entered", 2, 1), "boss": ("beyond", 3, 2), "aide": ("left", 1, None)}


@pytest.mark.parametrize(
    "put",
    [
        {"contacts": [{"id": "x"}, {"id": "y", "name": "Y", "colour": "red"}]},
        {"influences": [{"from": "aide", "to": "ghost"}, {"from": "aide", "to": "aide"}]},
        {"contacts": [{"id": "boss", "name": "Boss", "reports_to": "head"}]},
        {"units": [{"id": "a", "name": "A", "parent": "b"},
                   {"id": "b", "name": "B", "parent": "a"}]},
        {"communications": [{"at": AS_OF, "sender": "who@else.example", "recipient": "boss"}]},
        {"visits": []},
    ],
)  # fmt: skip
def test_bad_rows_are_told_as_an_import_tells_them(access: Access, put: Any) -> None:
    with pytest.raises(InvalidRows) as imported:
        import_bundle(access, "known", raw(put), dry_run=True)
    with pytest.raises(InvalidRows) as asked:
        ask(access, put=put)
    assert asked.value.problems == imported.value.problems


def test_a_row_may_not_refer_to_what_is_removed(access: Access) -> None:
    with pytest.raises(InvalidRows, match="no contacts row has the id 'aide'"):
        ask(access, "contacts/aide", put={"influences": [{"from": "aide", "to": "boss"}]})


def test_links_are_removed_by_their_key_in_a_url_or_in_the_ledger(access: Access) -> None:
    key = '["aide","boss","advice",null]'
    by_url = ask(access, f"influences/{TABLES['influences'].key_in_url(key)}")
    assert by_url.tables == {"influences": TableChanges(removed=1)}
    assert ask(access, f"influences/{key}") == by_url


@pytest.mark.parametrize(
    ("remove", "error", "words"),
    [
        ("contacts/nobody", NotFound, "no contacts row has the key 'nobody'"),
        ("people/aide", InvalidInput, "got 'people/aide'"),
        ("contacts", InvalidInput, "TABLE/KEY"),
        ("contacts/", InvalidInput, "TABLE/KEY"),
        ("influences/aide", NotFound, r"\[from, to, kind, valid_from\]"),
        ('influences/["aide"]', NotFound, r"\[from, to, kind, valid_from\]"),
        ("influences/[\udcff]", InvalidInput, "expected text"),
    ],
)
def test_what_cannot_be_removed_is_named(
    access: Access, remove: str, error: type[KingmakerError], words: str
) -> None:
    with pytest.raises(error, match=words):
        ask(access, remove)


def test_without_changes_there_is_no_question(access: Access) -> None:
    with pytest.raises(InvalidInput, match="nothing to change"):
        ask(access)


def test_where_it_cannot_answer_after_the_changes_it_says_so(access: Access) -> None:
    with pytest.raises(InvalidInput, match="after the changes: no contact with the id 'boss'"):
        ask(access, "contacts/boss", name="access-paths")
    with pytest.raises(InvalidInput, match=r"after the changes: .*aide"):
        ask(access, "contacts/aide", body="aide:1,boss:1")


def test_an_unknown_account_or_project_is_not_found(access: Access) -> None:
    changes = Changes(raw(NEW))
    with pytest.raises(NotFound):
        what_if(access, "nobody", "influence", Parameters(), changes, "en")
    with pytest.raises(NotFound):
        ask(access, put=NEW, project="none")


def test_another_tenant_finds_nothing(access: Access) -> None:
    stranger = Access(access.store, f"tenant {uuid4()}", "tests", access.cache)
    with pytest.raises(NotFound):
        ask(stranger, put=NEW)


def test_where_a_change_opens_a_second_project_the_answer_asks_which(access: Access) -> None:
    put = {"projects": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}]}
    found = ask(access, put=put, name="access-paths")
    assert found.present.verdict == "ok"
    assert found.changed.reasons == ("several_open_projects",)
    assert found.differences.reasons_after == ("several_open_projects",)
    assert {item.listed for item in found.differences.items} == {"left"}


def test_changes_are_made_to_what_was_known_then(access: Access) -> None:
    """Before anything was known a change must bring its own people, and nobody else is there."""
    with pytest.raises(InvalidRows, match="the account has no contacts yet"):
        ask(access, put={"competitors": [{"id": "c", "name": "C"}]}, believed_at="2020-01-01")
    with pytest.raises(NotFound):
        ask(access, "contacts/aide", believed_at="2020-01-01")
    people = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    found = ask(access, put={"contacts": people}, believed_at="2020-01-01")
    assert (found.present.coverage.people, found.changed.coverage.people) == (0, 2)
    assert found.present.version == found.changed.version == 0


def test_a_change_that_is_not_true_at_the_date_changes_nothing(access: Access) -> None:
    link = {"from": "aide", "to": "head", "weight": 9.0, "valid_from": "2026-07-01"}
    found = ask(access, put={"influences": [link]})
    assert found.tables == {"influences": TableChanges(added=1)}
    assert (found.differences.items, found.changed) == ((), found.present)


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Callable[[Tables], Access]]:
    """Make an account of tables, each in a tenant of its own."""
    store = SqliteStore(tmp_path / "many.db")

    def made(tables: Tables) -> Access:
        access = Access(store, f"tenant {uuid4()}", "tests")
        import_bundle(access, "known", raw(tables))
        return access

    yield made
    store.close()


@given(tables=known_accounts(), data=st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_change_to_what_is_there_already_makes_no_difference(
    many: Callable[[Tables], Access], tables: Tables, data: st.DataObject
) -> None:
    access = many({**tables, "colleagues": KNOWN["colleagues"] + [{"id": "us1", "name": "Us"}]})
    name = data.draw(st.sampled_from(sorted({*ANALYSES} - {"access-paths"})))
    there = export_bundle(access, "known")
    again = {table: rows[: data.draw(st.integers(0, len(rows)))] for table, rows in there.items()}
    found = ask(access, put=again, name=name, body="everyone")
    told = found.differences
    assert (told.items, told.beside) == ((), {})
    assert (told.verdict_before, told.reasons_before) == (told.verdict_after, told.reasons_after)
    assert found.changed == found.present
    assert {counts.unchanged for counts in found.tables.values()} == {
        len(rows) for rows in again.values() if rows
    }
