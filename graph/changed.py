"""A changed copy of what is known of an account, for asking what would be; nothing is stored."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.cascade import removal
from graph.facts import FactKey
from graph.history import History
from graph.model import TABLES, Row, Table

Edits = Mapping[FactKey, Row | None]
"""What facts shall be (None: gone)."""


@dataclass(frozen=True)
class HistoryFacts:
    """An account's rows in memory, to look up as in a store.

    What it finds it remembers: make one for many questions about the same rows.

    Parameters
    ----------
    history
        The rows; they are never changed.
    """

    history: History
    _by_key: dict[str, dict[str, Row]] = field(default_factory=dict, init=False, repr=False)

    def by_key(self, table: Table) -> Mapping[str, Row]:
        """Return a table's rows by key, in the order of the keys."""
        if table.name not in self._by_key:
            rows = self.history.rows[table.name]
            self._by_key[table.name] = {table.key_of(row): row for row in rows}
        return self._by_key[table.name]

    def fetch(self, table: Table, keys: Collection[str]) -> dict[str, Row]:
        """Return the rows with these keys; keys without a row are left out."""
        rows = self.by_key(table)
        return {key: rows[key] for key in keys if key in rows}

    def rows(self, table: Table) -> Sequence[Row]:
        """Return all rows of a table."""
        return self.history.rows[table.name]

    def referrers(self, table: Table, id_: str) -> Sequence[FactKey]:
        """Return the key of every fact that refers to this row."""
        rows = self._referring.get((table.name, id_), {})
        return [(name, TABLES[name].key_of(row)) for (name, _), row in rows.items()]

    @cached_property
    def _referring(self) -> Mapping[FactKey, Mapping[tuple[str, int], Row]]:
        """The rows that refer to each row, each once, by table and place."""
        found: dict[FactKey, dict[tuple[str, int], Row]] = defaultdict(dict)
        for name, table in TABLES.items():
            for place, row in enumerate(self.history.rows[name]):
                for _, target_table, target in table.referred(row):
                    found[target_table, target][name, place] = row
        return found


def changed(facts: HistoryFacts, edits: Edits) -> History:
    """Return what would be known if facts were otherwise.

    Parameters
    ----------
    facts
        What is known; it stays as it is.
    edits
        What facts shall be, by table and key. They are taken at their word: what holds across
        rows (references, circles) is checked by `graph.store.edits.check_edits`.

    Returns
    -------
    History
        Its tables without edits are those of the original, not copies;
        `graph.columns.graph_at` makes its graph of a day.

    Examples
    --------
    >>> rows = dict.fromkeys(TABLES, ()) | {"contacts": ({"id": "b"}, {"id": "c"})}
    >>> history = History("acme", "Acme", 1, None, rows)
    >>> edits = {("contacts", "a"): {"id": "a"}, ("contacts", "b"): None}
    >>> changed(HistoryFacts(history), edits).rows["contacts"]
    ({'id': 'a'}, {'id': 'c'})
    """
    of_table: dict[str, dict[str, Row | None]] = defaultdict(dict)
    for (name, key), row in edits.items():
        of_table[name][key] = row
    rows = {name: _rows(facts.by_key(TABLES[name]), of) for name, of in of_table.items()}
    return replace(facts.history, rows={**facts.history.rows, **rows})


def without(facts: HistoryFacts, removed: Iterable[FactKey]) -> History:
    """Return what would be known if rows were gone, with all that cannot be without them.

    Parameters
    ----------
    facts
        What is known; it stays as it is.
    removed
        What goes, each by table and key: ``("contacts", "li_wen")``.

    Raises
    ------
    NotFound
        If there is no such row.
    """
    return changed(facts, removal(facts, removed))


def _rows(present: Mapping[str, Row], edits: Mapping[str, Row | None]) -> tuple[Row, ...]:
    """Return a table's rows after edits, in the order of their keys, as a store returns them."""
    return tuple(row for _, row in sorted({**present, **edits}.items()) if row is not None)
