"""Bundles: importing, all or nothing, and exporting."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as replaced

from app.services.access import Access, check_account_id
from app.services.accounts import account_name
from app.services.conduct_guard import ConductFlag, ConductGuard
from app.services.sensitive import check_may_see_all, is_shown
from graph.io.raw import RawBundle
from graph.io.validate import Bundle, validate
from graph.model import TABLES, Row
from graph.progress import Progress, quiet
from graph.store import Change, Edit, Reading, Writing, apply, check_version


@dataclass(frozen=True, slots=True)
class TableReport:
    """What an import did to one table, in rows."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or with `dry_run` would have done.

    `change_set` is what to undo; None where nothing changed. `conduct`: interactions of it that do
    not keep to a conduct rule and may be stored.
    """

    account: str
    version: int
    dry_run: bool
    change_set: int | None
    tables: Mapping[str, TableReport] = field(default_factory=dict)
    conduct: tuple[ConductFlag, ...] = ()


class _DryRun(Exception):
    def __init__(self, report: ImportReport) -> None:
        self.report = report


def import_bundle(
    access: Access,
    account: str,
    raw: RawBundle,
    *,
    name: str | None = None,
    dry_run: bool = False,
    replace: bool = False,
    expected: int | None = None,
    progress: Progress = quiet,
) -> ImportReport:
    """Import a bundle into an account, which is made where it is new.

    Parameters
    ----------
    access
        Who asks.
    account
        The account's id.
    raw
        The bundle as sent.
    name
        Name of a new account (default: its id).
    dry_run
        Check everything and report, but store nothing.
    replace
        Remove what the bundle's tables no longer have.
    expected
        The account's version for which this is made; None: any.
    progress
        Told how far it is.

    Raises
    ------
    Forbidden
        If it has sensitive notes, and they may not be written.
    InvalidRows
        With every bad row; nothing was stored. Where all keep to the model and some break a
        conduct rule it is ConductBroken.
    """
    check_account_id(account)
    check_may_see_all(access, raw.tables)
    guard = ConductGuard(access.rules)
    known_as = account_name(name or account)

    def work(view: Writing) -> ImportReport:
        check_version(view, expected)
        bundle = validate(raw, view, progress)
        edits = [*bundle.edits, *(_removals(view, bundle) if replace else ())]
        progress("storing", 0, len(edits))
        changes = apply(view, edits, access.stamp("import"), guard)
        progress("storing", len(edits), len(edits))
        report = replaced(_report(view, bundle, changes, dry_run=dry_run), conduct=guard.flags)
        if dry_run:
            raise _DryRun(report)
        return report

    try:
        return access.store.write(access.tenant, account, work, create=known_as)
    except _DryRun as done:
        return done.report


def export_bundle(
    access: Access, account: str, *, include_sensitive: bool = False
) -> dict[str, list[Row]]:
    """Return all facts of an account, by table; tables without rows are left out.

    Sensitive notes come only where they are asked for, without those that have expired.

    Raises
    ------
    Forbidden
        If they are asked for and may not be seen.
    """
    if include_sensitive:
        check_may_see_all(access, TABLES)

    def work(view: Reading) -> dict[str, list[Row]]:
        rows = {
            name: [row for row in view.rows(table) if is_shown(table, row)]
            for name, table in TABLES.items()
            if include_sensitive or not table.sensitive
        }
        return {name: of_table for name, of_table in rows.items() if of_table}

    return access.store.read(access.tenant, account, work)


def _removals(view: Reading, bundle: Bundle) -> Iterator[Edit]:
    for name, facts in bundle.tables.items():
        for row in view.rows(TABLES[name]):
            key = TABLES[name].key_of(row)
            if key not in facts:
                yield Edit(name, key, None)


def _report(view: Reading, bundle: Bundle, changes: list[Change], *, dry_run: bool) -> ImportReport:
    counts: dict[str, Counter[str]] = {name: Counter() for name in bundle.tables}
    for change in changes:
        counts[change.kind][_effect(change)] += 1
    for name, facts in bundle.tables.items():
        counts[name]["unchanged"] = len(facts) - counts[name]["added"] - counts[name]["changed"]
    return ImportReport(
        account=view.account.id,
        version=view.account.version - (len(changes) if dry_run else 0),
        dry_run=dry_run,
        change_set=changes[0].change_set if changes and not dry_run else None,
        tables={name: TableReport(**count) for name, count in counts.items()},
    )


def _effect(change: Change) -> str:
    if change.after is None:
        return "removed"
    return "added" if change.before is None else "changed"
