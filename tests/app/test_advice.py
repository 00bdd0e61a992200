"""Coaching advice over HTTP, on both stores, and on the command line, in both languages."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.settings import Settings
from tests.analysis.advice_accounts import BASE, EVENT, account
from tests.app.conftest import AS_OF, import_bundle

ADVICE = "/v1/accounts/deals/advice"
TABLES: dict[str, Any] = {
    name: list(rows) for name, rows in account({**BASE, "competitor_events": [EVENT]}).items()
}
MUTE = {"reason": "settled by phone", "until": "2026-12-31"}
R34_IN_DEAL = "WyJSMzQiLCJkZWFsIl0"
"""The key ["R34","deal"] as a URL has it."""


def asked(client: TestClient, **parameters: str) -> Any:
    return client.get(ADVICE, params={"as_of": AS_OF, **parameters}).json()


@pytest.fixture
def deals(client: TestClient) -> TestClient:
    assert import_bundle(client, "deals", TABLES).status_code == 200
    return client


def test_the_answer_on_both_stores(either: TestClient) -> None:
    assert import_bundle(either, "deals", TABLES).status_code == 200
    answer = asked(either)
    assert (answer["verdict"], answer["project"]) == ("ok", "deal")
    first = answer["items"][0]
    assert (first["rule"], first["severity"], first["rank"]) == ("R34", "urgent", 1)
    assert first["advice"]["text"].startswith("A competitor's test runs")
    refs = {
        (r["table"], r["key"]) for i in answer["items"] for e in i["evidence"] for r in e["refs"]
    }
    assert ("competitor_events", "e1") in refs
    for table, key in refs:
        assert either.get(f"/v1/accounts/deals/{table}/{key}").status_code == 200


def test_every_text_is_in_the_language_asked_for(deals: TestClient) -> None:
    answer = asked(deals, lang="zh")
    texts = [e["text"] for i in answer["items"] for e in (i["advice"], *i["evidence"])]
    assert texts
    assert all(not text.isascii() for text in texts)
    english = [i["advice"]["text"] for i in asked(deals, lang="en")["items"]]
    assert english
    assert all(text.isascii() for text in english)


def test_a_mute_silences_and_its_end_lets_speak(deals: TestClient) -> None:
    url = f"/v1/accounts/deals/mutes/{R34_IN_DEAL}"
    assert deals.put(url, json=MUTE).status_code in (200, 201)
    answer = asked(deals)
    assert "R34" not in [item["rule"] for item in answer["items"]]
    assert [one["rule"] for one in answer["muted"]] == ["R34"]
    assert "settled by phone" in answer["muted"][0]["evidence"][0]["text"]
    assert deals.delete(url).status_code in (200, 204)
    assert asked(deals)["items"][0]["rule"] == "R34"


def test_a_mute_without_a_reason_or_a_day_is_refused(deals: TestClient) -> None:
    url = f"/v1/accounts/deals/mutes/{R34_IN_DEAL}"
    assert deals.put(url, json={"until": "2026-12-31"}).status_code == 422
    assert deals.put(url, json={"reason": "no day"}).status_code == 422


def test_where_the_project_must_be_named_the_answer_says_so(client: TestClient) -> None:
    two = [*TABLES["projects"], {"id": "other", "name": "Other"}]
    assert import_bundle(client, "deals", {**TABLES, "projects": two}).status_code == 200
    answer = asked(client)
    assert (answer["reasons"], answer["items"]) == (["several_open_projects"], [])
    assert asked(client, project="deal")["items"]


def test_wrong_parameters_are_refused(deals: TestClient) -> None:
    for name, value in (("limit", "0"), ("history", "-1"), ("colour", "red")):
        assert deals.get(ADVICE, params={name: value}).status_code == 422


def test_a_companys_rule_speaks_over_http(settings: Settings, tmp_path: Path) -> None:
    text = """
[own.X1]
scope = "project"
severity = "urgent"
when = [{ fact = "deciders", op = ">=", value = 1 }]
en = "Call the board."
zh = "致电董事会。"
"""
    (tmp_path / "coaching.toml").write_text(text, encoding="utf-8")
    with TestClient(create_app(settings.model_copy(update={"rules": tmp_path}))) as client:
        assert import_bundle(client, "deals", TABLES).status_code == 200
        assert "X1" in [item["rule"] for item in asked(client)["items"]]
        assert "X1" in client.get("/v1/rules/coaching").json()["own"]


def test_on_the_command_line(tmp_path: Path) -> None:
    runner, env = CliRunner(), {"KINGMAKER_STORE": f"sqlite:///{tmp_path / 'k.db'}"}
    bundle = tmp_path / "bundle.json"
    bundle.write_text(json.dumps(TABLES), encoding="utf-8")
    done = runner.invoke(main, ["import", str(bundle), "--account", "deals"], env=env)
    assert done.exit_code == 0, done.output
    command = ["analyse", "advice", "--account", "deals", "--as-of", AS_OF]
    shown = runner.invoke(main, [*command, "--lang", "zh"], env=env)
    assert shown.exit_code == 0
    assert "友商测试进行中" in shown.output
    whole = json.loads(runner.invoke(main, [*command, "--format", "json"], env=env).stdout)
    assert whole["items"][0]["rule"] == "R34"
    rows = csv.DictReader(
        runner.invoke(main, [*command, "--format", "csv"], env=env).stdout.splitlines()
    )
    told = [";".join(person["id"] for person in item["people"]) for item in whole["items"]]
    assert [row["people"] for row in rows] == told
    assert any(told)
    assert whole["fired"] >= len(whole["items"])
