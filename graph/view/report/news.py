"""What is new in a report, in a sentence or two: the first that its reader wants to know."""

from collections.abc import Iterator

from graph.view.report.model import Report
from graph.view.report.words import report_word

IN_BANDS = "win-rate"
"""The report whose findings can move between bands."""


def news(report: Report) -> str:
    """Return how much is new, and how much could not be told.

    That nothing is new is only said where something could be told: not enough evidence is no
    answer.

    Examples
    --------
    >>> from datetime import date
    >>> days = {"as_of": date(2026, 6, 29), "since": date(2026, 6, 22)}
    >>> news(Report(name="rising-stars", title="Rising stars", language="en", **days))
    ''
    """
    space = "" if report.language == "zh" else " "
    return space.join((*_changes(report), *_doubts(report)))


def _changes(report: Report) -> Iterator[str]:
    counts = _counts(report)
    said = [_word(report, f"news_{key}", count=count) for key, count in counts.items() if count]
    sections = [section for part in report.accounts for section in part.sections]
    if said:
        comma = "，" if report.language == "zh" else ", "
        yield _word(report, "news", since=report.since, what=comma.join(said))
    elif any(section.problem is None and not section.reasons for section in sections):
        key = "news_none_moved" if report.name == IN_BANDS else "news_none"
        yield _word(report, key, since=report.since)


def _counts(report: Report) -> dict[str, int]:
    items = [item for part in report.accounts for item in part.items]
    gone = [section.gone for part in report.accounts for section in part.sections]
    return {
        "new": sum(item.is_new for item in items),
        "moved": sum(item.has_moved for item in items),
        "gone": sum(map(len, gone)),
    }


def _doubts(report: Report) -> Iterator[str]:
    sections = [section for part in report.accounts for section in part.sections]
    unsure = sum(bool(section.reasons) for section in sections)
    failed = sum(part.problem is not None for part in report.accounts)
    failed += sum(section.problem is not None for section in sections)
    if unsure:
        yield _word(report, "news_unsure", count=unsure, of=len(sections))
    if failed:
        yield _word(report, "news_failed", count=failed)


def _word(report: Report, key: str, **values: object) -> str:
    return report_word(key, report.language, **values)
