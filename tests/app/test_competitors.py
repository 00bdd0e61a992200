"""Competitors over HTTP from both stores, and on the command line."""

import json

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.settings import Settings
from tests.analysis.chain_accounts import CHAIN, RIVALS
from tests.analysis.coach_accounts import stance
from tests.app.conftest import AS_OF, import_bundle

URL = "/v1/accounts/rivals/competition"
CONTESTED = {
    **CHAIN,
    "competitors": RIVALS,
    "stances": [
        stance("dec", "support", grade="seen"),
        stance("mid", "opposed"),
        stance("mid", "coach", party="north", valid_from="2026-02-01"),
        stance("app", "support", party="south"),
        stance("app", "support"),
    ],
}


@pytest.fixture
def rivals(either: TestClient) -> TestClient:
    """A client of either store, with the account `rivals`."""
    assert import_bundle(either, "rivals", CONTESTED).status_code == 200
    return either


def test_both_stores_answer_with_opposers_camps_and_blind_spots(rivals: TestClient) -> None:
    answer = rivals.get(URL, params={"as_of": AS_OF}).json()
    (mid,) = answer["items"]
    assert (answer["verdict"], answer["project"]) == ("ok", "deal")
    assert (mid["contact"]["id"], mid["stance"], mid["better"]) == ("mid", -1.0, "isolate")
    assert mid["convert"]["to"] == "neutral"
    assert [one["contact"]["id"] for one in mid["isolate"]["listeners"]] == ["dec"]
    friends = {
        side["party"]["id"]: {friend["contact"]["id"] for friend in side["friends"]}
        for side in (answer["ours"], *answer["competitors"])
    }
    assert friends == {"us": {"app", "dec"}, "north": {"mid"}, "south": {"app"}}
    assert [one["contact"]["id"] for one in answer["contested"]] == ["app"]
    assert {"buy", "eva", "hid"} == {spot["contact"]["id"] for spot in answer["blind_spots"]}


def test_one_competitor_can_be_asked_for(rivals: TestClient) -> None:
    answer = rivals.get(URL, params={"as_of": AS_OF, "competitor": "south"}).json()
    assert [side["party"]["name"] for side in answer["competitors"]] == ["Southwind"]
    assert [item["contact"]["id"] for item in answer["items"]] == ["mid"], "opposed to us"
    refused = rivals.get(URL, params={"as_of": AS_OF, "competitor": "east"})
    assert refused.status_code == 404
    assert "'east'" in refused.json()["detail"]


def test_all_texts_come_in_either_language_and_lead_to_facts(rivals: TestClient) -> None:
    said = {"en": "Northstar's friends hold", "zh": "Northstar的支持者掌握"}
    for lang, words in said.items():
        answer = rivals.get(URL, params={"as_of": AS_OF, "lang": lang}).json()
        assert answer["competitors"][0]["evidence"][0]["text"].startswith(words)
        parts = [answer["ours"], *answer["competitors"], *answer["contested"]]
        parts += [*answer["blind_spots"], *answer["items"], *answer["stronger_on"]]
        found = [evidence for part in parts for evidence in part["evidence"]]
        assert all(evidence["text"] for evidence in found)
        refs = [ref for evidence in found for ref in evidence["refs"]]
        assert {"stances", "contacts"} <= {ref["table"] for ref in refs}
        for ref in refs:
            url = f"/v1/accounts/rivals/{ref['table']}/{ref['key']}"
            assert rivals.get(url).status_code == 200


def test_without_a_known_stance_it_says_what_to_ask(either: TestClient) -> None:
    assert import_bundle(either, "rivals", dict(CHAIN)).status_code == 200
    answer = either.get(URL, params={"as_of": AS_OF}).json()
    assert (answer["verdict"], answer["reasons"]) == ("not_enough_evidence", ["stances_unknown"])
    assert answer["ask"][0]["text"] == "Ask who else wants the deal: no competitor is recorded"


def test_where_the_project_must_be_named_nothing_is_said_of_competitors(
    client: TestClient,
) -> None:
    assert import_bundle(client, "rivals", CONTESTED).status_code == 200
    client.put("/v1/accounts/rivals/projects/two", json={"name": "Two"})
    answer = client.get(URL, params={"as_of": AS_OF}).json()
    assert answer["reasons"] == ["several_open_projects"]
    assert (answer["items"], answer["ours"], answer["competitors"]) == ([], None, [])


def test_the_command_prints_camps_and_measures(client: TestClient, settings: Settings) -> None:
    assert import_bundle(client, "rivals", CONTESTED).status_code == 200
    command = ["--store", settings.store, "analyse", "competition", "--account", "rivals"]
    run = CliRunner().invoke(main, [*command, "--as-of", AS_OF])
    assert run.exit_code == 0, run.output
    assert "competitors: Northstar's friends hold 0 % of the decision power" in run.stdout
    assert "contested: App is a friend of ours and of Southwind" in run.stdout
    assert "Convert: with Mid one level up, at neutral" in run.stdout
    as_json = CliRunner().invoke(main, [*command, "--as-of", AS_OF, "--format", "json"])
    assert json.loads(as_json.stdout)["items"][0]["contact"]["id"] == "mid"
    wrong = CliRunner().invoke(main, [*command, "--as-of", AS_OF, "--competitor", "east"])
    assert (wrong.exit_code, "'east'" in wrong.output) == (1, True)
