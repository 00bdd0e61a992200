"""Versioned migrations: files named V0001__What_it_does, each with a checksum."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from graph.errors import Conflict

_NAME = re.compile(r"(V\d{4})__\w+\.(sql|cypher)")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: its version, name, text and checksum."""

    version: str
    name: str
    text: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def load(folder: Traversable) -> list[Migration]:
    """Return the migrations of a folder, oldest first."""
    found = [
        Migration(match[1], item.name, item.read_text(encoding="utf-8"))
        for item in folder.iterdir()
        if (match := _NAME.fullmatch(item.name))
    ]
    return sorted(found, key=lambda migration: migration.version)


def pending(known: list[Migration], applied: Mapping[str, str]) -> list[Migration]:
    """Return the migrations still to be applied.

    Parameters
    ----------
    known
        Those of this program.
    applied
        Checksum by version, as the store remembers.

    Raises
    ------
    Conflict
        If the store has seen a newer program, or a migration that has changed since.
    """
    unknown = set(applied) - {migration.version for migration in known}
    if unknown:
        raise Conflict(
            f"the store was made by a newer Kingmaker (it has {', '.join(sorted(unknown))}): "
            "update this one"
        )
    changed = [m.name for m in known if applied.get(m.version, m.checksum) != m.checksum]
    if changed:
        raise Conflict(f"migrations changed after they were applied: {', '.join(changed)}")
    return [migration for migration in known if migration.version not in applied]
