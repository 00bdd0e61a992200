"""A tenant with closed projects whose outcomes follow where those who decide stood."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

LEVELS = ("coach", "support", "neutral", "opposed")
CHANCES = {"coach": 0.95, "support": 0.75, "neutral": 0.5, "opposed": 0.15}
FIRST_DAY = date(2024, 1, 1)


def today() -> date:
    return datetime.now(UTC).date()


def closed_projects(count: int) -> dict[str, Any]:
    """One account: ann and ben decide each project; one in ten has no known stance."""
    rows: dict[str, list[Any]] = {"projects": [], "roles": [], "stances": []}
    for number, (level, won) in zip(range(count), _outcomes(), strict=False):
        id_ = f"deal_{number:03}"
        closed = (FIRST_DAY + timedelta(days=5 * number)).isoformat()
        status = "won" if won else "lost"
        budget = {"factor:budget": "yes" if number % 2 else "no"} if number % 7 else {}
        rows["projects"].append(
            {"id": id_, "name": id_, "status": status, "closed_on": closed, **budget}
        )
        rows["roles"] += [{"project": id_, "contact": c, "role": "D"} for c in ("ann", "ben")]
        if number % 10:
            stance = {"contact": "ann", "project": id_, "level": level}
            rows["stances"].append(stance)
    contacts = [{"id": c, "name": c.capitalize()} for c in ("ann", "ben")]
    return {"contacts": contacts, **rows}


def open_project(level: str | None = "support", id_: str = "new", **more: Any) -> dict[str, Any]:
    """The rows of an open project that ann and ben decide."""
    stance = [{"contact": "ann", "project": id_, "level": level}] if level else []
    return {
        "contacts": [{"id": c, "name": c.capitalize()} for c in ("ann", "ben")],
        "projects": [{"id": id_, "name": "New", **more}],
        "roles": [{"project": id_, "contact": c, "role": "D"} for c in ("ann", "ben")],
        "stances": stance,
    }


def _outcomes() -> Iterator[tuple[str, bool]]:
    """Yield levels in turn, each won as evenly often as its chance says."""
    won = dict.fromkeys(LEVELS, 0.5)
    while True:
        for level in LEVELS:
            won[level] += CHANCES[level]
            ended = won[level] >= 1
            won[level] -= ended
            yield level, ended
