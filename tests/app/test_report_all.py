"""One report over all accounts by several processes: it goes on whatever happens to one of them."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import pytest
from click.testing import CliRunner

from app.cli import main
from app.report_pool import ReportPool, make_part
from app.services.access import Access
from app.services.bundles import import_bundle
from app.services.reports.folder import PartsFolder
from app.services.reports.report import asked_for, make_report
from app.services.reports.sources import Asked
from app.services.tenant import accounts_of
from app.settings import Settings
from graph.errors import StoreUnavailable
from graph.io.bundle import read_bytes
from graph.store import Account
from graph.store.sqlite import SqliteStore
from graph.view.report.model import AccountPart
from tests.app.conftest import SMALL
from tests.app.served import COMMAND

DAY = date(2026, 6, 30)
NAMES = ("a", "b", "c", "d")


def dies_at_b(account: Account, asked: Asked) -> AccountPart:
    """Be killed by one of the accounts, as where memory runs out."""
    if account.id == "b":
        os.kill(os.getpid(), signal.SIGKILL)
    return make_part(account, asked)


def loses_the_store_at_c(account: Account, asked: Asked) -> AccountPart:
    if account.id == "c":
        raise StoreUnavailable("gone")
    return make_part(account, asked)


def only_b(account: Account, asked: Asked) -> AccountPart:
    assert account.id == "b", "the others were made before"
    return make_part(account, asked)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=f"sqlite:///{tmp_path}/kingmaker.db")


@pytest.fixture
def access(tmp_path: Path) -> Iterator[Access]:
    store = SqliteStore(tmp_path / "kingmaker.db")
    access = Access(store, "default", "tester")
    for name in NAMES:
        put(access, name)
    yield access
    store.close()


def put(access: Access, name: str, **tables: Any) -> None:
    bundle = read_bytes(json.dumps(SMALL | tables).encode())
    import_bundle(access, name, bundle, name=name.upper())


@pytest.fixture
def pool(settings: Settings, access: Access, tmp_path: Path) -> Callable[..., ReportPool]:
    def made(
        make: Any = make_part, report: str = "coverage-and-conduct", workers: int = 1
    ) -> ReportPool:
        asked = asked_for(access, report, DAY, None, "en")
        parts = PartsFolder.of(tmp_path, access, asked, list(accounts_of(access)))
        return ReportPool(settings, access, asked, parts, workers, make=make)

    return made


def test_it_is_what_one_process_makes(access: Access, pool: Callable[..., ReportPool]) -> None:
    found = pool(workers=2).run(list(accounts_of(access)))
    alone = make_report(access, "coverage-and-conduct", None, DAY, None, "en").accounts
    assert sorted(found, key=lambda part: part.account) == sorted(alone, key=lambda p: p.account)


def test_an_account_that_kills_its_process_has_a_problem_and_no_other(
    access: Access, pool: Callable[..., ReportPool]
) -> None:
    found = pool(dies_at_b).run(list(accounts_of(access)))
    assert [part.account for part in found] == [*NAMES]
    assert [part.account for part in found if part.problem] == ["b"]
    again = pool(only_b).run(list(accounts_of(access)))
    assert [part.problem for part in again] == [None] * len(NAMES)


def test_a_store_that_is_lost_ends_it_and_a_second_call_goes_on(
    access: Access, pool: Callable[..., ReportPool]
) -> None:
    with pytest.raises(StoreUnavailable):
        pool(loses_the_store_at_c).run(list(accounts_of(access)))
    told: list[int] = []
    second = pool()
    second.progress = lambda what, done, of: told.append(done)
    assert not [part for part in second.run(list(accounts_of(access))) if part.problem]
    assert told[-1] == len(NAMES)


def test_a_part_counts_as_long_as_its_account_is_as_it_was(
    access: Access, pool: Callable[..., ReportPool]
) -> None:
    before = pool()
    part = AccountPart(account="a", name="A")
    for account in accounts_of(access):
        before.parts.put(account, part)
    put(access, "b", units=[{"id": "u", "name": "U"}])
    kept = [pool().parts.get(account) is not None for account in accounts_of(access)]
    assert kept == [True, False, True, True]


def test_what_rests_on_all_accounts_is_made_anew_when_one_changes(
    access: Access, pool: Callable[..., ReportPool]
) -> None:
    before = pool(report="win-rate").parts.path
    assert pool(report="win-rate").parts.path == before
    put(access, "b", units=[{"id": "u", "name": "U"}])
    assert pool(report="win-rate").parts.path != before


def test_a_file_cut_short_is_no_part(access: Access, pool: Callable[..., ReportPool]) -> None:
    (account, *_) = accounts_of(access)
    parts = pool().parts
    parts.put(account, AccountPart(account="a", name="A"))
    (file,) = parts.path.iterdir()
    file.write_text(file.read_text()[:20])
    assert parts.get(account) is None


def test_on_the_command_line(access: Access, settings: Settings, tmp_path: Path) -> None:
    put(access, "d", rules=[{"project": "x", "quota": 1e6}], projects=[{"id": "x", "name": "X"}])
    out = tmp_path / "reports"
    arguments = ["--store", settings.store, "report", "all", "chain-drift", "--as-of", str(DAY)]
    done = CliRunner().invoke(main, [*arguments, "--out", str(out), "--workers", "1"])
    assert done.exit_code == 0, done.output
    names = sorted(file.name for file in out.iterdir())
    assert names == [f"chain-drift.{ending}" for ending in ("csv", "html", "json", "md")]
    report = json.loads((out / "chain-drift.json").read_text())
    assert {part["account"] for part in report["accounts"]} == {*NAMES}


def test_a_killed_call_leaves_no_process_behind_and_the_next_goes_on(
    access: Access, settings: Settings, tmp_path: Path
) -> None:
    arguments = ["--store", settings.store, "report", "all", "chain-drift", "--as-of", str(DAY)]
    command = [*COMMAND, *arguments, "--out", str(tmp_path / "out"), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as call:
        parts = tmp_path / "out" / ".parts"
        _until(lambda: any(parts.rglob("*.json")) or call.poll() is not None)
        workers = psutil.Process(call.pid).children(recursive=True) if call.poll() is None else []
        call.kill()
    _, alive = psutil.wait_procs(workers, timeout=20)
    assert not alive
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "out" / "chain-drift.json").read_text())
    assert sorted(part["account"] for part in report["accounts"]) == [*NAMES]
    assert not parts.exists()


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(1_000):
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError("it never came")
