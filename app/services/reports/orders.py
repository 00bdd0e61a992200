"""What a scheduled report is ordered with, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.delivery.message import File
from app.services.access import Access
from app.services.reports.definitions import ReportDefinition
from app.services.reports.periods import Period
from graph.progress import Halted


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made.

    Parameters
    ----------
    definition
        Report, scope, language, formats.
    period
        When it was due.
    as_of
        The day of the period by the definition's clock.
    since, known_at
        The day of the last report and when it was made; None: it is the first.
    missed
        How many periods before were missed, of which no report is made.
    """

    definition: ReportDefinition
    period: Period
    as_of: date
    since: date | None
    known_at: datetime | None
    missed: int


@dataclass(frozen=True, slots=True)
class Made:
    """A report as it goes out."""

    subject: str
    text: str
    files: tuple[File, ...]


class ClaimLost(Halted):
    """Another worker has taken over what this one was making."""


Beat = Callable[[], None]
"""Called while a report is made, as often as one likes: it keeps the lease; raises ClaimLost."""
Make = Callable[[Access, Order, Beat], Made]
