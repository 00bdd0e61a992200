"""The analyses of people: whom they trust and what they need."""

from typing import Any

from graph.analysis.description import Analysis
from graph.analysis.parameters import Parameters
from graph.analysis.people.needs_grid import ContactNeeds, needs_grid
from graph.analysis.people.trust_building import TrustBuilding, trust_building

PEOPLE_ANALYSES: tuple[Analysis[Any], ...] = (
    Analysis(
        "trust-building",
        "How far each contact trusts each of us, over time, what holds it back, what builds it.",
        "信任",
        Parameters,
        TrustBuilding,
        lambda decision, asked, progress: trust_building(decision),
    ),
    Analysis(
        "needs-grid",
        "What each contact needs, how far that is met and by what, and which needs are missing.",
        "需求",
        Parameters,
        ContactNeeds,
        lambda decision, asked, progress: needs_grid(decision),
    ),
)
