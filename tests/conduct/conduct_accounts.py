"""People of every class of party, a project under tender, and interactions with them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.conduct.facts import TABLES_READ, ConductFacts
from graph.conduct.judgement import Judgement, judged
from graph.model import TABLES, Row

DAY = "2026-06-10"
IN_TENDER = "2026-03-10"
CONTACTS: Sequence[Row] = (
    {"id": "official", "name": "Official", "party_class": "public_official", "country": "CN"},
    {"id": "regulator", "name": "Regulator", "party_class": "regulator"},
    {"id": "federal", "name": "Federal", "party_class": "foreign_official", "country": "US"},
    {"id": "minister", "name": "Minister", "party_class": "foreign_official", "country": "DE"},
    {"id": "soe", "name": "Engineer", "party_class": "soe", "title": "Network Engineer"},
    {"id": "leader", "name": "Leader", "party_class": "soe", "title": "副总裁 Vice President"},
    {"id": "aide", "name": "Aide", "party_class": "soe", "title": "总裁助理 Aide"},
    {"id": "private", "name": "Private", "party_class": "private"},
    {"id": "unknown", "name": "Unknown"},
    {"id": "evaluator", "name": "Evaluator", "party_class": "private"},
    {"id": "decider", "name": "Decider", "party_class": "private"},
)
PROJECT: Row = {
    "id": "deal",
    "name": "Deal",
    "status": "won",
    "tender_opens_on": "2026-03-01",
    "tender_closes_on": "2026-04-01",
    "closed_on": "2026-05-01",
}
ROLES: Sequence[Row] = (
    {"project": "deal", "contact": "evaluator", "role": "E", "valid_to": "2026-05-01"},
    {"project": "deal", "contact": "decider", "role": "D"},
    {"project": "deal", "contact": "soe", "role": "I"},
)
TABLES_SENT: dict[str, Sequence[Row]] = {
    "contacts": CONTACTS,
    "colleagues": ({"id": "us1", "name": "Lin"}, {"id": "us2", "name": "Wang"}),
    "projects": (PROJECT,),
    "roles": ROLES,
}
COMPLETE: Row = {"topic": "review", "people_present": 2, "agenda": True}


def interaction(kind: str, contact: str, cost: float | None = None, **more: Any) -> Row:
    """Return an interaction, complete unless said otherwise (None: not recorded)."""
    row = {
        "id": "i1",
        "date": DAY,
        "kind": kind,
        "colleagues": ["us1"],
        "contacts": [contact],
        **COMPLETE,
        **({} if cost is None else {"cost": cost, "currency": "CNY"}),
        **more,
    }
    return {name: value for name, value in row.items() if value is not None}


def facts(*interactions: Row, folder: Path | None = None, **tables: Sequence[Row]) -> ConductFacts:
    """Return the facts of these people, with interactions recorded before."""
    sent = {**TABLES_SENT, "interactions": interactions, **tables}
    rows = {
        name: [TABLES[name].validate(row) for row in sent.get(name, ())] for name in TABLES_READ
    }
    return ConductFacts.of(rows, folder)


def judge(row: Row, *earlier: Row, folder: Path | None = None, **tables: Any) -> Judgement:
    """Return the judgement on an interaction with one contact."""
    valid = TABLES["interactions"].validate(row)
    (found,) = judged(facts(*earlier, folder=folder, **tables), valid)
    return found


def gifts(contact: str, *costs: float, **more: Any) -> list[Row]:
    """Return gifts to a contact, one a month from January on."""
    return [
        interaction("gift", contact, cost, id=f"g{n}", date=f"2026-{n:02}-05", **more)
        for n, cost in enumerate(costs, 1)
    ]
