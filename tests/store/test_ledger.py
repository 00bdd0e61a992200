"""The ledger: what edits leave in it, and what stood at a moment."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from graph.errors import Conflict, InvalidRows, StaleVersion
from graph.store import Edit
from tests.store.book import Book, edit, exact, influence, person, removal

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_edits_are_one_change_set_in_their_order(book: Book) -> None:
    made = book.apply(person("wang"), person("li"), influence("li", "wang"), action="import")
    assert [(c.seq, c.change_set, c.kind) for c in made] == [
        (1, 1, "contacts"),
        (2, 1, "contacts"),
        (3, 1, "influences"),
    ]
    assert {(c.actor, c.action) for c in made} == {("tester", "import")}
    assert book.version == 3
    assert book.changes() == made


def test_changes_say_what_was_before_and_after(book: Book) -> None:
    first, second = person("li"), person("li", title="CEO")
    book.apply(first)
    book.apply(second)
    book.apply(removal("contacts", "li"))
    told = [(change.before, change.after) for change in book.changes()]
    expected = [(None, first.row), (first.row, second.row), (second.row, None)]
    assert exact(told) == exact(expected)


def test_an_edit_that_changes_nothing_leaves_no_change(book: Book) -> None:
    edits = [person("li"), person("wang"), influence("li", "wang")]
    book.apply(*edits)
    assert book.apply(*edits) == []
    assert book.apply(removal("contacts", "nobody")) == []
    assert [c.key for c in book.apply(*edits, person("zhao"))] == ["zhao"]
    assert book.version == 4


def test_a_link_is_changed_in_place(book: Book) -> None:
    book.apply(person("li"), person("wang"), influence("li", "wang", kind="advice"))
    stronger = influence("li", "wang", kind="advice", weight=3.0)
    book.apply(stronger)
    assert book.rows("influences") == [stronger.row]


def test_a_column_that_is_left_out_is_gone(book: Book) -> None:
    book.apply(person("li", title="CEO", tags=["a", "b"], x_hobby="Go"))
    book.apply(person("li"))
    assert book.rows("contacts") == [person("li").row]


def test_a_dangling_reference_is_refused_with_its_place(book: Book) -> None:
    sent = edit("communications", at="2026-01-01", sender="li", recipient="nobody")
    assert sent.row is not None
    with pytest.raises(InvalidRows) as refused:
        book.apply(person("li", unit="nowhere"), Edit(sent.kind, sent.key, sent.row, input_row=7))
    places = [(p.table, p.row, p.column) for p in refused.value.problems]
    assert places == [("contacts", None, "unit"), ("communications", 7, "recipient")]
    assert "'nobody'" in refused.value.problems[1].problem
    assert (book.version, book.facts()) == (0, {})


def test_what_comes_with_a_fact_may_be_referred_to(book: Book) -> None:
    book.apply(person("wang", reports_to="li", unit="sales"), person("li"),
               edit("units", id="sales", name="Sales"))  # fmt: skip
    assert book.keys("contacts") == ["li", "wang"]


def test_removing_what_is_referred_to_is_refused(book: Book) -> None:
    book.apply(person("li"), person("wang", reports_to="li"), influence("li", "wang"))
    with pytest.raises(Conflict, match="'li' is referred to by 2 fact"):
        book.apply(removal("contacts", "li"))
    assert book.version == 3
    assert book.keys("contacts") == ["li", "wang"]


def test_a_fact_may_go_with_all_that_refer_to_it(book: Book) -> None:
    link = influence("li", "wang")
    book.apply(person("li"), person("wang", reports_to="li"), link)
    book.apply(removal("contacts", "li"), person("wang"), removal("influences", link.key))
    assert book.facts() == {("contacts", "wang"): person("wang").row}


def test_reporting_lines_in_a_circle_are_refused(book: Book) -> None:
    book.apply(person("a"), person("b", reports_to="a"), person("c", reports_to="b"))
    with pytest.raises(InvalidRows, match="circle") as refused:
        book.apply(Edit("contacts", "a", person("a", reports_to="c").row, input_row=2))
    (problem,) = refused.value.problems
    assert (problem.table, problem.row, problem.column) == ("contacts", 2, "reports_to")
    assert book.version == 3


def test_dotted_lines_may_run_in_a_circle(book: Book) -> None:
    book.apply(person("a", dotted_to="b"), person("b", dotted_to="a"))
    assert book.version == 2


def test_an_expected_version_is_checked(book: Book) -> None:
    book.apply(person("li"), expected=0)
    with pytest.raises(StaleVersion) as stale:
        book.apply(person("wang"), expected=0)
    assert stale.value.extensions() == {"version": 1}
    assert book.keys("contacts") == ["li"]


def test_changes_are_listed_by_fact_and_in_pages(book: Book) -> None:
    book.apply(person("li"), person("wang"), edit("units", id="li", name="Li's"))
    book.apply(person("li", title="CEO"))
    assert [c.seq for c in book.changes("contacts")] == [1, 2, 4]
    assert [c.seq for c in book.changes("contacts", "li")] == [1, 4]
    assert [c.seq for c in book.changes(None, "li")] == [1, 3, 4]
    assert book.changes("contacts", "nobody") == book.changes("no table") == []
    page = book.read(lambda account: account.changes(1, 2, None, None))
    assert [c.seq for c in page] == [2, 3]
    page = book.read(lambda account: account.changes(1, 1, None, "li"))
    assert [c.seq for c in page] == [3]


def test_a_change_set_is_found_by_any_of_its_changes(book: Book) -> None:
    book.apply(person("li"))
    book.apply(person("wang"), person("zhao"))
    sets = book.read(lambda account: [account.change_set(seq) for seq in range(5)])
    assert [[change.seq for change in made] for made in sets] == [[], [1], [2, 3], [2, 3], []]


def test_rows_stand_as_they_were_after_each_change(book: Book) -> None:
    book.apply(person("li"))
    book.apply(person("li", title="CEO"), person("wang"))
    book.apply(removal("contacts", "li"))
    titles = [[row.get("title") for row in book.rows_at("contacts", n)] for n in range(6)]
    assert titles == [[], [None], ["CEO"], ["CEO", None], [None], [None]]


def test_the_last_change_at_a_moment_is_found(book: Book) -> None:
    book.apply(person("li"), person("wang"), at=NOON)
    book.apply(person("zhao"), at=NOON + HOUR + timedelta(microseconds=1))
    moments = [NOON - HOUR, NOON, NOON + HOUR, NOON + 2 * HOUR]
    assert book.read(lambda account: [account.seq_at(m) for m in moments]) == [0, 2, 2, 3]


def test_a_moment_is_the_same_in_every_time_zone(book: Book) -> None:
    shanghai, lima = timezone(8 * HOUR), timezone(-5 * HOUR)
    book.apply(person("li"), at=NOON.astimezone(shanghai))
    assert book.read(lambda account: account.seq_at(NOON)) == 1
    assert book.read(lambda account: account.seq_at((NOON - HOUR).astimezone(shanghai))) == 0
    assert book.read(lambda account: account.seq_at(NOON.astimezone(lima))) == 1
    assert book.changes()[0].at == NOON
