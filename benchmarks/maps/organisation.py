"""Organisations of any size made from a seed: people, units, links and messages."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import numpy as np

TEAM = 8
"""People under one manager, about; a unit is a few teams."""
PEOPLE_A_UNIT = 25
LINKS_EACH = 3
MESSAGES_EACH = 2
RISERS = 3
QUARTERS = 4
UNITS = (
    "网络规划 Network planning", "核心网 Core network", "采购 Procurement", "财务 Finance",
    "测试 Test", "传输网 Transport", "运维 Operations", "信息化 IT", "法务 Legal", "市场 Marketing",
)  # fmt: skip
TITLES = ("总经理 General manager", "副总经理 Vice president", "主任 Head", "工程师 Engineer")

Rows = list[dict[str, Any]]


def managers_of(people: int, random: np.random.Generator) -> list[int]:
    """Return each person's manager, who comes before them; the first is their own."""
    return [int(random.integers(max(0, n // TEAM - 2), n // TEAM + 1)) for n in range(people)]


def unit_heads(managers: list[int]) -> list[int]:
    """Return whose unit each person is in, by the first person of it.

    Teams of one manager are put together until they are a unit of about 25; what is left over is
    the manager's own.
    """
    heads = list(range(len(managers)))
    waiting: dict[int, list[int]] = defaultdict(list)
    for n in reversed(range(len(managers))):
        team = [n, *waiting.pop(n, [])]
        together = [*waiting.pop(managers[n], []), *team] if n else team
        if n and len(together) < PEOPLE_A_UNIT:
            waiting[managers[n]] = together
            continue
        for member in together:
            heads[member] = min(together)
    return heads


def units_and_contacts(managers: list[int], random: np.random.Generator) -> tuple[Rows, Rows]:
    """Return the rows of units and of people; about one in forty is outside."""
    heads, bosses = unit_heads(managers), set(managers)
    numbers = {head: number for number, head in enumerate(sorted(set(heads)))}
    units = [{"id": f"u{n:03}", "name": _unit_name(n)} for n in numbers.values()]
    contacts = [
        _contact(n, managers[n], numbers[heads[n]], n in bosses, random)
        for n in range(len(managers))
    ]
    return units, contacts


def links(managers: list[int], day: date, random: np.random.Generator) -> Rows:
    """Return links: half of them within the team or to the manager, the others to anybody.

    A few people at the end of the list are listened to by more of the top in every quarter.
    """
    found: Rows = [
        {"from": one, "to": other, "weight": round(float(random.lognormal(0, 0.5)), 3)}
        for one, other in _pairs(managers, LINKS_EACH, random)
    ]
    people = len(managers)
    for riser in range(people - min(RISERS, people // TEAM), people):
        for quarter in range(QUARTERS):
            since = (day - timedelta(days=91 * quarter + 20)).isoformat()
            heard = f"p{riser:05}", f"p{(riser + 3 * quarter) % min(people - 1, 2 * TEAM):05}"
            found.append({"from": heard[0], "to": heard[1], "kind": "advice", "weight": 2.0,
                          "valid_from": since})  # fmt: skip
    return found


def mail(managers: list[int], day: date, random: np.random.Generator) -> Rows:
    """Return messages of the last months, by month and pair."""
    return [
        {
            "at": (day - timedelta(days=29 + 30 * int(random.integers(12)))).isoformat(),
            "sender": one,
            "recipient": other,
            "count": int(random.integers(1, 9)),
        }
        for one, other in _pairs(managers, MESSAGES_EACH, random)
    ]


def _unit_name(number: int) -> str:
    chinese, english = UNITS[number % len(UNITS)].split(" ", 1)
    again = number // len(UNITS) + 1
    return f"{chinese}{again}部 {english} {again}" if again > 1 else f"{chinese}部 {english}"


def _contact(
    n: int, manager: int, unit: int, is_boss: bool, random: np.random.Generator
) -> dict[str, Any]:
    contact: dict[str, Any] = {"id": f"p{n:05}", "name": f"人员{n} Person {n}"}
    is_external = n > 0 and not is_boss and random.random() < 1 / 35
    if is_external:
        return contact | {"title": "顾问 Consultant", "external": True}
    if n:
        contact["reports_to"] = f"p{manager:05}"
    if n > TEAM and random.random() < 0.05:
        contact["dotted_to"] = f"p{int(random.integers(0, TEAM)):05}"
    level = 0 if not n else 1 if n <= TEAM else 2 if is_boss else 3
    return contact | {"title": TITLES[level], "unit": f"u{unit:03}"}


def _pairs(managers: list[int], each: int, random: np.random.Generator) -> list[tuple[str, str]]:
    people, found = len(managers), set()
    for n in range(people):
        for _ in range(each):
            near = managers[n] if random.random() < 0.5 else int(random.integers(people))
            report = near * TEAM + n % TEAM
            other = report if report < people and random.random() < 0.5 else near
            if other != n:
                found.add((f"p{n:05}", f"p{other:05}"))
    return sorted(found)
