"""Whom our people know: by a tie, else by what they did together within a year."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.account_graph import AccountGraph
from graph.analysis.answer import Evidence, FactRef
from graph.days import days_before
from graph.model import TABLES, Row

MOST = 0.95
UNRECORDED_STRENGTH = 0.5
JOINT_INTERACTION = 0.5
JOINT_DAYS = 365

Pair = tuple[str, str]
"""A colleague's id and a contact's."""


@dataclass(frozen=True)
class Acquaintance:
    """That a colleague of ours knows a contact.

    Parameters
    ----------
    probability
        That the colleague can speak with the contact for us.
    evidence
        What it rests on.
    """

    probability: float
    evidence: Evidence


def acquaintances(graph: AccountGraph) -> Mapping[Pair, Acquaintance]:
    """Return which of our people know which contacts; relationship levels never say so.

    Parameters
    ----------
    graph
        The account at a date.

    Returns
    -------
    mapping of (colleague, contact) to Acquaintance
        The probability is a tie's strength (½ where none is recorded), at most .95; without a
        tie, ½ where both took part in an interaction in the last 365 days. A tie of strength 0
        is no acquaintance.
    """
    colleagues = {row["id"] for row in graph.facts["colleagues"]}
    met = {pair: _by_interactions(rows) for pair, rows in joint_interactions(graph).items()}
    tied = {(row["colleague"], row["contact"]): _by_tie(row) for row in graph.facts["ties"]}
    return {
        pair: known
        for pair, known in (met | tied).items()
        if pair[0] in colleagues and known.probability > 0
    }


def joint_interactions(graph: AccountGraph) -> Mapping[Pair, list[Row]]:
    """Return the interactions of the last 365 days by those who took part in them."""
    since = days_before(graph.as_of, JOINT_DAYS)
    found: dict[Pair, list[Row]] = defaultdict(list)
    for row in graph.facts["interactions"]:
        if date.fromisoformat(row["date"]) >= since and row["confidence"] > 0:
            for pair in _pairs(graph, row):
                found[pair].append(row)
    return found


def _pairs(graph: AccountGraph, interaction: Row) -> Iterator[Pair]:
    present = [contact for contact in interaction["contacts"] if contact in graph.index]
    for colleague in dict.fromkeys(interaction["colleagues"]):
        for contact in dict.fromkeys(present):
            yield colleague, contact


def _by_tie(row: Row) -> Acquaintance:
    strength = row.get("strength")
    known = {} if strength is None else {"strength": strength}
    table = TABLES["ties"]
    evidence = Evidence(
        kind="tie" if strength is not None else "tie_without_strength",
        refs=(FactRef(table=table.name, key=table.key_in_url(table.key_of(row))),),
        values={"source": row.get("source", "")} | known,
    )
    return Acquaintance(min(MOST, UNRECORDED_STRENGTH if strength is None else strength), evidence)


def _by_interactions(rows: list[Row]) -> Acquaintance:
    latest_first = sorted(rows, key=lambda row: (row["date"], row["id"]), reverse=True)
    evidence = Evidence(
        kind="joint_interactions",
        refs=tuple(FactRef(table="interactions", key=row["id"]) for row in latest_first),
        values={"count": len(rows), "days": JOINT_DAYS, "date": latest_first[0]["date"]},
    )
    return Acquaintance(JOINT_INTERACTION, evidence)
