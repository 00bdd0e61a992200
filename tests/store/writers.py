"""Writers that race for the versions of one account."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from graph.errors import StaleVersion
from graph.store.sqlite import SqliteStore
from tests.store.book import Book, person

Write = Callable[[str], list[int]]


def write_in_turns(book: Book, name: str, turns: int = 10) -> list[int]:
    """Try to win a version in each turn; return those that were won."""
    won = []
    for turn in range(turns):
        try:
            book.apply(person(f"{name} {turn}"), expected=(seen := book.version))
        except StaleVersion:
            continue
        won.append(seen + 1)
    return won


def write_from_a_process(path: Path, tenant: str, name: str) -> list[int]:
    store = SqliteStore(path)
    try:
        return write_in_turns(Book(store, tenant), name)
    finally:
        store.close()


def race_of_threads(write: Write, names: list[str]) -> list[list[int]]:
    with ThreadPoolExecutor(len(names)) as pool:
        return list(pool.map(write, names))


def race_of_processes(path: Path, tenant: str, names: list[str]) -> list[list[int]]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(names), mp_context=context) as pool:
        return list(pool.map(partial(write_from_a_process, path, tenant), names))
