"""A report's formats: text of users is text, what is new stands out, pages print."""

import csv
import re
from datetime import date
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from app.pages.report import report_page
from graph.analysis.chain.state import ChangeKind
from graph.view.report.conduct import EXCEPTION, TO_DO
from graph.view.report.markdown import escaped, markdown
from graph.view.report.model import (
    AccountPart,
    Figure,
    Report,
    ReportItem,
    ReportLine,
    ReportSection,
    ReportTable,
    Standing,
    TableRow,
)
from graph.view.report.news import news
from graph.view.report.overview import tables
from graph.view.report.rows import csv_text
from graph.view.report.section import new_first
from graph.view.report.sparkline import HEIGHT, WIDTH, sparkline
from graph.view.report.words import REPORT_WORDS
from tests.view.maps import SCRIPT
from tests.view.opened import HEARS_VIOLATIONS

EVIL = f"{SCRIPT}[x](http://evil.example)|`\n# =cmd()"
DAYS = (Standing(on=date(2026, 1, 1), share=0.2), Standing(on=date(2026, 6, 30), share=0.9))


def item(id_: str = "contacts/a", **more: Any) -> ReportItem:
    given_: dict[str, Any] = {
        "kind": "rising_star",
        "id": id_,
        "name": "Ann",
        "link": "/accounts/a",
        "is_new": False,
        **more,
    }
    return ReportItem(**given_)


def report(*items: ReportItem, **more: Any) -> Report:
    section = ReportSection(id="rising", title="Up", items=items, empty="Nobody.")
    part = AccountPart(account="a", name="A", link="/accounts/a", sections=(section,))
    given_: dict[str, Any] = {
        "name": "rising-stars",
        "title": "Rising stars",
        "as_of": date(2026, 6, 30),
        "since": date(2026, 5, 31),
        "language": "en",
        "accounts": (part,),
        **more,
    }
    return Report(**given_)


EVIL_ITEM = item(
    name=EVIL,
    title=EVIL,
    figures=(Figure(name="share", text=EVIL),),
    trajectory=DAYS,
    evidence=(ReportLine(text=EVIL, links=("/v1/x",), told=EVIL),),
    values={"source": "=1+1"},
)


def test_hostile_text_is_text_on_the_page() -> None:
    page = report_page(report(EVIL_ITEM))
    assert "<script" not in page
    assert "&lt;script" in page
    assert "script-src" not in page
    assert "default-src &#39;none&#39;" in page


def test_hostile_text_is_text_in_markdown() -> None:
    text = markdown(report(EVIL_ITEM))
    assert "<script" not in text
    assert "[x](http" not in text
    assert "http://evil" not in text
    assert not [line for line in text.splitlines() if line.startswith("# =")]
    assert text.count("\n# ") == 0


@pytest.mark.parametrize("begin", ["# a", "- a", "+ a", "1. a", "2) a", "=== ", "--- ", "> a"])
def test_no_text_begins_a_heading_or_a_list(begin: str) -> None:
    once = escaped(begin)
    assert re.match(r"(\d*\\[#+=.)-]|&gt;)", once), once


@given(st.text())
def test_markdown_escapes_every_mark_and_keeps_the_words(text: str) -> None:
    once = escaped(text)
    assert "\n" not in once
    assert not re.search(r"(?<!\\)(\\\\)*[`*_\[\]|~$@]", once)
    assert "<" not in once
    assert not once.startswith(">")
    assert not re.search(r"&(?!amp;|lt;|gt;)#?\w+;", once)
    unescaped = re.sub(
        r"&(amp|lt|gt);", lambda one: unescape(one[0]), re.sub(r"\\(.)", r"\1", once)
    )
    assert [c for c in unescaped if c.isalnum()] == [c for c in text if c.isalnum()]


PLAIN = ["6.7 %", "+11 points", "2026-02-25", "a > b", "R & D", "A → B"]


@pytest.mark.parametrize("plain", PLAIN)
def test_what_is_no_mark_is_not_escaped(plain: str) -> None:
    """A mail's text is Markdown that is read as it is written."""
    assert escaped(plain) == plain
    assert f"x {plain}" == escaped(f"x {plain}")


def test_csv_guards_formulas_and_has_a_row_for_each_finding() -> None:
    rows = list(csv.DictReader(StringIO(csv_text(report(EVIL_ITEM, item("contacts/b"))))))
    assert [row["id"] for row in rows] == ["contacts/a", "contacts/b"]
    assert rows[0]["source"] == "'=1+1"
    nothing = list(csv.DictReader(StringIO(csv_text(report()))))
    assert [(row["section"], row["problem"]) for row in nothing] == [("rising", "Nobody.")]


def test_an_account_without_a_part_is_a_row_in_every_format() -> None:
    parts = (AccountPart(account="b", name="B", problem="no such <b>account</b>"),)
    broken = report(accounts=parts, tables=tables([*parts, *report().accounts], "en"))
    assert "no such &lt;b&gt;account" in report_page(broken)
    assert "no such &lt;b>account" in markdown(broken)
    assert "no such <b>account</b>" in csv_text(broken)
    assert [row.cells[0] for row in broken.tables[0].rows] == ["B", "A"]


def test_what_is_new_is_marked_in_words() -> None:
    page = report_page(report(item(is_new=True), item("contacts/b")))
    assert page.count('<article class="new">') == 1
    assert page.count('<span class="mark">new</span>') == 1
    assert markdown(report(item(is_new=True))).count("**[new]**") == 1


