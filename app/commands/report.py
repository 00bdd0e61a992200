"""Reports on the command line."""

import click


@click.group("report")
def report_command() -> None:
    """Define reports on a schedule, make what is due, see what was sent."""
