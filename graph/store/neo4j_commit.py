"""Changes become nodes and relationships in Neo4j."""

import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from graph.model import TABLES, Row, Table
from graph.store import neo4j_records as records
from graph.store import neo4j_rows as rows
from graph.store.base import Change
from graph.store.batches import batches
from graph.store.neo4j_connection import Records

Run = Callable[..., Records]
"""Runs a query by its name, with parameters."""
BATCH = 5_000


def noun(table: Table) -> str:
    """Return the folder of the queries for a table's facts."""
    return "facts" if table.link is None else "links"


def commit(run: Run, aside: Run, scope: rows.Scope, changes: Sequence[Change]) -> None:
    """Make every `after` so (None: remove), append the changes, advance the version.

    A link that changes is drawn anew. Nodes go last, without their relationships: one that is
    still there is an error, so that nothing is lost silently.

    A transaction is held in the server's memory until it is committed. So the ledger of a large
    commit is written aside, in transactions of its own: it counts only once the version covers
    it, and what a failed commit leaves is removed by the next writer.
    """
    nodes = [change for change in changes if TABLES[change.kind].link is None]
    links = [change for change in changes if TABLES[change.kind].link is not None]
    redrawn = [change for change in nodes if _refers(change, "before") != _refers(change, "after")]
    _forget_references(run, scope, redrawn)
    _remove(run, scope, (change for change in links if change.before is not None))
    _put(run, scope, nodes)
    _put(run, scope, links)
    _draw_references(run, scope, redrawn)
    _remove(run, scope, (change for change in nodes if change.after is None))
    append = run if len(changes) <= BATCH else aside
    for some in batches(changes, BATCH):
        append(
            "changes/append", changes=[records.change_properties(scope, change) for change in some]
        )
    run("accounts/advance", uid=scope.uid, version=changes[-1].seq)


def _refers(change: Change, when: str) -> list[tuple[str, str, str]]:
    row: Row | None = change.before if when == "before" else change.after
    return [] if row is None else list(TABLES[change.kind].referred(row))


def _forget_references(run: Run, scope: rows.Scope, changes: Collection[Change]) -> None:
    sources = (scope.fact_uid(change.kind, change.key) for change in changes if change.before)
    for some in batches(sources, BATCH):
        run("references/remove", sources=some)


def _draw_references(run: Run, scope: rows.Scope, changes: Collection[Change]) -> None:
    references = (
        reference
        for change in changes
        if change.after is not None
        for reference in scope.references(TABLES[change.kind], change.key, change.after)
    )
    for some in batches(references, BATCH):
        run("references/add", references=some)


def _put(run: Run, scope: rows.Scope, changes: Iterable[Change]) -> None:
    kept = (change for change in changes if change.after is not None)
    for table, some in _by_table(kept, BATCH):
        facts = [
            scope.place(table, change.key)
            | {"properties": scope.properties(table, change.key, change.after or {})}
            for change in some
        ]
        relation = None if table.link is None else table.link.relation
        run(f"{noun(table)}/put", label=table.label, relation=relation, facts=facts)


def _remove(run: Run, scope: rows.Scope, changes: Iterable[Change]) -> None:
    """Remove facts, those of a table at once: after a removal each seek of an index is slow."""
    for table, some in _by_table(changes, sys.maxsize):
        facts = [scope.place(table, change.key) for change in some]
        relation = None if table.link is None else table.link.relation
        run(f"{noun(table)}/remove", relation=relation, facts=facts)


def _by_table(changes: Iterable[Change], size: int) -> Iterator[tuple[Table, list[Change]]]:
    """Yield the changes by table, in batches of at most a size."""
    by_kind: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_kind[change.kind].append(change)
    for kind, some in by_kind.items():
        for batch in batches(some, size):
            yield TABLES[kind], batch
