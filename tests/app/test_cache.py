"""What is kept between questions: used while it is true, never beyond, never across tenants."""

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest
from fastapi.testclient import TestClient

from app.services import analyse as analyse_module
from app.services.access import ANY, Access
from app.services.accounts import delete_account, put_account
from app.services.analyse import account_graph, analyse
from app.services.bundles import import_bundle
from app.services.cache import Kept
from app.services.pictures.power_map import account_power_map
from graph.analysis.parameters import HiddenParameters, Parameters
from graph.analysis.registry import ANALYSES
from graph.errors import NotFound
from graph.io.bundle import read_bytes
from graph.model import OPEN_TABLES, Row, Table
from graph.store import Reading, Store
from graph.store.sqlite import SqliteStore
from tests.app.conftest import AS_OF, SMALL

T = TypeVar("T")
DAY = date.fromisoformat(AS_OF)
HIDDEN = "hidden-decision-makers"


class CountingView:
    """A view that counts the tables that are read through it."""

    def __init__(self, view: Reading, store: "CountingStore") -> None:
        self._view, self._store = view, store

    def rows(self, table: Table) -> list[Row]:
        self._store.tables_read += 1
        return self._view.rows(table)

    def rows_at(self, table: Table, seq: int) -> list[Row]:
        self._store.tables_read += 1
        return self._view.rows_at(table, seq)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)


