"""When a report is due: a cron expression read by the clock on the wall of a time zone.

A period is one time that the expression names on that clock, and has one moment: a time that is
there twice (the clock goes back) the first of the two; one that is not there (the clock goes
forward) the same time by the clock before, which is so much later by the new one. So 02:30 comes
once on each day of the year, on the day of the change to summer time at 03:30.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

from graph.errors import InvalidInput

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_EXPECTED = "expected minute hour day month weekday, as 0 8 * * mon"
_SOON = timedelta(days=366 * 8 + 1)
"""Between two 29 February there are at most eight years."""
LOOKS_BACK = timedelta(days=366)
DAY = timedelta(days=1)
"""No clock was ever put forward by more: Samoa skipped 30 December 2011."""


@dataclass(frozen=True, slots=True)
class Period:
    """One time that a schedule names: on the wall's clock (`name`), and the moment it is."""

    name: str
    at: datetime

    @property
    def key(self) -> str:
        """Its moment as text: the same wherever the schedule's zone is changed to."""
        return self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


class Schedule:
    """A cron expression in a time zone.

    Parameters
    ----------
    cron
        Minute, hour, day, month, weekday (0 and 7 are Sunday, or names). The day or the weekday
        is ``*``: cron itself takes days that meet either, which few expect.
    time_zone
        A name of the IANA database, as Europe/Berlin.

    Raises
    ------
    InvalidInput
        If the expression cannot be read or never fires, or there is no such zone.

    Examples
    --------
    >>> weekly = Schedule("0 8 * * 1", "Europe/Berlin")
    >>> [one.name for one in weekly.between(*(datetime(2026, 3, d, tzinfo=UTC) for d in (22, 31)))]
    ['2026-03-23T08:00', '2026-03-30T08:00']
    """

    def __init__(self, cron: str, time_zone: str) -> None:
        self.cron, self.zone = cron, zone_of(time_zone)
        self._trigger = _trigger(cron)

    def between(self, after: datetime, until: datetime) -> Iterator[Period]:
        """Yield the periods with moments after one moment, and not after another, in order.

        A time that is skipped comes so much later by the new clock, and so after times that the
        clock names after it.
        """
        skipped: deque[Period] = deque()
        for wall, moment in self._times(after, until):
            shown = self._wall(moment)
            period = Period(wall.strftime("%Y-%m-%dT%H:%M"), moment)
            if shown != wall:
                skipped.extend([period] * (not self._names(shown)))
                continue
            while skipped and skipped[0].at < moment:
                yield skipped.popleft()
            yield period
        yield from skipped

    def next_after(self, after: datetime) -> Period:
        """Return the first period after a moment."""
        return next(self.between(after, after + _SOON))

    def due(self, since: datetime, now: datetime, most: int) -> tuple[list[Period], int]:
        """Return the last `most` periods since a moment, and how many before them are missed.

        What was missed more than a year ago is forgotten.
        """
        since = max(since, now - LOOKS_BACK)
        last: deque[Period] = deque(maxlen=most)
        missed = 0
        for period in self.between(since, now):
            missed += len(last) == most
            last.append(period)
        return list(last), missed

    def _times(self, after: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield times on the wall's clock with their moments, which are after and not after."""
        wall = min(self._wall(after), self._wall(after - DAY) + DAY)  # by the clock before, too
        while found := self._trigger.get_next_fire_time(None, wall):
            moment = found.replace(tzinfo=self.zone).astimezone(UTC)
            if moment > until and found > self._wall(until):
                return
            wall = found + timedelta(minutes=1)
            if after < moment <= until:
                yield found, moment

    def _wall(self, moment: datetime) -> datetime:
        """Return what the wall's clock shows at a moment, as a time of a clock never changed."""
        return moment.astimezone(self.zone).replace(tzinfo=UTC)

    def _names(self, wall: datetime) -> bool:
        """Return whether the expression names a time on the wall's clock."""
        return bool(self._trigger.get_next_fire_time(None, wall) == wall)


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name.

    Raises
    ------
    InvalidInput
        If there is none of this name.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise InvalidInput(
            f"time zone: expected a name as Europe/Berlin or UTC, got {name!r}"
        ) from None


@cache
def _trigger(cron: str) -> CronTrigger:
    """Return what finds the times of an expression on a clock that never changes."""
    fields = cron.split()
    if len(fields) != 5:
        raise InvalidInput(f"cron: {_EXPECTED}, got {len(fields)} field(s) in {cron!r}")
    if fields[2] != "*" and fields[4] != "*":
        raise InvalidInput(
            f"cron: {cron!r} names days of the month and weekdays: make one of them * "
            "(cron would take days that meet either)"
        )
    fields[4] = _weekdays(fields[4])
    try:
        trigger = CronTrigger.from_crontab(" ".join(fields), timezone=UTC)
    except (ValueError, TypeError) as error:
        raise InvalidInput(f"cron: {_EXPECTED}, got {cron!r}: {error}") from None
    if not _fires(trigger):
        raise InvalidInput(f"cron: {cron!r} never fires: there is no such day")
    return trigger


def _fires(trigger: CronTrigger) -> bool:
    start = datetime(2096, 3, 1, tzinfo=UTC)  # the longest way to a 29 February
    trigger.end_date = start + _SOON
    found = trigger.get_next_fire_time(None, start)
    trigger.end_date = None
    return found is not None


def _weekdays(field: str) -> str:
    """Return cron's weekdays as names: APScheduler 3 counts them from Monday, cron from Sunday.

    Examples
    --------
    >>> _weekdays("1-5"), _weekdays("sat-sun"), _weekdays("*/2")
    ('mon,tue,wed,thu,fri', 'sun,sat', 'sun,tue,thu,sat')
    """
    if field == "*":
        return field
    found: set[int] = set()
    for part in field.lower().split(","):
        span, _, step = part.partition("/")
        first, dash, last = ("0", "-", "6") if span == "*" else span.partition("-")
        end = _last_weekday(last) if dash else 6 if step else _weekday(first)
        days = range(_weekday(first), end + 1, _step(step, field))
        if not days:
            raise InvalidInput(f"cron: expected weekdays in order, as mon-fri, got {field!r}")
        found |= {day % 7 for day in days}
    return ",".join(_DAYS[day] for day in sorted(found))


def _weekday(text: str) -> int:
    if text in _DAYS:
        return _DAYS.index(text)
    if text in tuple("01234567"):
        return int(text)
    raise InvalidInput(f"cron: expected a weekday (0 to 7, or mon to sun), got {text!r}")


def _last_weekday(text: str) -> int:
    return 7 if text == "sun" else _weekday(text)


def _step(text: str, field: str) -> int:
    if not text:
        return 1
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise InvalidInput(f"cron: expected a step of 1 or more, got {field!r}")
