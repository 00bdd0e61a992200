"""The method's rules: shown as they count, never changed from here."""

from pathlib import Path
from typing import Any

from graph.rules.known import RULES, known_rules


def rule_names() -> tuple[str, ...]:
    """Return which rules there are."""
    return tuple(RULES)


def shown_rules(folder: Path | None, name: str) -> dict[str, Any]:
    """Return rules as they count: those of the company's folder over ours.

    Raises
    ------
    NotFound
        If there are none of this name.
    """
    found = known_rules(name, folder)
    return found.model_dump(mode="json", by_alias=True, exclude_none=True)