class CountingStore:
    """A store that counts the tables that are read through it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.tables_read = 0

    def read(self, tenant: str, account: str, work: Callable[[Reading], T]) -> T:
        return self._store.read(
            tenant, account, lambda view: work(cast(Reading, CountingView(view, self)))
        )

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CountingStore]:
    kept = SqliteStore(tmp_path / "kingmaker.db")
    kept.migrate()
    yield CountingStore(kept)
    kept.close()


@pytest.fixture
def access(store: CountingStore) -> Access:
    """Access to the account `small`."""
    access = Access(cast(Store, store), "tenant", "tests")
    take(access, SMALL)
    return access


def take(access: Access, tables: Any) -> None:
    import_bundle(access, "small", read_bytes(json.dumps(tables).encode()))


def tables_read(access: Access, question: Callable[[], Any]) -> int:
    """Return how many tables a question reads."""
    store = cast(CountingStore, access.store)
    before = store.tables_read
    question()
    return store.tables_read - before


def ask(access: Access, **asked: Any) -> Any:
    parameters = HiddenParameters(**{"as_of": DAY, "draws": 20, **asked})
    return analyse(access, "small", HIDDEN, parameters, "en")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Parameters]:
    """What the analysis of hidden decision makers was run with."""
    ran: list[Parameters] = []
    function = ANALYSES[HIDDEN].function

    def counted(decision: Any, parameters: Any, progress: Any) -> Any:
        ran.append(parameters)
        return function(decision, parameters, progress)

    registry = cast(dict[str, Any], ANALYSES)
    monkeypatch.setitem(registry, HIDDEN, replace(ANALYSES[HIDDEN], function=counted))
    return ran


def test_the_same_question_reads_and_runs_once(access: Access, runs: list[Parameters]) -> None:
    first = ask(access)
    assert tables_read(access, lambda: ask(access)) == 0
    assert ask(access) == first
    assert len(runs) == 1


def test_another_question_runs_on_the_same_rows(access: Access, runs: list[Parameters]) -> None:
    ask(access)
    assert tables_read(access, lambda: ask(access, include_chain=True)) == 0
    assert tables_read(access, lambda: ask(access, body="everyone")) == 0
    assert [run.body for run in runs] == [None, None, "everyone"]


def test_another_language_is_the_same_question(access: Access, runs: list[Parameters]) -> None:
    english = ask(access)
    asked = HiddenParameters(as_of=DAY, draws=20)
    chinese = analyse(access, "small", HIDDEN, asked, "zh")
    assert len(runs) == 1
    assert chinese.coverage.text != english.coverage.text


def test_the_map_shares_its_findings_with_the_answer(
    access: Access, runs: list[Parameters]
) -> None:
    analyse(access, "small", HIDDEN, HiddenParameters(as_of=DAY, centralities="no"), "en")
    account_power_map(access, "small", Parameters(as_of=DAY), "en")
    assert len(runs) == 1


def test_a_map_may_be_asked_for_more_findings_than_there_are(access: Access) -> None:
    assert account_power_map(access, "small", Parameters(as_of=DAY, limit=100_000), "en").people


@pytest.mark.parametrize("asked", [{"as_of": date(2026, 6, 29)}, {"believed_at": "2999-01-01"}])
def test_other_times_are_other_states(access: Access, asked: dict[str, Any]) -> None:
    ask(access)
    assert tables_read(access, lambda: ask(access, **asked)) == len(OPEN_TABLES)


def test_a_write_is_seen(access: Access) -> None:
    before = ask(access)
    take(access, {"contacts": [{"id": "new", "name": "New"}]})
    after = ask(access)
    assert after.version > before.version
    assert after.coverage.people == before.coverage.people + 1


def test_what_was_known_then_is_asked_of_the_account_as_it_is_now(access: Access) -> None:
    """A moment still to come: what is written until then belongs to it."""
    later = datetime.now(UTC) + timedelta(hours=1)
    before = ask(access, believed_at=later)
    take(access, {"contacts": [{"id": "new", "name": "New"}]})
    assert ask(access, believed_at=later).coverage.people == before.coverage.people + 1


def test_a_new_name_is_seen_though_it_is_no_new_version(access: Access) -> None:
    asked = Parameters(as_of=DAY)
    old = account_graph(access, "small", asked)
    put_account(access, "small", "Renamed", ANY)
    assert account_graph(access, "small", asked).name == "Renamed" != old.name


def test_an_account_made_anew_is_another_one(access: Access) -> None:
    old = ask(access)
    delete_account(access, "small", ANY)
    with pytest.raises(NotFound):
        ask(access)
    twins = [{**row, "name": "Twin"} for row in SMALL["contacts"]]
    take(access, {**SMALL, "contacts": twins})
    new = ask(access)
    assert {item.contact.name for item in new.items} == {"Twin"}
    assert {item.contact.name for item in old.items} != {"Twin"}


def test_another_tenant_gets_its_own(access: Access, runs: list[Parameters]) -> None:
    ask(access)
    other = Access(access.store, "other", "tests", access.cache)
    with pytest.raises(NotFound):
        ask(other)
    take(other, SMALL)
    assert tables_read(other, lambda: ask(other)) == len(OPEN_TABLES)
    assert len(runs) == 2


def test_no_date_is_today(access: Access) -> None:
    ask(access, as_of=datetime.now(UTC).date())
    assert tables_read(access, lambda: ask(access, as_of=None)) == 0


def test_tomorrow_is_another_day(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Tomorrow":
            return cast(Tomorrow, datetime.now(tz) + timedelta(days=1))

    today = ask(access, as_of=None).as_of
    monkeypatch.setattr(analyse_module, "datetime", Tomorrow)
    assert ask(access, as_of=None).as_of == today + timedelta(days=1)


def test_threads_that_ask_together_make_it_once(access: Access, runs: list[Parameters]) -> None:
    together = threading.Barrier(4)

    def one(_: int) -> Any:
        together.wait()
        return ask(access)

    def all_at_once() -> None:
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(one, range(4)))
        assert all(answer == answers[0] for answer in answers)

    assert tables_read(access, all_at_once) == len(OPEN_TABLES)
    assert len(runs) == 1


def test_the_application_keeps_answers(small: TestClient, runs: list[Parameters]) -> None:
    url, query = f"/v1/accounts/small/{HIDDEN}", {"as_of": AS_OF}
    answers = [small.get(url, params=query) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert answers[0].headers["etag"] == answers[1].headers["etag"]
    assert len(runs) == 1


def test_the_page_of_an_account_and_its_map_share_findings_without_centralities(
    small: TestClient, runs: list[Parameters]
) -> None:
    for path in ("/accounts/small", "/accounts/small/power-map"):
        assert small.get(path, params={"as_of": AS_OF}).status_code == 200
    assert [run.model_dump()["centralities"] for run in runs] == ["no"]


def kept(number: int = 2, weight: int = 100) -> Kept[str]:
    return Kept(number, weight, len)


def test_the_least_recently_used_goes_first() -> None:
    values = kept()
    for key in "abac":
        values.get(key, lambda key=key: key)  # type: ignore[misc]
    assert len(values) == 2
    assert values.get("a", lambda: "new") == "a"
    assert values.get("b", lambda: "new") == "new"


def test_heavy_values_leave_no_room() -> None:
    values = kept(number=10)
    for key in ("a", "b"):
        values.get(key, lambda: "x" * 60)
    assert len(values) == 1
    values.get("c", lambda: "x" * 1000)
    assert values.get("c", lambda: "new") == "x" * 1000
    assert len(values) == 1


def test_what_fails_is_not_kept() -> None:
    values = kept()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            values.get("a", lambda: str(1 / 0))
    assert len(values) == 0
    assert values.get("a", lambda: "made") == "made"


def test_who_waits_for_a_failure_tries_again() -> None:
    values, has_begun, may_fail = kept(), threading.Event(), threading.Event()

    def failing() -> str:
        has_begun.set()
        may_fail.wait(10)
        raise RuntimeError("no")

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(values.get, "a", failing)
        has_begun.wait(10)
        second = threads.submit(values.get, "a", lambda: "made")
        may_fail.set()
        with pytest.raises(RuntimeError, match="no"):
            first.result(10)
        assert second.result(10) == "made"
