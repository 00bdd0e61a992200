"""Conduct rules on the command line: the verdict on a plan; nothing is stored."""

from collections.abc import Iterator
from typing import Any

import click

from app.commands.context import access, account_option, ending_well, lang_option, language_of
from app.output import print_rows
from app.services.conduct import PlanVerdict, check_plan
from graph.io.cells import value_of
from graph.model.column import Column
from graph.model.fact import Fact
from graph.model.interaction import INTERACTIONS

FORMATS = click.Choice(["table", "json", "csv"])


@click.group("conduct")
def conduct_command() -> None:
    """Ask the conduct rules (接触行为规范) before something is offered."""


@conduct_command.command("check")
@click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
@account_option
@lang_option
@click.pass_context
@ending_well
def check(context: click.Context, /, account: str, lang: str, format_: str, **columns: Any) -> None:
    """Say whether a planned interaction is allowed, needs approval or is blocked; store nothing.

    Example: kingmaker conduct check --account eastern --kind dinner --contacts gao_yi,bai_yun
    --date 2026-07-01 --cost 900 --currency CNY --people-present 3
    """
    values = {name: _value(name, text) for name, text in columns.items() if text is not None}
    with access(context) as by:
        found = check_plan(by, account, values, language_of(lang))
    _print(found, format_)


def _value(name: str, text: str) -> Any:
    column = INTERACTIONS.columns[name]
    if column.type == "list":
        return [part.strip() for part in text.split(",") if part.strip()]
    return value_of(text, column)


def _print(found: PlanVerdict, format_: str) -> None:
    rows = [
        {"contact": one.contact.id, "name": one.contact.name}
        | one.judged.model_dump(mode="json", exclude={"interaction", "evidence", "date", "kind"})
        | {"rules": ", ".join(one.judged.rules)}
        for one in found.contacts
    ]
    print_rows(rows, format_, found.model_dump(mode="json"))
    if format_ == "table":
        click.echo(f"{found.verdict} ({found.status})")
        for one in found.contacts:
            for evidence in one.judged.evidence:
                click.echo(f"  {evidence.text}")
        for asked in found.ask:
            click.echo(f"  ? {asked.text}")


def _options() -> Iterator[click.Option]:
    """Yield an option for each column of an interaction that the rules may look at."""
    for column in INTERACTIONS.columns.values():
        if column.name not in {"outcome", "exception_reason", *Fact.model_fields}:
            is_needed = column.required and column.name not in ("id", "colleagues")
            yield click.Option(
                [f"--{column.name.replace('_', '-')}"], required=is_needed, help=_help(column)
            )


def _help(column: Column) -> str:
    many = "; several with commas between them" if column.type == "list" else ""
    return f"{column.expects[:1].upper()}{column.expects[1:]}{many}."


check.params += _options()
