"""Answers on a terminal: tables for people, JSON and CSV for programs."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.io.cells import cell_of
from graph.view.answer import Answer
from graph.view.evidence import reason_in_words
from graph.view.headings import code_in_words, heading, in_cell, legend
from graph.view.phrases import Language

EVIDENCE_SHOWN = 4
NUMBER_WIDTH = 6
FILE_WIDTH = 160
ARROW = " → "
WRAPPED = frozenset({"steps", "pain", "advice"})
"""Columns whose texts may go over several lines."""


def print_rows(
    rows: Sequence[Mapping[str, Any]], format_: str, whole: Any, language: Language | None = None
) -> None:
    """Print rows as a table or CSV, or the whole they come from as JSON.

    With a language a table has headings and codes in its words, else names as they are.
    """
    if format_ == "json":
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    elif format_ == "csv":
        _print_csv(rows)
    else:
        _print_table(rows, language)


def print_answer(answer: Answer[Any], analysis: str, format_: str, language: Language) -> None:
    """Print an analysis' answer; as JSON it is what HTTP answers."""
    whole = answer.model_dump(mode="json")
    rows = [_flat(item, for_people=format_ == "table") for item in whole["items"]]
    if format_ != "table":
        print_rows(rows, format_, whole)
        return
    verdict = answer.verdict if language == "en" else code_in_words(answer.verdict, language)
    click.echo(f"{answer.account} · {answer.project or '–'} · {answer.as_of} · {verdict}")
    click.echo(answer.coverage.text)
    for reason in answer.reasons:
        click.echo(f"  ! {reason_in_words(reason, language)}")
    for asked in answer.ask:
        click.echo(f"  ? {asked.text}")
    _print_table(rows, language)
    for line in legend(analysis, rows[0] if rows else {}, language):
        click.echo(line)
    for name in type(answer).model_fields:
        if name not in Answer.model_fields:
            print_beside(heading(name, language), whole[name])
    for item in answer.items:
        for evidence in item.evidence[:EVIDENCE_SHOWN]:
            click.echo(f"  {item.rank}. {evidence.text}")


def print_beside(name: str, value: Any) -> None:
    """Print a part of an answer that stands beside its items; each list in it on its own line."""
    heading = name.replace("_", " ")
    if texts := _said(value):
        for text in texts:
            click.echo(f"{heading}: {text}")
    elif isinstance(value, list) and value and isinstance(value[0], list):
        for one in value:
            click.echo(f"{heading}: {in_a_row(one, ARROW)}")
    else:
        click.echo(f"{heading}: {in_a_row(value)}")


def _said(value: Any) -> list[str]:
    """Return what a part says in words, or what each of several says first; else nothing."""
    if isinstance(value, dict) and "refs" in value:
        return [value["text"]]
    if isinstance(value, dict):
        return [evidence["text"] for evidence in value.get("evidence", []) if evidence["text"]]
    parts = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return [text for one in parts for text in _said(one)[:1]]


def in_a_row(value: Any, between: str = ", ") -> str:
    """Return a value on one line: people by name, nothing as a dash."""
    if isinstance(value, dict) and "name" in value:
        return str(value["name"])
    if isinstance(value, dict):
        plain = {name: v for name, v in value.items() if name != "evidence"}
        return ", ".join(f"{name.replace('_', ' ')} {in_a_row(v)}" for name, v in plain.items())
    shown = between.join(map(in_a_row, value)) if isinstance(value, list) else _short(value)
    return shown or "–"


def _flat(item: Mapping[str, Any], *, for_people: bool) -> dict[str, Any]:
    """Return a finding's plain values, the contact's in front; of a way everybody on it.

    Whoever else it names stands there by id, for people by name.
    """
    contact = item.get("contact", {})
    named = {"rank": item.get("rank")} | {k: contact[k] for k in ("id", "name") if k in contact}
    by = "name" if for_people else "id"
    others = {k: v[by] if _is_named(v) else v for k, v in item.items() if k != "contact"}
    texts = {k: v["text"] if _is_text(v) else v for k, v in others.items()}
    plain = {k: v for k, v in texts.items() if not isinstance(v, dict | list)}
    if item.get("interval"):
        low, high = item["interval"]
        plain["interval"] = f"{low:.2f}–{high:.2f}" if for_people else [str(low), str(high)]
    if "steps" in item:
        ids = [step["id"] for step in item["steps"]]
        plain["steps"] = in_a_row(item["steps"], ARROW) if for_people else ids
    if "people" in item and not for_people:  # for people the evidence names them
        plain["people"] = [person["id"] for person in item["people"]]
    return {**named, **plain}


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and {"text", "refs"} <= value.keys()


def _is_named(value: Any) -> bool:
    return isinstance(value, dict) and {"id", "name"} <= value.keys()


def _print_csv(rows: Sequence[Mapping[str, Any]]) -> None:
    writer = csv.writer(sys.stdout)
    if rows:
        writer.writerow(rows[0])
        writer.writerows([cell_of(value) for value in row.values()] for row in rows)


def _print_table(rows: Sequence[Mapping[str, Any]], language: Language | None) -> None:
    if not rows:
        click.echo("（无）" if language == "zh" else "(nothing)")
        return
    table = Table(box=None, pad_edge=False)
    for name, value in rows[0].items():
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        words = heading(name, language) if language else str(name).replace("_", " ")
        longest = max(map(cell_len, words.split()))
        table.add_column(
            escape(words),
            justify="right" if is_number else "left",
            no_wrap=isinstance(value, str) and name not in WRAPPED,
            min_width=max(NUMBER_WIDTH if is_number and name != "rank" else 0, longest),
        )
    for row in rows:
        cells = (in_cell(n, v, language) if language else v for n, v in row.items())
        table.add_row(*(escape(_short(cell)) for cell in cells))
    width = None if sys.stdout.isatty() else FILE_WIDTH
    Console(highlight=False, width=width).print(table)


def _short(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    return "" if value is None else str(value)
