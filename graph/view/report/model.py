"""A report as data: accounts, sections, what was found, what it rests on and where to read on."""

from datetime import date

from pydantic import Field

from graph.analysis.answer import Part
from graph.view.phrases import Language


class ReportLine(Part):
    """Something said: its text, the pages of the facts it rests on, and who told us."""

    text: str
    links: tuple[str, ...] = ()
    told: str = ""


class Figure(Part):
    """A number as it is read, with its name."""

    name: str
    text: str


class Standing(Part):
    """Where somebody stood on a day: a share from 0 to 1."""

    on: date
    share: float


class ReportItem(Part):
    """One thing found.

    `id` is the table and key of what it is about, `kind` what was found of it; both together are
    found again in the next report. `values` are its numbers for programs, `figures` for people.
    """

    kind: str
    id: str
    name: str
    title: str = ""
    link: str
    is_new: bool
    figures: tuple[Figure, ...] = ()
    values: dict[str, str | float | int | None] = Field(default_factory=dict)
    trajectory: tuple[Standing, ...] = ()
    evidence: tuple[ReportLine, ...] = ()

    @property
    def has_moved(self) -> bool:
        """Whether it was in another band in the last report."""
        before = self.values.get("band_then")
        return before is not None and before != self.values.get("band")


class ReportSection(Part):
    """One question about one account, or about one project of it.

    `reasons` say why there is not enough evidence, `ask` what to find out; `gone` what the last
    report said and no longer holds; `empty` what is said where nothing was found. `problem` says
    why the project could not be analysed.
    """

    id: str
    title: str
    project: str | None = None
    items: tuple[ReportItem, ...] = ()
    gone: tuple[ReportLine, ...] = ()
    reasons: tuple[str, ...] = ()
    ask: tuple[ReportLine, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""
    problem: str | None = None

    @property
    def has_news(self) -> bool:
        """Whether anything is new, in another band, or no longer so."""
        return bool(self.gone) or any(item.is_new or item.has_moved for item in self.items)


class AccountPart(Part):
    """One account's part of a report; `problem` says why there is none."""

    account: str
    name: str
    link: str = ""
    version: int | None = None
    sections: tuple[ReportSection, ...] = ()
    problem: str | None = None

    @property
    def items(self) -> tuple[ReportItem, ...]:
        """All that was found."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def has_news(self) -> bool:
        """Whether anything is new, in another band, or no longer so."""
        return any(section.has_news for section in self.sections)


class TableRow(Part):
    """A row of a table over all accounts: its cells, and where it leads to."""

    cells: tuple[str, ...]
    link: str = ""


class ReportTable(Part):
    """A table over all accounts; the columns at `numbers` are set to the right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    numbers: tuple[int, ...] = ()


class Report(Part):
    """A report: what holds at a date, and what is new since another."""

    name: str
    title: str
    as_of: date
    since: date
    language: Language
    tables: tuple[ReportTable, ...] = ()
    accounts: tuple[AccountPart, ...] = ()
