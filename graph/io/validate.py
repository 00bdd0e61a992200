"""From a raw bundle to facts: every row held against the model, every problem said."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import InvalidRows, RowProblem
from graph.facts import Facts
from graph.io.raw import RawBundle, RawTable
from graph.io.references import circle_problems, pain_circle_problems, reference_problems
from graph.model import TABLES, Row, Table
from graph.model.communication import ADDRESSED, COMMUNICATIONS
from graph.model.contact import CONTACTS
from graph.model.problems import CellProblem, InvalidRow, shown
from graph.progress import Progress, quiet
from graph.store import Edit

ROWS_PER_PROGRESS = 1_000


@dataclass(frozen=True)
class Bundle:
    """A bundle that keeps to the model: each table's facts by key, with their input rows."""

    tables: Mapping[str, Mapping[str, Edit]]

    @property
    def edits(self) -> list[Edit]:
        """All facts as edits, table by table."""
        return [edit for facts in self.tables.values() for edit in facts.values()]


def validate(raw: RawBundle, account: Facts, progress: Progress = quiet) -> Bundle:
    """Return a bundle's facts.

    Parameters
    ----------
    raw
        The bundle as sent.
    account
        What is there already: rows may refer to it, addresses in communications be of it.
    progress
        Told how far it is.

    Returns
    -------
    Bundle

    Raises
    ------
    InvalidRows
        With every problem of every row.
    """
    problems = list(raw.problems)
    known_contacts = account.rows(CONTACTS)
    if not known_contacts and CONTACTS.name not in raw.tables:
        words = "this table is required: the account has no contacts yet"
        problems.append(RowProblem(CONTACTS.name, None, None, words))
    checked: dict[str, list[tuple[int, Row]]] = {}
    for name in [name for name in TABLES if name in raw.tables]:
        checked[name] = _checked_rows(TABLES[name], raw.tables[name], problems, progress)
    contacts = [row for _, row in checked.get(CONTACTS.name, [])]
    if COMMUNICATIONS.name in checked:
        resolve = AddressBook([*known_contacts, *_sent_contacts(raw), *contacts])
        checked[COMMUNICATIONS.name] = list(
            _resolved(checked[COMMUNICATIONS.name], resolve, problems)
        )
    problems += reference_problems(raw, checked, account)
    problems += circle_problems(known_contacts, checked)
    problems += pain_circle_problems(checked)
    tables = {name: _by_key(TABLES[name], rows, problems) for name, rows in checked.items()}
    if problems:
        raise InvalidRows(sorted(problems, key=_place))
    return Bundle(tables)


class AddressBook:
    """Who has which address: a contact is found by id or any address, whatever its case."""

    def __init__(self, contacts: Sequence[Row]) -> None:
        latest = {row["id"]: row for row in contacts}
        self._ids = frozenset(latest)
        owners = [(a.casefold(), id_) for id_, row in latest.items() for a in row.get("email", [])]
        self._owner = dict(owners)
        shared = Counter(address for address, _ in set(owners))
        self._shared = {address for address, count in shared.items() if count > 1}

    def resolve(self, name: str) -> str:
        """Return the id of the contact with this id or address.

        Raises
        ------
        ValueError
            If nobody has it, or more than one; the text says which.
        """
        if name in self._ids:
            return name
        address = name.casefold()
        if address in self._shared:
            raise ValueError(f"more than one contact has the address {shown(name)}")
        if address not in self._owner:
            raise ValueError(f"no contact has the id or address {shown(name)}")
        return str(self._owner[address])


def _checked_rows(
    table: Table, raw: RawTable, problems: list[RowProblem], progress: Progress
) -> list[tuple[int, Row]]:
    problems += raw.problems
    rows = []
    for done, (number, values) in enumerate(raw.rows, 1):
        try:
            rows.append((number, table.validate(_as_object(table, values))))
        except InvalidRow as error:
            problems += [
                RowProblem(table.name, number, p.column, p.problem) for p in error.problems
            ]
        if done % ROWS_PER_PROGRESS == 0 or done == len(raw.rows):
            progress(table.name, done, len(raw.rows))
    return rows


def _sent_contacts(raw: RawBundle) -> Iterator[Row]:
    """Yield id and addresses of contacts as sent: also of those whose row has a problem."""
    for _, row in raw.tables[CONTACTS.name].rows if CONTACTS.name in raw.tables else []:
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            email = row.get("email")
            addresses = email if isinstance(email, list) else []
            yield {"id": row["id"], "email": [a for a in addresses if isinstance(a, str)]}


def _as_object(table: Table, values: Any) -> Mapping[str, Any]:
    if not isinstance(values, dict):
        raise InvalidRow(
            table.name, [CellProblem(None, f"expected an object, got {shown(values)}")]
        )
    return values


def _resolved(
    rows: Sequence[tuple[int, Row]], book: AddressBook, problems: list[RowProblem]
) -> Iterator[tuple[int, Row]]:
    for number, row in rows:
        resolved = dict(row)
        wrong = []
        for column in ADDRESSED:
            try:
                resolved[column] = book.resolve(row[column])
            except ValueError as error:
                wrong.append(RowProblem(COMMUNICATIONS.name, number, column, str(error)))
        if wrong:
            problems += wrong
        else:
            yield number, resolved


def _by_key(
    table: Table, rows: Sequence[tuple[int, Row]], problems: list[RowProblem]
) -> dict[str, Edit]:
    facts: dict[str, Edit] = {}
    for number, row in rows:
        key = table.key_of(row)
        first = facts.get(key)
        if first is None or first.row is None:
            facts[key] = Edit(table.name, key, row, number)
        elif table.summed is not None:
            total = first.row | {table.summed: first.row[table.summed] + row[table.summed]}
            facts[key] = Edit(table.name, key, total, first.input_row)
            problems += _row_problems(table, number, total)
        else:
            words = f"the same {', '.join(table.key)} as in row {first.input_row}"
            problems.append(RowProblem(table.name, number, table.key[0], words))
    return facts


def _row_problems(table: Table, number: int, row: Row) -> list[RowProblem]:
    try:
        table.validate(row)
    except InvalidRow as error:
        return [RowProblem(table.name, number, p.column, p.problem) for p in error.problems]
    return []


def _place(problem: RowProblem) -> tuple[int, int]:
    order = list(TABLES)
    table = order.index(problem.table) if problem.table in order else -1
    return table, problem.row or 0
