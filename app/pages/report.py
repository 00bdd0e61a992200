"""A report as one self-contained page that prints: no script, nothing loaded."""

from base64 import b64encode
from functools import cache, partial
from hashlib import sha256

from markupsafe import Markup

from app.pages.templates import FOLDER, templates
from graph.view.evidence import percent
from graph.view.report import sparkline as spark
from graph.view.report.model import Report
from graph.view.report.news import news
from graph.view.report.sparkline import sparkline
from graph.view.report.words import report_word

FEET = {"en": "Kingmaker · confidential", "zh": "Kingmaker · 内部资料"}


def report_page(report: Report) -> str:
    """Return a report as HTML with its style inside, under a Content-Security-Policy."""
    style = _style() + _print_marks(report)
    return (
        templates()
        .get_template("report.html.j2")
        .render(
            report=report,
            news=news(report),
            language=report.language,
            word=partial(_word, report),
            style=Markup(style),  # noqa: S704 (ours)
            policy=_policy(style),
            sparkline=sparkline,
            spark=spark,
            percent=percent,
        )
    )


def _word(report: Report, key: str, **values: object) -> str:
    return report_word(key, report.language, **values)


def _print_marks(report: Report) -> str:
    """Return the head and foot of printed pages; of our own words and dates alone."""
    head = f"{report.title} · {report.as_of}"
    return (
        f'@page {{ @top-left {{ content: "{head}"; }} '
        f'@bottom-left {{ content: "{FEET[report.language]}"; }} }}\n'
    )


@cache
def _style() -> str:
    return (FOLDER / "report.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
