"""Accounts with roles, steps, stances and competitors, for chains and competitors."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from graph.analysis.answer import Evidence, Part
from graph.model import Row
from tests.analysis.accounts import influences, people
from tests.analysis.coach_accounts import LEVELS, Tables, stance
from tests.analysis.strategies import PROJECT, accounts

DEAL = {"id": "deal", "name": "Deal"}
RIVALS = [{"id": "north", "name": "Northstar"}, {"id": "south", "name": "Southwind"}]
LINES = ["technical", "commercial", "overall", "outside", None]


def role(contact: str, letter: str, **more: Any) -> Row:
    return {"project": "deal", "contact": contact, "role": letter, **more}


def step(order: int, name: str, **more: Any) -> Row:
    return {"project": "deal", "order": order, "name": name, **more}


CHAIN: Mapping[str, Sequence[Row]] = {
    "contacts": people("app", "buy", "dec", "eva", "hid", "mid"),
    "projects": [DEAL],
    "influences": influences("mid>dec", "hid>mid", "hid>app", "app>hid"),
    "units": [{"id": "lab", "name": "Laboratory"}],
    "steps": [
        step(1, "Need", done=True, on="2026-03-01"),
        step(2, "Test", on="2026-05-01", unit="lab"),
        step(3, "Tender"),
        step(4, "Award"),
    ],
    "roles": [
        role("app", "A", chain="overall", step=4),
        role("dec", "D", chain="technical", step=4, weight=5.0),
        role("dec", "S", chain="commercial", step=1),
        role("eva", "E", chain="technical", step=2),
        role("buy", "S", step=9),
    ],
}
"""hid → mid → dec and hid ↔ app by recorded links; hid and mid have no role."""


def evidence_in(value: Any) -> Iterator[Evidence]:
    """Yield every piece of evidence in a part of an answer, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, Part):
        yield from (found for _, part in value for found in evidence_in(part))
    elif isinstance(value, tuple):
        yield from (found for part in value for found in evidence_in(part))


@st.composite
def contested_accounts(draw: Any) -> Tables:
    """Whole accounts with a project, roles on lines and steps, competitors and stances."""
    tables: Tables = dict(draw(accounts()))
    ids = [row["id"] for row in tables["contacts"]]
    some = st.lists(st.sampled_from(ids), unique=True)
    tables["projects"] = [{"id": PROJECT, "name": "Deal"}]
    tables["rules"] = []
    tables["roles"] = [
        {
            **row,
            **_given("chain", draw(st.sampled_from(LINES))),
            **_given("step", draw(st.sampled_from([None, 1, 2, 7]))),
        }
        for row in tables.get("roles", [])
    ]
    tables["steps"] = [step(1, "Need", done=draw(st.booleans())), step(2, "Award")]
    tables["competitors"] = RIVALS
    tables["stances"] = [
        stance(id_, draw(st.sampled_from(LEVELS)), party=party)
        for party in ("us", "north", "south")
        for id_ in draw(some)
    ]
    return tables


def _given(column: str, value: Any) -> Row:
    return {} if value is None else {column: value}
