"""The method's rules on the command line."""

import json

import click

from app.commands.context import ending_well, settings_of
from app.services.rules import rule_names, shown_rules
from graph.rules.known import check_rules


@click.group("rules")
def rules_command() -> None:
    """Show the method's rules, and check a company's own (KINGMAKER_RULES=FOLDER)."""


@rules_command.command("list")
@click.pass_context
@ending_well
def list_rules(context: click.Context) -> None:
    """Check all rules and list their names, with the company's own file where there is one."""
    folder = settings_of(context).rules
    check_rules(folder)
    for name in rule_names():
        own = folder / f"{name}.toml" if folder else None
        click.echo(f"{name}\t{own}" if own and own.exists() else name)


@rules_command.command("show")
@click.argument("name")
@click.pass_context
@ending_well
def show_rules(context: click.Context, name: str) -> None:
    """Print the rules NAME as they count: the company's own over ours (JSON)."""
    content = shown_rules(settings_of(context).rules, name)
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
