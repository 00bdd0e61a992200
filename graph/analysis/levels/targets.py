"""Targets: the level that a person is to reach in a project."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.answer import Evidence
from graph.analysis.decision import Decision
from graph.analysis.levels.derived_level import is_at_least
from graph.analysis.resting_on import resting_on
from graph.model import Row
from graph.stances import Level


@dataclass(frozen=True)
class Targets:
    """The targets that count in a decision: a project's own before general ones.

    Parameters
    ----------
    decision
        The decision.
    """

    decision: Decision

    def of(self, person: str) -> Row | None:
        """Return a person's target; None where nobody set one."""
        return self._by_person.get(person)

    def level(self, person: str) -> Level | None:
        """Return the level that a person is to reach; None where nobody set one."""
        row = self.of(person)
        return row["level"] if row else None

    def is_reached(self, person: str, level: Level) -> bool | None:
        """Return whether a person at a level is at their target; None where there is none."""
        row = self.of(person)
        return None if row is None else is_at_least(level, row["level"])

    def evidence(self, person: Row) -> tuple[Evidence, ...]:
        """Return a person's target, as it was set."""
        row = self.of(person["id"])
        if row is None:
            return ()
        owner = self._owners.get(row.get("owner", ""), "")
        values = {"target": row["level"], "due": row.get("by", ""), "owned_by": owner}
        return (resting_on("level_target", "targets", row, name=person["name"], **values),)

    @cached_property
    def _by_person(self) -> Mapping[str, Row]:
        project = self.decision.project["id"] if self.decision.project else None
        rows = self.decision.graph.facts["targets"]
        general = {row["contact"]: row for row in rows if row.get("project") is None}
        own = {row["contact"]: row for row in rows if row.get("project") == project}
        return general | own

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        return {row["id"]: row["name"] for row in self.decision.graph.facts["colleagues"]}
