"""Facts: fetched by key, paged in the order of keys, and who refers to them."""

from itertools import pairwise

import pytest

from graph.model import TABLES
from tests.store.book import Book, edit, influence, person, removal

AWKWARD = ["a", "B", "Z", "é", "z", "中", "\ufffd", "\ue000", "😀", '"', "]", "\\", " ", "a b", "'"]


def test_only_the_rows_of_known_keys_are_fetched(book: Book) -> None:
    book.apply(person("li"), person("wang"))
    found = book.read(lambda account: account.fetch(TABLES["contacts"], ["wang", "nobody", ""]))
    assert {key: row["name"] for key, row in found.items()} == {"wang": "wang"}


def test_nothing_is_fetched_for_no_keys(book: Book) -> None:
    assert book.read(lambda account: account.fetch(TABLES["contacts"], [])) == {}


@pytest.mark.parametrize("key", ["", "x", "[]", "{}", "[1,2,3,4]", '["li","wang"]', "[null", "3"])
def test_a_key_of_another_shape_has_no_row(book: Book, key: str) -> None:
    book.apply(person("li"), person("wang"), influence("li", "wang"))
    assert book.row("influences", key) is None


def test_many_keys_are_fetched_at_once(book: Book) -> None:
    keys = [f"person {n}" for n in range(1_200)]
    book.apply(*map(person, keys))
    found = book.read(lambda account: account.fetch(TABLES["contacts"], keys))
    assert sorted(found) == sorted(keys)


def test_rows_come_in_the_order_of_code_points(book: Book) -> None:
    book.apply(*map(person, AWKWARD))
    assert book.keys("contacts") == sorted(AWKWARD)
    assert [row["id"] for row in book.rows("contacts")] == sorted(AWKWARD)
    assert [row["id"] for row in book.rows_at("contacts", book.version)] == sorted(AWKWARD)


def test_links_come_in_the_order_of_code_points(book: Book) -> None:
    links = [influence(a, b) for a, b in zip(AWKWARD, reversed(AWKWARD), strict=True) if a != b]
    book.apply(*map(person, AWKWARD), *links)
    assert book.keys("influences") == sorted(link.key for link in links)


@pytest.mark.parametrize("limit", [1, 4, 100])
@pytest.mark.parametrize("kind", ["contacts", "influences"])
def test_pages_follow_one_another_without_a_gap(book: Book, kind: str, limit: int) -> None:
    book.apply(*map(person, AWKWARD), *(influence(a, b) for a, b in pairwise(AWKWARD)))
    paged: list[str] = []
    while page := book.page(kind, paged[-1] if paged else "", limit):
        assert len(page) <= limit
        paged += page
    assert paged == book.keys(kind)


def test_a_page_begins_after_a_key_that_is_not_there(book: Book) -> None:
    book.apply(person("a"), person("c"))
    assert book.page("contacts", "b", 10) == ["c"]


def test_tables_with_like_names_keep_apart(book: Book) -> None:
    book.apply(person("li"), edit("units", id="li", name="A unit"))
    assert [row["name"] for row in book.rows("units")] == ["A unit"]
    assert [row["name"] for row in book.rows("contacts")] == ["li"]


def test_referrers_are_the_facts_that_name_a_row(book: Book) -> None:
    facts = [
        person("wang", reports_to="li", dotted_to="li"),
        influence("li", "wang"),
        influence("wang", "li"),
        edit("communications", at="2026-01-01", sender="wang", recipient="li"),
        edit("ties", colleague="zhao", contact="li"),
        edit("interactions", id="i", date="2026-01-01", kind="call", colleagues=["zhao"],
             contacts=["wang", "li"]),
    ]  # fmt: skip
    book.apply(person("li"), edit("colleagues", id="zhao", name="Zhao"), *facts)
    assert book.referrers("contacts", "li") == {(fact.kind, fact.key) for fact in facts}
    assert book.referrers("colleagues", "zhao") == {(f.kind, f.key) for f in facts[-2:]}


def test_a_row_does_not_refer_to_itself_by_what_it_names(book: Book) -> None:
    book.apply(person("li"), person("wang", reports_to="li"))
    assert book.referrers("contacts", "wang") == set()


def test_us_as_a_party_is_no_reference(book: Book) -> None:
    book.apply(person("li"), edit("stances", contact="li", level="coach"))
    assert book.referrers("competitors", "us") == set()
    assert book.referrers("contacts", "li") == {("stances", book.keys("stances")[0])}


def test_referrers_follow_a_change(book: Book) -> None:
    book.apply(person("li"), person("zhao"), person("wang", reports_to="li"))
    book.apply(person("wang", reports_to="zhao"))
    assert book.referrers("contacts", "li") == set()
    assert book.referrers("contacts", "zhao") == {("contacts", "wang")}
    book.apply(removal("contacts", "wang"))
    assert book.referrers("contacts", "zhao") == set()


def test_nobody_refers_to_an_unknown_row(book: Book) -> None:
    assert book.referrers("contacts", "nobody") == set()
