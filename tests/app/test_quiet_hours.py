"""When an alert may go out: by the clock on the wall, also where it is set forward or back."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.services.alerts.quiet_hours import QuietHours, next_at, sending_time

BERLIN = "Europe/Berlin"
"""Set forward at 02:00 on 2026-03-29, back at 03:00 on 2026-10-25."""
ZONES = (BERLIN, "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "UTC")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def quiet(begin: str, end: str) -> QuietHours:
    return QuietHours(begin=time.fromisoformat(begin), end=time.fromisoformat(end))


@pytest.mark.parametrize(
    ("now", "hours", "due"),
    [
        ("2026-06-30T12:00", ("22:00", "07:00"), "2026-06-30T12:00"),
        ("2026-06-30T20:00", ("22:00", "07:00"), "2026-07-01T05:00"),  # at 22:00 exactly
        ("2026-07-01T05:00", ("22:00", "07:00"), "2026-07-01T05:00"),  # at their end
        ("2026-03-28T22:00", ("22:00", "07:00"), "2026-03-29T05:00"),  # an hour shorter
        ("2026-10-24T22:00", ("22:00", "07:00"), "2026-10-25T06:00"),  # an hour longer
        ("2026-03-29T00:30", ("01:00", "02:30"), "2026-03-29T01:00"),  # their end is left out
        ("2026-10-25T00:10", ("01:00", "02:30"), "2026-10-25T00:30"),  # their end is shown twice
        ("2026-10-25T01:10", ("01:00", "02:30"), "2026-10-25T01:30"),
        ("2026-06-30T10:00", ("12:00", "13:00"), "2026-06-30T11:00"),  # within a day
    ],
)
def test_quiet_hours_in_berlin(now: str, hours: tuple[str, str], due: str) -> None:
    assert sending_time(moment(now), BERLIN, quiet(*hours)) == moment(due)


@pytest.mark.parametrize(
    ("now", "at", "due"),
    [
        ("2026-06-30T05:00", "08:00", "2026-06-30T06:00"),
        ("2026-06-30T06:00", "08:00", "2026-07-01T06:00"),
        ("2026-03-28T12:00", "02:30", "2026-03-29T01:00"),  # left out: when it is set
        ("2026-10-24T12:00", "02:30", "2026-10-25T00:30"),
        ("2026-10-25T00:30", "02:30", "2026-10-26T01:30"),  # shown twice: one digest a day
    ],
)
def test_a_digest_in_berlin(now: str, at: str, due: str) -> None:
    assert sending_time(moment(now), BERLIN, None, time.fromisoformat(at)) == moment(due)


def test_a_digest_in_quiet_hours_waits_for_their_end() -> None:
    now = moment("2026-06-30T12:00")
    due = sending_time(now, "UTC", quiet("22:00", "09:00"), time(8))
    assert due == moment("2026-07-01T09:00")


def test_of_a_day_that_a_zone_left_out_its_end_counts() -> None:
    """Samoa had no 30 December 2011."""
    found = next_at(moment("2011-12-30T09:59"), "Pacific/Apia", time(8))
    assert found == moment("2011-12-30T10:00")


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.times(),
    st.times(),
)
@example(moment("2026-03-29T00:30"), BERLIN, time(1), time(2, 30))
def test_it_never_goes_out_in_quiet_hours_nor_much_later(
    now: datetime, zone: str, begin: time, end: time
) -> None:
    if begin == end:
        return
    hours = QuietHours(begin=begin, end=end)
    due = sending_time(now, zone, hours)
    assert now <= due <= now + timedelta(hours=26)
    wall = due.astimezone(ZoneInfo(zone))
    is_gap = wall.utcoffset() != (due - timedelta(seconds=2)).astimezone(ZoneInfo(zone)).utcoffset()
    assert is_gap or not hours.has(wall.time())
    assert due == now or hours.has(now.astimezone(ZoneInfo(zone)).time())


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.times(),
)
def test_a_digest_comes_every_day(now: datetime, zone: str, at: time) -> None:
    assert now < next_at(now, zone, at) <= now + timedelta(hours=26)
