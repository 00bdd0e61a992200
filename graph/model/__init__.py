"""The tables of facts, one file per noun, and the one list of them all.

Adding a table is adding its file here and its name to `TABLES`: import, export, HTTP, both
stores and the documentation follow.
"""

from collections.abc import Mapping

from graph.model.annotation import ANNOTATIONS
from graph.model.colleague import COLLEAGUES
from graph.model.communication import COMMUNICATIONS
from graph.model.competitor import COMPETITORS
from graph.model.competitor_event import COMPETITOR_EVENTS
from graph.model.contact import CONTACTS
from graph.model.holder import HOLDERS, SHAREHOLDINGS
from graph.model.influence import INFLUENCES
from graph.model.interaction import INTERACTIONS
from graph.model.mute import MUTES
from graph.model.need import NEEDS
from graph.model.pain import PAIN_CAUSES, PAINS
from graph.model.project import PROJECTS
from graph.model.rating import RATINGS
from graph.model.role import ROLES
from graph.model.rule import RULES
from graph.model.sensitive_note import SENSITIVE_NOTES
from graph.model.stance import STANCES
from graph.model.step import STEPS
from graph.model.table import Row, Table
from graph.model.target import TARGETS
from graph.model.tie import TIES
from graph.model.trust import TRUST
from graph.model.unit import UNITS

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        UNITS,
        CONTACTS,
        INFLUENCES,
        COMMUNICATIONS,
        PROJECTS,
        STEPS,
        ROLES,
        RULES,
        COMPETITORS,
        STANCES,
        RATINGS,
        COLLEAGUES,
        TARGETS,
        TRUST,
        TIES,
        INTERACTIONS,
        NEEDS,
        PAINS,
        PAIN_CAUSES,
        ANNOTATIONS,
        HOLDERS,
        SHAREHOLDINGS,
        SENSITIVE_NOTES,
        COMPETITOR_EVENTS,
        MUTES,
    )
}

OPEN_TABLES: Mapping[str, Table] = {
    name: table for name, table in TABLES.items() if not table.sensitive
}
"""The tables that need no permission of their own: those that analyses may look at."""

__all__ = ["OPEN_TABLES", "TABLES", "Row", "Table"]
