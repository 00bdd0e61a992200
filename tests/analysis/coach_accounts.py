"""Accounts with stances, trust, ratings, ties and interactions, for coaches and pointers."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from app.services.access import Access
from app.services.bundles import import_bundle
from graph.analysis.decision import Decision
from graph.io.bundle import read_path
from graph.model import Row
from graph.snapshot import snapshot
from graph.store.sqlite import SqliteStore
from tests.analysis.accounts import AS_OF, influences, people
from tests.analysis.strategies import accounts

Tables = dict[str, Sequence[Row]]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "eastern_telecom"
PAIR: Mapping[str, Sequence[Row]] = {
    "contacts": people("a", "b"),
    "influences": influences("b>a"),
    "colleagues": [{"id": "us1", "name": "Lin"}, {"id": "us2", "name": "Wang"}],
    "projects": [{"id": "deal", "name": "Deal"}],
}
"""a listens to b, whose listening nobody recorded: W is ½ everywhere, so V is .65 and .35."""
LEVELS = ["coach", "exclusive", "support", "neutral", "opposed", None]


def stance(contact: str, level: str | None = None, **more: Any) -> Row:
    return {"contact": contact, **({"level": level} if level else {}), **more}


def trust(contact: str, colleague: str, *factors: float, **more: Any) -> Row:
    names = ("reliability", "credibility", "intimacy", "self_orientation")
    factored = dict(zip(names, map(float, factors), strict=True))
    return {"contact": contact, "colleague": colleague, **factored, **more}


def rating(contact: str, score: float, **more: Any) -> Row:
    return {"contact": contact, "dimension": "information_passing", "score": score, **more}


@st.composite
def known_accounts(draw: Any) -> Tables:
    """Whole accounts in which some people's level, trust and openness are recorded."""
    tables: Tables = dict(draw(accounts()))
    ids = [row["id"] for row in tables["contacts"]]
    some = st.lists(st.sampled_from(ids), unique=True)
    factor = st.integers(1, 10)
    tables["stances"] = [stance(id_, draw(st.sampled_from(LEVELS))) for id_ in draw(some)]
    tables["trust"] = [trust(id_, "us1", *(draw(factor) for _ in range(4))) for id_ in draw(some)]
    tables["ratings"] = [rating(id_, float(draw(st.integers(0, 4)))) for id_ in draw(some)]
    return tables


def example(tmp_path: Path) -> Decision:
    """Return the example account's decision, by way of a store."""
    store = SqliteStore(tmp_path / "kingmaker.db")
    store.migrate()
    import_bundle(Access(store, "default", "test"), "eastern", read_path(EXAMPLE))
    graph = store.read("default", "eastern", lambda view: snapshot(view, AS_OF))
    store.close()
    return Decision.of(graph)
