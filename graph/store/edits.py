"""Edits, and the rules that hold across rows, wherever the rows are kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from graph.errors import Conflict, InvalidRows, RowProblem
from graph.facts import FactKey, Facts
from graph.model import TABLES, Row, Table
from graph.model.contact import CONTACTS, circle_in_words, reporting_cycle
from graph.model.pain import PAIN_CAUSES, pain_circle
from graph.model.unit import UNITS

SHOWN_FACTS = 5


@dataclass(frozen=True, slots=True)
class Edit:
    """What a fact shall be (None: gone), and the row of the input that says so."""

    kind: str
    key: str
    row: Row | None
    input_row: int | None = None


class Guard(Protocol):
    """A further check of what is to be put, beside those that always hold."""

    def __call__(
        self, account: Facts, edits: Sequence[Edit], present: Mapping[FactKey, Row]
    ) -> None:
        """Raise unless these edits may be made so; `present`: what their facts are now."""


def check_edits(
    account: Facts, edits: Sequence[Edit], present: Mapping[FactKey, Row]
) -> list[Edit]:
    """Return the edits that change something; nothing is made so.

    Parameters
    ----------
    account
        The facts as they are.
    edits
        At most one for each fact.
    present
        What the edited facts are now: `present_rows` of the same.

    Raises
    ------
    InvalidRows
        Where a row refers to nothing, or reporting lines or pains would run in a circle.
    Conflict
        Where a fact would be removed to which others refer.
    """
    effective = [e for e in edits if present.get((e.kind, e.key)) != e.row]
    _check_references(account, effective)
    _check_removals(account, effective)
    _check_circles(account, effective, CONTACTS, "reports_to")
    _check_circles(account, effective, UNITS, "parent")
    _check_pain_circles(account, effective)
    return effective


def present_rows(account: Facts, edits: Iterable[Edit]) -> dict[FactKey, Row]:
    """Return what edited facts are now; those that are not there are left out."""
    keys = defaultdict(list)
    for edit in edits:
        keys[edit.kind].append(edit.key)
    return {
        (kind, key): row
        for kind, wanted in keys.items()
        for key, row in account.fetch(TABLES[kind], wanted).items()
    }


def named_facts(facts: Iterable[FactKey]) -> str:
    """Return facts for a message: the first five, and how many more."""
    shown = [f"{kind} {key}" for kind, key in facts]
    rest = len(shown) - SHOWN_FACTS
    return ", ".join(shown[:SHOWN_FACTS]) + (f" and {rest} more" if rest > 0 else "")


def _check_references(account: Facts, edits: Sequence[Edit]) -> None:
    """Raise unless all that the new rows refer to is there, or comes with them."""
    final = {(e.kind, e.key): e.row is not None for e in edits}
    targets = defaultdict(set)
    for edit in edits:
        if edit.row is not None:
            for _, table, target in TABLES[edit.kind].referred(edit.row):
                if (table, target) not in final:
                    targets[table].add(target)
    for table, ids in targets.items():
        found = account.fetch(TABLES[table], ids)
        final |= {(table, target): target in found for target in ids}
    problems = [
        RowProblem(e.kind, e.input_row, column, f"no {table} row has the id {target!r}")
        for e in edits
        if e.row is not None
        for column, table, target in TABLES[e.kind].referred(e.row)
        if not final[table, target]
    ]
    if problems:
        raise InvalidRows(problems)


def _check_removals(account: Facts, edits: Sequence[Edit]) -> None:
    """Raise where a fact would go to which a fact refers that stays as it is."""
    edited = {(e.kind, e.key) for e in edits}
    for edit in edits:
        if edit.row is None:
            left = [f for f in account.referrers(TABLES[edit.kind], edit.key) if f not in edited]
            if left:
                raise Conflict(
                    f"{edit.kind} {edit.key!r} is referred to by {len(left)} fact(s): "
                    + named_facts(left)
                )


def _check_circles(account: Facts, edits: Sequence[Edit], table: Table, column: str) -> None:
    """Raise where a column that leads upwards (a manager, a parent) would lead in a circle."""
    changed: Mapping[str, Edit] = {e.key: e for e in edits if e.kind == table.name}
    if not any(e.row and column in e.row for e in changed.values()):
        return
    final = {row["id"]: row for row in account.rows(table)}
    for key, edit in changed.items():
        final.pop(key, None)
        if edit.row is not None:
            final[key] = edit.row
    circle = reporting_cycle(final.values(), column)
    if circle:
        at = next((changed[id_] for id_ in circle if id_ in changed), None)
        problem = f"{column} runs in a circle: {circle_in_words(circle)}"
        raise InvalidRows([RowProblem(table.name, at.input_row if at else None, column, problem)])


def _check_pain_circles(account: Facts, edits: Sequence[Edit]) -> None:
    """Raise where pains would cause one another in a circle."""
    changed = {e.key: e for e in edits if e.kind == PAIN_CAUSES.name}
    if not any(edit.row for edit in changed.values()):
        return
    final = {PAIN_CAUSES.key_of(row): row for row in account.rows(PAIN_CAUSES)}
    final |= {key: edit.row for key, edit in changed.items() if edit.row is not None}
    kept = (row for key, row in final.items() if key not in changed or changed[key].row)
    circle = pain_circle(kept)
    if circle:
        steps = {PAIN_CAUSES.key_of({"cause": c, "effect": e}) for c, e in pairwise(circle)}
        at = next(edit for key, edit in changed.items() if key in steps and edit.row)
        problem = f"pains cause one another in a circle: {circle_in_words(circle)}"
        raise InvalidRows([RowProblem(PAIN_CAUSES.name, at.input_row, "effect", problem)])
