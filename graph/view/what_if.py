"""An analysis' answer on a changed copy of an account, beside the present one."""

from typing import Any

from pydantic import BaseModel, SerializeAsAny

from graph.analysis.answer import Part
from graph.analysis.fragility.differences import Differences
from graph.view.answer import Answer


class TableChanges(Part):
    """What a change does to one table, in rows; `unchanged` were sent as they are already."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


class WhatIf(BaseModel):
    """The answer as it is, as it would be, and what differs; nothing of the change is stored.

    `tables`: what was changed for it, table by table, with all that went or let go of what was
    removed.
    """

    tables: dict[str, TableChanges]
    present: SerializeAsAny[Answer[Any]]
    changed: SerializeAsAny[Answer[Any]]
    differences: Differences
