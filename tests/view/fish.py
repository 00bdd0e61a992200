"""Fishbones to look at."""

from pathlib import Path
from typing import Any

from graph.analysis.coaches.pointers import pointers
from graph.analysis.competitors.competitors import competitors
from graph.analysis.decision import Decision
from graph.analysis.hidden.hidden_decision_makers import hidden_decision_makers
from graph.analysis.win.win_rate import win_rates
from graph.tenant import Tenant
from graph.view.fishbone.facts import fishbone
from graph.view.fishbone.model import Fishbone
from graph.view.fishbone.sources import FishSources
from graph.view.phrases import Language
from tests.analysis.accounts import Tables, account_graph
from tests.view.maps import HOSTILE, LONG, SCRIPT, TELECOM

PROJECT = "core"


def _role(contact: str, role: str, **more: Any) -> dict[str, Any]:
    return {"project": PROJECT, "contact": contact, "role": role, **more}


FISH: dict[str, list[dict[str, Any]]] = {
    **TELECOM,
    "annotations": [],
    "projects": [
        {"id": PROJECT, "name": "5G核心网 5G Core", "value": 5_000_000.0, "currency": "CNY",
         "closes_on": "2026-09-30", "estimate": 0.65},
        {"id": "other", "name": "Other", "status": "won"},
    ],
    "steps": [
        {"project": PROJECT, "order": 1, "name": "需求 Need", "on": "2026-03-01", "done": True},
        {"project": PROJECT, "order": 2, "name": "测试 Test", "on": "2026-05-01", "unit": "tech"},
        {"project": PROJECT, "order": 3, "name": "招标 Tender", "on": "2026-08-01"},
        {"project": PROJECT, "order": 4, "name": "定标 Award", "on": "2026-09-01"},
    ],
    "roles": [
        _role("lu", "A", chain="overall", step=4, source="mandate", confidence=0.9),
        _role("chen", "D", chain="technical", step=4),
        _role("chen", "E", chain="commercial", step=2),
        _role("gao", "S", chain="technical", step=2),
        _role("fan", "E", chain="technical", step=2),
        _role("zhou", "S", chain="commercial", step=2, weight=2.0),
        _role("tang", "I", chain="outside", step=1),
    ],
    "stances": [
        {"contact": "gao", "level": "coach", "project": PROJECT},
        {"contact": "zhou", "level": "opposed", "project": PROJECT},
        {"contact": "zhou", "level": "exclusive", "project": PROJECT, "party": "north"},
        {"contact": "chen", "level": "neutral"},
        {"contact": "tang", "level": "support"},
    ],
    "pains": [
        {"id": "a", "contact": "gao", "text": "返工 rework", "severity": 0.2},
        {"id": "b", "contact": "gao", "text": "停机 outages", "severity": 0.9},
        {"id": "c", "contact": "gao", "text": "of another deal", "project": "other"},
    ],
    "needs": [
        {"id": "n", "contact": "gao", "text": "被认可 to be seen", "scope": "personal"},
        {"id": "m", "contact": "gao", "text": "按期 on schedule", "met": 0.9},
    ],
}  # fmt: skip
"""Chen is on two lines; nobody acts at step 3; nobody ever met Lu."""

HOSTILE_FISH: dict[str, list[dict[str, Any]]] = {
    **HOSTILE,
    "steps": [{"project": "p", "order": 1, "name": SCRIPT, "unit": "<b>u</b>"}],
    "roles": [
        {"project": "p", "contact": row["id"], "role": role, "step": 1, "source": SCRIPT}
        for row, role in zip(HOSTILE["contacts"], "ADSEIE", strict=True)
    ],
    "pains": [{"id": "x", "contact": SCRIPT, "text": LONG}],
}


def fish_of(
    tables: Tables, language: Language = "en", target: str | None = None, own: Path | None = None
) -> Fishbone:
    """Return the fishbone of an account's only open project."""
    decision = Decision.of(account_graph(tables), tenant=Tenant(rules=own))
    is_there = decision.project is not None and len(decision.graph) > 0
    return fishbone(
        FishSources(
            decision,
            hidden_decision_makers(decision, draws=20, centralities="no") if is_there else None,
            pointers(decision) if is_there else None,
            competitors(decision) if is_there else None,
            win_rates(decision, draws=20) if is_there else None,
            target,
            language,
        )
    )
