"""What we come to know of a customer: links missing, false and misjudged, and two years of mail."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from benchmarks.accuracy.organisation import Organisation
from graph.account_graph import AccountGraph, Floats
from graph.columns import graph_at
from graph.history import History
from graph.model import TABLES

AS_OF = date(2026, 6, 30)
PROJECT = "project"
MISSING, FALSE, NOISE = 0.2, 0.1, 0.5
MONTHS, MONTH_DAYS = 24, 30
MESSAGES_A_MONTH = 0.5
"""How often a person writes to one whom they listen to with weight 1."""
Rows = list[dict[str, Any]]


def recorded_links(listening: Floats, random: np.random.Generator) -> Floats:
    """Return the links that are recorded: rows listen, 0 where there is none.

    A fifth is missing, a tenth is false, and weights are off by a log-normal factor, σ = 0.5.
    """
    n = len(listening)
    noise = random.lognormal(0.0, NOISE, (n, n))
    found = np.where(random.random((n, n)) >= MISSING, listening * noise, 0.0)
    free = np.flatnonzero((listening == 0) & ~np.eye(n, dtype=bool))
    known = listening[listening > 0]
    false = random.choice(free, min(round(FALSE * len(known)), len(free)), replace=False)
    found.flat[false] = random.choice(known, len(false)) * noise.flat[false]
    return found


def link_rows(links: Floats, ids: tuple[str, ...]) -> Rows:
    """Return recorded links as rows of `influences`."""
    return [
        {"from": ids[j], "to": ids[i], "weight": round(float(links[i, j]), 6)}
        for i, j in np.argwhere(links > 0)
    ]


def mail_rows(listening_by_month: Any, ids: tuple[str, ...], random: np.random.Generator) -> Rows:
    """Return messages, month by month: people write to those they listen to.

    Parameters
    ----------
    listening_by_month
        n × n for each of the months, the last one ending at the date.
    """
    rows: Rows = []
    months = len(listening_by_month)
    for month, listening in enumerate(listening_by_month):
        at = (AS_OF - timedelta(days=MONTH_DAYS * (months - 1 - month) + 15)).isoformat()
        counts = random.poisson(MESSAGES_A_MONTH * listening)
        rows += [
            {"at": at, "sender": ids[i], "recipient": ids[j], "count": int(counts[i, j])}
            for i, j in np.argwhere(counts > 0)
        ]
    return rows


def account(organisation: Organisation, links: Rows, mail: Rows) -> AccountGraph:
    """Return a customer as recorded, at the date."""
    ids = organisation.ids
    contacts: Rows = [
        {"id": id_, "name": id_, "reports_to": ids[boss] if boss >= 0 else None}
        for id_, boss in zip(ids, organisation.manager, strict=True)
    ]
    roles: Rows = [
        {"project": PROJECT, "contact": id_, "role": role}
        for id_, role in zip(ids, organisation.roles, strict=True)
        if role
    ]
    projects: Rows = [{"id": PROJECT, "name": PROJECT, "status": "open"}]
    return graph_of(
        {
            "contacts": contacts,
            "projects": projects,
            "roles": roles,
            "influences": links,
            "communications": mail,
        }
    )


def graph_of(tables: dict[str, Rows], day: date = AS_OF) -> AccountGraph:
    """Return the account graph of rows, without a store."""
    rows = {
        name: tuple(sorted(map(table.validate, tables.get(name, [])), key=table.key_of))
        for name, table in TABLES.items()
    }
    return graph_at(History("synthetic", "synthetic", 1, None, rows), day)
