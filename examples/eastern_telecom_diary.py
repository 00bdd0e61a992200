"""Two years of our dealings: the events noted by hand, and the ordinary ones between them."""

import datetime as dt
from collections.abc import Sequence
from random import Random

from bundle_csv import Row
from eastern_telecom_draw import pick, seeded
from eastern_telecom_meetings import EVENTS, OUTCOMES, PLAN, TOPICS

# Nobody meets on these days: National Day week and Spring Festival.
HOLIDAYS = (
    ("2024-10-01", "2024-10-07"),
    ("2025-01-28", "2025-02-04"),
    ("2025-10-01", "2025-10-08"),
    ("2026-02-16", "2026-02-23"),
)


def _days(first: str, last: str) -> list[str]:
    """The working days from the first month's start to the last month's end."""
    day = dt.date.fromisoformat(f"{first}-01")
    found: list[str] = []
    while day.isoformat()[:7] <= last:
        iso = day.isoformat()
        if day.weekday() < 5 and not any(begin <= iso <= end for begin, end in HOLIDAYS):
            found.append(iso)
        day += dt.timedelta(days=1)
    return found


def _topic(random: Random, unit: str, day: str) -> str:
    fitting = [t for t in TOPICS if t["unit"] == unit and t["first"] <= day[:7] <= t["last"]]
    general = [t for t in TOPICS if not t["unit"]]
    return pick(random, [t["topic"] for t in fitting or general])


def _planned(random: Random, plan: Row, people: Sequence[Row]) -> list[Row]:
    """One contact's ordinary dealings, spread evenly with some chance."""
    by_id = {person["id"]: person for person in people}
    person = by_id[plan["contact"]]
    mates = [p["id"] for p in people if p["reports_to"] == person["id"] and not p["left_on"]]
    days = _days(plan["first"], plan["last"])
    number = int(plan["number"])
    found: list[Row] = []
    for turn in range(number):
        day = days[int((turn + random.random()) / number * len(days))]
        kind = pick(random, plan["kinds"].split(";"))
        contacts = [person["id"]]
        together = kind in {"meeting", "technical_exchange", "joint_event", "site_visit"}
        if together and mates and random.random() < 0.4:
            mate = pick(random, mates)
            if by_id[mate]["joined_on"] <= day:
                contacts.append(mate)
        found.append(
            {
                "date": day,
                "kind": kind,
                "colleagues": pick(random, plan["colleagues"].split(";")),
                "contacts": ";".join(contacts),
                "topic": _topic(random, person["unit"], day),
                "outcome": pick(random, OUTCOMES),
                "initiated_by": "customer" if random.random() < float(plan["theirs"]) else "us",
            }
        )
    return found


def interactions(people: Sequence[Row]) -> list[Row]:
    """The rows of interactions.csv, numbered in order of time."""
    random = seeded("diary")
    found = list(EVENTS)
    for plan in PLAN:
        found += _planned(random, plan, people)
    found.sort(key=lambda row: (row["date"], row["contacts"], row["kind"]))
    return [
        {**row, "id": f"i{number:03}", "currency": "CNY" if row.get("cost") else ""}
        for number, row in enumerate(found, start=1)
    ]
