"""What if on the command line."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from app.cli import main
from app.commands.analyse import analyse_command
from app.main import create_app
from app.settings import Settings
from graph.analysis.registry import ANALYSES
from tests.app.conftest import AS_OF, SMALL

CHANGE: dict[str, Any] = {
    "contacts": [{"id": "new", "name": "=cmd|' /C calc'!A0 [red]x[/red]", "reports_to": "boss"}],
    "influences": [{"from": "new", "to": "boss", "kind": "advice", "weight": 9.0}],
}


@pytest.fixture
def change(tmp_path: Path) -> str:
    path = tmp_path / "change.json"
    path.write_text(json.dumps(CHANGE), encoding="utf-8")
    return str(path)


@pytest.fixture
def run(settings: Settings, tmp_path: Path) -> Any:
    """Run the command line on a store with the account `small`."""
    small = tmp_path / "small.json"
    small.write_text(json.dumps(SMALL), encoding="utf-8")

    def run_command(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--store", settings.store, *arguments])

    assert run_command("import", str(small), "--account", "small").exit_code == 0
    return run_command


def asked(run: Any, *options: str, name: str = "influence") -> Result:
    found: Result = run("analyse", name, "--account", "small", "--as-of", AS_OF, *options)
    return found


def rows(printed: str) -> list[list[str]]:
    """Return a table's rows below its heading, cells apart."""
    lines = printed.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("rank"))
    return [re.split(r" {2,}", line.strip()) for line in lines[at + 1 :] if line.strip()]


def test_the_table_says_who_moves_from_where_to_where(run: Any) -> None:
    printed = asked(run, "--remove", "contacts/aide")
    assert printed.exit_code == 0, printed.output
    assert "2 of 3 people heard" in printed.stdout
    assert "→ 2 of 2 people heard" in printed.stdout
    assert "~ contacts: 1 removed" in printed.stdout
    assert rows(printed.stdout) == [
        ["2 → 1", "head", "Head", "0.1771 → 0.3500"],
        ["3 → 2", "boss", "Boss", "0.0000"],
        ["1 → –", "leaves", "aide", "Aide", "0.2523 → –"],
    ]


def test_what_is_beyond_the_limit_is_counted(run: Any, change: str) -> None:
    printed = asked(run, "--what-if", change, "--limit", "1").stdout
    assert [row[0] for row in rows(printed)[:2]] == ["– → 1", "1 → 2"]
    assert "2 more differ beyond the list" in printed


def test_probabilities_and_reasons_are_told(run: Any) -> None:
    ends = (("aide", "boss", "advice"), ("head", "boss", "advice"), ("boss", "head", "trust"))
    links = [f'influences/["{begin}","{end}","{kind}",null]' for begin, end, kind in ends]
    options = [part for link in links for part in ("--remove", link)]
    printed = asked(run, *options, "--draws", "20", name="hidden-decision-makers").stdout
    assert "ok → not_enough_evidence" in printed
    assert "Nobody recorded who listens to whom" in printed
    assert "probability" in printed


def test_json_is_what_http_answers(run: Any, change: str, settings: Settings) -> None:
    printed = asked(run, "--what-if", change, "--remove", "contacts/aide", "--format", "json")
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        query = {"analysis": "influence", "as_of": AS_OF, "remove": "contacts/aide"}
        files = {"bundle": ("change.json", Path(change).read_bytes(), "application/json")}
        answer = client.post("/v1/accounts/small/what-if", params=query, files=files)
    assert json.loads(printed.stdout) == answer.json()


def test_csv_has_all_that_differs_with_formulas_guarded(run: Any, change: str) -> None:
    printed = asked(run, "--what-if", change, "--format", "csv", name="centralities").stdout
    found = {row["id"]: row for row in csv.DictReader(printed.splitlines())}
    assert found["new"]["name"].startswith("'=cmd|")
    assert (found["new"]["listed"], found["new"]["rank_before"]) == ("entered", "")
    assert float(found["aide"]["pagerank_before"]) > float(found["aide"]["pagerank_after"])


def test_texts_are_no_markup(run: Any, change: str) -> None:
    assert "=cmd|' /C calc'!A0 [red]x[/red]" in asked(run, "--what-if", change).stdout


def test_nothing_is_stored(run: Any, change: str) -> None:
    before = run("export", "-", "--account", "small").stdout, run("changes", "--account", "small")
    assert asked(run, "--what-if", change, "--remove", "contacts/aide").exit_code == 0
    assert run("export", "-", "--account", "small").stdout == before[0]
    assert run("changes", "--account", "small").stdout == before[1].stdout


def test_a_bad_change_names_every_row(run: Any, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text("id,name,rank\na,,x\n", encoding="utf-8")
    failed = asked(run, "--what-if", str(tmp_path))
    assert failed.exit_code == 1
    assert "contacts, row 2, column name" in failed.stderr
    assert "contacts, row 2, column rank: expected a whole number" in failed.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--what-if", "/no/such/path"), 2),
        (("--encoding", "gb18030"), 2),
        (("--remove", "contacts/nobody"), 1),
        (("--remove", "nobody"), 1),
    ],
)
def test_what_cannot_be_asked_ends_with_its_code(
    run: Any, options: tuple[str, ...], code: int
) -> None:
    assert asked(run, *options).exit_code == code


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_can_be_asked_of_a_copy_without_a_row(name: str) -> None:
    command = analyse_command.commands[name]
    names = [option for parameter in command.params for option in parameter.opts]
    assert sorted(names) == sorted(set(names))
    takes_remove = "remove" in ANALYSES[name].parameters.model_fields
    assert {"--what-if", "--without" if takes_remove else "--remove"} <= set(names)
