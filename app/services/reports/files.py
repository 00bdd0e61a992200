"""A report as a file, in each format that it is asked for in."""

from collections.abc import Mapping
from typing import Literal

from app.pages.report import report_page
from graph.view.report.markdown import markdown
from graph.view.report.model import Report
from graph.view.report.rows import csv_text

ReportFormat = Literal["html", "md", "json", "csv"]
MEDIA_TYPES: Mapping[ReportFormat, str] = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}


def report_file(report: Report, format_: ReportFormat) -> bytes:
    """Return a report as a file.

    Parameters
    ----------
    report
        The report.
    format_
        ``html`` (one self-contained page that prints), ``md``, ``json`` or ``csv``.
    """
    match format_:
        case "html":
            text = report_page(report)
        case "md":
            text = markdown(report)
        case "csv":
            text = csv_text(report)
        case "json":
            text = report.model_dump_json(indent=2) + "\n"
    return text.encode()
