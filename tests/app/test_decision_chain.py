"""The decision chain over HTTP from both stores, and on the command line."""

import json

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.settings import Settings
from tests.analysis.chain_accounts import CHAIN
from tests.app.conftest import AS_OF, SMALL, import_bundle

URL = "/v1/accounts/deals/decision-chain"
QUERY = {"as_of": AS_OF, "since": "2026-01-01", "draws": "10"}


@pytest.fixture
def deals(either: TestClient) -> TestClient:
    """A client of either store, with the account `deals`."""
    assert import_bundle(either, "deals", dict(CHAIN)).status_code == 200
    return either


def test_both_stores_answer_with_the_chain_and_what_changed(deals: TestClient) -> None:
    answer = deals.get(URL, params=QUERY).json()
    assert (answer["verdict"], answer["project"], answer["today"]) == ("ok", "deal", 2)
    assert {item["contact"]["id"] for item in answer["items"]} == {"app", "buy", "dec", "eva"}
    assert [line["line"] for line in answer["lines"]] == ["technical", "commercial", "overall"]
    assert {link["contact"]["id"] for link in answer["hidden"]} == {"hid", "mid"}
    assert [(change["kind"], change["step"]) for change in answer["changes"]] == [("step_done", 1)]
    assert answer["parameters"]["since"] == answer["since"] == "2026-01-01"


def test_all_evidence_beside_the_items_is_in_words_of_either_language(deals: TestClient) -> None:
    for lang, said in (
        ("en", "technical line: Eva (E), Dec (D)"),
        ("zh", "技术线：Eva (E)、Dec (D)"),
    ):
        answer = deals.get(URL, params={**QUERY, "lang": lang}).json()
        assert answer["lines"][0]["evidence"][0]["text"] == said
        parts = [*answer["steps"], *answer["empty_seats"], *answer["hidden"], *answer["changes"]]
        assert all(evidence["text"] for part in parts for evidence in part["evidence"])


def test_each_fact_of_the_evidence_is_there(deals: TestClient) -> None:
    answer = deals.get(URL, params=QUERY).json()
    parts = [*answer["items"], *answer["steps"], *answer["lines"], *answer["hidden"]]
    refs = [ref for part in parts for evidence in part["evidence"] for ref in evidence["refs"]]
    assert {"roles", "steps", "influences", "contacts"} <= {ref["table"] for ref in refs}
    for ref in refs:
        assert deals.get(f"/v1/accounts/deals/{ref['table']}/{ref['key']}").status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "detail"),
    [
        ({"since": AS_OF}, 422, "expected a day before"),
        ({"since": "yesterday"}, 422, "since"),
        ({"hidden": "0"}, 422, "hidden"),
        ({"project": "none"}, 404, "no project"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(
    small: TestClient, query: dict[str, str], status: int, detail: str
) -> None:
    refused = small.get("/v1/accounts/small/decision-chain", params={"as_of": AS_OF, **query})
    assert refused.status_code == status
    assert detail in refused.json()["detail"]


def test_an_account_without_a_project_is_not_enough_evidence(small: TestClient) -> None:
    answer = small.get("/v1/accounts/small/decision-chain", params={"as_of": AS_OF}).json()
    assert (answer["verdict"], answer["reasons"]) == ("not_enough_evidence", ["no_open_project"])
    assert (answer["items"], answer["changes"]) == ([], None)


def test_the_command_prints_steps_lines_and_changes(client: TestClient, settings: Settings) -> None:
    assert import_bundle(client, "deals", {**SMALL, **CHAIN}).status_code == 200
    command = ["--store", settings.store, "analyse", "decision-chain", "--account", "deals"]
    asked = [*command, "--as-of", AS_OF, "--since", "2026-01-01", "--draws", "10"]
    run = CliRunner().invoke(main, asked)
    assert run.exit_code == 0, run.output
    assert "steps: 2. Test, today's step, on 2026-05-01: Eva (E)" in run.stdout
    assert "changes: Step 1, Need, is done, on 2026-03-01" in run.stdout
    assert "? Ask who acts at step 3, Tender: nobody is named" in run.stdout
    as_json = CliRunner().invoke(main, [*asked, "--format", "json"])
    assert json.loads(as_json.stdout)["today"] == 2
    wrong = CliRunner().invoke(main, [*command, "--as-of", AS_OF, "--since", AS_OF])
    assert (wrong.exit_code, "expected a day before" in wrong.output) == (1, True)
