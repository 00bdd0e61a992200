"""Accounts to draw: the example, and organisations of any size made from a seed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from graph.account_graph import AccountGraph
from graph.changed import HistoryFacts
from graph.columns import graph_at
from graph.history import History
from graph.io.bundle import read_path
from graph.io.validate import validate
from graph.model import TABLES, Row

DAY = date(2026, 6, 30)
EXAMPLE = Path(__file__).parents[2] / "examples" / "eastern_telecom"
TEAM = 8
"""People under one manager, about."""
PEOPLE_A_UNIT = 25
"""On average: a few teams under one head."""
LINKS_EACH = 3
MESSAGES_EACH = 2
ROLES = ("A", "D", "S", "S", "E", "E", "E", "I")
LEVELS = ("neutral", "support", "coach", "opposed")

Tables = Mapping[str, list[Row]]


def graph_of(tables: Tables) -> AccountGraph:
    """Return the graph of an account's rows at the day of the benchmark."""
    return graph_at(_history(tables), DAY)


def example() -> Tables:
    """Return the example account, held against the model as an import is."""
    facts = validate(read_path(EXAMPLE), HistoryFacts(_history({}))).tables
    return {name: [edit.row for edit in rows.values() if edit.row] for name, rows in facts.items()}


def generated(people: int, seed: int) -> Tables:
    """Return an organisation of this size: teams in units, links, mail, one project with roles.

    Parameters
    ----------
    people
        How many; about one in forty of them is outside the organisation.
    seed
        Of everything that is drawn.
    """
    random = np.random.default_rng(seed)
    managers = [int(random.integers(max(0, n // TEAM - 2), n // TEAM + 1)) for n in range(people)]
    units = _units(managers)
    contacts = [_contact(n, managers[n], units[n], random) for n in range(people)]
    tables: dict[str, list[dict[str, Any]]] = {
        "units": [{"id": f"u{n:03}", "name": f"部门{n} Unit {n}"} for n in range(max(units) + 1)],
        "contacts": contacts,
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [
            {"project": "deal", "contact": f"p{n:05}", "role": role}
            for n, role in enumerate(ROLES[:people])
        ],
        "stances": [
            {"contact": contact["id"], "level": str(random.choice(LEVELS))}
            for contact in contacts
            if random.random() < 0.3
        ],
        "influences": _links(managers, random),
        "communications": _mail(managers, random),
    }
    return {name: [TABLES[name].validate(row) for row in rows] for name, rows in tables.items()}


def _units(managers: list[int]) -> list[int]:
    """Return each person's unit: the highest people head one each, others are in the manager's."""
    units: list[int] = []
    for person, boss in enumerate(managers):
        units.append(person if person * PEOPLE_A_UNIT < len(managers) else units[boss])
    return units


def _contact(n: int, manager: int, unit: int, random: np.random.Generator) -> dict[str, Any]:
    contact: dict[str, Any] = {
        "id": f"p{n:05}",
        "name": f"人员{n} Person {n}",
        "title": f"经理 Manager {n % 17}",
    }
    if n and random.random() < 1 / 40:
        return contact | {"external": True}
    if n:
        contact["reports_to"] = f"p{manager:05}"
    if n > TEAM and random.random() < 0.05:
        contact["dotted_to"] = f"p{int(random.integers(0, TEAM)):05}"
    return contact | {"unit": f"u{unit:03}"}


def _links(managers: list[int], random: np.random.Generator) -> list[dict[str, Any]]:
    """Return links: half of them within the team or to the manager, the others to anybody."""
    pairs = _pairs(managers, LINKS_EACH, random)
    return [
        {"from": one, "to": other, "weight": round(float(random.lognormal(0, 0.5)), 3)}
        for one, other in pairs
    ]


def _mail(managers: list[int], random: np.random.Generator) -> list[dict[str, Any]]:
    return [
        {"at": "2026-06-01", "sender": one, "recipient": other, "count": int(random.integers(1, 9))}
        for one, other in _pairs(managers, MESSAGES_EACH, random)
    ]


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


def _history(tables: Tables) -> History:
    rows = {name: tuple(tables.get(name, ())) for name in TABLES}
    return History("bench", "Bench", 1, None, rows)
