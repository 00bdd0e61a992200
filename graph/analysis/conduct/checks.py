"""Yearly checks of conduct: splitting, clusters just below a limit, round sums."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from graph.analysis.answer import Evidence, Part
from graph.analysis.conduct.evidence import money
from graph.analysis.conduct.record import ConductRecord
from graph.analysis.resting_on import resting_on
from graph.conduct.ruling import Ruling
from graph.model import Row
from graph.rules.conduct import ConductRule

Check = Literal["splitting", "just_below_person", "just_below_colleague", "round_sums"]


class ConductCheck(Part):
    """Something that a yearly check found, to be looked into: it proves nothing.

    `subject`: the contact (splitting, just_below_person) or colleague whom it is about.
    """

    check: Check
    subject: str
    rule: str | None
    interactions: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class _Spent(NamedTuple):
    """One interaction with its cost a head, by one rule."""

    row: Row
    head: float


def yearly_checks(record: ConductRecord) -> Iterator[ConductCheck]:
    """Yield what the yearly checks find, check by check, by rule and id."""
    by_person = _within_limits(record)
    for (rule, contact), spent in by_person.items():
        yield from _splitting(record, rule, contact, spent)
    for (rule, contact), spent in by_person.items():
        yield from _cluster(record, "just_below_person", rule, contact, spent)
    for (rule, colleague), spent in _by_colleague(by_person).items():
        yield from _cluster(record, "just_below_colleague", rule, colleague, spent)
    yield from _round_sums(record)


Spent = Mapping[tuple[str, str], Sequence[_Spent]]


def _within_limits(record: ConductRecord) -> Spent:
    """Return what keeps to a rule's limit a head, by rule and contact, in order of time."""
    found: dict[tuple[str, str], list[_Spent]] = defaultdict(list)
    for (contact, _), judged in record.judgements.items():
        for ruling in judged.rulings:
            if _is_within(ruling):
                found[ruling.id, contact].append(_Spent(judged.interaction, ruling.head or 0.0))
    return dict(sorted(found.items()))


def _is_within(ruling: Ruling) -> bool:
    limit = ruling.rule.limit_head
    return bool(ruling.head and limit) and "head" not in ruling.breaches


def _by_colleague(by_person: Spent) -> Spent:
    """Return the same by rule and colleague, each interaction once."""
    found: dict[tuple[str, str], dict[str, _Spent]] = defaultdict(dict)
    for (rule, _), spent in by_person.items():
        for one in spent:
            for colleague in one.row["colleagues"]:
                found[rule, colleague][one.row["id"]] = one
    return {at: _in_time(ones.values()) for at, ones in sorted(found.items())}


def _in_time(spent: Iterable[_Spent]) -> list[_Spent]:
    return sorted(spent, key=lambda one: (one.row["date"], one.row["id"]))


def _splitting(
    record: ConductRecord, rule: str, contact: str, spent: Sequence[_Spent]
) -> Iterator[ConductCheck]:
    """Yield runs of items, each within the limit, near in time and above it together."""
    limit = _rule(record, rule).limit_head or 0.0
    for run in _runs(spent, record.facts.rules.checks.splitting_days):
        total = sum(one.head for one in run)
        if len(run) > 1 and total > limit:
            yield _found(record, "splitting", rule, contact, run, total)


def _runs(spent: Sequence[_Spent], days: int) -> Iterator[list[_Spent]]:
    """Yield items in runs of at most so many days from the first to the last."""
    run: list[_Spent] = []
    for one in spent:
        if run and (_day(one) - _day(run[0])).days > days:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _day(one: _Spent) -> date:
    return date.fromisoformat(one.row["date"])


def _cluster(
    record: ConductRecord, check: Check, rule: str, who: str, spent: Sequence[_Spent]
) -> Iterator[ConductCheck]:
    checks, limit = record.facts.rules.checks, _rule(record, rule).limit_head or 0.0
    near = [one for one in spent if one.head >= checks.near * limit - 1e-9]
    if len(near) >= checks.cluster:
        yield _found(record, check, rule, who, near, sum(one.head for one in near))


def _found(
    record: ConductRecord,
    check: Check,
    rule: str,
    who: str,
    spent: Sequence[_Spent],
    total: float,
) -> ConductCheck:
    of, rows = _rule(record, rule), [one.row for one in spent]
    currency = of.currency or record.facts.rules.currency
    said = resting_on(
        _KINDS[check],
        "interactions",
        *rows,
        who=_name(record, check, who),
        rule_id=rule,
        activity=tuple(record.facts.rules.kinds[k] for k in sorted({r["kind"] for r in rows})),
        day=rows[0]["date"],
        day_last=rows[-1]["date"],
        year=str(record.year),
        times=len(rows),
        most=money(of.limit_head or 0.0, currency),
        spent=money(total, currency),
    )
    ids = tuple(row["id"] for row in rows)
    return ConductCheck(check=check, subject=who, rule=rule, interactions=ids, evidence=(said,))


_KINDS: Mapping[Check, str] = {
    "splitting": "conduct_splitting",
    "just_below_person": "conduct_cluster_person",
    "just_below_colleague": "conduct_cluster_colleague",
}


def _round_sums(record: ConductRecord) -> Iterator[ConductCheck]:
    """Yield colleagues whose costs are mostly round."""
    checks, costs = record.facts.rules.checks, defaultdict(list)
    for row in record.rows:
        for colleague in row["colleagues"] if row.get("cost") else ():
            costs[colleague].append(row)
    for colleague, rows in sorted(costs.items()):
        even = [row for row in rows if row["cost"] % checks.round_to == 0]
        if len(even) >= max(checks.round_least, checks.round_share * len(rows)):
            yield _round_found(record, colleague, even, len(rows))


def _round_found(
    record: ConductRecord, colleague: str, rows: Sequence[Row], of_all: int
) -> ConductCheck:
    said = resting_on(
        "conduct_round",
        "interactions",
        *rows,
        who=_name(record, "round_sums", colleague),
        year=str(record.year),
        times=len(rows),
        all_times=of_all,
        step=f"{record.facts.rules.checks.round_to:g}",
    )
    ids = tuple(row["id"] for row in rows)
    return ConductCheck(
        check="round_sums", subject=colleague, rule=None, interactions=ids, evidence=(said,)
    )


def _name(record: ConductRecord, check: Check, who: str) -> str:
    if check in ("splitting", "just_below_person"):
        return record.name(who).name
    return next((row["name"] for row in record.facts.rows["colleagues"] if row["id"] == who), who)


def _rule(record: ConductRecord, id_: str) -> ConductRule:
    return record.facts.rules.rules[id_]
