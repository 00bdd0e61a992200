"""Evidence made of the facts that it rests on."""

from typing import Any

from graph.analysis.answer import Evidence, FactRef
from graph.model import TABLES, Row


def resting_on(kind: str, table: str, *rows: Row, **values: Any) -> Evidence:
    """Return evidence that rests on rows of a table.

    Parameters
    ----------
    kind
        Which phrase says it.
    table
        The table's name.
    *rows
        The facts.
    **values
        What fills the phrase.
    """
    described = TABLES[table]
    keys = (described.key_in_url(described.key_of(row)) for row in rows)
    refs = tuple(FactRef(table=table, key=key) for key in keys)
    return Evidence(kind=kind, refs=refs, values=values)


def about(kind: str, person: Row) -> Evidence:
    """Return evidence about a contact of whom something is not known."""
    return resting_on(kind, "contacts", person, name=person["name"])
