"""One good row of each table, with its required columns only."""

from graph.model import Row

GOOD: dict[str, Row] = {
    "units": {"id": "net", "name": "Network"},
    "contacts": {"id": "li_wen", "name": "李雯"},
    "influences": {"from": "a", "to": "b"},
    "communications": {"at": "2026-01-31", "sender": "a", "recipient": "b"},
    "projects": {"id": "deal", "name": "Deal"},
    "steps": {"project": "deal", "order": 1, "name": "Award"},
    "roles": {"project": "deal", "contact": "a", "role": "D"},
    "rules": {"project": "deal", "quota": 2.5},
    "competitors": {"id": "rival", "name": "Rival"},
    "stances": {"contact": "a"},
    "ratings": {"contact": "a", "dimension": "guidance", "score": 3.0},
    "targets": {"contact": "a", "level": "support"},
    "colleagues": {"id": "us1", "name": "Our One"},
    "trust": {
        "contact": "a",
        "colleague": "us1",
        "reliability": 7.0,
        "credibility": 7.0,
        "intimacy": 6.0,
        "self_orientation": 3.0,
    },
    "ties": {"colleague": "us1", "contact": "a"},
    "interactions": {
        "id": "i1",
        "date": "2026-01-31",
        "kind": "dinner",
        "colleagues": ["us1"],
        "contacts": ["a"],
    },
    "needs": {"id": "n1", "contact": "a", "text": "be heard"},
    "pains": {"id": "p1", "contact": "a", "text": "late bills"},
    "pain_causes": {"cause": "p1", "effect": "p2"},
    "annotations": {"id": "note1", "text": "ask again"},
    "holders": {"id": "h1", "name": "City", "kind": "state"},
    "shareholdings": {"holder": "h1", "held": "h2", "percent": 51.0},
}
