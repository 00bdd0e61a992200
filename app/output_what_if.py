"""What would be, on a terminal: the present beside the changed, row by row."""

from collections.abc import Sequence
from typing import Any

import click

from app.output import ARROW, in_a_row, print_beside, print_rows
from graph.analysis.fragility.differences import BeforeAfter, Difference
from graph.view.evidence import reason_in_words
from graph.view.phrases import Language
from graph.view.what_if import WhatIf

NOTHING = "–"
WHEN = ("before", "after")
NUMBERS = tuple(f"{n}_{when}" for n in ("rank", "score", "probability") for when in WHEN)


def print_what_if(found: WhatIf, format_: str, language: Language) -> None:
    """Print what would differ: a table of those on the list, CSV of all; as JSON what HTTP says."""
    items = found.differences.items
    if format_ != "table":
        print_rows(_csv_rows(items), format_, found.model_dump(mode="json"))
        return
    _print_head(found, language)
    shown = [item for item in items if item.listed != "beyond"]
    has_probability = any(_has_probability(item) for item in shown)
    print_rows([_table_row(item, has_probability) for item in shown], format_, None, language)
    for item in shown:
        if not _is_moved(item):
            said = (_further(name, value) for name, value in item.further.items())
            click.echo(f"  {item.rank_after}. {item.subject.name}: {', '.join(said)}")
    if len(shown) < len(items):
        click.echo(f"{len(items) - len(shown)} more differ beyond the list: --format csv or json")
    for name, value in found.differences.beside.items():
        print_beside(f"{name} before", value.before)
        print_beside(f"{name} after", value.after)


def _print_head(found: WhatIf, language: Language) -> None:
    before, after = found.present, found.changed
    told = found.differences
    verdict = _moved(told.verdict_before, told.verdict_after)
    project = _moved(before.project or NOTHING, after.project or NOTHING)
    click.echo(f"{before.account} · {project} · {before.as_of} · {verdict}")
    click.echo(_moved(before.coverage.text, after.coverage.text))
    for table, counts in found.tables.items():
        said = [f"{count} {effect}" for effect, count in counts.model_dump().items() if count]
        click.echo(f"  ~ {table}: {', '.join(said)}")
    for reason in told.reasons_after:
        click.echo(f"  ! {reason_in_words(reason, language)}")
    for asked in after.ask:
        click.echo(f"  ? {asked.text}")


def _table_row(item: Difference, has_probability: bool) -> dict[str, Any]:
    row = {
        "rank": _moved(_shown(item.rank_before), _shown(item.rank_after)),
        "list": {"entered": "enters", "left": "leaves"}.get(item.listed, ""),
        "id": item.subject.id,
        "name": ARROW.join(one.name for one in item.about),
        "score": _moved(_shown(item.score_before), _shown(item.score_after)),
    }
    if has_probability:
        was, is_ = item.probability_before, item.probability_after
        row["probability"] = _moved(_shown(was), _shown(is_))
    return row


def _csv_rows(items: Sequence[Difference]) -> list[dict[str, Any]]:
    """Return plain values: of each difference all, with a column for whatever differs in any."""
    further = sorted({name for item in items for name in item.further})
    return [_csv_row(item, further) for item in items]


def _csv_row(item: Difference, further: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {"listed": item.listed, "id": item.subject.id, "name": item.subject.name}
    row["about"] = [one.id for one in item.about]
    row |= {name: getattr(item, name) for name in NUMBERS}
    for name in further:
        value = item.further.get(name)
        row[f"{name}_before"] = _in_cell(value.before) if value else None
        row[f"{name}_after"] = _in_cell(value.after) if value else None
    return row


def _in_cell(value: Any) -> Any:
    """Return a plain value as a cell takes it: an interval as a list of texts."""
    return [str(part) for part in value] if isinstance(value, tuple) else value


def _further(name: str, value: BeforeAfter) -> str:
    before, after = (in_a_row(_in_cell(one)) for one in (value.before, value.after))
    return f"{name.replace('_', ' ')} {before}{ARROW}{after}"


def _is_moved(item: Difference) -> bool:
    """Return whether the table's row shows what differs."""
    shown = [_shown(getattr(item, name)) for name in NUMBERS]
    return shown[::2] != shown[1::2]


def _has_probability(item: Difference) -> bool:
    return item.probability_before is not None or item.probability_after is not None


def _moved(before: str, after: str) -> str:
    return before if before == after else f"{before}{ARROW}{after}"


def _shown(value: int | float | None) -> str:
    if value is None:
        return NOTHING
    return str(value) if isinstance(value, int) else f"{value:.4f}"
