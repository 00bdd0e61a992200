"""Accounts in which something breaks, and how fragility is asked and read."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.analysis.fragility.fragile_points import FragilePoint
from graph.analysis.fragility.fragility import FragilityBeside, fragility
from graph.model import Row
from tests.analysis import strategies
from tests.analysis.accounts import account_graph, influences, people

Tables = Mapping[str, Sequence[Row]]
OURS = [{"id": "lin", "name": "Lin"}, {"id": "wang", "name": "Wang"}]
Draw = Any


def linked(ids: str, *pairs: str, **more: Sequence[Row]) -> dict[str, Sequence[Row]]:
    """Return an account of people with one letter each, and undirected links written `ab`."""
    ends = [f"{pair[0]}>{pair[1]}" for pair in pairs]
    links = influences(*ends, undirected=True)
    return {"contacts": people(*ids), "influences": links, **more}


def tie(colleague: str, contact: str, strength: float | None = None) -> Row:
    given = {} if strength is None else {"strength": strength}
    return {"colleague": colleague, "contact": contact, **given}


def decided(tables: Tables, body: str = "everyone", **how: Any) -> Decision:
    return Decision.of(account_graph(tables), body=body, **how)


def asked(tables: Tables, body: str = "everyone", **how: Any) -> Result:
    return fragility(decided(tables, body), **{"limit": None, **how})


def points(result: Result) -> dict[str, FragilePoint]:
    return {item.contact.id: item for item in result.items if isinstance(item, FragilePoint)}


def beside(result: Result) -> FragilityBeside:
    assert isinstance(result.beside, FragilityBeside)
    return result.beside


def ids(named: Any) -> list[str]:
    return [one.id for one in named]


def members(of: Any) -> list[str]:
    return [member.contact.id for member in of]


@st.composite
def known_accounts(draw: Draw, most: int = 7) -> dict[str, list[Row]]:
    """Random accounts in which two colleagues of ours know some of the people."""
    tables = dict(draw(strategies.accounts(most)))
    known = [person["id"] for person in tables["contacts"]]
    pairs = st.tuples(st.sampled_from(["lin", "wang"]), st.sampled_from(known))
    strength = st.sampled_from([None, 0.5, 0.9, 0.0])
    tables["colleagues"] = list(OURS)
    some = sorted(draw(st.sets(pairs, max_size=3)))
    tables["ties"] = [tie(colleague, contact, draw(strength)) for colleague, contact in some]
    return tables
