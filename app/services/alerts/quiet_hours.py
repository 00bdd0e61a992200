"""When an alert may be sent: outside quiet hours, and once a day where it goes into a digest.

Hours are those of a clock on the wall in a time zone, also where it is set forward or back.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

SEARCHED_DAYS = 4
"""Two days have every time of the wall; days that a zone leaves out add to that."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        raise ValueError("expected a time zone as Asia/Shanghai") from None
    return name


Zone = Annotated[str, Field(max_length=64), AfterValidator(_known_zone)]


class QuietHours(BaseModel):
    """From when to when nobody is disturbed, `end` excluded; over midnight where it is earlier."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    begin: time
    end: time

    @model_validator(mode="after")
    def _is_some_time(self) -> "QuietHours":
        if self.begin.tzinfo or self.end.tzinfo:
            raise ValueError("expected times without a zone: the watch has one")
        if self.begin == self.end:
            raise ValueError("begin and end are the same: no time would be left, or none quiet")
        return self

    def has(self, wall: time) -> bool:
        """Return whether a time is quiet.

        Examples
        --------
        >>> QuietHours(begin=time(22), end=time(7)).has(time(23)), time(7) < time(22)
        (True, True)
        """
        if self.begin < self.end:
            return self.begin <= wall < self.end
        return wall >= self.begin or wall < self.end


def sending_time(
    now: datetime, zone: str, quiet: QuietHours | None = None, daily_at: time | None = None
) -> datetime:
    """Return the first moment from now on at which a message may go out, UTC.

    Parameters
    ----------
    now
        The moment, with its zone.
    zone
        Whose clock counts, as ``Asia/Shanghai``.
    quiet
        When nothing goes out.
    daily_at
        At what time the day's one message goes out; None: at any.

    Examples
    --------
    >>> night = QuietHours(begin=time(22), end=time(7))
    >>> sending_time(datetime(2026, 6, 30, 15, tzinfo=UTC), "Asia/Shanghai", night).isoformat()
    '2026-06-30T23:00:00+00:00'
    """
    at = now if daily_at is None else next_at(now, zone, daily_at, once_a_day=True)
    if quiet and is_quiet(at, zone, quiet):
        at = next_at(at, zone, quiet.end)
    return at.astimezone(UTC)


def is_quiet(at: datetime, zone: str, quiet: QuietHours | None) -> bool:
    """Return whether nothing goes out at a moment."""
    return quiet is not None and quiet.has(at.astimezone(ZoneInfo(zone)).time())


def next_at(after: datetime, zone: str, wall: time, *, once_a_day: bool = False) -> datetime:
    """Return the first moment after another at which a clock shows a time, UTC.

    A time that is left out where the clock is set forward counts as the moment of setting it; one
    that is shown twice counts both times, or the first time only.
    """
    folds = (0,) if once_a_day else (0, 1)
    return min(at for at in _shown(after, ZoneInfo(zone), wall, folds) if at > after)


def _shown(
    after: datetime, zone: ZoneInfo, wall: time, folds: tuple[int, ...]
) -> Iterator[datetime]:
    first = after.astimezone(zone).date()
    for days in range(SEARCHED_DAYS):
        for fold in folds:
            local = datetime.combine(first + timedelta(days), wall, zone).replace(fold=fold)
            yield _after_a_gap(local).astimezone(UTC)


def _after_a_gap(local: datetime) -> datetime:
    """Return a local time; of one that its zone leaves out, the first moment after the gap."""
    real = local.astimezone(UTC).astimezone(local.tzinfo)
    if real.replace(tzinfo=None) == local.replace(tzinfo=None):
        return local
    early, late = (local.replace(fold=fold).astimezone(UTC) for fold in (1, 0))
    offset = late.astimezone(local.tzinfo).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(local.tzinfo).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return late.replace(microsecond=0)
