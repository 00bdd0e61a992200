"""Customers with a decision chain: the truth that decides, and what of it was recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision
from graph.analysis.win.opinions import Chain
from graph.columns import graph_at
from graph.history import History
from graph.model import TABLES
from graph.stances import STANCE
from graph.tenant import STANCE_PRIOR

DAY = date(2026, 6, 30)
PEOPLE = 15
IDS = tuple(f"p{number:02}" for number in range(PEOPLE))
STANCES_KNOWN, LINKS_KNOWN = 0.5, 0.75
LINKS_EACH = 2
RANKS = 5
"""Levels of the hierarchy, with as many people on each."""
ROLES = {"A": (1, 2), "D": (1, 3), "S": (2, 4), "E": (3, 5)}
"""A role's highest and lowest rank: who decides has a post, but not the highest of all."""
SEATS = ("A", "D", "D", "S", "E")
DECIDING = ("A", "D")
"""Of those with these roles at least one is known: else the model says nothing."""
HEARD = 1.0
"""How unequally people are heard: the log-normal spread of their chances to be listened to."""
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
    drawn = random.choice(len(STANCE), PEOPLE, p=STANCE_PRIOR)
    levels = dict(zip(IDS, (tuple(STANCE)[place] for place in drawn), strict=True))
    seats, links = _seats(random), _links(random)
    recorded = [link for link in links if random.random() < LINKS_KNOWN]
    told = {id_: level for id_, level in levels.items() if random.random() < STANCES_KNOWN}
    deciding = [id_ for id_, role in seats.items() if role in DECIDING]
    if not told.keys() & set(deciding):
        told[deciding[0]] = levels[deciding[0]]
    return Customer(_graph(seats, links, levels), _graph(seats, recorded, told), levels)


def rank_of(id_: str) -> int:
    """Return a person's rank: 1 is the highest title."""
    return 1 + int(id_[1:]) * RANKS // PEOPLE


def _seats(random: np.random.Generator) -> dict[str, str]:
    """Return who has which role: somebody of the ranks that have it, and nobody two."""
    seats: dict[str, str] = {}
    for role in SEATS:
        highest, lowest = ROLES[role]
        free = [id_ for id_ in IDS if highest <= rank_of(id_) <= lowest and id_ not in seats]
        seats[str(random.choice(free))] = role
    return seats


def _links(random: np.random.Generator) -> list[dict[str, Any]]:
    """Return who is heard by whom; some are heard by many, whatever their title."""
    heard = dict(zip(IDS, random.lognormal(0.0, HEARD, PEOPLE), strict=True))
    links = []
    for listener in IDS:
        others = [id_ for id_ in IDS if id_ != listener]
        shares = np.array([heard[id_] for id_ in others])
        chosen = random.choice(others, LINKS_EACH, False, shares / shares.sum())
        links += [
            {"from": str(one), "to": listener, "kind": "advice", "weight": 1.0} for one in chosen
        ]
    return links


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


def _graph(
    seats: dict[str, str], links: list[dict[str, Any]], levels: dict[str, str]
) -> AccountGraph:
    rows: Rows = {
        "contacts": [{"id": id_, "name": id_, "rank": rank_of(id_)} for id_ in IDS],
        "projects": [{"id": "deal", "name": "Deal"}],
        "roles": [{"project": "deal", "contact": id_, "role": role} for id_, role in seats.items()],
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
