"""The command line: `kingmaker`."""

from importlib.metadata import version
from typing import Any

import click
from pydantic import ValidationError

from app.commands.admin import check_command, keys_command, migrate_command
from app.commands.alerts import alerts_command, watch_command
from app.commands.analyse import analyse_command
from app.commands.conduct import conduct_command
from app.commands.data import (
    accounts_command,
    changes_command,
    export_command,
    import_command,
    undo_command,
)
from app.commands.fishbone import fishbone_command
from app.commands.jobs import jobs_command
from app.commands.outbox import outbox_command
from app.commands.picture import picture_command
from app.commands.power_map import map_command
from app.commands.report import report_command
from app.commands.report_all import all_command
from app.commands.report_schedule import (
    define_command,
    list_command,
    remove_command,
    run_command,
)
from app.commands.rules import rules_command
from app.commands.schedule import schedule_command
from app.commands.serve import demo_command, serve_command
from app.commands.suggesting import SuggestingGroup
from app.commands.winrate import winrate_command
from app.logs import configure_events
from app.services.wrong_input import problem_in_words
from app.settings import Settings


@click.group(cls=SuggestingGroup, context_settings={"help_option_names": ["-h", "--help"]})
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


for _command in (
    demo_command,
    serve_command,
    import_command,
    export_command,
    analyse_command,
    map_command,
    fishbone_command,
    picture_command,
    winrate_command,
    accounts_command,
    changes_command,
    undo_command,
    migrate_command,
    check_command,
    keys_command,
    conduct_command,
    rules_command,
    jobs_command,
    alerts_command,
    watch_command,
    report_command,
    schedule_command,
):
    main.add_command(_command)
winrate_command.add_command(analyse_command.commands["win-rate"], "show")
for _command in (
    all_command,
    define_command,
    list_command,
    remove_command,
    run_command,
    outbox_command,
):
    report_command.add_command(_command)
