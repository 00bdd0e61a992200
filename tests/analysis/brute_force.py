"""Section 1.1 of the design in plain loops and dense matrices, written from its text alone."""
# ruff: noqa: N803, N806 (matrices keep the capital letters of their formulas)

import itertools
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = Sequence[Mapping[str, Any]]
Pairs = dict[tuple[str, str], float]
ALPHA = 0.7
HALF_LIFE = 90
WEIGHTS = {"A": 0.0, "D": 3.0, "S": 2.0, "E": 1.0, "I": 0.0}
FORMAL = {"A": 1.0, "D": 1.0, "S": 0.5, "E": 0.25, "I": 0.0}


class NoQuota(Exception):
    """The quota is not positive or out of reach."""


@dataclass
class Model:
    ids: list[str]
    m: float
    informal: Floats
    A: Floats
    W: Floats
    V: Floats
    b: Floats
    d: Floats
    F: Floats
    H: Floats


def model(
    tables: Mapping[str, Rows], day: date, project: str | None = None, body: str | None = None
) -> Model:
    """Return the whole model; body is None, "everyone", or "top"."""
    people = {p["id"]: p for p in tables.get("contacts", ()) if is_valid(p, day) and here(p, day)}
    ids = sorted(people)
    links = link_pairs(tables.get("influences", ()), people, day)
    faded, fresh = (
        term_pairs(tables.get("communications", ()), people, day, fades=fades)
        for fades in (True, False)
    )
    m = unit(links, fresh)
    scale = m / statistics.median(fresh.values()) if fresh else 1.0
    informal = dense(ids, links) + scale * dense(ids, faded)
    A = informal + dense(ids, line_pairs(people, m))
    W = listening_matrix(A, m)
    V: Floats = np.asarray((1 - ALPHA) * np.linalg.inv(np.eye(len(ids)) - ALPHA * W), dtype=float)
    roles = [r for r in tables.get("roles", ()) if is_valid(r, day) and r["contact"] in people]
    roles = [r for r in roles if project is not None and r["project"] == project]
    rules = [r for r in tables.get("rules", ()) if is_valid(r, day) and r["project"] == project]
    b = decision_power(people, roles, rules[0]["quota"] if rules else None, body)
    d = np.array([sum(b[i] * V[i, j] for i in range(len(ids)) if i != j) for j in range(len(ids))])
    F = np.array([formal_power(id_, people, roles) for id_ in ids])
    return Model(ids, m, informal, A, W, V, b, d, F, (1 - F) * d)


def is_valid(row: Mapping[str, Any], day: date) -> bool:
    begins, ends = row.get("valid_from"), row.get("valid_to")
    return (begins is None or date.fromisoformat(begins) <= day) and (
        ends is None or day < date.fromisoformat(ends)
    )


def here(person: Mapping[str, Any], day: date) -> bool:
    joined, left = person.get("joined_on"), person.get("left_on")
    return (joined is None or date.fromisoformat(joined) <= day) and (
        left is None or day < date.fromisoformat(left)
    )


def link_pairs(rows: Rows, people: Mapping[str, Any], day: date) -> Pairs:
    """How much (listener, heard) is listened to by influence links."""
    found: Pairs = {}
    for row in rows:
        if is_valid(row, day) and row["from"] in people and row["to"] in people:
            strength = row.get("weight", 1.0) * row.get("confidence", 1.0)
            directions = [(row["to"], row["from"])]
            if row.get("undirected"):
                directions.append((row["from"], row["to"]))
            for pair in directions:
                found[pair] = found.get(pair, 0.0) + strength
    return {pair: strength for pair, strength in found.items() if strength > 0}


def term_pairs(rows: Rows, people: Mapping[str, Any], day: date, *, fades: bool) -> Pairs:
    """log(1 + c_ij + ½ c_ji) for every ordered pair that has messages."""
    c: Pairs = {}
    for row in rows:
        pair = row["sender"], row["recipient"]
        age = (day - date.fromisoformat(row["at"][:10])).days
        known = all(end in people for end in pair) and pair[0] != pair[1]
        if known and age >= 0 and is_valid(row, day):
            strength = row.get("count", 1.0) * row.get("confidence", 1.0)
            c[pair] = c.get(pair, 0.0) + strength * (2.0 ** (-age / HALF_LIFE) if fades else 1.0)
    pairs = {p for i, j in c for p in ((i, j), (j, i))}
    terms = {(i, j): np.log(1 + c.get((i, j), 0.0) + c.get((j, i), 0.0) / 2) for i, j in pairs}
    return {pair: float(term) for pair, term in terms.items() if term > 0}


