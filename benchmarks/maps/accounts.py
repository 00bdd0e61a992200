"""Accounts to draw: the example, and organisations of any size made from a seed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.maps.dealings import dealings
from benchmarks.maps.organisation import links, mail, managers_of, units_and_contacts
from graph.account_graph import AccountGraph
from graph.changed import HistoryFacts
from graph.columns import graph_at
from graph.history import History
from graph.io.bundle import read_path
from graph.io.validate import validate
from graph.model import TABLES, Row

DAY = date(2026, 6, 30)
EXAMPLE = Path(__file__).parents[2] / "examples" / "eastern_telecom"
Tables = Mapping[str, list[Row]]


def graph_of(tables: Tables) -> AccountGraph:
    """Return the graph of an account's rows at the day of the benchmark."""
    return graph_at(_history(tables), DAY)


def example() -> Tables:
    """Return the example account, held against the model as an import is."""
    facts = validate(read_path(EXAMPLE), HistoryFacts(_history({}))).tables
    return {name: [edit.row for edit in rows.values() if edit.row] for name, rows in facts.items()}


def generated(people: int, seed: int) -> Tables:
    """Return an organisation of this size, and what we have with it: meetings, one project.

    Parameters
    ----------
    people
        How many; about one in forty of them is outside the organisation.
    seed
        Of everything that is drawn.
    """
    random = np.random.default_rng(seed)
    managers = managers_of(people, random)
    units, contacts = units_and_contacts(managers, random)
    tables = {
        "units": units,
        "contacts": contacts,
        "influences": links(managers, DAY, random),
        "communications": mail(managers, DAY, random),
        **dealings(contacts, DAY, random),
    }
    return {name: [TABLES[name].validate(row) for row in rows] for name, rows in tables.items()}


def _history(tables: Tables) -> History:
    rows = {name: tuple(tables.get(name, ())) for name in TABLES}
    return History("bench", "Bench", 1, None, rows)
