"""Groups of commands that say which command may have been meant."""

from typing import Any

import click

MOST = 3


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
