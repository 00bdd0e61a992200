"""One decision at one date: the influence model that the answers are read off."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from graph.account_graph import AccountGraph, Floats
from graph.decision_body import DecisionBody, decision_body, formal_power, project_roles
from graph.errors import KingmakerError, NotFound
from graph.influence import ListeningMatrix, Settings, decision_influence
from graph.listening import Listening, listening
from graph.model import Row
from graph.tenant import UNKNOWN_TENANT, Tenant


class WhichProject(KingmakerError):
    """Several projects are open and none was named: the answer asks which."""

    def __init__(self, projects: tuple[Row, ...]) -> None:
        super().__init__("several projects are open: name one of " + ", ".join(map(_id, projects)))
        self.projects = projects


@dataclass(frozen=True)
class Decision:
    """Who holds a decision, who listens to whom, and what follows.

    Parameters
    ----------
    graph
        The account at a date.
    project
        The project whose decision it is; None where the account has no open one.
    body
        Who holds the decision (b).
    settings
        The model's constants.
    tenant
        What else the tenant's accounts and rules say.
    """

    graph: AccountGraph
    project: Row | None
    body: DecisionBody
    settings: Settings
    tenant: Tenant = UNKNOWN_TENANT

    @classmethod
    def of(
        cls,
        graph: AccountGraph,
        project: str | None = None,
        body: str | None = None,
        settings: Settings | None = None,
        tenant: Tenant | None = None,
    ) -> "Decision":
        """Return the decision of a project (default: the only open one).

        Raises
        ------
        NotFound
            If there is no such project at the date.
        WhichProject
            If several are open and none was named.
        InvalidInput
            If the body cannot be understood, or the project's rule cannot be met.
        """
        chosen = choose_project(graph, project)
        held_by = decision_body(graph, _id(chosen) if chosen else None, body)
        return cls(graph, chosen, held_by, settings or Settings(), tenant or UNKNOWN_TENANT)

    @property
    def rules(self) -> Path | None:
        """The folder of the company's own rule files; None: ours alone count."""
        return self.tenant.rules

    @cached_property
    def listening(self) -> Listening:
        """A: raw listening, apart by what it rests on."""
        return listening(self.graph, self.settings.half_life_days)

    @cached_property
    def matrix(self) -> ListeningMatrix:
        """W: the row-stochastic listening matrix."""
        return ListeningMatrix.of(self.listening, self.settings.alpha)

    @cached_property
    def decision_influence(self) -> Floats:
        """d: each person's share of the decision through others, length n."""
        return decision_influence(self.matrix, self.body.power)

    @cached_property
    def formal_power(self) -> Floats:
        """F: how far each person's post explains their say, length n."""
        return formal_power(self.graph, _id(self.project) if self.project else None)

    @cached_property
    def roles(self) -> Mapping[str, list[Row]]:
        """Each person's roles in the project, by id."""
        return project_roles(self.graph, _id(self.project)) if self.project else {}

    @cached_property
    def heard(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Whether anything informal is recorded of whom a person listens to, length n."""
        return np.asarray(np.diff(self.listening.informal.indptr) > 0)

    @cached_property
    def power_unknown(self) -> float:
        """The share of decision power held by people whose listening nobody recorded."""
        return float(self.body.power[~self.heard].sum())

    def facts(self, table: str) -> list[Row]:
        """Return a table's rows about the decision's project, or about none."""
        project = self.project["id"] if self.project else None
        rows = self.graph.facts[table]
        return [row for row in rows if row.get("project") in (None, project)]

    @property
    def parameters(self) -> dict[str, Any]:
        """What the model was run with, for the answer."""
        return {
            "body": self.body.source,
            "alpha": self.settings.alpha,
            "half_life_days": self.settings.half_life_days,
        }


def by_contact(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """Return rows by the contact that they are about.

    Examples
    --------
    >>> by_contact([{"id": "n1", "contact": "a"}, {"id": "n2", "contact": "a"}])["a"][1]["id"]
    'n2'
    """
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["contact"]].append(row)
    return found


def choose_project(graph: AccountGraph, named: str | None) -> Row | None:
    """Return the named project, or the only open one, or None.

    Raises
    ------
    NotFound
        If there is no such project at the date.
    WhichProject
        If several are open and none was named.
    """
    projects = graph.facts["projects"]
    if named is not None:
        found = next((row for row in projects if row["id"] == named), None)
        if found is None:
            raise NotFound(f"no project has the id {named!r} at {graph.as_of}")
        return found
    is_open = tuple(row for row in projects if row["status"] == "open")
    if len(is_open) > 1:
        raise WhichProject(is_open)
    return is_open[0] if is_open else None


def _id(row: Row) -> str:
    return str(row["id"])
