"""Accounts with pains: who feels them and what they cause."""

from typing import Any

from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.body.project_votes import decision_whatever_its_rule
from graph.analysis.pains.pain_chain import pain_chain
from graph.model import Row
from tests.analysis.accounts import Tables, account_graph, people
from tests.analysis.chain_accounts import DEAL, role


def pain(id_: str, contact: str, **more: Any) -> Row:
    return {"id": id_, "contact": contact, "text": f"pain {id_}", **more}


def because(*pairs: str, strength: float = 0.5) -> list[Row]:
    """Return causes written `a>b`: a is a reason of b."""
    ends = (pair.split(">") for pair in pairs)
    return [{"cause": cause, "effect": effect, "strength": strength} for cause, effect in ends]


CHAIN: dict[str, Any] = {
    "contacts": people("app", "dec", "eng"),
    "projects": [DEAL],
    "roles": [role("app", "A"), role("dec", "D"), role("eng", "E")],
    "colleagues": [{"id": "lin", "name": "Lin"}],
    "ties": [{"colleague": "lin", "contact": who} for who in ("app", "dec", "eng")],
    "stances": [{"contact": who, "level": "support"} for who in ("app", "dec", "eng")],
    "pains": [
        pain("low", "eng", likelihood=1.0, state="admitted", on="2026-06-01", capability="ours"),
        pain("mid", "dec", likelihood=0.0, state="admitted", on="2026-06-01"),
        pain("top", "app", likelihood=0.0, state="admitted", on="2026-06-01"),
    ],
    "pain_causes": because("low>mid", "mid>top"),
}
"""low → mid → top, one half each: the engineer's script is why the approver misses a target."""


def found(tables: Tables, **asked: Any) -> Result:
    """Return the pain chain of an account's only project."""
    return pain_chain(decision_whatever_its_rule(account_graph(tables)), **asked)


def with_pains(*rows: Row, causes: list[Row] | None = None, **more: Any) -> dict[str, Any]:
    """Return the account with other pains."""
    return {**CHAIN, "pains": list(rows), "pain_causes": causes or [], **more}


@st.composite
def networks(draw: Any, size: int = 10) -> tuple[list[float], dict[int, dict[int, float]]]:
    """Yield λ and p of a random network without circles, its events in any order."""
    chances = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.8, 1.0]) | st.floats(0, 1)
    order = draw(st.permutations(range(size)))
    causes: dict[int, dict[int, float]] = {}
    for at, event in enumerate(order):
        some = draw(st.lists(st.sampled_from(order[:at]), unique=True)) if at else []
        if some:
            causes[event] = {cause: draw(chances) for cause in some}
    return [draw(chances) for _ in range(size)], causes
