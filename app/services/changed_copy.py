"""A changed copy of an account in memory: held against the same rules as an import."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from graph.cascade import Became, removal
from graph.changed import HistoryFacts, changed
from graph.errors import InvalidInput
from graph.facts import FactKey
from graph.history import History
from graph.io.raw import RawBundle
from graph.io.validate import validate
from graph.model import TABLES, Row
from graph.model.problems import shown
from graph.progress import Progress, quiet
from graph.store.edits import check_edits, present_rows
from graph.view.what_if import TableChanges


@dataclass(frozen=True, slots=True)
class Changes:
    """What shall be otherwise: first rows go, then those of a bundle are put.

    Parameters
    ----------
    bundle
        Rows that are added, or that replace those with the same keys; None: none.
    remove
        Rows that go, each as TABLE/KEY, the key as in its URL or as the ledger has it; what
        cannot be without them goes too.
    """

    bundle: RawBundle | None = None
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedCopy:
    """What would be known, and by how many rows each table differs."""

    history: History
    tables: dict[str, TableChanges]


def changed_copy(history: History, changes: Changes, progress: Progress = quiet) -> ChangedCopy:
    """Return a changed copy of what is known; nothing is stored, and the original stays.

    Parameters
    ----------
    history
        What is known.
    changes
        What shall be otherwise.
    progress
        Told how far it is.

    Raises
    ------
    InvalidRows
        With every bad row of the bundle.
    NotFound
        If there is no such row to remove.
    InvalidInput
        If what to remove cannot be understood, or nothing is to be changed.
    """
    if changes.bundle is None and not changes.remove:
        raise InvalidInput("nothing to change: send a bundle of changes, or rows to remove")
    facts = HistoryFacts(history)
    gone = removal(facts, map(fact_key, changes.remove))
    left = HistoryFacts(changed(facts, gone))
    put = _put(left, changes.bundle, progress) if changes.bundle else {}
    return ChangedCopy(changed(left, put), _table_changes(facts, gone | put))


def fact_key(text: str) -> FactKey:
    """Return the table and key that TABLE/KEY names.

    Raises
    ------
    NotFound
        If the key cannot be one of the table's.
    InvalidInput
        If no table is named.

    Examples
    --------
    >>> fact_key("contacts/li_wen")
    ('contacts', 'li_wen')
    >>> fact_key('ties/["lin", "li_wen"]') == fact_key("ties/WyJsaW4iLCJsaV93ZW4iXQ")
    True
    """
    name, _, key = text.partition("/")
    table = TABLES.get(name)
    if table is None or not key:
        known = ", ".join(TABLES)
        raise InvalidInput(f"remove: expected TABLE/KEY, TABLE one of {known}, got {shown(text)}")
    try:
        return name, table.key_from_url(table.key_in_url(key) if key.startswith("[") else key)
    except UnicodeEncodeError:
        raise InvalidInput(f"remove: expected text, got {shown(text)}") from None


def _put(facts: HistoryFacts, raw: RawBundle, progress: Progress) -> Became:
    edits = validate(raw, facts, progress).edits
    check_edits(facts, edits, present_rows(facts, edits))
    return {(edit.kind, edit.key): edit.row for edit in edits}


def _table_changes(facts: HistoryFacts, became: Became) -> dict[str, TableChanges]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, key), row in became.items():
        before = facts.fetch(TABLES[name], [key]).get(key)
        counts[name][_effect(before, row)] += 1
    return {name: TableChanges(**counts[name]) for name in TABLES if name in counts}


def _effect(before: Row | None, after: Row | None) -> str:
    if before == after:
        return "unchanged"
    if after is None:
        return "removed"
    return "added" if before is None else "changed"
