"""A report as a schedule sends it: its files, and what the message says."""

from collections.abc import Iterator, Mapping

from app.delivery.message import File
from app.services.access import Access
from app.services.reports.orders import Beat, Made, Order
from app.services.reports.report import MEDIA_TYPES, make_report, report_file
from graph.view.phrases import Language
from graph.view.report.markdown import brief_markdown, markdown
from graph.view.report.model import Report

MOST_TEXT = 100_000
"""Characters of a report that a message says by itself."""

SUBJECT: Mapping[Language, str] = {"en": "{title}, {day}", "zh": "{title}，{day}"}
MISSED: Mapping[Language, str] = {
    "en": "{missed} report(s) before this one were missed and are not made any more",
    "zh": "此前错过{missed}期报告，不再补发",
}
SINCE_THE_LAST: Mapping[Language, str] = {
    "en": "; this one says what is new since the last that was made.",
    "zh": "；本期包含自上一期报告以来的全部变化。",
}
FULL_STOP: Mapping[Language, str] = {"en": ".", "zh": "。"}


def scheduled_report(access: Access, order: Order, beat: Beat) -> Made:
    """Make a report as it is ordered: the text is Markdown, the files are as defined.

    A report over hundreds of accounts is megabytes, which no mail program shows and the outbox
    would keep for each recipient: its message says the news and the tables over all accounts.

    Raises
    ------
    NotFound
        If there is no such report, or none of its accounts is there any more.
    """
    defined = order.definition
    report = make_report(
        access,
        defined.report,
        defined.accounts,
        order.as_of,
        order.since,
        defined.language,
        lambda *_: beat(),
        known_at=order.known_at,
    )
    files = (
        File(
            name=f"{defined.report}-{order.as_of}.{format_}",
            media_type=MEDIA_TYPES[format_],
            content=report_file(report, format_),
        )
        for format_ in defined.formats
    )
    subject = SUBJECT[defined.language].format(title=report.title, day=order.as_of)
    text = "\n\n".join([*_missed(order), _text(report)])
    return Made(subject, text, tuple(files))


def _text(report: Report) -> str:
    """Return what a message says: all of a report, or of a long one its beginning."""
    whole = markdown(report)
    return whole if len(whole) <= MOST_TEXT else brief_markdown(report)


def _missed(order: Order) -> Iterator[str]:
    """Yield what is said of the periods before that were missed, if any were."""
    language = order.definition.language
    end = FULL_STOP if order.since is None else SINCE_THE_LAST
    if order.missed:
        yield MISSED[language].format(missed=order.missed) + end[language]
