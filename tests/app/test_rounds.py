"""The scheduler's rounds: what fails stops nothing else, and no log names anybody."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import main
from app.commands import schedule
from app.delivery.folder import FolderChannel
from app.logs import configure_events
from app.services.access import Access
from app.services.delivering import Delivery
from app.services.outbox import messages
from app.services.reports import report as reports
from app.services.reports.claims import Held
from graph.store.sqlite import SqliteStore
from tests.app.scheduled import Clock, Maker, defined

SOMEBODY = "Zhang San"


def fail(*_: Any) -> Any:
    raise ZeroDivisionError(SOMEBODY)


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access(SqliteStore(tmp_path / "kingmaker.db"), "acme", "test")


def test_alerts_that_fail_do_not_stop_the_reports(
    access: Access,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    defined(access)
    clock = Clock()
    clock.pass_(hours=9)
    monkeypatch.setattr(schedule, "run_alerts", fail)
    monkeypatch.setattr(schedule, "scheduled_report", Maker())
    configure_events()
    delivery = Delivery({"folder": FolderChannel(tmp_path / "out")})
    schedule.look_once(access, clock.worker(), delivery)
    assert len(messages(access, "sent")[0]) == 1
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [one["event"] for one in said] == ["alerts_failed", "report", "delivered"]
    assert said[0]["kind"] == "ZeroDivisionError"


def test_a_report_that_fails_is_told_to_who_asks_and_not_to_the_log(
    access: Access, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    defined(access)
    clock = Clock()
    clock.pass_(hours=9)
    monkeypatch.setattr(schedule, "scheduled_report", fail)
    configure_events()
    schedule.look_once(access, clock.worker(), Delivery({}))
    err = capsys.readouterr().err
    assert '"kind": "ZeroDivisionError"' in err
    assert SOMEBODY not in err
    assert Held.read(access, "daily").claim.problem == f"ZeroDivisionError: {SOMEBODY}"


def test_an_error_of_ours_is_not_mixed_into_what_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ["--store", f"sqlite:///{tmp_path / 'k.db'}"]
    bundle = tmp_path / "bundle.json"
    bundle.write_text('{"contacts": [{"id": "ann", "name": "Ann"}]}', encoding="utf-8")
    imported = CliRunner().invoke(main, [*store, "import", str(bundle), "--account", "a"])
    assert imported.exit_code == 0
    monkeypatch.setattr(reports, "Sources", fail)
    asked = ["report", "show", "win-rate", "--format", "json"]
    done = CliRunner().invoke(main, [*store, *asked])
    assert json.loads(done.stdout)["accounts"][0]["problem"].endswith("(ZeroDivisionError)")
    assert "report part failed" in done.stderr
    assert SOMEBODY not in done.output
