"""Generated accounts in a store, for reports over all of them.

Usage: python -m benchmarks.many_accounts STORE [ACCOUNTS] [PEOPLE]
then: time kingmaker --store STORE report all rising-stars --as-of 2026-06-30 --out FOLDER
Neo4j's user and password are KINGMAKER_NEO4J_USER and KINGMAKER_NEO4J_PASSWORD.
"""

import json
import sys
from datetime import date, timedelta
from typing import Any

import numpy as np

from app.services.access import Access
from app.services.bundles import import_bundle
from app.settings import Settings
from app.store import store_of
from graph.io.bundle import read_bytes

AS_OF = date(2026, 6, 30)
DAYS = 540
SPAN = 7
LINKS_EACH = 3
LEVELS = ("coach", "exclusive", "support", "neutral", "opposed")


def account(people: int, seed: int) -> dict[str, Any]:
    """Return a bundle: a tree of people, links that begin over a year and a half, one project."""
    draw = np.random.default_rng(seed)
    ids = [f"p{number:03d}" for number in range(people)]
    contacts = [
        {"id": id_, "name": f"Person {id_} {seed}", "title": "Manager"}
        | ({"reports_to": ids[(number - 1) // SPAN]} if number else {})
        for number, id_ in enumerate(ids)
    ]
    pairs = {
        (ids[a], ids[b])
        for a, b in draw.integers(people, size=(LINKS_EACH * people, 2)).tolist()
        if a != b
    }
    influences = [
        {"from": a, "to": b, "kind": "advice", "valid_from": _day(draw), "source": "generated"}
        for a, b in sorted(pairs)
    ]
    chosen = draw.choice(people, size=min(12, people), replace=False).tolist()
    roles = [
        {"project": "deal", "contact": ids[place], "role": role}
        for place, role in zip(chosen[:5], "ADDSE", strict=False)
    ]
    stances = [
        {"contact": ids[place], "level": LEVELS[int(draw.integers(5))], "valid_from": _day(draw)}
        for place in chosen
    ]
    return {
        "contacts": contacts,
        "influences": influences,
        "projects": [{"id": "deal", "name": "Deal", "value": 1e6, "currency": "CNY"}],
        "roles": roles,
        "stances": stances,
    }


def fill(store: str, accounts: int, people: int) -> None:
    """Import generated accounts into a store."""
    opened = store_of(Settings(store=store))
    try:
        access = Access(opened, "default", "generated")
        for seed in range(accounts):
            bundle = read_bytes(json.dumps(account(people, seed)).encode())
            import_bundle(access, f"account{seed:04d}", bundle, name=f"Account {seed}")
    finally:
        opened.close()


def _day(draw: np.random.Generator) -> str:
    return (AS_OF - timedelta(days=int(draw.integers(DAYS)))).isoformat()


if __name__ == "__main__":
    store_url, *sizes = sys.argv[1:]
    given = [int(size) for size in sizes]
    fill(store_url, *given, *(500, 100)[len(given) :])
