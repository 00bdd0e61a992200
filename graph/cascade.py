"""What becomes of facts when rows go: what cannot be without them goes too."""

from collections.abc import Iterable

from graph.errors import NotFound
from graph.facts import FactKey, Facts
from graph.model import TABLES, Row, Table

Became = dict[FactKey, Row | None]
"""What facts are afterwards (None: gone)."""


def removal(facts: Facts, removed: Iterable[FactKey]) -> Became:
    """Return what every fact becomes that the removal of rows touches.

    Facts that cannot be without a removed row go too, and others let go of it: a contact whose
    manager goes has none, an interaction keeps the other participants.

    Parameters
    ----------
    facts
        All that is there.
    removed
        What goes, each by table and key; the order does not matter.

    Raises
    ------
    NotFound
        If there is no such row.
    """
    became: Became = dict.fromkeys(removed)
    for name, key in list(became):
        if key not in facts.fetch(TABLES[name], [key]):
            raise NotFound(f"no {name} row has the key {key!r}")
    for name, key in list(became):
        _let_go(facts, TABLES[name], key, became)
    return became


def _let_go(facts: Facts, table: Table, key: str, became: Became) -> None:
    """Make all that refers to a row that went be without it, and so on from what goes thereby."""
    for name, referrer in facts.referrers(table, key):
        fact = name, referrer
        of = TABLES[name]
        row = became[fact] if fact in became else facts.fetch(of, [referrer])[referrer]
        if row is None:
            continue
        became[fact] = _without(of, row, table.name, key)
        if became[fact] is None:
            _let_go(facts, of, referrer, became)


def _without(table: Table, row: Row, target_table: str, target: str) -> Row | None:
    """Return a row that no longer refers to a target; None where it cannot be without it."""
    kept = dict(row)
    for column, ref in table.refs.items():
        value = kept.get(column)
        if ref.table != target_table or value is None:
            continue
        if isinstance(value, list):
            kept[column] = [item for item in value if item != target]
        elif value == target:
            del kept[column]
        if not kept.get(column) and (table.columns[column].required or column in table.key):
            return None
        if kept.get(column) == []:
            del kept[column]
    return kept
