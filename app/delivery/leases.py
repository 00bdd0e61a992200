"""How long what a worker has begun is nobody else's, also where a clock was put back since."""

from datetime import datetime, timedelta

LONGEST_LEASE = timedelta(days=1)
"""No lease, and no wait for another try, is longer."""


def is_over(until: datetime | None, now: datetime) -> bool:
    """Return whether a lease is over, or was begun by a clock that was ahead and is put right.

    Examples
    --------
    >>> from datetime import UTC
    >>> noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    >>> [is_over(noon + timedelta(hours=by), noon) for by in (0, 1, 25)]
    [True, False, True]
    """
    return until is None or until <= now or until > now + LONGEST_LEASE
