"""Levers and next questions over HTTP and on the command line."""

import json

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.settings import Settings
from tests.app.conftest import AS_OF, import_bundle
from tests.app.test_win_rate import TWO

DEALS = "/v1/accounts/deals"
NAMED = {"as_of": AS_OF, "project": "deal", "draws": "20"}


@pytest.fixture
def deals(client: TestClient) -> TestClient:
    assert import_bundle(client, "deals", TWO).status_code == 200
    return client


def test_levers_say_whom_to_move_and_what_it_gains(deals: TestClient) -> None:
    answer = deals.get(f"{DEALS}/levers", params=NAMED).json()
    first = answer["items"][0]
    assert (answer["verdict"], answer["project"]) == ("ok", "deal")
    assert first["gain"] > 0
    assert first["evidence"][0]["text"].startswith(first["contact"]["name"])
    for evidence in first["evidence"]:
        for ref in evidence["refs"]:
            assert deals.get(f"{DEALS}/{ref['table']}/{ref['key']}").status_code == 200


def test_questions_say_what_would_be_learned(deals: TestClient) -> None:
    items = deals.get(f"{DEALS}/next-questions", params=NAMED).json()["items"]
    assert {items[0]["contact"]["id"], items[1]["contact"]["id"]} == {"dan", "eve"}
    assert all("of what makes the chance to win unsure" in i["evidence"][0]["text"] for i in items)
    chinese = deals.get(f"{DEALS}/next-questions", params={**NAMED, "lang": "zh"}).json()
    assert "赢率的不确定性可减少" in chinese["items"][0]["evidence"][0]["text"]


@pytest.mark.parametrize("name", ["levers", "next-questions"])
def test_they_are_about_one_project(deals: TestClient, name: str) -> None:
    assert deals.get(f"{DEALS}/{name}").json()["reasons"] == ["several_open_projects"]
    assert deals.get(f"{DEALS}/{name}", params={"project": "broken"}).status_code == 422
    assert deals.get(f"{DEALS}/{name}", params={"project": "none"}).status_code == 404
    assert deals.get(f"{DEALS}/{name}", params={"draws": "0"}).status_code == 422


@pytest.mark.parametrize("name", ["levers", "next-questions"])
def test_the_command_prints_what_http_answers(
    deals: TestClient, settings: Settings, name: str
) -> None:
    options = [
        part for key, value in NAMED.items() for part in (f"--{key.replace('_', '-')}", value)
    ]
    command = ["--store", settings.store, "analyse", name, "--account", "deals", *options]
    run = CliRunner().invoke(main, [*command, "--format", "json"], catch_exceptions=False)
    assert json.loads(run.stdout) == deals.get(f"{DEALS}/{name}", params=NAMED).json()
    table = CliRunner().invoke(main, command, catch_exceptions=False).stdout
    assert "Dan" in table
