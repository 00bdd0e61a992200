"""Synthetic customers: an organisation tree, and one project with its roles."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.account_graph import Indices

FEWEST_PEOPLE, MOST_PEOPLE = 40, 120
DIVISIONS, TEAMS = (3, 5), (2, 4)
ROLES = ("A", "D", "S", "S", "E", "E")
ROLE_DEPTHS = {"A": (0, 1), "D": (1,), "S": (1, 2), "E": (2, 3)}
"""How deep in the tree the holders of each role sit."""


@dataclass(frozen=True)
class Organisation:
    """People by place: whom they report to (−1: nobody), how deep, in which division, what role.

    `roles` is empty for people without one.
    """

    manager: Indices
    depth: Indices
    division: Indices
    roles: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.manager)

    @property
    def ids(self) -> tuple[str, ...]:
        """The people's ids, in order."""
        return tuple(f"p{place:03d}" for place in range(len(self)))

    @property
    def on_chain(self) -> NDArray[np.bool_]:
        """Who has a role in the project."""
        return np.array([bool(role) for role in self.roles])


def organisation(random: np.random.Generator) -> Organisation:
    """Return an organisation of three levels of managers and their staff, in random order."""
    people = int(random.integers(FEWEST_PEOPLE, MOST_PEOPLE + 1))
    manager, depth, division = [-1], [0], [0]
    leads: list[int] = []
    for number in range(random.integers(*DIVISIONS, endpoint=True)):
        head = len(manager)
        teams = int(random.integers(*TEAMS, endpoint=True))
        manager += [0] + [head] * teams
        depth += [1] + [2] * teams
        division += [number + 1] * (teams + 1)
        leads += range(head + 1, head + 1 + teams)
    for _ in range(people - len(manager)):
        lead = int(random.choice(leads))
        manager.append(lead)
        depth.append(3)
        division.append(division[lead])
    return _shuffled(np.array(manager), np.array(depth), np.array(division), random)


def _shuffled(
    manager: Indices, depth: Indices, division: Indices, random: np.random.Generator
) -> Organisation:
    """Return the people in random order, so that ties by id favour nobody."""
    order = random.permutation(len(manager))
    place = np.argsort(order)
    manager = np.where(manager >= 0, place[manager], -1)[order]
    return Organisation(manager, depth[order], division[order], _roles(depth[order], random))


def _roles(depth: Indices, random: np.random.Generator) -> tuple[str, ...]:
    roles = [""] * len(depth)
    for role in ROLES:
        free = [j for j in range(len(depth)) if not roles[j] and depth[j] in ROLE_DEPTHS[role]]
        roles[int(random.choice(free))] = role
    return tuple(roles)
