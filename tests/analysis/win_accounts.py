"""Accounts with decision bodies and stances, for the win rate."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graph.account_graph import Floats
from graph.analysis.projects import account_decision
from graph.analysis.win.opinions import Chain
from graph.analysis.win.win_rate import WinRate, win_rates
from graph.model import Row
from graph.tenant import Tenant
from tests.analysis.accounts import account_graph, influences, people
from tests.analysis.coach_accounts import LEVELS, stance
from tests.analysis.strategies import accounts

Tables = Mapping[str, Sequence[Row]]
DEAL = {"id": "deal", "name": "Deal"}
COMMITTEE: Tables = {
    "contacts": people("ann", "ben", "cat", "dan", "eve"),
    "influences": influences("eve>ann", "dan>ben", "ben>ann", "ann>cat"),
    "projects": [DEAL],
    "roles": [
        {"project": "deal", "contact": id_, "role": role}
        for id_, role in (("ann", "A"), ("ben", "D"), ("cat", "D"), ("dan", "S"))
    ],
}
"""Four people who decide; eve has no role, and is heard."""


def stances_of(levels: Mapping[str, str | None], **more: Any) -> list[Row]:
    return [stance(id_, level, **more) for id_, level in levels.items()]


def with_stances(levels: Mapping[str, str | None], tables: Tables = COMMITTEE) -> Tables:
    return {**tables, "stances": stances_of(levels)}


def all_at(level: str, tables: Tables = COMMITTEE) -> Tables:
    return with_stances({row["id"]: level for row in tables["contacts"]}, tables)


def rated(tables: Tables, tenant: Tenant | None = None, **asked: Any) -> list[Any]:
    """Return the win rates of an account, held against their model."""
    graph = account_graph(tables)
    project, body = asked.get("project"), asked.get("body")
    decision = account_decision(graph, project, body, tenant or Tenant())
    items = win_rates(decision, **{"draws": 50, **asked}).items
    assert all(isinstance(item, WinRate) for item in items)
    return list(items)


def chain_of(tables: Tables, project: str = "deal", tenant: Tenant | None = None) -> Chain:
    found = Chain.of(account_decision(account_graph(tables), project, None, tenant), None)
    assert found is not None
    return found


def certain(chain: Chain) -> float:
    """Return P with the links and stances as recorded, unknown ones as neutral."""
    settled: Floats = chain.decision.matrix.opinions(np.nan_to_num(chain.stances))
    return float(chain.probability(settled[None, chain.voters])[0])


@st.composite
def committees(draw: Any) -> dict[str, list[Row]]:
    """Whole accounts with an open project, roles of weight or veto, and some stances."""
    tables: dict[str, list[Row]] = dict(draw(accounts()))
    ids = [row["id"] for row in tables["contacts"]]
    tables["projects"] = [DEAL]
    tables["roles"] = [
        {"project": "deal", "contact": id_, "role": draw(st.sampled_from("ADSE"))}
        for id_ in draw(st.lists(st.sampled_from(ids), unique=True, min_size=1))
    ]
    tables.pop("rules", None)
    some = draw(st.lists(st.sampled_from(ids), unique=True))
    tables["stances"] = [stance(id_, draw(st.sampled_from(LEVELS))) for id_ in some]
    return tables
