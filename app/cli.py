"""The command line: `kingmaker`."""

from importlib.metadata import version
from typing import Any

import click
from pydantic import ValidationError

from app.commands.groups import LateCommands, SuggestingGroup
from app.logs import configure_events
from app.services.wrong_input import problem_in_words
from app.settings import Settings

COMMANDS = {
    "demo": "serve:demo_command",
    "serve": "serve:serve_command",
    "import": "data:import_command",
    "export": "data:export_command",
    "analyse": "analyse:analyse_command",
    "map": "power_map:map_command",
    "fishbone": "fishbone:fishbone_command",
    "picture": "picture:picture_command",
    "winrate": "winrate:winrate_command",
    "accounts": "data:accounts_command",
    "changes": "data:changes_command",
    "undo": "data:undo_command",
    "migrate": "admin:migrate_command",
    "check": "admin:check_command",
    "keys": "admin:keys_command",
    "conduct": "conduct:conduct_command",
    "rules": "rules:rules_command",
    "jobs": "jobs:jobs_command",
    "alerts": "alerts:alerts_command",
    "watch": "alerts:watch_command",
    "report": "report:report_command",
    "schedule": "schedule:schedule_command",
}
"""Where below `app.commands` each command is."""


@click.group(
    cls=SuggestingGroup,
    commands=LateCommands({name: f"app.commands.{place}" for name, place in COMMANDS.items()}),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(version("kingmaker"), prog_name="kingmaker")
@click.option("--store", metavar="URL", help="sqlite:///FILE or neo4j://HOST:PORT.")
@click.option("--tenant", help="Whose accounts (default: default).")
@click.option("--sensitive", is_flag=True, default=None, help="See and write sensitive notes too.")
@click.pass_context
def main(
    context: click.Context, store: str | None, tenant: str | None, sensitive: bool | None
) -> None:
    """Decision chains and power maps: who really decides, who is hidden, and why we think so.

    Every setting is also an environment variable: KINGMAKER_STORE, KINGMAKER_TENANT,
    KINGMAKER_NEO4J_USER, KINGMAKER_NEO4J_PASSWORD, …
    """
    configure_events()
    named = {"store": store, "tenant": tenant, "sensitive": sensitive}
    given: dict[str, Any] = {name: value for name, value in named.items() if value is not None}
    try:
        context.obj = Settings(**given)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]  # it may be a secret
        name = "_".join(["KINGMAKER", *map(str, first["loc"])]).upper()
        raise click.UsageError(f"{name}: {problem_in_words(first)}") from None
