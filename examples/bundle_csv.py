"""Tables as plain text in a module, and as CSV files in a bundle: used by the scripts here."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

Row = dict[str, str]


def rows(columns: str, text: str, **same: str) -> list[Row]:
    """Read a table written in code: one line a row, cells between `|`, `#` starts a comment.

    `same` are the columns that have one value in all rows.
    """
    names = columns.split()
    found: list[Row] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > len(names):
            raise ValueError(f"{len(cells)} cells for {len(names)} columns: {line}")
        cells += [""] * (len(names) - len(cells))
        found.append({**same, **dict(zip(names, cells, strict=True))})
    return found


def write_table(folder: Path, table: str, columns: Sequence[str], found: Iterable[Row]) -> int:
    """Write `folder/table.csv` with these columns and give the number of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        for row in found:
            writer.writerow(row)
            count += 1
    return count
