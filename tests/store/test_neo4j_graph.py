"""What an analyst sees in Neo4j, and what the store leaves there."""

import logging
from collections.abc import Iterator
from typing import Any, LiteralString

import pytest
from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

from graph.store import Stamp, Writing, apply, neo4j_commit
from graph.store.neo4j import Neo4jStore
from tests.store.book import Book, edit, influence, person, removal
from tests.store.servers import Neo4jServer


@pytest.fixture(scope="module")
def driver(neo4j_server: Neo4jServer) -> Iterator[Driver]:
    auth = (neo4j_server.user, neo4j_server.password)
    off = NotificationMinimumSeverity.OFF
    with GraphDatabase.driver(
        neo4j_server.uri, auth=auth, notifications_min_severity=off
    ) as driver:
        yield driver


@pytest.fixture
def book(neo4j_store: Neo4jStore, tenant: str) -> Book:
    book = Book.made(neo4j_store, tenant)
    book.apply(
        edit("units", id="net", name="Networks"),
        person("li", title="CTO"),
        person("wang", reports_to="li", unit="net"),
        influence("wang", "li", kind="advice", weight=2.5),
        edit("projects", {"factor:Budget size": "large"}, id="p", name="Core 5G"),
        edit("roles", project="p", contact="li", role="D"),
        edit("colleagues", id="zhao", name="Zhao"),
        edit("interactions", id="i", date="2026-01-01", kind="call", colleagues=["zhao"],
             contacts=["li", "wang"]),
        edit("communications", at="2026-01-01", sender="wang", recipient="li", count=3.0),
    )  # fmt: skip
    return book


def ask(driver: Driver, query: LiteralString, book: Book, **more: Any) -> list[list[Any]]:
    found = driver.execute_query(query, {"tenant": book.tenant} | more, database_="neo4j")
    return [record.values() for record in found.records]


def test_links_are_relationships_between_people(driver: Driver, book: Book) -> None:
    assert ask(driver, (
        "MATCH (a:Contact {tenant: $tenant})-[r:INFLUENCES]->(b:Contact) "
        "RETURN a.name, r.weight, r.kind, b.title"
    ), book) == [["wang", 2.5, "advice", "CTO"]]  # fmt: skip


def test_roles_join_people_and_projects(driver: Driver, book: Book) -> None:
    assert ask(driver, (
        "MATCH (c:Contact {tenant: $tenant})-[r:PLAYS]->(p:Project) "
        "RETURN c.id, r.role, p.name, p['factor:Budget size']"
    ), book) == [["li", "D", "Core 5G", "large"]]  # fmt: skip


def test_references_are_relationships_named_for_their_column(driver: Driver, book: Book) -> None:
    assert ask(driver, (
        "MATCH (c:Contact {tenant: $tenant, id: 'wang'})-[r]->(x:Fact) WHERE r.column IS NOT NULL "
        "RETURN type(r), r.column, x.id ORDER BY type(r)"
    ), book) == [["IN_UNIT", "unit", "net"], ["REPORTS_TO", "reports_to", "li"]]  # fmt: skip


def test_events_are_nodes_that_point_at_who_took_part(driver: Driver, book: Book) -> None:
    assert ask(driver, (
        "MATCH (u:Colleague)<-[:COLLEAGUE]-(i:Interaction {tenant: $tenant}) "
        "MATCH (i)-[:CONTACT]->(c:Contact) RETURN u.name, i.kind, c.id ORDER BY c.id"
    ), book) == [["Zhao", "call", "li"], ["Zhao", "call", "wang"]]  # fmt: skip
    assert ask(driver, (
        "MATCH (a:Contact)<-[:SENT_BY]-(m:Communication {tenant: $tenant})-[:SENT_TO]->(b:Contact) "
        "RETURN a.id, m.count, b.id"
    ), book) == [["wang", 3.0, "li"]]  # fmt: skip


def test_facts_say_where_they_belong(driver: Driver, book: Book) -> None:
    assert ask(driver, (
        "MATCH (f:Fact {tenant: $tenant, id: 'li'}) "
        "RETURN labels(f), f.account, f.table, f.key, f.uid"
    ), book) == [[
        ["Fact", "Contact"], "telecom", "contacts", "li",
        f'["{book.tenant}","telecom","contacts"]li',
    ]]  # fmt: skip


def test_changed_references_are_drawn_anew(driver: Driver, book: Book) -> None:
    book.apply(person("wang", dotted_to="li"))
    assert ask(driver, (
        "MATCH (:Contact {tenant: $tenant, id: 'wang'})-[r]->(x:Fact) WHERE r.column IS NOT NULL "
        "RETURN type(r), x.id"
    ), book) == [["DOTTED_TO", "li"]]  # fmt: skip


def test_the_ledger_is_nodes_of_its_own(driver: Driver, book: Book) -> None:
    book.apply(removal("communications", book.keys("communications")[0]))
    assert ask(driver, (
        "MATCH (c:Change {tenant: $tenant}) WHERE c.after IS NULL "
        "RETURN c.account, c.seq, c.change_set, c.actor, c.action, c.kind, c.before"
    ), book) == [[
        "telecom", 10, 10, "tester", "put", "communications",
        '{"confidence":1.0,"at":"2026-01-01","sender":"wang","recipient":"li","count":3.0}',
    ]]  # fmt: skip


def test_deleting_an_account_leaves_no_node(driver: Driver, book: Book) -> None:
    book.store.delete_account(book.tenant, book.id, None)
    assert ask(driver, "MATCH (n {tenant: $tenant}) RETURN n", book) == []


def test_a_deletion_that_was_cut_off_is_ended_by_the_next_store(
    driver: Driver, book: Book, neo4j_server: Neo4jServer
) -> None:
    ask(driver, "MATCH (a:Account {tenant: $tenant}) SET a:DeletedAccount REMOVE a:Account", book)
    store = neo4j_server.store()
    store.ping()
    store.close()
    assert ask(driver, "MATCH (n {tenant: $tenant}) RETURN n", book) == []


def test_a_deletion_that_was_cut_off_is_ended_by_a_new_account(driver: Driver, book: Book) -> None:
    ask(driver, "MATCH (a:Account {tenant: $tenant}) SET a:DeletedAccount REMOVE a:Account", book)
    again = Book.made(book.store, book.tenant)
    again.apply(person("new"))
    assert set(again.facts()) == {("contacts", "new")}
    assert len(again.changes()) == 1


def test_the_ledger_of_a_large_commit_that_failed_does_not_count(
    driver: Driver, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_commit, "BATCH", 10)
    many = [person(f"p{n}") for n in range(101)]

    def work(account: Writing) -> None:
        apply(account, many, Stamp("tester", "import"))
        raise KeyError("midway")

    with pytest.raises(KeyError):
        book.write(work)
    beyond = ask(driver, "MATCH (c:Change {tenant: $tenant}) WHERE c.seq > 9 RETURN count(c)", book)
    assert beyond == [[101]]
    assert (book.version, len(book.changes()), len(book.keys("contacts"))) == (9, 9, 2)
    assert book.rows_at("contacts", 20) == book.rows("contacts")
    book.apply(*many)
    assert (book.version, len(book.changes())) == (110, 110)
    book.undo(50)
    assert len(book.keys("contacts")) == 2


def test_the_driver_logs_nothing(book: Book, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        book.apply(influence("li", "wang", x_new_property="x"))
        book.rows("pain_causes")
        book.referrers("holders", "nobody")
    assert [r for r in caplog.records if r.levelno >= logging.WARNING or "notif" in r.name] == []
