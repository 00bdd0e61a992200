"""Periods: once each on the wall's clock, over both changes of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reports.periods import Period, Schedule, zone_of
from graph.errors import InvalidInput

YEAR = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "UTC")
SAMOA = (datetime(2011, 12, 26, tzinfo=UTC), datetime(2012, 1, 2, tzinfo=UTC))
CHANGES = [
    ("Europe/Berlin", "2026-03-29", "2026-03-29T01:30+00:00"),  # 03:30 by the new clock
    ("Europe/Berlin", "2026-10-25", "2026-10-25T00:30+00:00"),  # the first of two
    ("America/New_York", "2026-03-08", "2026-03-08T07:30+00:00"),
    ("America/New_York", "2026-11-01", "2026-11-01T07:30+00:00"),  # 01:30 is there twice
]


@pytest.mark.parametrize("zone", ZONES)
def test_a_year_of_half_past_two_has_each_day_once(zone: str) -> None:
    found = list(Schedule("30 2 * * *", zone).between(*YEAR))
    days = {datetime.fromisoformat(one.name).date() for one in found}
    assert len(found) == len(days) == 365
    assert [one.at for one in found] == sorted({one.at for one in found})


@pytest.mark.parametrize(("zone", "day", "moment"), CHANGES)
def test_half_past_two_on_the_days_of_the_change(zone: str, day: str, moment: str) -> None:
    found = Schedule("30 2 * * *", zone).between(*YEAR)
    (at,) = [one.at for one in found if one.name.startswith(day)]
    assert at == datetime.fromisoformat(moment)


def test_an_hour_that_is_skipped_does_not_come_twice_for_an_hourly_report() -> None:
    found = list(Schedule("0 * * * *", "Europe/Berlin").between(*YEAR))
    assert len(found) == len({one.at for one in found}) == 8759  # the hour that is twice, once
    assert "2026-03-29T02:00" not in {one.name for one in found}


@given(
    st.sampled_from(ZONES),
    st.sampled_from(["30 2 * * *", "*/20 1-3 * * *", "0 8 * * 1", "15 2 29 3 *", "10,35 2 * * *"]),
    st.lists(st.integers(1, 60 * 24 * 40), min_size=1, max_size=60),
)
def test_however_time_is_cut_the_periods_are_the_same(
    zone: str, cron: str, steps: list[int]
) -> None:
    schedule, at = Schedule(cron, zone), YEAR[0]
    pieces: list[Period] = []
    for minutes in steps:
        until = min(at + timedelta(minutes=minutes), YEAR[1])
        pieces += schedule.between(at, until)
        at = until
    assert pieces == list(schedule.between(YEAR[0], at))
    assert pieces == sorted(pieces, key=lambda one: one.at)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("cron", ["10,35 2 * * *", "5,50 1-3 * * *"])
def test_periods_come_in_the_order_of_their_moments(zone: str, cron: str) -> None:
    """Lord Howe skips 02:10 to 02:40, which is after its 02:35; one that is late is never made."""
    moments = [one.at for one in Schedule(cron, zone).between(*YEAR)]
    assert moments == sorted(set(moments))


@pytest.mark.parametrize(
    ("cron", "names"),
    [
        ("30 2 * * fri", ["2011-12-30T02:30"]),
        ("30 2 29-31 12 *", ["2011-12-29T02:30", "2011-12-31T02:30"]),
    ],
)
def test_a_day_that_the_clock_skips_is_made_on_the_next(cron: str, names: list[str]) -> None:
    schedule, at, pieces = Schedule(cron, "Pacific/Apia"), SAMOA[0], list[Period]()
    while at < SAMOA[1]:
        pieces += schedule.between(at, at + timedelta(minutes=37))
        at += timedelta(minutes=37)
    assert [one.name for one in pieces] == names
    skipped = [one.at for one in pieces if one.name.startswith("2011-12-3")]
    assert skipped == [datetime(2011, 12, 30, 12, 30, tzinfo=UTC)], "31 December, 02:30 there"


def test_weekdays_are_those_of_cron() -> None:
    def days(field: str) -> set[int]:
        found = Schedule(f"0 8 * * {field}", "UTC").between(YEAR[0], YEAR[0] + timedelta(days=7))
        return {date.fromisoformat(one.name[:10]).isoweekday() for one in found}

    assert days("1") == days("mon") == {1}
    assert days("0") == days("7") == days("SUN") == {7}
    assert days("1-5") == {1, 2, 3, 4, 5}
    assert days("6-7") == days("sat-sun") == {6, 7}
    assert days("*/3") == {7, 3, 6}


@pytest.mark.parametrize(
    ("cron", "problem"),
    [
        ("0 8 30 2 *", "never fires"),
        ("0 8 31 4,6 *", "never fires"),
        ("61 8 * * *", "maximum value"),
        ("0 8 * 13 *", "maximum value"),
        ("*/0 8 * * *", "higher than 0"),
        ("0 8 * *", "4 field"),
        ("@daily", "1 field"),
        ("", "0 field"),
        ("0 8 1 * mon", "either"),
        ("0 8 * * 8", "weekday"),
        ("0 8 * * fri-mon", "in order"),
        ("0 8 * * */0", "step"),
        ("0 8 * * *; rm", "5|6 field"),
        ("a 8 * * *", "Unrecognized"),
    ],
)
def test_what_is_no_schedule_is_refused(cron: str, problem: str) -> None:
    with pytest.raises(InvalidInput, match=problem):
        Schedule(cron, "UTC")


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../../etc/passwd", "/etc/passwd", "a\x00"])
def test_what_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(InvalidInput, match="time zone"):
        zone_of(zone)


def test_a_leap_day_is_a_schedule() -> None:
    found = Schedule("0 8 29 2 *", "UTC").next_after(datetime(2097, 1, 1, tzinfo=UTC))
    assert found.name == "2104-02-29T08:00"


def test_of_what_was_missed_the_last_are_due() -> None:
    daily = Schedule("0 8 * * *", "UTC")
    due, missed = daily.due(YEAR[0], YEAR[0] + timedelta(days=10), 2)
    assert [one.name for one in due] == ["2026-01-09T08:00", "2026-01-10T08:00"]
    assert missed == 8
    assert daily.due(YEAR[0], YEAR[0] + timedelta(hours=7), 2) == ([], 0)
