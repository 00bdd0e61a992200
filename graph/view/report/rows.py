"""A report as CSV: one row for each thing found, and for each account without a part."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from graph.io.cells import cell_of
from graph.view.report.model import AccountPart, Report, ReportItem, ReportSection

HEAD = ("report", "as_of", "since", "account", "account_name", "section", "project")
FOUND = ("kind", "new", "id", "name", "title", "link")
TAIL = ("evidence", "told_by", "problem")


def csv_text(report: Report) -> str:
    """Return a report as CSV; what a spreadsheet would run as a formula is guarded.

    Sections without findings have a row that says why; the columns of numbers are those that the
    report's findings have.
    """
    numbers = dict.fromkeys(
        name for part in report.accounts for item in part.items for name in item.values
    )
    columns = dict.fromkeys((*HEAD, *FOUND, *numbers, *TAIL))
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    for row in _rows(report):
        writer.writerow(cell_of(row.get(column)) for column in columns)
    return file.getvalue()


def _rows(report: Report) -> Iterator[Mapping[str, Any]]:
    for part in report.accounts:
        head = {
            "report": report.name,
            "as_of": report.as_of.isoformat(),
            "since": report.since.isoformat(),
            "account": part.account,
            "account_name": part.name,
        }
        for row in _part_rows(part):
            yield {**head, **row}


def _part_rows(part: AccountPart) -> Iterator[Mapping[str, Any]]:
    if part.problem is not None:
        yield {"problem": part.problem}
    for section in part.sections:
        about = {"section": section.id, "project": section.project}
        yield from ({**about, **_found(item)} for item in section.items)
        if not section.items:
            yield {**about, "problem": _nothing(section)}


def _nothing(section: ReportSection) -> str:
    """Return why a section found nothing, or that there is nothing."""
    return section.problem or "; ".join((*section.reasons, *section.notes)) or section.empty


def _found(item: ReportItem) -> Mapping[str, Any]:
    return {
        "kind": item.kind,
        "new": item.is_new,
        "id": item.id,
        "name": item.name,
        "title": item.title,
        "link": item.link,
        "evidence": " | ".join(line.text for line in item.evidence),
        **item.values,
    }
