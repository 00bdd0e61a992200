"""Groups of commands: each is loaded when it is asked for, and an unknown one finds its like."""

from collections import UserDict
from importlib import import_module
from typing import Any

import click

MOST = 3


class LateCommands(UserDict[str, Any]):
    """Commands by name; one given by its place is imported when it is asked for.

    What reads a bundle need not load what draws slides or serves pages.

    Examples
    --------
    >>> LateCommands({"demo": "app.commands.serve:demo_command"})["demo"].name
    'demo'
    """

    def __getitem__(self, name: str) -> click.Command:
        """Return a command."""
        command: str | click.Command = super().__getitem__(name)
        if isinstance(command, str):
            module, _, attribute = command.partition(":")
            loaded: click.Command = getattr(import_module(module), attribute)
            self.data[name] = command = loaded
        return command


class SuggestingGroup(click.Group):
    """A group that names the commands with an unknown one in their name, as `hidden`.

    Click itself names those that are spelt nearly alike.
    """

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Return the command that the first argument names."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            found = [name for name in self.commands if args[0].lower() in name][:MOST]
            if not found or getattr(error, "possibilities", None):
                raise
            near = f"Did you mean {' or '.join(found)}?"
            raise click.UsageError(f"{error.format_message()} {near}", ctx) from None