DOUBT = ReportSection(id="rising", title="Up", reasons=("nobody recorded",))


def part(*sections: ReportSection, **more: Any) -> AccountPart:
    return AccountPart(account="a", name="A", sections=sections, **more)


@pytest.mark.parametrize(
    ("parts", "english", "chinese"),
    [
        (
            (part(ReportSection(id="rising", title="Up", items=(item(),))),),
            "Nothing is new since 2026-05-31.",
            "自2026-05-31以来没有新变化。",
        ),
        (
            (
                part(
                    ReportSection(
                        id="rising",
                        title="Up",
                        items=(item(is_new=True), item("contacts/b")),
                        gone=(ReportLine(text="C"), ReportLine(text="D")),
                    )
                ),
            ),
            "Since 2026-05-31: 1 new, 2 no longer so.",
            "自2026-05-31以来：新增1项，2项不再成立。",
        ),
        (
            (part(DOUBT),),
            "For 1 of 1 answers there is not enough evidence.",
            "1项分析中有1项证据不足。",
        ),
        (
            (part(DOUBT), part(ReportSection(id="rising", title="Up")), part(problem="gone")),
            "Nothing is new since 2026-05-31. For 1 of 2 answers there is not enough evidence. "
            "1 account(s) or project(s) could not be analysed.",
            "自2026-05-31以来没有新变化。2项分析中有1项证据不足。1个客户或项目未能分析。",
        ),
    ],
)
def test_a_report_begins_with_what_is_new_and_what_could_not_be_told(
    parts: tuple[AccountPart, ...], english: str, chinese: str
) -> None:
    """Nothing new is one thing, not enough evidence another."""
    one, other = report(accounts=parts), report(accounts=parts, language="zh")
    assert (news(one), news(other)) == (english, chinese)
    assert f'<p class="news">{english}</p>' in report_page(one)
    assert english in markdown(one)


def test_a_project_in_another_band_is_news_though_it_is_not_new() -> None:
    moved = item("projects/b", values={"band": "C", "band_then": "B"})
    same = item("projects/a", values={"band": "B", "band_then": "B"})
    new = item("projects/c", values={"band": "B", "band_then": None}, is_new=True)
    assert new_first([same, moved, new]) == (new, moved, same)
    pipeline = report(same, moved, name="win-rate")
    assert pipeline.accounts[0].has_news
    assert news(pipeline) == "Since 2026-05-31: 1 in another band."
    assert news(report(same, name="win-rate")).startswith("No project is new, gone or in another")


def test_no_heading_of_a_table_is_broken_within_a_word_on_paper(chromium: Browser) -> None:
    columns = (
        "Project",
        "Account",
        "Band",
        "Win rate",
        "Change, points",
        "Value",
        "Weighted value",
    )
    cells = ("Core", "eastern", "B", "62 %", "+0.1", "186,000,000 CNY", "114,462,766 CNY", "0")
    table = ReportTable(
        title="Open projects",
        columns=(*columns, "Gaps between readings"),
        rows=(TableRow(cells=cells),),
        numbers=(3, 4, 5, 6, 7),
    )
    page = chromium.new_page(viewport={"width": 680, "height": 900})
    page.emulate_media(media="print")
    page.set_content(report_page(report(tables=(table,))))
    broken = page.evaluate(
        """() => [...document.querySelectorAll("th, td")].filter((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          const lines = new Set([...text.getClientRects()].map((one) => Math.round(one.top)));
          return lines.size > cell.innerText.split(" ").length;
        }).map((cell) => cell.innerText)"""
    )
    assert broken == []
    page.close()


@given(st.lists(st.tuples(st.dates(), st.floats(0, 1)), min_size=1, max_size=12))
def test_a_sparkline_stays_in_its_frame(days: list[tuple[date, float]]) -> None:
    ordered = [Standing(on=on, share=share) for on, share in sorted(days)]
    points = sparkline(ordered)
    assert all(0 <= point.x <= WIDTH and 0 <= point.y <= HEIGHT for point in points)
    assert [point.x for point in points] == sorted(point.x for point in points)


@pytest.mark.parametrize("key", REPORT_WORDS)
def test_words_have_the_same_values_in_both_languages(key: str) -> None:
    english, chinese = ({*re.findall(r"{(\w+)}", words)} for words in REPORT_WORDS[key])
    assert english == chinese


def test_every_kind_of_change_and_every_status_has_words() -> None:
    drifts = {*get_args(ChangeKind), "entered_top", "body_changed", "listening_changed"}
    statuses = {*TO_DO, *EXCEPTION}
    assert {f"kind_{kind}" for kind in drifts} <= {*REPORT_WORDS}
    assert {f"status_{status}" for status in statuses} <= {*REPORT_WORDS}


def test_a_browser_shows_and_prints_it_without_a_word_of_complaint(
    chromium: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    many = [item(f"contacts/{k}", name=EVIL, trajectory=DAYS) for k in range(30)]
    file.write_text(report_page(report(*many)), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1000, "height": 900}, offline=True)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(HEARS_VIOLATIONS)
    page.goto(file.as_uri())
    assert page.locator("svg.spark").count() == 30
    assert page.locator("svg.spark").first.bounding_box()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 1
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (said, page.evaluate("window.violations")) == ([], [])
    page.close()
