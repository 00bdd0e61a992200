"""Decision bodies over HTTP, on both stores, and on the command line."""

import csv
import io
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.settings import Settings
from tests.app.conftest import AS_OF, SMALL, import_bundle

BODY = "/v1/accounts/deals/decision-body"
DEALS: dict[str, Any] = {
    "contacts": [*SMALL["contacts"][:2], {**SMALL["contacts"][2], "title": "测试工程师 Tester"}],
    "projects": [{"id": "deal", "name": "Deal"}],
    "roles": [
        {"project": "deal", "contact": "boss", "role": "D"},
        {"project": "deal", "contact": "head", "role": "D"},
        {"project": "deal", "contact": "aide", "role": "S", "weight": 1.0},
    ],
    "rules": [{"project": "deal", "quota": 6.0}],
}
UNMET = {**DEALS, "rules": [{"project": "deal", "quota": 60.0}]}


@pytest.fixture
def unmet(client: TestClient) -> TestClient:
    assert import_bundle(client, "deals", UNMET).status_code == 200
    return client


def test_the_answer_on_both_stores(either: TestClient) -> None:
    assert import_bundle(either, "deals", DEALS).status_code == 200
    answer = either.get(BODY, params={"as_of": AS_OF}).json()
    assert (answer["verdict"], answer["quota"], answer["weights"]) == ("ok", 6, 7)
    assert [(i["contact"]["id"], i["role"], i["power"]) for i in answer["items"]] == [
        ("boss", "D", 0.5), ("head", "D", 0.5), ("aide", "S", 0)
    ]  # fmt: skip
    assert [c["check"] for c in answer["checks"]] == [
        "no_approver", "never_matters", "title_contradicts_role"
    ]  # fmt: skip
    said = [c["evidence"][0]["text"] for c in answer["checks"]]
    assert said[0].endswith("Titles suggest Boss")
    assert said[1] == (
        "Aide (S decision supporter, weight 1) cannot change the outcome, however the others vote"
    )
    for ref in answer["checks"][1]["evidence"][0]["refs"]:
        url = f"/v1/accounts/deals/{ref['table']}/{ref['key']}"
        assert either.get(url).status_code == 200


def test_a_quota_out_of_reach_is_an_answer_here_and_an_error_elsewhere(unmet: TestClient) -> None:
    answer = unmet.get(BODY, params={"as_of": AS_OF, "lang": "zh"})
    assert answer.status_code == 200
    check = next(c for c in answer.json()["checks"] if c["check"] == "quota_out_of_reach")
    assert check["evidence"][0]["text"] == "规则的通过门槛60无法达到：全部权重之和为7"
    other = unmet.get("/v1/accounts/deals/influence")
    assert (other.status_code, "out of reach" in other.json()["detail"]) == (422, True)


def test_every_text_is_in_the_language_asked_for(unmet: TestClient) -> None:
    answer = unmet.get(BODY, params={"lang": "zh"}).json()
    evidence = [e for part in (*answer["items"], *answer["checks"]) for e in part["evidence"]]
    assert evidence
    assert all(not e["text"].isascii() for e in evidence)


def test_without_a_project_the_reason_is_said(small: TestClient, settings: Settings) -> None:
    answer = small.get("/v1/accounts/small/decision-body").json()
    assert answer["reasons"] == ["no_open_project"]
    command = ["--store", settings.store, "analyse", "decision-body", "--account", "small"]
    printed = CliRunner().invoke(main, [*command, "--lang", "zh"])
    assert "没有进行中的销售项目" in printed.stdout


def test_the_table_and_csv_name_the_roles(unmet: TestClient, settings: Settings) -> None:
    command = ["--store", settings.store, "analyse", "decision-body", "--account", "deals"]
    printed = CliRunner().invoke(main, command)
    assert printed.exit_code == 0, printed.output
    assert "quota: 60" in printed.stdout
    rows = CliRunner().invoke(main, [*command, "--format", "csv"]).stdout
    by_id = {row["id"]: row for row in csv.DictReader(io.StringIO(rows))}
    assert (by_id["aide"]["role"], by_id["aide"]["suggested_role"]) == ("S", "E")
    assert (by_id["head"]["suggested_role"], by_id["head"]["contradicts"]) == ("", "false")
