"""Formal power: who holds the decision (b), and how far a post explains somebody's say (F)."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.account_graph import AccountGraph, Floats, Indices
from graph.errors import InvalidInput
from graph.model import Row
from graph.reporting import formal_levels
from graph.voting import Game, banzhaf_index

ROLE_WEIGHT: Mapping[str, float] = {"A": 0.0, "D": 3.0, "S": 2.0, "E": 1.0, "I": 0.0}
ROLES_WITH_VETO = frozenset("A")
ROLE_FORMAL_POWER: Mapping[str, float] = {"A": 1.0, "D": 1.0, "S": 0.5, "E": 0.25, "I": 0.0}
MOST_BODY_WEIGHT = 1e9

Source = Literal["roles", "top", "everyone", "given"]


@dataclass(frozen=True, slots=True)
class Voter:
    """One person in a project's game: voting weight and veto."""

    contact: str
    weight: float
    veto: bool


@dataclass(frozen=True, slots=True)
class DecisionBody:
    """Who holds the decision.

    Parameters
    ----------
    power
        b: each person's decision power, length n, sum 1 (all 0 where there is nobody).
    source
        What it rests on.
    """

    power: Floats
    source: Source


@dataclass(frozen=True, slots=True)
class ProjectGame:
    """A project's game; `places` are its voters' among the people, in the game's order."""

    places: Indices
    game: Game


def decision_body(graph: AccountGraph, project: str | None, body: str | None) -> DecisionBody:
    """Return each person's decision power.

    Parameters
    ----------
    graph
        The account at a date.
    project
        The project whose roles count; None: there is none.
    body
        ``roles``, ``top``, ``everyone``, ``ID:weight,ID:weight…``, or None: roles where the
        project has them, else the top formal level where there is one, else everyone.

    Raises
    ------
    InvalidInput
        Where the body names nobody, or somebody who is not there.
    """
    if body is None:
        return _from_roles(graph, project) or _from_top(graph) or _from_everyone(graph)
    if body == "everyone":
        return _from_everyone(graph)
    if body == "roles":
        return _required(_from_roles(graph, project), "no role with weight or veto to decide")
    if body == "top":
        return _required(_from_top(graph), "no formal level: ranks or reporting lines are needed")
    return _from_text(graph, body)


def project_roles(graph: AccountGraph, project: str | None) -> Mapping[str, list[Row]]:
    """Return each person's roles in a project, by id."""
    roles = defaultdict(list)
    for row in graph.facts["roles"]:
        if row["project"] == project:
            roles[row["contact"]].append(row)
    return roles


def voters(graph: AccountGraph, project: str | None) -> list[Voter]:
    """Return a project's voters: of several roles the largest weight, and any veto."""
    return [
        Voter(
            contact,
            max(row.get("weight", ROLE_WEIGHT[row["role"]]) for row in rows),
            any(row.get("veto", row["role"] in ROLES_WITH_VETO) for row in rows),
        )
        for contact, rows in project_roles(graph, project).items()
    ]


def project_game(graph: AccountGraph, project: str | None) -> ProjectGame | None:
    """Return a project's game by its roles and its rule; None where nobody has weight or veto.

    Raises
    ------
    InvalidInput
        If the rule's quota is not positive or out of reach; the text names the project.
    """
    holders = voters(graph, project)
    if not any(voter.weight > 0 or voter.veto for voter in holders):
        return None
    rule = next((row for row in graph.facts["rules"] if row["project"] == project), None)
    with _naming(project):
        game = Game.of(
            [voter.weight for voter in holders],
            [voter.veto for voter in holders],
            rule["quota"] if rule else None,
        )
    return ProjectGame(graph.indices(voter.contact for voter in holders), game)


def formal_power(graph: AccountGraph, project: str | None) -> Floats:
    """Return F: how far each person's post explains their say, 0–1, length n.

    The greater of the role in the project (A and D 1, S ½, E ¼, I 0) and the formal level.
    """
    power = formal_levels(graph).power.copy()
    for contact, rows in project_roles(graph, project).items():
        place = graph.index[contact]
        power[place] = max(power[place], *(ROLE_FORMAL_POWER[row["role"]] for row in rows))
    return power


def _required(body: DecisionBody | None, problem: str) -> DecisionBody:
    if body is None:
        raise InvalidInput(f"body: {problem}")
    return body


def _from_roles(graph: AccountGraph, project: str | None) -> DecisionBody | None:
    found = project_game(graph, project)
    if found is None:
        return None
    power = np.zeros(len(graph))
    with _naming(project):
        power[found.places] = banzhaf_index(found.game)
    return DecisionBody(power, "roles")


@contextmanager
def _naming(project: str | None) -> Iterator[None]:
    """Let an error name the project whose rule it is."""
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(f"project {project!r}: {error}") from None


def _from_top(graph: AccountGraph) -> DecisionBody | None:
    top = formal_levels(graph).top
    return DecisionBody(_even(graph, top), "top") if top else None


def _from_everyone(graph: AccountGraph) -> DecisionBody:
    return DecisionBody(_even(graph, graph.ids), "everyone")


def _even(graph: AccountGraph, ids: Sequence[str]) -> Floats:
    power = np.zeros(len(graph))
    if ids:
        power[graph.indices(ids)] = 1 / len(ids)
    return power


def _from_text(graph: AccountGraph, body: str) -> DecisionBody:
    power = np.zeros(len(graph))
    for part in body.split(","):
        id_, _, weight = part.rpartition(":")
        if id_ not in graph.index:
            raise InvalidInput(
                "body: expected roles, top, everyone or ID:weight,ID:weight…, and "
                + (
                    f"{part!r} has no weight"
                    if part in graph.index
                    else f"{id_ or part!r} is nobody in this account at {graph.as_of}"
                )
            )
        power[graph.index[id_]] += _weight(part, weight)
    return DecisionBody(power / power.sum(), "given")


def _weight(part: str, text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not 0 < weight <= MOST_BODY_WEIGHT:
        raise InvalidInput(
            f"body: expected ID:weight with a weight above 0, at most 1000000000, got {part!r}"
        )
    return weight
