"""A report as a schedule sends it: its files, and what the message says."""

from collections.abc import Mapping

from app.delivery.message import File
from app.services.access import Access
from app.services.reports.orders import Beat, Made, Order
from app.services.reports.report import MEDIA_TYPES, make_report, report_file
from graph.view.phrases import Language

SUBJECT: Mapping[Language, str] = {"en": "{title}, {day}", "zh": "{title}，{day}"}
MISSED: Mapping[Language, str] = {
    "en": "{missed} report(s) before this one were missed and are not made any more; "
    "this one says what is new since the last that was sent.",
    "zh": "此前有{missed}期报告错过，不再补发；本期包含自上次发送以来的全部变化。",
}


def scheduled_report(access: Access, order: Order, beat: Beat) -> Made:
    """Make a report as it is ordered: the text is Markdown, the files are as defined.

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
    said = [MISSED[defined.language].format(missed=order.missed)] if order.missed else []
    text = "\n\n".join([*said, report_file(report, "md").decode()])
    return Made(subject, text, tuple(files))
