"""The Cypher of the Neo4j store: one query in each file, loaded by its name."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import LiteralString

MIGRATIONS: Traversable = files(__name__) / "migrations"
"""The folder of schema migrations, V0001__What_it_does.cypher."""


@cache
def load(name: str) -> LiteralString:
    """Return the query of the file `queries/<name>.cypher`.

    Examples
    --------
    >>> load("accounts/find").splitlines()[0]
    '// Find an account. Parameters: uid.'
    """
    text: LiteralString = (files(__name__) / "queries" / f"{name}.cypher").read_text(
        encoding="utf-8"
    )
    return text


def statements(script: str) -> list[LiteralString]:
    r"""Return the statements of a script, which are separated by semicolons at line ends.

    Examples
    --------
    >>> statements("CREATE (:A);\nCREATE (:B);\n")
    ['CREATE (:A)', 'CREATE (:B)']
    """
    parts = (part.strip() for part in f"{script}\n".split(";\n"))
    return [part for part in parts if part]
