"""Checking a store: every fact holds against the model, and the ledger tells the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.services.access import Access
from graph.model import TABLES, Row
from graph.model.problems import InvalidRow
from graph.store import Account, Reading

ACCOUNTS_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one account."""

    account: str
    version: int
    facts: int
    problems: tuple[str, ...]


def check_store(access: Access) -> Iterator[Checked]:
    """Yield what is found in each of the tenant's accounts, by id."""
    after = ""
    while page := access.store.accounts(access.tenant, after, ACCOUNTS_AT_ONCE):
        for account in page:
            yield _check(access, account)
        after = page[-1].id


def _check(access: Access, account: Account) -> Checked:
    def work(view: Reading) -> Checked:
        rows = {name: view.rows(table) for name, table in TABLES.items()}
        problems = [
            *_model_problems(rows),
            *_reference_problems(rows),
            *_ledger_problems(view, rows),
        ]
        facts = sum(map(len, rows.values()))
        return Checked(account.id, view.account.version, facts, tuple(problems))

    return access.store.read(access.tenant, account.id, work)


def _model_problems(rows: dict[str, list[Row]]) -> Iterator[str]:
    for name, of_table in rows.items():
        for row in of_table:
            try:
                valid = TABLES[name].validate(row) == row
            except InvalidRow as error:
                yield str(error)
            else:
                if not valid:
                    yield f"{name} {TABLES[name].key_of(row)}: not in canonical form"


def _reference_problems(rows: dict[str, list[Row]]) -> Iterator[str]:
    ids = {name: {row["id"] for row in of if "id" in row} for name, of in rows.items()}
    for name, of_table in rows.items():
        for row in of_table:
            for column, refers_to, target in TABLES[name].referred(row):
                if target not in ids[refers_to]:
                    key = TABLES[name].key_of(row)
                    yield f"{name} {key}, column {column}: no {refers_to} {target!r}"


def _ledger_problems(view: Reading, rows: dict[str, list[Row]]) -> Iterator[str]:
    for name, of_table in rows.items():
        if view.rows_at(TABLES[name], view.account.version) != of_table:
            yield f"{name}: the ledger tells other facts than are kept"
