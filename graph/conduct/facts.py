"""The facts that conduct rules look at, each easy to find."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.model import Row
from graph.rules import rules
from graph.rules.conduct import ConductRules
from graph.rules.titles import TitleRules

TABLES_READ = ("contacts", "units", "colleagues", "projects", "roles", "interactions")
"""The tables that conduct rules look at."""


@dataclass(frozen=True)
class ConductFacts:
    """People, projects, roles and interactions, and the rules that they are held against.

    Parameters
    ----------
    rows
        Each table's rows, those of `TABLES_READ`, whenever they are valid.
    rules
        The conduct rules.
    titles
        The rules of titles: which part of a title is a person's own post.
    """

    rows: Mapping[str, Sequence[Row]]
    rules: ConductRules
    titles: TitleRules

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[Row]], folder: Path | None) -> "ConductFacts":
        """Return facts with the rules of a company's folder (None: ours)."""
        return cls(
            rows, rules("conduct", ConductRules, folder), rules("titles", TitleRules, folder)
        )

    @cached_property
    def contacts(self) -> Mapping[str, Row]:
        """The contacts by id."""
        return {row["id"]: row for row in self.rows["contacts"]}

    @cached_property
    def projects(self) -> Mapping[str, Row]:
        """The projects by id."""
        return {row["id"]: row for row in self.rows["projects"]}

    @cached_property
    def roles(self) -> Mapping[str, Sequence[Row]]:
        """Each contact's roles by the contact's id."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows["roles"]:
            found[row["contact"]].append(row)
        return found

    @cached_property
    def interactions(self) -> Mapping[str, Sequence[Row]]:
        """The interactions in which each contact took part, in order of time."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in sorted(self.rows["interactions"], key=moment):
            for contact in dict.fromkeys(row.get("contacts", ())):
                found[contact].append(row)
        return found

    @cached_property
    def recorded(self) -> frozenset[str]:
        """The ids of the interactions."""
        return frozenset(row["id"] for row in self.rows["interactions"])

    def before(self, interaction: Row, contact: str) -> Sequence[Row]:
        """Return the interactions with a contact before another one, in order of time."""
        at = moment(interaction)
        return [row for row in self.interactions.get(contact, ()) if moment(row) < at]


def moment(interaction: Row) -> tuple[str, str]:
    """Return what interactions are ordered by: the date, on one day the id."""
    return interaction["date"], interaction["id"]
