"""Merging two contacts: every fact about the one becomes one about the other."""

import pytest

from graph.errors import InvalidInput, NotFound
from graph.model import Row
from graph.store import Change
from graph.store.detach import merge_edits
from tests.store.book import Book, edit, influence, person


def merge(book: Book, duplicate: str = "dup", survivor: str = "li") -> list[Change]:
    return book.make(lambda account: merge_edits(account, duplicate, survivor))


def message(sender: str, recipient: str, count: float) -> Row:
    sent = edit("communications", at="2026-01-01", sender=sender, recipient=recipient, count=count)
    assert sent.row is not None
    return sent.row


@pytest.fixture
def three(book: Book) -> Book:
    book.apply(person("li"), person("dup"), person("wang"))
    return book


def test_facts_about_the_duplicate_become_the_survivors(three: Book) -> None:
    three.apply(influence("dup", "wang"), influence("wang", "dup", kind="trust"),
                edit("stances", contact="dup", level="coach"))  # fmt: skip
    merge(three)
    assert three.keys("contacts") == ["li", "wang"]
    ends = {(row["from"], row["to"]) for row in three.rows("influences")}
    assert ends == {("li", "wang"), ("wang", "li")}
    assert [row["contact"] for row in three.rows("stances")] == ["li"]
    assert three.referrers("contacts", "li") == {
        *(("influences", key) for key in three.keys("influences")),
        *(("stances", key) for key in three.keys("stances")),
    }


def test_where_both_have_a_fact_the_survivors_stands(three: Book) -> None:
    mine = influence("li", "wang", weight=3.0)
    three.apply(mine, influence("dup", "wang", weight=9.0))
    merge(three)
    assert three.rows("influences") == [mine.row]


def test_counts_of_communications_are_summed(three: Book) -> None:
    three.apply(*(edit("communications", message(*m)) for m in [
        ("li", "wang", 2.0), ("dup", "wang", 3.0), ("wang", "dup", 5.0)
    ]))  # fmt: skip
    merge(three)
    assert three.rows("communications") == [message("li", "wang", 5.0), message("wang", "li", 5.0)]


def test_facts_between_the_two_go(three: Book) -> None:
    three.apply(influence("dup", "li"), influence("li", "dup", kind="trust"),
                edit("communications", message("dup", "li", 1.0)))  # fmt: skip
    merge(three)
    assert {kind for kind, _ in three.facts()} == {"contacts"}


def test_a_meeting_of_the_two_names_the_survivor_once(three: Book) -> None:
    three.apply(edit("colleagues", id="zhao", name="Zhao"))
    three.apply(edit("interactions", id="i", date="2026-01-01", kind="call", colleagues=["zhao"],
                     contacts=["dup", "wang", "li"]))  # fmt: skip
    merge(three)
    assert [row["contacts"] for row in three.rows("interactions")] == [["li", "wang"]]


def test_the_survivor_gets_what_it_lacks_and_all_addresses(book: Book) -> None:
    book.apply(edit("units", id="u", name="U"))
    book.apply(person("li", title="CEO", email=["li@a.example"], tags=["x"]),
               person("dup", title="Boss", rank=1, unit="u", tags=["y", "x"],
                      email=["dup@a.example", "li@a.example"], x_hobby="Go"))  # fmt: skip
    merge(book)
    expected = person("li", title="CEO", rank=1, unit="u", email=["li@a.example", "dup@a.example"],
                      tags=["x", "y"], x_hobby="Go")  # fmt: skip
    assert book.rows("contacts") == [expected.row]
    assert book.referrers("units", "u") == {("contacts", "li")}


def test_the_periods_of_the_two_are_not_mixed(book: Book) -> None:
    book.apply(person("li", left_on="2020-01-01", valid_to="2021-01-01"),
               person("dup", joined_on="2024-01-01", valid_from="2024-01-01"))  # fmt: skip
    merge(book)
    assert book.rows("contacts") == [person("li", left_on="2020-01-01", valid_to="2021-01-01").row]


def test_third_persons_report_to_the_survivor(book: Book) -> None:
    book.apply(person("li"), person("dup"), person("wang", reports_to="dup", dotted_to="li"))
    merge(book)
    assert book.row("contacts", "wang") == person("wang", reports_to="li", dotted_to="li").row


@pytest.mark.parametrize(("duplicate", "survivor"), [("boss", "aide"), ("aide", "boss")])
def test_a_line_between_the_two_goes(book: Book, duplicate: str, survivor: str) -> None:
    book.apply(person("boss"), person("aide", reports_to="boss", dotted_to="boss"))
    merge(book, duplicate, survivor)
    (left,) = book.rows("contacts")
    assert (left["id"], "reports_to" in left, "dotted_to" in left) == (survivor, False, False)


def test_a_merge_is_undone_as_one(three: Book) -> None:
    three.apply(influence("dup", "wang"), influence("li", "wang"), influence("dup", "li"))
    before = three.facts()
    first, *_ = merge(three)
    three.undo(first.seq)
    assert three.facts() == before


def test_a_contact_is_not_merged_into_itself_or_into_nobody(three: Book) -> None:
    with pytest.raises(InvalidInput, match="two different contacts"):
        merge(three, "li", "li")
    for pair in (("nobody", "li"), ("li", "nobody")):
        with pytest.raises(NotFound, match="'nobody'"):
            merge(three, *pair)
    assert three.version == 3
