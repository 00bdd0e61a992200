"""Whether a bundle's rows refer to something that is there, and nothing runs in a circle."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from graph.errors import RowProblem
from graph.facts import Facts
from graph.io.raw import RawBundle
from graph.model import TABLES, Row
from graph.model.contact import CONTACTS, circle_in_words, reporting_cycle
from graph.model.pain import PAIN_CAUSES, pain_circle

Checked = Mapping[str, Sequence[tuple[int, Row]]]
"""Rows that keep to the model, with their numbers, by table."""
MOST_CIRCLES = 20


def reference_problems(raw: RawBundle, checked: Checked, account: Facts) -> Iterator[RowProblem]:
    """Yield a problem for each id that neither the bundle nor the account has.

    A row that breaks the model counts as being there: its own problem is told already. So does
    every row of a table that could not be read whole.
    """
    sent = _sent_ids(raw)
    named = [
        (name, number, column, table, target)
        for name, rows in checked.items()
        for number, row in rows
        for column, table, target in TABLES[name].referred(row)
        if target not in sent[table] and _is_whole(raw, table)
    ]
    wanted = defaultdict(set)
    for _, _, _, table, target in named:
        wanted[table].add(target)
    there = {table: account.fetch(TABLES[table], ids) for table, ids in wanted.items()}
    for name, number, column, table, target in named:
        if target not in there[table]:
            yield RowProblem(name, number, column, f"no {table} row has the id {target!r}")


def circle_problems(known: Sequence[Row], checked: Checked) -> Iterator[RowProblem]:
    """Yield a problem for each circle in which the solid reporting lines would run."""
    numbers = {row["id"]: number for number, row in checked.get(CONTACTS.name, [])}
    final = {row["id"]: row for row in known}
    final |= {row["id"]: row for _, row in checked.get(CONTACTS.name, [])}
    for _ in range(MOST_CIRCLES):
        circle = reporting_cycle(final.values())
        if not circle:
            return
        number = next((numbers[person] for person in circle if person in numbers), None)
        words = f"reporting lines run in a circle: {circle_in_words(circle)}"
        yield RowProblem(CONTACTS.name, number, "reports_to", words)
        for person in circle:
            final.pop(person, None)


def pain_circle_problems(checked: Checked) -> Iterator[RowProblem]:
    """Yield a problem for each circle in which the pains that were sent cause one another.

    Circles with what is there already are found when all is known that goes.
    """
    sent = {(row["cause"], row["effect"]): (n, row) for n, row in checked.get(PAIN_CAUSES.name, [])}
    for _ in range(MOST_CIRCLES):
        circle = pain_circle(row for _, row in sent.values())
        if not circle:
            return
        numbers = [sent.pop(step)[0] for step in pairwise(circle)]
        words = f"pains cause one another in a circle: {circle_in_words(circle)}"
        yield RowProblem(PAIN_CAUSES.name, numbers[0], "effect", words)


def _sent_ids(raw: RawBundle) -> Mapping[str, set[str]]:
    ids: dict[str, set[str]] = defaultdict(set)
    for name, table in raw.tables.items():
        rows = (values for _, values in table.rows if isinstance(values, dict))
        ids[name] = {row["id"] for row in rows if isinstance(row.get("id"), str)}
    return ids


def _is_whole(raw: RawBundle, table: str) -> bool:
    return table not in raw.tables or raw.tables[table].is_complete
