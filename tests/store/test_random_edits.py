"""Random edits: the facts are those of a plain dict, at every version, on both stores."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import KingmakerError
from graph.model import TABLES, Row
from graph.store import Change, Edit, Reading, Store
from graph.store.detach import delete_edits, merge_edits
from graph.store.neo4j import Neo4jStore
from graph.store.sqlite import SqliteStore
from tests.store.book import Book, edit, exact, influence, person, removal

Facts = dict[tuple[str, str], Row]
Step = Callable[[Book], list[Change]]
PEOPLE = ["a", "É", "中"]
people = st.sampled_from(PEOPLE)
weights = st.sampled_from([1.0, 0.1, 2.5])
of_store = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _person(id_: str, manager: str, title: str | None) -> Edit:
    return person(id_, title=title, **({} if manager == id_ else {"reports_to": manager}))


def _link(source: str, target: str, weight: float) -> Edit:
    return influence(source, target, weight=weight) if source != target else person(source)


def _message(sender: str, recipient: str, count: float) -> Edit:
    return edit("communications", at="2026-01-01", sender=sender, recipient=recipient, count=count)


def _meeting(contacts: Sequence[str]) -> Edit:
    return edit("interactions", id="i", date="2026-01-01", kind="call", colleagues=["us"],
                contacts=list(contacts))  # fmt: skip


colleague = edit("colleagues", id="us", name="Us")
puts = st.one_of(
    st.builds(_person, people, people, st.sampled_from([None, "CEO", "主任"])),
    st.builds(_link, people, people, weights),
    st.builds(_message, people, people, weights),
    st.builds(_meeting, st.lists(people, min_size=1, unique=True)),
    st.just(colleague),
)
removals = puts.map(lambda put: removal(put.kind, put.key))
edits = st.lists(
    st.one_of(puts, puts, removals), min_size=1, max_size=5, unique_by=lambda e: (e.kind, e.key)
)
seqs = st.integers(1, 12)


def applied(some: list[Edit]) -> Step:
    return lambda book: book.apply(*some)


def undone_at(seq: int) -> Step:
    return lambda book: book.undo(seq)


def deleted(kind: str, key: str) -> Step:
    def plan(account: Reading) -> list[Edit]:
        return delete_edits(account, TABLES[kind], key, cascade=True)

    return lambda book: book.make(plan)


def merged(duplicate: str, survivor: str) -> Step:
    return lambda book: book.make(lambda account: merge_edits(account, duplicate, survivor))


def started(store: Store) -> Book:
    book = Book.made(store, f"random {uuid4()}")
    book.apply(*map(person, PEOPLE), colleague)
    return book


def attempt(book: Book, step: Step) -> list[Change] | str:
    """Return the changes of a step, or what it was refused for."""
    try:
        return step(book)
    except KingmakerError as error:
        return f"{type(error).__name__}: {error}"


@of_store
@given(steps=st.lists(edits, min_size=1, max_size=5))
def test_facts_are_those_of_a_dict(store: Store, steps: list[list[Edit]]) -> None:
    book = started(store)
    facts: Facts = book.facts()
    for step in steps:
        changes = attempt(book, applied(step))
        if not isinstance(changes, str):
            effective = [e for e in step if e.row != facts.get((e.kind, e.key))]
            assert [(c.kind, c.key, c.after) for c in changes] == [
                (e.kind, e.key, e.row) for e in effective
            ]
            wanted = facts | {(e.kind, e.key): e.row for e in step}
            facts = {place: row for place, row in wanted.items() if row is not None}
        assert exact_facts(book.facts()) == exact_facts(facts)


@of_store
@given(steps=st.lists(edits, min_size=1, max_size=5), undone=seqs)
def test_the_past_is_the_state_recorded_after_each_change(
    store: Store, steps: list[list[Edit]], undone: int
) -> None:
    book = started(store)
    for step in steps:
        attempt(book, applied(step))
    attempt(book, undone_at(undone))
    facts: Facts = {}
    for number, change in enumerate(book.changes(), start=1):
        place = (change.kind, change.key)
        assert (change.seq, change.before) == (number, facts.pop(place, None))
        if change.after is not None:
            facts[place] = change.after
        assert exact_facts(book.facts_at(number)) == exact_facts(facts)
    assert exact_facts(book.facts()) == exact_facts(facts)


steps_of_all_kinds = st.one_of(
    edits.map(applied),
    st.builds(deleted, st.just("contacts"), people),
    st.builds(merged, people, people),
    seqs.map(undone_at),
)


@of_store
@given(steps=st.lists(steps_of_all_kinds, min_size=2, max_size=6))
def test_both_stores_do_the_same(
    sqlite_store: SqliteStore, neo4j_store: Neo4jStore, steps: list[Step]
) -> None:
    books = started(sqlite_store), started(neo4j_store)
    for step in steps:
        done = [attempt(book, step) for book in books]
        assert timeless(done[0]) == timeless(done[1])
    assert exact_facts(books[0].facts()) == exact_facts(books[1].facts())
    assert timeless(books[0].changes()) == timeless(books[1].changes())


def exact_facts(facts: Facts) -> dict[tuple[str, str], str]:
    return {place: exact(row) for place, row in facts.items()}


def timeless(changes: list[Change] | str) -> Any:
    if isinstance(changes, str):
        return changes
    return [
        (c.seq, c.change_set, c.action, c.kind, c.key, exact([c.before, c.after])) for c in changes
    ]
