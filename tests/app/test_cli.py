import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from app.cli import main
from app.commands import serve
from app.main import create_app
from app.settings import Settings
from tests.app.conftest import AS_OF, EXAMPLE, SMALL


@pytest.fixture
def run(settings: Settings) -> Any:
    """Run the command line on the test's store."""

    def run_command(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--store", settings.store, *arguments])

    return run_command


@pytest.fixture
def small_path(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_text(json.dumps(SMALL), encoding="utf-8")
    return path


def test_import_and_analyse_say_what_http_says(run: Any, settings: Settings) -> None:
    imported = run("import", str(EXAMPLE), "--account", "eastern", "--name", "Eastern")
    assert (imported.exit_code, "version" in imported.stderr) == (0, True)
    asked = ("--as-of", AS_OF, "--limit", "2", "--format", "json")
    found = run("analyse", "hidden-decision-makers", "--account", "eastern", *asked)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        url = "/v1/accounts/eastern/hidden-decision-makers"
        assert json.loads(found.stdout) == client.get(f"{url}?as_of={AS_OF}&limit=2").json()


def test_a_bad_bundle_names_every_row(run: Any, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text("id,name,rank\na,,x\n", encoding="utf-8")
    failed = run("import", str(tmp_path), "--account", "bad")
    assert failed.exit_code == 1
    assert "contacts, row 2, column name" in failed.stderr
    assert "contacts, row 2, column rank: expected a whole number" in failed.stderr


def test_a_dry_run_stores_nothing(run: Any, small_path: Path) -> None:
    assert run("import", str(small_path), "--account", "a", "--dry-run").exit_code == 0
    assert json.loads(run("accounts", "list", "--format", "json").stdout) == {"items": []}


def test_export_to_standard_output_is_the_bundle(run: Any, small_path: Path) -> None:
    run("import", str(small_path), "--account", "a")
    exported = json.loads(run("export", "-", "--account", "a").stdout)
    assert [row["id"] for row in exported["contacts"]] == ["aide", "boss", "head"]


@pytest.mark.parametrize("name", ["out.json", "out.zip", "folder"])
def test_an_export_is_imported_again(run: Any, small_path: Path, tmp_path: Path, name: str) -> None:
    run("import", str(small_path), "--account", "a")
    target = str(tmp_path / name)
    assert run("export", target, "--account", "a").exit_code == 0
    assert run("export", target, "--account", "a").exit_code == 1
    assert run("import", target, "--account", "b").exit_code == 0
    tables = [run("export", "-", "--account", account).stdout for account in "ab"]
    assert tables[0] == tables[1]


def test_a_table_and_csv_on_the_terminal(run: Any, small_path: Path) -> None:
    run("import", str(small_path), "--account", "a")
    table = run("analyse", "influence", "--account", "a")
    assert "2 of 3 people heard" in table.stdout
    rows = list(
        csv.DictReader(
            run("analyse", "influence", "--account", "a", "--format", "csv").stdout.splitlines()
        )
    )
    assert rows[0]["id"] == "aide"


def test_formulas_in_csv_are_guarded(run: Any, tmp_path: Path) -> None:
    bundle = {"contacts": [{"id": "a", "name": "=cmd|' /C calc'!A0"}]}
    path = tmp_path / "b.json"
    path.write_text(json.dumps(bundle), encoding="utf-8")
    run("import", str(path), "--account", "a")
    found = run("analyse", "influence", "--account", "a", "--format", "csv")
    assert "'=cmd|" in found.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyse", "influence", "--account", "a", "--as-of", "soon"),
        ("analyse", "influence", "--account", "a", "--limit", "0"),
        ("analyse", "influence", "--colour", "red"),
        ("analyse", "no-such"),
        ("import", "/no/such/path", "--account", "a"),
    ],
)
def test_wrong_usage_ends_with_2(run: Any, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_unknown_account_ends_with_1(run: Any) -> None:
    failed = run("analyse", "influence", "--account", "nobody")
    assert (failed.exit_code, "nobody" in failed.stderr) == (1, True)


def test_a_wrong_store_is_said(small_path: Path) -> None:
    failed = CliRunner().invoke(
        main, ["--store", "mysql://x", "import", str(small_path), "--account", "a"]
    )
    assert (failed.exit_code, "sqlite:///" in failed.stderr) == (1, True)


def test_an_import_is_undone(run: Any, small_path: Path) -> None:
    run("import", str(small_path), "--account", "a")
    assert "contacts" in run("changes", "--account", "a").stdout
    assert run("undo", "1", "--account", "a").exit_code == 0
    assert json.loads(run("export", "-", "--account", "a").stdout) == {}


def test_keys_are_made_listed_and_removed(run: Any) -> None:
    made = run("keys", "add", "crm", "--scope", "write").stdout.strip()
    assert made.startswith("km_")
    listed = run("keys", "list").stdout
    assert ("crm" in listed, made in listed) == (True, False)
    assert run("keys", "add", "crm").exit_code == 1
    assert run("keys", "remove", "crm").exit_code == 0
    assert run("keys", "remove", "crm").exit_code == 1


def test_serving_elsewhere_without_keys_is_refused(run: Any) -> None:
    refused = run("serve", "--host", "0.0.0.0")
    assert (refused.exit_code, "keys add" in refused.stderr) == (1, True)


@pytest.mark.parametrize("name", ["nowhere/kingmaker.db", "notes.db"])
def test_serving_says_that_the_store_cannot_be_used(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.db").write_text("no database at all")
    monkeypatch.setattr(serve, "_run", lambda _: None)
    served = CliRunner().invoke(main, ["--store", f"sqlite:///{tmp_path}/{name}", "serve"])
    assert (served.exit_code, name.partition("/")[0] in served.stderr) == (0, True)
    assert "the store cannot be used now: " in served.stderr


def test_the_store_of_a_newer_program_is_not_served(
    run: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "_run", lambda _: None)
    run("migrate")
    with sqlite3.connect(settings.store.removeprefix("sqlite:///")) as db:
        db.execute("INSERT INTO migration VALUES ('V9999', 'later', 'x', '2030-01-01')")
    refused = run("serve")
    assert (refused.exit_code, "made by a newer Kingmaker" in refused.stderr) == (1, True)


def test_migrate_can_be_repeated(run: Any) -> None:
    assert "V0001" in run("migrate").stdout
    assert run("migrate").stdout == ""


def test_check_finds_what_was_broken_behind_our_back(
    run: Any, small_path: Path, settings: Settings
) -> None:
    run("import", str(small_path), "--account", "a")
    assert run("check").exit_code == 0
    with sqlite3.connect(settings.store.removeprefix("sqlite:///")) as db:
        db.execute("UPDATE fact SET row = json_set(row, '$.weight', -1) WHERE kind = 'influences'")
    db.close()
    broken = run("check")
    assert (broken.exit_code, "influences.weight" in broken.stdout) == (1, True)


def test_the_map_is_one_file(run: Any, small_path: Path, tmp_path: Path) -> None:
    run("import", str(small_path), "--account", "a")
    out = tmp_path / "map.html"
    assert run("map", "--account", "a", "--out", str(out), "--lang", "zh").exit_code == 0
    assert "组织权力地图" in out.read_text(encoding="utf-8")


def test_the_account_is_deleted_on_confirmation(run: Any, small_path: Path) -> None:
    run("import", str(small_path), "--account", "a")
    assert run("accounts", "delete", "--account", "a", "--yes").exit_code == 0
    assert run("analyse", "influence", "--account", "a").exit_code == 1
