"""What our side has with a made organisation: one project, meetings, pains, stances."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from benchmarks.maps.organisation import Rows

PROJECT = "deal"
COLLEAGUES = (
    "林一 Lin Yi",
    "王二 Wang Er",
    "张三 Zhang San",
    "David Stone",
    "李四 Li Si",
    "陈五 Chen Wu",
)
KNOWN = 0.3
"""The share of people that somebody of ours knows."""
MONTHS = 12
KINDS = ("visit", "technical_exchange", "call", "meeting")
LEVELS = ("neutral", "support", "exclusive", "coach", "opposed", "neutral")
STEPS = (
    "需求 Requirement", "方案 Solution", "立项 Budget approval", "测试 Lab test", "招标 Tender",
    "评标 Evaluation", "定标 Award", "签约 Signature",
)  # fmt: skip
DAYS_BETWEEN_STEPS = 40
DONE = 4
SEATS = (
    ("A", "overall", 8), ("D", "technical", 7), ("D", "commercial", 7), ("S", "technical", 2),
    ("S", "commercial", 5), ("S", "technical", 4), ("E", "commercial", 6), ("E", "technical", 4),
    ("E", "technical", 4), ("E", "commercial", 6), ("E", "technical", 2), ("I", "technical", 1),
    ("S", "commercial", 3), ("E", "technical", 6), ("E", "commercial", 5), ("I", "outside", 3),
)  # fmt: skip
"""Role, line and step of people near the top, and of an outsider at last."""
LEAST_SEATS, PEOPLE_A_SEAT, SEATS_APART = 7, 60, 3
PAINS = (
    "割接靠手工 cut-overs by hand", "测试周期太长 tests take too long",
    "告警恢复超时 alarms last too long", "扩容超预算 expansion over budget",
    "投诉率上升 complaints are rising", "年度目标有风险 the yearly aim is at risk",
)  # fmt: skip
NEEDS = ("按期上线 ready on time", "不出事故 no outage")


def dealings(contacts: Rows, day: date, random: np.random.Generator) -> dict[str, Rows]:
    """Return the rows of what we know of an organisation's people, and of one project.

    Parameters
    ----------
    contacts
        The people.
    day
        Nothing is later, but for the steps ahead.
    random
        What is drawn from.
    """
    seats = dict(_seats(contacts))
    ties = list(_ties(contacts, set(list(seats)[:-2]), random))
    return {
        "colleagues": [{"id": f"c{n}", "name": name} for n, name in enumerate(COLLEAGUES)],
        "competitors": [{"id": "northstar", "name": "北辰 Northstar"}],
        "ties": ties,
        "interactions": list(_interactions(ties, set(seats), day, random)),
        "projects": [_project(day)],
        "steps": list(_steps(contacts, day)),
        "roles": [
            {"project": PROJECT, "contact": id_, "role": role, "chain": chain, "step": step}
            for id_, (role, chain, step) in seats.items()
        ],
        "stances": list(_stances(contacts, seats, random)),
        "targets": [
            {"contact": id_, "level": "support", "owner": _owner(n)}
            for n, id_ in enumerate(list(seats)[:8])
        ],
        **_pains_and_needs(list(seats), day, random),
    }


def _owner(n: int) -> str:
    return f"c{n % len(COLLEAGUES)}"


def _project(day: date) -> dict[str, Any]:
    return {
        "id": PROJECT,
        "name": "5G核心网 5G core",
        "status": "open",
        "value": 120_000_000,
        "currency": "CNY",
        "opened_on": _step_day(day, 1),
        "closes_on": _step_day(day, len(STEPS)),
    }


def _step_day(day: date, order: int) -> str:
    return (day + timedelta(days=DAYS_BETWEEN_STEPS * (order - DONE) - 10)).isoformat()


def _steps(contacts: Rows, day: date) -> Iterator[dict[str, Any]]:
    units = [row["unit"] for row in contacts if "unit" in row]
    for order, name in enumerate(STEPS, 1):
        yield {"project": PROJECT, "order": order, "name": name, "unit": units[order % len(units)],
               "on": _step_day(day, order), "done": order <= DONE}  # fmt: skip


def _seats(contacts: Rows) -> Iterator[tuple[str, tuple[str, str, int]]]:
    inside = [row["id"] for row in contacts if not row.get("external")]
    outside = [row["id"] for row in contacts if row.get("external")]
    count = min(max(LEAST_SEATS, len(contacts) // PEOPLE_A_SEAT), len(SEATS) - 1)
    apart = max(1, min(SEATS_APART, len(inside) // count))
    yield from zip(inside[::apart], SEATS[:count], strict=False)
    yield from zip(outside[:1], SEATS[-1:], strict=False)


def _ties(contacts: Rows, seated: set[str], random: np.random.Generator) -> Iterator[Any]:
    """Yield whom somebody of ours knows: nearly all who have a role, and some of the others."""
    for n, row in enumerate(contacts):
        if row["id"] in seated or random.random() < KNOWN:
            strength = round(float(random.uniform(0.2, 0.9)), 2)
            yield {"colleague": _owner(n // 7), "contact": row["id"], "strength": strength}


def _interactions(
    ties: Rows, seated: set[str], day: date, random: np.random.Generator
) -> Iterator[dict[str, Any]]:
    """Yield meetings: of those whom we know, those with a role often, most others seldom."""
    number = 0
    for tie in ties:
        often = random.uniform(0.2, 0.9) if tie["contact"] in seated else random.beta(0.8, 2.5)
        for month in np.flatnonzero(random.random(MONTHS) < often).tolist():
            number += 1
            held = day - timedelta(days=30 * month + int(random.integers(30)))
            yield {"id": f"i{number:05}", "date": held.isoformat(), "contacts": [tie["contact"]],
                   "colleagues": [tie["colleague"]], "kind": str(random.choice(KINDS))}  # fmt: skip


def _stances(
    contacts: Rows, seats: dict[str, Any], random: np.random.Generator
) -> Iterator[dict[str, Any]]:
    """Yield levels: of nearly all who have a role, and of some of the others; one is a rival's."""
    for row in contacts:
        if random.random() < (0.8 if row["id"] in seats else 0.25):
            yield {"contact": row["id"], "level": str(random.choice(LEVELS))}
    if len(seats) > 4:
        yield {"contact": list(seats)[4], "level": "support", "party": "northstar"}


def _pains_and_needs(seats: list[str], day: date, random: np.random.Generator) -> dict[str, Rows]:
    """Return pains that lead from specialists up to the approver, and needs of the first few."""
    owners = list(reversed(seats[: len(PAINS)]))
    pains = [
        {"id": f"pain{n}", "contact": owner, "project": PROJECT, "text": PAINS[n],
         "severity": round(float(random.uniform(0.3, 0.9)), 1), "likelihood": 0.4,
         "state": "admitted", "on": (day - timedelta(days=30 * n)).isoformat(),
         "confirmed": True, **({"capability": "自动化 automation"} if n < 2 else {})}
        for n, owner in enumerate(owners)
    ]  # fmt: skip
    causes = [
        {"cause": f"pain{n}", "effect": f"pain{after}", "strength": 0.6}
        for n in range(len(pains))
        for after in (n + 1, n + 2)
        if after < len(pains)
    ]
    needs = [
        {"id": f"need{n}", "contact": id_, "project": PROJECT, "text": NEEDS[n % 2],
         "scope": ("enterprise", "personal")[n % 2], "visibility": "explicit"}
        for n, id_ in enumerate(seats[:6])
    ]  # fmt: skip
    return {"pains": pains, "pain_causes": causes, "needs": needs}
