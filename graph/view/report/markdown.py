"""A report as Markdown; what users wrote is text in it, never markup, link or HTML."""

import re
from collections.abc import Iterator
from html import escape

from graph.view.report.model import (
    AccountPart,
    Report,
    ReportItem,
    ReportLine,
    ReportSection,
    ReportTable,
)
from graph.view.report.news import news
from graph.view.report.words import report_word

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_AUTOLINK = re.compile(r"(:(?=//)|(?<=www)\.|@)", re.IGNORECASE)
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[#=:]|[+-](?:[\s=-]|$)))")
"""What begins a heading, a list or a rule where it is the first of a line or of an item."""
_HTML = re.compile(r"<|^>|&(?=#?\w+;)")
"""What begins HTML, a quotation or an entity; all else stays, for mails show this as it is."""
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is: on one line, its marks and links escaped.

    Examples
    --------
    >>> print(escaped("# [a](http://b) <b>"))
    \# \[a\](http\://b) &lt;b>
    >>> print(escaped("6.7 %"), escaped("+11 points"), escaped("President & CEO"))
    6.7 % +11 points President & CEO
    """
    line = _BREAKS.sub(" ", text).strip()
    marked = _AUTOLINK.sub(r"\\\1", _MARKUP.sub(r"\\\1", line))
    return _HTML.sub(lambda found: escape(found[0]), _BLOCK.sub(r"\1\\", marked))


def markdown(report: Report) -> str:
    """Return a report as Markdown (CommonMark, with tables as GitHub has them)."""
    writer = _Writer(report)
    return "\n".join((*writer.head(), *writer.accounts())) + "\n"


def brief_markdown(report: Report) -> str:
    """Return the beginning of a report as Markdown: the news and the tables over all accounts."""
    writer = _Writer(report)
    return "\n".join((*writer.head(), *writer.in_files())) + "\n"


class _Writer:
    def __init__(self, report: Report) -> None:
        self._report = report

    def head(self) -> Iterator[str]:
        report = self._report
        yield f"# {escaped(report.title)}"
        yield ""
        yield escaped(self._word("head", as_of=report.as_of, since=report.since))
        yield ""
        yield escaped(news(report))
        for table in report.tables:
            yield from _table(table)

    def accounts(self) -> Iterator[str]:
        if not self._report.accounts:
            yield from ("", escaped(self._word("no_accounts")))
        for part in self._report.accounts:
            yield from self._account(part)

    def in_files(self) -> Iterator[str]:
        yield from ("", escaped(self._word("in_files")))

    def _account(self, part: AccountPart) -> Iterator[str]:
        yield ""
        yield f"## {_link(part.name, part.link)}"
        if part.problem is not None:
            yield ""
            yield self._bold("problem", escaped(part.problem))
        for section in part.sections:
            yield from self._section(section)

    def _section(self, section: ReportSection) -> Iterator[str]:
        yield ""
        project = f" · {escaped(section.project)}" if section.project else ""
        yield f"### {escaped(section.title)}{project}"
        yield ""
        if section.problem is not None:
            yield f"**{escaped(section.problem)}**"
        if section.reasons:
            reasons = " · ".join(map(escaped, section.reasons))
            yield self._bold("not_enough_evidence", reasons)
        yield from map(escaped, section.notes)
        if section.ask:
            yield from (self._word("pair", name=escaped(self._word("ask")), text="").strip(), "")
            yield from (f"- {self._line(line)}" for line in section.ask)
        if section.empty and not section.items and not section.reasons:
            yield escaped(section.empty)
        for item in section.items:
            yield from self._item(item)
        yield from self._gone(section)

    def _item(self, item: ReportItem) -> Iterator[str]:
        new = f"**[{escaped(self._word('new'))}]** " if item.is_new else ""
        title = f" · {escaped(item.title)}" if item.title else ""
        yield f"- {new}{_link(item.name, item.link)}{title}"
        for figure in item.figures:
            pair = self._word("pair", name=escaped(figure.name), text=escaped(figure.text))
            yield f"  - {pair}"
        if item.trajectory:
            points = " → ".join(f"{100 * one.share:.0f} ({one.on})" for one in item.trajectory)
            yield f"  - {escaped(self._word('trajectory', points=points))}"
        yield from (f"  - {self._line(line)}" for line in item.evidence)

    def _gone(self, section: ReportSection) -> Iterator[str]:
        if section.gone:
            gone = escaped(self._word("gone", since=self._report.since))
            yield from ("", self._word("pair", name=gone, text="").strip(), "")
            yield from (f"- {self._line(line)}" for line in section.gone)

    def _line(self, line: ReportLine) -> str:
        told = escaped(self._word("told", told=line.told)) if line.told else ""
        said = self._word("bracketed", text=escaped(line.text), more=told) if told else ""
        return (said or escaped(line.text)) + "".join(self._facts(line.links))

    def _facts(self, links: tuple[str, ...]) -> Iterator[str]:
        for number, url in enumerate(links, 1):
            yield f" {_link(self._word('fact') + (f' {number}' if len(links) > 1 else ''), url)}"

    def _bold(self, key: str, text: str) -> str:
        return self._word("pair", name=f"**{escaped(self._word(key))}**", text=text)

    def _word(self, key: str, **values: object) -> str:
        return report_word(key, self._report.language, **values)


def _link(text: str, url: str) -> str:
    """Return a link to one of our own pages; their addresses are percent-encoded."""
    return f"[{escaped(text)}](<{url}>)" if url else escaped(text)


def _table(table: ReportTable) -> Iterator[str]:
    yield from ("", f"## {escaped(table.title)}", "")
    yield f"| {' | '.join(map(escaped, table.columns))} |"
    rules = ["--:" if at in table.numbers else "---" for at in range(len(table.columns))]
    yield f"| {' | '.join(rules)} |"
    for row in table.rows:
        first, *rest = row.cells
        yield f"| {' | '.join((_link(first, row.link), *map(escaped, rest)))} |"
