"""What was spent in a year, by each of our people and on each of their departments."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.analysis.answer import Evidence, Part
from graph.analysis.conduct.evidence import money
from graph.analysis.conduct.record import ConductRecord
from graph.analysis.resting_on import resting_on
from graph.model import Row


class ConductTotal(Part):
    """What somebody spent, or what was spent on a department, in the rules' currency.

    An interaction of several colleagues is shared out evenly among them, one with several
    contacts among those. `number`: how many interactions with a cost. `spent` leaves out costs in
    currencies without a rate.
    """

    id: str
    name: str
    number: int
    spent: float
    evidence: tuple[Evidence, ...]


def colleague_totals(record: ConductRecord) -> tuple[ConductTotal, ...]:
    """Return what each colleague of ours spent, the most first."""
    names = {row["id"]: row["name"] for row in record.facts.rows["colleagues"]}
    return _totals(record, {row["id"]: row["colleagues"] for row in record.rows}, names)


def unit_totals(record: ConductRecord) -> tuple[ConductTotal, ...]:
    """Return what was spent on each department, the most first."""
    people = record.facts.contacts
    units = {
        row["id"]: [people.get(id_, {}).get("unit", "") for id_ in row["contacts"]]
        for row in record.rows
    }
    names = {row["id"]: row["name"] for row in record.facts.rows["units"]}
    return _totals(record, units, names)


def spent_on(record: ConductRecord, row: Row) -> float | None:
    """Return what an interaction cost in the rules' currency; None without a cost or a rate."""
    currency = row.get("currency", "")
    if "cost" not in row or currency not in record.known_currencies:
        return None
    rules = record.facts.rules
    return rules.converted(row["cost"], currency, rules.currency)


def _totals(
    record: ConductRecord, shared: Mapping[str, Sequence[str]], names: Mapping[str, str]
) -> tuple[ConductTotal, ...]:
    """Return totals by who shares in each interaction; nobody has no total."""
    spent: dict[str, float] = defaultdict(float)
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in record.rows:
        cost = spent_on(record, row)
        if not cost:
            continue
        for id_ in shared[row["id"]]:
            spent[id_] += cost / len(shared[row["id"]])
            if row not in rows[id_]:
                rows[id_].append(row)
    order = sorted((id_ for id_ in spent if id_), key=lambda id_: (-spent[id_], id_))
    return tuple(_total(record, id_, names.get(id_, id_), spent[id_], rows[id_]) for id_ in order)


def _total(
    record: ConductRecord, id_: str, name: str, spent: float, rows: Sequence[Row]
) -> ConductTotal:
    said = resting_on(
        "conduct_total",
        "interactions",
        *rows,
        who=name,
        year=str(record.year),
        times=len(rows),
        spent=money(spent, record.facts.rules.currency),
    )
    return ConductTotal(id=id_, name=name, number=len(rows), spent=spent, evidence=(said,))
