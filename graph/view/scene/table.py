"""The table twin of a picture: the same facts, to be read cell by cell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureTable:
    """The facts of a picture as a table.

    Parameters
    ----------
    title
        What is in it.
    columns
        The headings.
    rows
        What each cell says; as many in each row as there are columns.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
