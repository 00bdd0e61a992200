"""Formal power: who holds the decision (b), and how far a post explains somebody's say (F).

References
----------
Banzhaf 1965, Weighted voting doesn't work, Rutgers Law Review 19:317.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graph.account_graph import AccountGraph, Floats
from graph.errors import InvalidInput
from graph.model import Row
from graph.reporting import formal_levels

ROLE_WEIGHT: Mapping[str, float] = {"A": 0.0, "D": 3.0, "S": 2.0, "E": 1.0, "I": 0.0}
ROLES_WITH_VETO = frozenset("A")
ROLE_FORMAL_POWER: Mapping[str, float] = {"A": 1.0, "D": 1.0, "S": 0.5, "E": 0.25, "I": 0.0}
THOUSAND = 1000
MOST_SUMS = 5_000_000
MOST_STEPS = 3_000_000_000
"""Coalitions of many voters are counted by their sums; this many at most."""
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


def banzhaf(weights: Sequence[float], vetoes: Sequence[bool], quota: float | None) -> Floats:
    """Return the normalised Banzhaf index of "all vetoes agree, and weights reach the quota".

    Parameters
    ----------
    weights
        Voting weights with at most three decimals.
    vetoes
        Who must agree.
    quota
        The weight to reach (absolute); None: more than half the sum.

    Returns
    -------
    ndarray of float, sum 1 (all 0 where nobody can matter)

    Raises
    ------
    InvalidInput
        If the quota is not positive or out of reach.

    Examples
    --------
    >>> banzhaf([4, 3, 2, 1], [False] * 4, 6).round(4).tolist()
    [0.4167, 0.25, 0.25, 0.0833]
    """
    whole = [round(weight * THOUSAND) for weight in weights]
    needed = _quota(whole, quota)
    divisor = math.gcd(needed, *whole) or 1
    whole = [weight // divisor for weight in whole]
    swings = _swings(whole, vetoes, needed // divisor)
    total = swings.sum()
    return swings / total if total > 0 else swings


def formal_power(graph: AccountGraph, project: str | None) -> Floats:
    """Return F: how far each person's post explains their say, 0–1, length n.

    The greater of the role in the project (A and D 1, S ½, E ¼, I 0) and the formal level.
    """
    power = formal_levels(graph).power.copy()
    for contact, rows in project_roles(graph, project).items():
        place = graph.index[contact]
        power[place] = max(power[place], *(ROLE_FORMAL_POWER[row["role"]] for row in rows))
    return power


def _quota(whole: Sequence[int], quota: float | None) -> int:
    total = sum(whole)
    if quota is None:
        return total // 2 + 1 if total else 0
    needed = round(quota * THOUSAND)
    if needed <= 0:
        raise InvalidInput(f"the rule's quota {quota:g} is not positive")
    if needed > total:
        raise InvalidInput(
            f"the rule's quota {quota:g} is out of reach: all weights together are "
            f"{total / THOUSAND:g}"
        )
    return needed


def _swings(weights: Sequence[int], vetoes: Sequence[bool], quota: int) -> Floats:
    """Return for each voter the share of the others' coalitions that they turn to winning.

    Veto-holders are in every coalition that counts, so only the others are drawn.
    """
    base = sum(w for w, veto in zip(weights, vetoes, strict=True) if veto)
    free = [w for w, veto in zip(weights, vetoes, strict=True) if not veto]
    if len(set(free)) * len(free) * min(sum(free), 2 ** len(free)) > MOST_STEPS:
        raise InvalidInput("the voting weights are too finely graded for so many voters")
    missing = max(quota - base, 0)
    by_veto = _reaching(free, missing, sum(free) + 1)
    # One coin fewer is thrown for the others of a voter without veto: half as many coalitions.
    by_weight = {w: _reaching(_without(free, w), missing - w, missing) / 2 for w in set(free)}
    return np.array(
        [
            by_veto if veto else by_weight[weight]
            for weight, veto in zip(weights, vetoes, strict=True)
        ]
    )


def _reaching(weights: Sequence[int], lowest: int, below: int) -> float:
    """Return the share of all coalitions whose weight is in [lowest, below)."""
    sums, share = _distribution(weights)
    return float(share[(sums >= lowest) & (sums < below)].sum())


def _distribution(weights: Sequence[int]) -> tuple[NDArray[np.int64], Floats]:
    """Return the sums that coalitions reach, and the share of all coalitions that each has."""
    coalitions, sums_above_0 = 2 ** len(weights), sum(weights)
    if min(coalitions, sums_above_0) > MOST_SUMS:
        raise InvalidInput("the voting weights are too finely graded for so many voters")
    if coalitions <= sums_above_0:
        return _few_voters(weights)
    share = np.zeros(sum(weights) + 1)
    share[0] = 1.0
    for weight in weights:
        moved = np.zeros_like(share)
        moved[weight:] = share[: len(share) - weight]
        share = (share + moved) / 2
    return np.arange(len(share)), share


def _few_voters(weights: Sequence[int]) -> tuple[NDArray[np.int64], Floats]:
    sums = np.zeros(1, dtype=np.int64)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    return sums, np.full(len(sums), 0.5 ** len(weights))


def _without(weights: Sequence[int], one: int) -> list[int]:
    left = list(weights)
    left.remove(one)
    return left


def _required(body: DecisionBody | None, problem: str) -> DecisionBody:
    if body is None:
        raise InvalidInput(f"body: {problem}")
    return body


def _from_roles(graph: AccountGraph, project: str | None) -> DecisionBody | None:
    game = voters(graph, project)
    if not any(voter.weight > 0 or voter.veto for voter in game):
        return None
    rule = next((row for row in graph.facts["rules"] if row["project"] == project), None)
    try:
        shares = banzhaf(
            [voter.weight for voter in game],
            [voter.veto for voter in game],
            rule["quota"] if rule else None,
        )
    except InvalidInput as error:
        raise InvalidInput(f"project {project!r}: {error}") from None
    power = np.zeros(len(graph))
    power[graph.indices(voter.contact for voter in game)] = shares
    return DecisionBody(power, "roles")


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
