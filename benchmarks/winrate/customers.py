"""Customers with a decision chain: the truth that decides, and what of it was recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from graph.account_graph import AccountGraph
from graph.analysis.chain import Chain
from graph.analysis.decision import Decision
from graph.columns import graph_at
from graph.history import History
from graph.model import TABLES
from graph.stances import STANCE
from graph.tenant import STANCE_PRIOR

DAY = date(2026, 6, 30)
PEOPLE = 7
STANCES_KNOWN, LINKS_KNOWN = 0.5, 0.75
LINKS_EACH = 2
ROLES = ("A", "D", "D", "S", "E")
"""Roles of the first people; the others have none, and are heard."""
DECIDING = 3
"""Of the first people at least one is known: else the model says nothing."""
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Customer:
    """One account with one project.

    Parameters
    ----------
    truth
        Everything as it is: who listens to whom, where everybody stands.
    known
        The part of it that was recorded.
    levels
        Where everybody stands, by id.
    """

    truth: AccountGraph
    known: AccountGraph
    levels: dict[str, str]


def customer(random: np.random.Generator) -> Customer:
    """Return a customer drawn at random."""
    ids = [f"p{number}" for number in range(PEOPLE)]
    drawn = random.choice(len(STANCE), PEOPLE, p=STANCE_PRIOR)
    levels = dict(zip(ids, (tuple(STANCE)[place] for place in drawn), strict=True))
    links = [
        {"from": heard, "to": listener, "kind": "advice", "weight": 1.0}
        for listener in ids
        for heard in random.choice([id_ for id_ in ids if id_ != listener], LINKS_EACH, False)
    ]
    recorded = [link for link in links if random.random() < LINKS_KNOWN]
    told = {id_: level for id_, level in levels.items() if random.random() < STANCES_KNOWN}
    if not told.keys() & ids[:DECIDING]:
        told[ids[0]] = levels[ids[0]]
    return Customer(_graph(ids, links, levels), _graph(ids, recorded, told), levels)


def true_chance(drawn: Customer) -> float:
    """Return the chance with which the true game is won."""
    chain = Chain.of(Decision.of(drawn.truth, "deal"), None)
    assert chain is not None
    settled = chain.decision.matrix.opinions(chain.stances)
    return float(chain.probability(settled[chain.voters][None])[0])


def with_stances(known: AccountGraph, levels: dict[str, str]) -> AccountGraph:
    """Return what is known once stances have been asked."""
    rows = {name: list(found) for name, found in known.history.rows.items()}
    asked = {row["contact"] for row in rows["stances"]}
    rows["stances"] += _valid(
        "stances", _stances({k: v for k, v in levels.items() if k not in asked})
    )
    return _of_rows(rows)


def _graph(ids: Sequence[str], links: list[dict[str, Any]], levels: dict[str, str]) -> AccountGraph:
    rows: Rows = {
        "contacts": [{"id": id_, "name": id_, "rank": 1 + place} for place, id_ in enumerate(ids)],
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [
            {"project": "deal", "contact": id_, "role": role}
            for id_, role in zip(ids, ROLES, strict=False)
        ],
        "influences": links,
        "stances": _stances(levels),
    }
    return _of_rows({name: _valid(name, rows.get(name, [])) for name in TABLES})


def _stances(levels: dict[str, str]) -> list[dict[str, Any]]:
    return [{"contact": id_, "level": level} for id_, level in levels.items()]


def _valid(table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [TABLES[table].validate(row) for row in rows]


def _of_rows(rows: Rows) -> AccountGraph:
    held = {name: tuple(found) for name, found in rows.items()}
    return graph_at(History("customer", "Customer", 1, None, held), DAY)
