"""Days before and after others, within the calendar."""

from datetime import date, timedelta


def days_before(day: date, days: int) -> date:
    """Return the day so many days before another; the calendar's first where there is none.

    Examples
    --------
    >>> days_before(date(2026, 3, 1), 1).isoformat(), days_before(date(1, 1, 5), 30).isoformat()
    ('2026-02-28', '0001-01-01')
    """
    return date.fromordinal(max(day.toordinal() - days, date.min.toordinal()))


def days_after(day: date, days: int) -> date:
    """Return the day so many days after another; the calendar's last where there is none.

    Examples
    --------
    >>> days_after(date(9999, 12, 20), 30).isoformat()
    '9999-12-31'
    """
    return min(day, date.max - timedelta(days=days)) + timedelta(days=days)
