"""Accounts to draw, and their maps and pages."""

from datetime import date
from typing import Any

from app.pages.render import power_map_page
from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.columns import graph_at
from graph.view.phrases import Language
from graph.view.power_map.beside import MapBeside
from graph.view.power_map.power_map import PowerMap, power_map
from tests.analysis.accounts import Tables, account_graph

TELECOM: dict[str, list[dict[str, Any]]] = {
    "units": [
        {"id": "board", "name": "领导层 Leadership"},
        {"id": "tech", "name": "网络技术部 Technology"},
        {"id": "buy", "name": "采购部 Purchasing"},
    ],
    "contacts": [
        {"id": "lu", "name": "陆正阳 Lu Zhengyang", "title": "总裁 CEO", "unit": "board"},
        {"id": "chen", "name": "Chen Guang", "title": "CTO", "unit": "board", "reports_to": "lu"},
        {"id": "he", "name": "何静 He Jing", "title": "Executive assistant", "unit": "board",
         "reports_to": "lu"},
        {"id": "gao", "name": "Gao Yi", "title": "Head of planning", "unit": "tech",
         "reports_to": "chen"},
        {"id": "fan", "name": "Fan Rui", "unit": "tech", "reports_to": "gao",
         "joined_on": "2026-06-01"},
        {"id": "zhou", "name": "Zhou Kai", "title": "Head of purchasing", "unit": "buy",
         "reports_to": "lu", "dotted_to": "chen"},
        {"id": "tang", "name": "Tang Wenbo", "title": "Adviser", "external": True},
        {"id": "nobody", "name": "Someone Unplaced"},
    ],
    "projects": [{"id": "core", "name": "5G Core"}, {"id": "old", "name": "Old", "status": "won"}],
    "roles": [
        {"project": "core", "contact": "lu", "role": "A"},
        {"project": "core", "contact": "chen", "role": "D"},
        {"project": "core", "contact": "chen", "role": "E"},
        {"project": "core", "contact": "gao", "role": "S"},
        {"project": "old", "contact": "zhou", "role": "D"},
    ],
    "competitors": [{"id": "north", "name": "北辰 Northstar"}],
    "stances": [
        {"contact": "gao", "level": "support"},
        {"contact": "gao", "level": "coach", "project": "core", "valid_from": "2026-01-01"},
        {"contact": "gao", "level": "opposed", "project": "old", "valid_from": "2026-05-01"},
        {"contact": "zhou", "level": "opposed", "project": "core"},
        {"contact": "zhou", "level": "exclusive", "project": "core", "party": "north"},
        {"contact": "chen", "level": "support", "valid_from": "2025-01-01"},
        {"contact": "chen", "level": "neutral", "valid_from": "2026-01-01"},
        {"contact": "chen", "level": "neutral", "party": "north"},
    ],
    "colleagues": [{"id": "lin", "name": "林雪 Lin Xue"}, {"id": "wang", "name": "Wang Zhe"}],
    "ties": [
        {"colleague": "wang", "contact": "gao", "strength": 0.4},
        {"colleague": "lin", "contact": "gao", "strength": 0.8},
        {"colleague": "wang", "contact": "zhou"},
        {"colleague": "lin", "contact": "zhou"},
    ],
    "interactions": [
        {"id": "i1", "date": "2026-06-20", "kind": "visit", "colleagues": ["lin"],
         "contacts": ["gao", "zhou"]},
        {"id": "i2", "date": "2026-04-15", "kind": "call", "colleagues": ["lin"],
         "contacts": ["chen", "gao"]},
    ],
    "influences": [
        {"from": "he", "to": "lu", "weight": 3.0, "kind": "trust"},
        {"from": "he", "to": "chen", "weight": 2.0, "kind": "advice", "confidence": 0.4},
        {"from": "tang", "to": "chen", "weight": 0.5, "kind": "mentor"},
        {"from": "gao", "to": "chen", "weight": 1.0},
        {"from": "zhou", "to": "chen", "weight": 0.2},
        {"from": "lu", "to": "he", "weight": 1.0},
        {"from": "chen", "to": "gao", "weight": 1.0},
    ],
    "communications": [
        {"at": "2026-06-01", "sender": "fan", "recipient": "gao", "count": 4},
    ],
    "annotations": [
        {"id": "n1", "text": "Ask Lin first", "contact": "gao", "author": "Wang Zhe",
         "on": "2026-06-02", "project": "core"},
        {"id": "n2", "text": "New strategy in May"},
        {"id": "n3", "text": "Of another project", "project": "old"},
    ],
}  # fmt: skip

SCRIPT = "</script><img src=x onerror=alert(1)><script>alert(2)</script>"
RIGHT_TO_LEFT = "\u202eevil\u2066\u200f"
LONG = "很long" * 4_000
HOSTILE: dict[str, list[dict[str, Any]]] = {
    "units": [{"id": "<b>u</b>", "name": f"Unit {SCRIPT}"}],
    "contacts": [
        {"id": SCRIPT, "name": f"First {SCRIPT}", "title": "{{7*7}} ${7*7}", "unit": "<b>u</b>"},
        {"id": "__proto__", "name": "<!--<script>", "title": SCRIPT, "reports_to": SCRIPT},
        {"id": "constructor", "name": RIGHT_TO_LEFT, "dotted_to": "__proto__"},
        {"id": "a b&c=d#e%", "name": LONG, "title": LONG, "unit": "__proto__2"},
        {"id": "quote\"'`\\", "name": "{0} {name} %s \u2028 \u2029", "title": "\"'`\\"},
        {"id": "🙂", "name": "👩‍👩‍👧‍👦" * 40, "external": True},
    ],
    "projects": [{"id": "p", "name": f"]]>{SCRIPT}"}],
    "roles": [{"project": "p", "contact": SCRIPT, "role": "D"}],
    "competitors": [{"id": "x", "name": SCRIPT}],
    "stances": [{"contact": SCRIPT, "level": "support", "party": "x"}],
    "colleagues": [{"id": "y", "name": SCRIPT}],
    "ties": [{"colleague": "y", "contact": "__proto__"}],
    "influences": [
        {"from": "__proto__", "to": SCRIPT, "kind": SCRIPT, "source": SCRIPT},
        {"from": "constructor", "to": "__proto__"},
        {"from": "a b&c=d#e%", "to": "constructor"},
    ],
    "annotations": [
        {"id": "h1", "text": f"Note {SCRIPT}", "contact": SCRIPT, "author": SCRIPT},
        {"id": "h2", "text": SCRIPT},
        {"id": "__proto__", "text": LONG, "contact": "constructor", "author": RIGHT_TO_LEFT},
    ],
}


def map_of(
    tables: Tables,
    language: Language = "en",
    body: str | None = None,
    beside: MapBeside | None = None,
) -> PowerMap:
    """Return the map of an account, with its hidden decision makers."""
    decision = Decision.of(account_graph(tables), body=body)
    return power_map(decision, hidden_decision_makers(decision), language, beside=beside)


def compared(tables: Tables, then: date, language: Language = "en") -> PowerMap:
    """Return the map of an account, held against another date."""
    graph = account_graph(tables)
    decision = Decision.of(graph)
    other = graph_at(graph.history, then)
    return power_map(decision, hidden_decision_makers(decision), language, then=other)


def page_of(tables: Tables, language: Language = "en") -> str:
    """Return the page of an account's map."""
    return power_map_page(map_of(tables, language), language)
