"""For each coaching rule a tiny account in which it fires, and one in which it must not.

Every account is `BASE` with other rows in some tables; a table set to [] has no row at all.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.analysis.decision import Decision
from graph.model import Row
from tests.analysis.accounts import account_graph, influences, people
from tests.analysis.chain_accounts import role
from tests.analysis.coach_accounts import stance

Tables = Mapping[str, Sequence[Row]]
DEAL: Row = {
    "id": "deal",
    "name": "Deal",
    "stage": "specification",
    "value": 5e6,
    "currency": "CNY",
}
NORTH: Row = {"id": "north", "name": "Northstar"}


def met(number: int, day: str, *contacts: str, **more: Any) -> Row:
    base = {"id": f"i{number:02}", "date": day, "kind": "visit", "colleagues": ["us1"]}
    return {**base, "contacts": list(contacts), **more}


def rated(contact: str, **scores: float) -> list[Row]:
    return [{"contact": contact, "dimension": d, "score": s} for d, s in scores.items()]


def deal(**more: Any) -> list[Row]:
    return [{**DEAL, **more}]


BASE: Tables = {
    "contacts": people("app", "buy", "dec", "eva", "hid", "ivy"),
    "colleagues": [{"id": "us1", "name": "Lin"}, {"id": "us2", "name": "Wang"}],
    "projects": [DEAL],
    "roles": [role("app", "A"), role("dec", "D"), role("buy", "S"), role("eva", "E")],
    "influences": influences("eva>app", "eva>dec", "eva>buy", "app>eva", "dec>hid", "dec>ivy"),
    "stances": [stance(id_, "support", grade="seen") for id_ in ("app", "dec", "buy", "eva")],
    "competitors": [NORTH],
    "interactions": [met(1, "2026-06-20", "app", "dec", "buy", "eva")],
}
"""A deal with its four roles, all of whom support us, were met lately, and hear one another."""


def stances(**levels: str) -> list[Row]:
    given = {"app": "support", "dec": "support", "buy": "support", "eva": "support"} | levels
    return [stance(id_, level, grade="seen") for id_, level in given.items()]


ALL_NEUTRAL = stances(app="neutral", dec="neutral", buy="neutral", eva="neutral")
RIVALS_FRIEND = [stance("ivy", "support", party="north", grade="seen")]
FIVE_MET = [met(n, "2026-06-20", "app", initiated_by="us") for n in range(5)]
FEWER = [met(n, "2026-02-20", "app") for n in range(6)] + [met(9, "2026-06-20", "app")]
FELL = [
    stance("app", "support", valid_from="2026-01-10"),
    stance("app", "neutral", valid_from="2026-06-01"),
]
PAIN: Row = {"id": "p1", "contact": "eva", "text": "late bills"}
RISE = [
    {"id": id_, "name": id_, **({} if id_ != "new" else {"joined_on": "2025-07-01"})}
    for id_ in ("a", "b", "c", "d", "e", "f", "g", "h", "i", "new")
]
GROWING = [
    *influences("a>b", "b>c", "c>a", "d>a", "e>a", "f>a", "g>b", "h>c", "i>b"),
    *influences("c>d", "c>e", "b>f", valid_from="2025-01-01"),
    *influences("new>i", valid_from="2025-12-01"),
    *influences("new>h", valid_from="2026-02-01", weight=2.0),
    *influences("new>g", valid_from="2026-04-20", weight=4.0),
]
STEPS = [{"project": "deal", "order": 1, "name": "Test", "unit": "lab"}]
LAB = [{"id": "lab", "name": "Laboratory"}]
IN_LAB = [*people("app", "buy", "dec", "hid", "ivy"), {"id": "eva", "name": "Eva", "unit": "lab"}]
SPONSOR = [{"id": "us1", "name": "Lin", "title": "CEO"}]
ENGINEER = [{"id": "us1", "name": "Lin", "title": "Engineer"}]
BOSS = [{"id": "app", "name": "App", "title": "CEO"}, *people("buy", "dec", "eva", "hid", "ivy")]
TENDER = deal(tender_opens_on="2026-06-10", opened_on="2026-01-01")
CAREER = {"id": "n1", "contact": "app", "text": "to shine", "scope": "personal"}
EVENT = {"id": "e1", "date": "2026-06-20", "competitor": "north", "kind": "test"}
COACH = stances(eva="coach")
NO_ROLES: list[Row] = []
UNHEARD = influences("app>eva", "app>dec", "dec>buy", "app>buy", "buy>dec", "buy>app", "dec>hid")

CASES: Mapping[str, tuple[Tables, Tables]] = {
    "R01": ({"roles": [role("app", "A")]}, {}),
    "R02": ({"roles": [role("app", "A")]}, {"projects": deal(stage="start")}),
    "R03": ({"stances": stances(app="neutral", buy="neutral", eva="neutral")}, {}),
    "R04": ({}, {"stances": [*stances(), *RIVALS_FRIEND]}),
    "R05": ({"stances": stances(app="opposed", dec="neutral", buy="neutral", eva="support")}, {}),
    "R06": ({"stances": ALL_NEUTRAL}, {}),
    "R07": ({"stances": stances(app="neutral", dec="neutral")}, {}),
    "R08": ({"interactions": [met(1, "2026-06-20", "app", "dec", "buy")]}, {}),
    "R09": (
        {"contacts": [{"id": "app", "name": "App", "joined_on": "2026-05-01"}, *people("dec")]},
        {"contacts": [{"id": "app", "name": "App", "joined_on": "2026-01-01"}, *people("dec")]},
    ),
    "R10": (
        {"units": [{"id": "lab", "name": "Laboratory", "valid_from": "2026-06-01"}]},
        {"units": [{"id": "lab", "name": "Laboratory", "valid_from": "2025-06-01"}]},
    ),
    "R11": ({"stances": [*stances()[1:], stance("app", "support", grade="inferred")]}, {}),
    "R12": (
        {"influences": influences("hid>app", "hid>dec", "hid>buy", "app>hid", "dec>eva")},
        {"roles": [*BASE["roles"], role("hid", "I"), role("ivy", "I")]},
    ),
    "R13": (
        {
            "contacts": [{**row, "reports_to": "app"} for row in people("dec", "buy", "eva", "hid")]
            + people("app"),
            "stances": stances(hid="neutral"),
            "influences": influences("hid>app", "hid>dec", "hid>buy", "app>hid", "dec>eva"),
        },
        {},
    ),
    "R14": (
        {"interactions": [met(1, "2026-06-20", "hid")], "influences": influences("hid>app")},
        {
            "interactions": [
                met(1, "2026-06-20", "app"),
                met(2, "2026-06-21", "app", colleagues=["us2"]),
            ]
        },
    ),
    "R15": ({}, {"interactions": [met(1, "2026-06-20", "app", "dec", colleagues=["us1", "us2"])]}),
    "R16": ({"roles": [role("app", "A"), role("dec", "D")]}, {"projects": deal(value=10.0)}),
    "R17": ({"stances": COACH}, {"stances": stances(eva="coach", buy="coach")}),
    "R18": (
        {"stances": COACH, "influences": UNHEARD},
        {"stances": COACH},
    ),
    "R19": (
        {
            "stances": COACH,
            "interactions": [met(1, "2026-06-20", "eva", initiated_by="us")],
        },
        {
            "stances": COACH,
            "interactions": [met(1, "2026-06-20", "eva", initiated_by="customer")],
        },
    ),
    "R20": (
        {"stances": COACH, "interactions": [met(1, "2026-06-20", "eva")]},
        {"stances": COACH},
    ),
    "R21": (
        {"interactions": FIVE_MET},
        {"interactions": [*FIVE_MET, met(9, "2026-06-21", "app", initiated_by="customer")]},
    ),
    "R22": ({"stances": stances(eva="opposed")}, {"stances": stances(hid="opposed")}),
    "R23": (
        {
            "stances": stances(app="neutral", eva="opposed"),
            "influences": influences("eva>app", "app>eva", "app>dec", "app>buy"),
        },
        {"stances": stances(app="neutral")},
    ),
    "R24": ({"stances": stances(app="neutral", dec="neutral")}, {}),
    "R25": (
        {"needs": [{"id": "n1", "contact": "eva", "text": "calm"}]},
        {"needs": [{"id": "n1", "contact": "dec", "text": "calm"}]},
    ),
    "R26": ({"needs": [CAREER]}, {"needs": [{**CAREER, "career": True}]}),
    "R27": (
        {"pains": [PAIN]},
        {
            "pains": [PAIN, {"id": "p2", "contact": "app", "text": "slipping"}],
            "pain_causes": [{"cause": "p1", "effect": "p2"}],
        },
    ),
    "R28": ({"interactions": [met(1, "2026-05-20", "app")]}, {}),
    "R29": ({"interactions": FEWER}, {"interactions": FEWER[:4]}),
    "R30": ({"stances": FELL}, {"stances": FELL[::-1][:1]}),
    "R31": (
        {"ratings": rated("app", participation=3, decision_support=1, information_passing=1)},
        {"ratings": rated("app", participation=3, decision_support=2, information_passing=1)},
    ),
    "R32": ({"competitors": []}, {}),
    "R33": (
        {"stances": [*ALL_NEUTRAL, stance("eva", "support", party="north")]},
        {"stances": [*stances(), *RIVALS_FRIEND]},
    ),
    "R34": ({"competitor_events": [EVENT]}, {"competitor_events": [{**EVENT, "kind": "visit"}]}),
    "R35": (
        {"projects": TENDER},
        {"projects": TENDER, "interactions": [met(1, "2026-05-01", "app")]},
    ),
    "R36": (
        {"contacts": RISE, "influences": GROWING, "roles": [], "stances": [], "interactions": []},
        {"contacts": RISE, "influences": GROWING[:-3], "roles": [], "stances": []}
        | {"interactions": []},
    ),
    "R37": (
        {"units": LAB, "steps": STEPS},
        {"units": LAB, "steps": STEPS, "contacts": IN_LAB},
    ),
    "R38": (
        {"projects": deal(x_strategic="yes")},
        {
            "projects": deal(value=2e8),
            "interactions": [met(1, "2026-06-20", "app", kind="executive_visit")],
        },
    ),
    "R39": (
        {"contacts": BOSS, "colleagues": ENGINEER},
        {"contacts": BOSS, "colleagues": SPONSOR},
    ),
    "R40": ({"projects": deal(estimate=0.7)}, {"projects": deal(estimate=0.3)}),
}
"""The account in which each rule fires, and the one in which it must not."""
SILENT_WITHOUT: Mapping[str, Sequence[str]] = {
    "R01": ["roles"],
    "R04": ["stances"],
    "R06": ["stances"],
    "R08": ["interactions"],
    "R15": ["interactions"],
    "R25": ["needs"],
    "R27": ["pains"],
    "R34": ["competitor_events"],
}
"""Rules that must be silent where these tables have no row, though they fire in their account."""


def account(tables: Tables) -> Tables:
    """Return BASE with other tables; rows about people who are not there are left out."""
    merged = {**BASE, **tables}
    ids = {row["id"] for row in merged["contacts"]}
    return {name: [r for r in rows if _fits(r, ids)] for name, rows in merged.items() if rows}


def _fits(row: Row, ids: set[str]) -> bool:
    ends = {row[column] for column in ("contact", "from", "to") if column in row}
    return ends <= ids


def decision(tables: Tables) -> Decision:
    """Return the deal's decision in such an account."""
    return Decision.of(account_graph(account(tables)), "deal")
