"""Coverage by unit and month, as data: how often we met a unit, and how many of its people."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from graph.account_graph import AccountGraph
from graph.view.names import in_language
from graph.view.phrases import Language

MONTHS = 12


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class HeatCell(_Part):
    """A unit in a month: the interactions with it, and how many of its people took part."""

    interactions: int
    people: int


class HeatRow(_Part):
    """A unit: how many people it has now, how many of them were met, and each month.

    `unit` is None for the people whose unit nobody recorded.
    """

    unit: str | None
    name: str | None
    short_name: str | None
    people: int
    met: int
    interactions: int
    cells: tuple[HeatCell, ...]


class HeatMap(_Part):
    """Coverage of an account's units over months, those with most interactions first.

    `months` are YYYY-MM, the last that of the date; `total` counts every interaction once.
    """

    account: str
    name: str
    as_of: date
    believed_at: datetime | None
    version: int
    language: Language
    months: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    total: HeatRow


def heat_map(graph: AccountGraph, months: int, language: Language) -> HeatMap:
    """Return how an account's units were covered in the last months.

    Parameters
    ----------
    graph
        The account at a date; who has left by then is in no unit.
    months
        How many, that of the date included.
    language
        Of names that are recorded in two.
    """
    names = {row["id"]: row["name"] for row in graph.facts["units"]}
    by_unit: dict[str | None, list[str]] = defaultdict(list)
    for person in graph.people:
        by_unit[person.get("unit")].append(person["id"])
    wanted, met = months_until(graph.as_of, months), list(_met(graph))
    rows = [
        _row(unit, names.get(unit or "", unit), people, wanted, met, language)
        for unit, people in by_unit.items()
    ]
    everybody = [person["id"] for person in graph.people]
    return HeatMap(
        account=graph.account,
        name=graph.name,
        as_of=graph.as_of,
        believed_at=graph.believed_at,
        version=graph.version,
        language=language,
        months=tuple(wanted),
        rows=tuple(sorted(rows, key=lambda row: (-row.interactions, row.unit or "￿"))),
        total=_row(None, None, everybody, wanted, met, language),
    )


def months_until(last: date, count: int) -> list[str]:
    """Return months up to that of a day, the earliest first; none before the calendar begins.

    Examples
    --------
    >>> months_until(date(2026, 2, 3), 3)
    ['2025-12', '2026-01', '2026-02']
    """
    at = last.year * 12 + last.month - 1
    numbers = range(max(at - count + 1, 12), at + 1)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]


def _met(graph: AccountGraph) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the month of each interaction up to the date, and who took part."""
    until = graph.as_of.isoformat()
    for row in graph.facts["interactions"]:
        if row["date"] <= until:
            yield row["date"][:7], frozenset(row["contacts"])


def _row(
    unit: str | None,
    name: str | None,
    people: Sequence[str],
    months: Sequence[str],
    met: Sequence[tuple[str, frozenset[str]]],
    language: Language,
) -> HeatRow:
    theirs, found = frozenset(people), _by_month(frozenset(people), months, met)
    seen = frozenset(person for there in found.values() for one in there for person in one)
    return HeatRow(
        unit=unit,
        name=name,
        short_name=in_language(name, language) if name else None,
        people=len(theirs),
        met=len(seen),
        interactions=sum(map(len, found.values())),
        cells=tuple(
            HeatCell(
                interactions=len(found[month]), people=len(frozenset[str]().union(*found[month]))
            )
            for month in months
        ),
    )


def _by_month(
    people: frozenset[str], months: Sequence[str], met: Sequence[tuple[str, frozenset[str]]]
) -> Mapping[str, list[frozenset[str]]]:
    """Return, by month, who of some people took part in each interaction with any of them."""
    found: dict[str, list[frozenset[str]]] = {month: [] for month in months}
    for month, there in met:
        if month in found and there & people:
            found[month].append(there & people)
    return found