def unit(links: Pairs, fresh: Pairs) -> float:
    for pairs in (links, fresh):
        if pairs:
            return statistics.median(pairs.values())
    return 1.0


def line_pairs(people: Mapping[str, Any], m: float) -> Pairs:
    found: Pairs = {}
    for id_, person in people.items():
        for column, share in (("reports_to", 1.0), ("dotted_to", 0.5)):
            boss = person.get(column)
            if boss in people:
                strength = share * m * person.get("confidence", 1.0)
                found[id_, boss] = found.get((id_, boss), 0.0) + 0.5 * strength
                found[boss, id_] = found.get((boss, id_), 0.0) + 0.25 * strength
    return found


def dense(ids: Sequence[str], pairs: Pairs) -> Floats:
    matrix = np.zeros((len(ids), len(ids)))
    for (i, j), value in pairs.items():
        matrix[ids.index(i), ids.index(j)] += value
    return matrix


def listening_matrix(A: Floats, m: float) -> Floats:
    n = len(A)
    W = np.zeros((n, n))
    for i in range(n):
        entries = [a for a in A[i] if a > 0]
        if not entries:
            W[i] = 1 / n
            continue
        W[i] = A[i] + 0.5 * m / n
        W[i, i] += sum(entries) / len(entries)
        W[i] /= W[i].sum()
    return W


def banzhaf(weights: Sequence[float], vetoes: Sequence[bool], quota: float | None) -> list[float]:
    """Count swings over every coalition, in thousandths."""
    whole = [round(w * 1000) for w in weights]
    total = sum(whole)
    if quota is not None and not 0 < round(quota * 1000) <= total:
        raise NoQuota
    needed = total / 2 if quota is None else round(quota * 1000)

    def wins(coalition: set[int]) -> bool:
        if not all(i in coalition for i, veto in enumerate(vetoes) if veto):
            return False
        reached = sum(whole[i] for i in coalition)
        if total == 0:
            return True
        return reached > needed if quota is None else reached >= needed

    swings = [0] * len(weights)
    for size in range(len(weights) + 1):
        for coalition in map(set, itertools.combinations(range(len(weights)), size)):
            for i in coalition:
                swings[i] += wins(coalition) and not wins(coalition - {i})
    return [swing / sum(swings) for swing in swings]


def decision_power(
    people: Mapping[str, Any], roles: Rows, quota: float | None, body: str | None
) -> Floats:
    ids = sorted(people)
    weight: dict[str, float] = {}
    veto: dict[str, bool] = {}
    for row in roles:
        one = row["contact"]
        weight[one] = max(weight.get(one, 0.0), row.get("weight", WEIGHTS[row["role"]]))
        veto[one] = veto.get(one, False) or row.get("veto", row["role"] == "A")
    b = np.zeros(len(ids))
    members = sorted(weight)
    if body is None and any(weight[one] > 0 or veto[one] for one in members):
        shares = banzhaf([weight[i] for i in members], [veto[i] for i in members], quota)
        for one, share in zip(members, shares, strict=True):
            b[ids.index(one)] = share
        return b
    known = levels(people)
    if body != "everyone" and known:
        top = [id_ for id_ in known if known[id_] == min(known.values())]
        for id_ in top:
            b[ids.index(id_)] = 1 / len(top)
        return b
    return np.full(len(ids), 1 / max(len(ids), 1))


def levels(people: Mapping[str, Any]) -> dict[str, int]:
    inside = [id_ for id_, person in people.items() if not person.get("external")]
    ranks = {id_: people[id_]["rank"] for id_ in inside if people[id_].get("rank") is not None}
    return ranks or {i: d for i in inside if (d := depth(i, people)) is not None}


def depth(id_: str, people: Mapping[str, Any]) -> int | None:
    boss = people[id_].get("reports_to")
    if boss not in people:
        return 0 if leads(id_, people) else None
    above = depth(boss, people)
    assert above is not None
    return 1 + above


def leads(id_: str, people: Mapping[str, Any]) -> bool:
    return any(person.get("reports_to") == id_ for person in people.values())


def formal_power(id_: str, people: Mapping[str, Any], roles: Rows) -> float:
    by_role = max((FORMAL[r["role"]] for r in roles if r["contact"] == id_), default=0.0)
    known = levels(people)
    by_rank = any(p.get("rank") is not None and not p.get("external") for p in people.values())
    if id_ not in known or len(set(known.values())) == 1:
        return by_role
    top, deepest = min(known.values()), max(known.values())
    if not by_rank and known[id_] > top and not leads(id_, people):
        return by_role
    return max(by_role, (deepest - known[id_]) / (deepest - top))
