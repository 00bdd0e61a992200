"""Several projects of one account: each one's decision, or why there is none."""

from dataclasses import dataclass

import numpy as np

from graph.account_graph import AccountGraph
from graph.analysis.decision import Decision
from graph.decision_body import DecisionBody, decision_body
from graph.errors import InvalidInput
from graph.influence import Settings
from graph.model import Row
from graph.tenant import UNKNOWN_TENANT, Tenant


@dataclass(frozen=True, slots=True)
class Attempt:
    """A project with its decision, or with what is wrong with its rule."""

    project: Row
    decision: Decision | None
    problem: str = ""


def attempts(decision: Decision, named: str | None, body: str | None) -> tuple[Attempt, ...]:
    """Return the decision of the named project, or of every open one, by id.

    Parameters
    ----------
    decision
        The account's, as `account_decision` returns it.
    named
        The project that was asked for.
    body
        The body that was asked for.
    """
    if named is not None and decision.project:
        return (Attempt(decision.project, decision),)
    return tuple(_attempt(decision, row, body) for row in open_projects(decision.graph))


def open_projects(graph: AccountGraph) -> tuple[Row, ...]:
    """Return the open projects, by id."""
    rows = (row for row in graph.facts["projects"] if row["status"] == "open")
    return tuple(sorted(rows, key=lambda row: str(row["id"])))


def account_decision(
    graph: AccountGraph, named: str | None, body: str | None, tenant: Tenant | None = None
) -> Decision:
    """Return the named project's decision, or one that stands for all open projects together.

    The latter's decision power is the mean of theirs; it has a project where it is the only one.

    Raises
    ------
    NotFound
        If there is no such project at the date.
    InvalidInput
        If the body cannot be understood, or the named project's rule cannot be met.
    """
    if named is not None:
        return Decision.of(graph, named, body, tenant=tenant)
    known = tenant or UNKNOWN_TENANT
    return _of_all(Decision(graph, None, _checked(graph, body), Settings(), known), body)


def _of_all(account: Decision, body: str | None) -> Decision:
    tried = attempts(account, None, body)
    found = [attempt.decision for attempt in tried if attempt.decision]
    if len(tried) == len(found) == 1:
        return found[0]
    if not found:
        return account
    power = np.mean([decision.body.power for decision in found], axis=0)
    held_by = DecisionBody(power, found[0].body.source)
    return Decision(account.graph, None, held_by, account.settings, account.tenant)


def _checked(graph: AccountGraph, body: str | None) -> DecisionBody:
    """Return the body without a project; one that needs roles is asked of each project."""
    return decision_body(graph, None, None if body == "roles" else body)


def _attempt(account: Decision, project: Row, body: str | None) -> Attempt:
    try:
        decision = Decision.of(account.graph, project["id"], body, account.settings, account.tenant)
    except InvalidInput as error:
        return Attempt(project, None, str(error))
    return Attempt(project, decision)
