"""Reports on a schedule on the command line, made of a real account and sent for real."""

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.services.access import Access
from app.services.reports.definitions import definition, put_definition
from graph.store.sqlite import SqliteStore
from tests.app.conftest import SMALL
from tests.app.receivers import Mailbox, mailbox
from tests.app.served import COMMAND

DEFINE = ("define", "daily", "--report", "rising-stars", "--cron", "0 8 * * *")
LATER = ("--now", "2100-01-05T09:00Z")


class Desk:
    """A store, a folder and a mail server, and the commands that use them."""

    def __init__(self, home: Path, box: Mailbox) -> None:
        self.home, self.box = home, box
        self.variables = {
            "KINGMAKER_STORE": f"sqlite:///{home}/kingmaker.db",
            "KINGMAKER_DELIVERY_FOLDER": str(home / "out"),
            "KINGMAKER_SMTP_HOST": "127.0.0.1",
            "KINGMAKER_SMTP_PORT": str(box.port),
            "KINGMAKER_SMTP_SECURITY": "none",
        }

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, env=self.variables)

    def report(self, *arguments: str) -> Result:
        return self("report", *arguments)

    def defined(self, *to: str, more: Sequence[str] = ()) -> Result:
        recipients = [part for one in to for part in ("--to", one)]
        return self.report(*DEFINE, *recipients, *more)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    bundle = tmp_path / "small.json"
    bundle.write_text(json.dumps(SMALL), encoding="utf-8")
    with mailbox() as box:
        found = Desk(tmp_path, box)
        assert found("import", str(bundle), "--account", "small").exit_code == 0
        yield found


def test_a_report_is_defined_made_once_and_sent(desk: Desk) -> None:
    defined = desk.defined("folder:weekly", "smtp:lead@sales.example", more=["--lang", "zh"])
    assert re.fullmatch(r"daily: next \d{4}-\d\d-\d\dT08:00 UTC\n", defined.stdout)
    assert "set KINGMAKER_PUBLIC_URL" in defined.stderr
    first = desk.report("run", *LATER)
    assert first.exit_code == 0
    assert re.search(r"daily 2100-01-05T08:00: made, 2 message\(s\), \d+ missed", first.output)
    assert "2 message(s) sent, 0 to be tried again, 0 given up" in first.output
    assert "ahead of the clock" in first.stderr
    (one,) = json.loads(desk.report("list", "--format", "json").output)["items"]
    assert one["next"] == "2100-01-06T08:00 UTC", "what was made ahead is not made again"
    assert desk.report("run", *LATER).stdout.startswith("0 message(s) sent")
    (mail,) = desk.box.mails
    assert "，2100-01-05" in mail["Subject"]
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text
    assert page
    assert re.match("此前错过[0-9]+期报告，不再补发。\n", text.get_content())
    assert "<html" in page.get_content()
    (folder,) = (desk.home / "out" / "weekly").iterdir()
    assert "<html" in (folder / "rising-stars-2100-01-05.html").read_text(encoding="utf-8")
    sent = desk.report("outbox", "list", "--state", "sent", "--format", "json")
    assert [one["state"] for one in json.loads(sent.output)["items"]] == ["sent", "sent"]


def test_what_is_given_up_is_listed_and_tried_again(desk: Desk) -> None:
    desk.defined("smtp:lead@sales.example")
    desk.box.says["RCPT"] = b"550 no such person\r\n"
    failed = desk.report("run", *LATER)
    assert failed.exit_code == 1
    assert "1 given up" in failed.output
    listed = json.loads(desk.report("outbox", "list", "--format", "json").output)["items"]
    assert [one["state"] for one in listed] == ["dead"]
    assert "no such person" in listed[0]["problem"]
    del desk.box.says["RCPT"]
    assert "1 message(s)" in desk.report("outbox", "retry", "--all").output
    assert "1 message(s) sent" in desk.report("run", *LATER).output
    assert len(desk.box.mails) == 1


def test_one_that_cannot_be_made_is_said(desk: Desk) -> None:
    desk.defined("folder:weekly", more=["--account", "small"])
    assert desk("accounts", "delete", "--account", "small", "--yes").exit_code == 0
    failed = desk.report("run", *LATER)
    assert failed.exit_code == 1
    assert "no account has the id 'small'" in failed.output
    (one,) = json.loads(desk.report("list", "--format", "json").output)["items"]
    assert "no account has the id 'small'" in one["problem"]


def test_a_definition_is_changed_and_removed(desk: Desk) -> None:
    desk.defined("folder:weekly")
    desk.defined("folder:monthly")
    (one,) = json.loads(desk.report("list", "--format", "json").output)["items"]
    assert (one["version"], one["recipients"][0]["address"]) == (2, "monthly")
    assert desk.report("remove", "daily").exit_code == 0
    assert json.loads(desk.report("list", "--format", "json").output) == {"items": []}
    gone = desk.report("remove", "daily")
    assert (gone.exit_code, "no report is defined" in gone.output) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("run", "--now", "monday"), "--now: expected a time"),
        (("run", "--now", "2026-06-29T08:00"), "--now: expected a time"),
        (("run", "--definition", "nobody"), "no report is defined"),
        ((*DEFINE, "--to", "lead@sales.example"), "--to: expected folder:NAME"),
        ((*DEFINE, "--to", "folder:a", "--time-zone", "Mars/Base"), "time zone"),
        ((*DEFINE[:-1], "0 8 31 6 *", "--to", "folder:a"), "never fires"),
    ],
)
def test_what_is_not_understood_is_said_in_a_line(
    desk: Desk, arguments: tuple[str, ...], problem: str
) -> None:
    result = desk.report(*arguments)
    assert result.exit_code == 1
    assert problem in result.output
    assert "Traceback" not in result.output


def test_the_scheduler_makes_what_is_due_and_ends_well(desk: Desk) -> None:
    desk.defined("folder:weekly", more=["--catch-up", "1"])
    _start_earlier(desk)
    process = subprocess.Popen(
        [*COMMAND, "schedule", "--every", "1"],
        env={**os.environ, **desk.variables},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_for(desk.home / "out" / "weekly")
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=30)[1]
    finally:
        process.kill()
    assert process.returncode == 0, said
    assert '"event": "delivered"' in said
    assert "Traceback" not in said


def _start_earlier(desk: Desk) -> None:
    """Let the definition have begun two days ago, so that a period is due now."""
    access = Access(SqliteStore(desk.home / "kingmaker.db"), "default", "test")
    there = definition(access, "daily").definition
    earlier = datetime.now(UTC) - timedelta(days=2)
    put_definition(access, there.model_copy(update={"starts_at": earlier}), "*")


def _wait_for(folder: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if folder.is_dir() and any(not one.name.startswith(".") for one in folder.iterdir()):
            return
        time.sleep(0.05)
    raise AssertionError("nothing was made")
