"""Trust building and the needs grid over HTTP, on both stores, and on the command line."""

import json
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.settings import Settings
from tests.analysis.coach_accounts import trust
from tests.app.conftest import AS_OF, SMALL, import_bundle

ACCOUNT = "/v1/accounts/known"
NAMES = ["trust-building", "needs-grid"]
KNOWN: dict[str, Any] = {
    **SMALL,
    "colleagues": [{"id": "lin", "name": "Lin"}],
    "projects": [{"id": "deal", "name": "Deal"}],
    "roles": [{"project": "deal", "contact": "boss", "role": "D"}],
    "trust": [
        trust("aide", "lin", 5, 5, 5, 5, on="2026-01-10"),
        trust("aide", "lin", 7, 7, 6, 3, on="2026-06-10"),
    ],
    "needs": [
        {"id": "n1", "contact": "boss", "text": "growth", "scope": "enterprise", "met": 0.9,
         "met_by": "joint plan", "maslow": "esteem", "visibility": "explicit"},
        {"id": "n2", "contact": "boss", "text": "own aims?", "career": True, "answer": "unknown"},
        {"id": "n3", "contact": "aide", "text": "rest", "scope": "personal"},
        {"id": "n4", "contact": "aide", "text": "quiet", "scope": "personal"},
    ],
}  # fmt: skip


@pytest.fixture
def known(client: TestClient) -> TestClient:
    assert import_bundle(client, "known", KNOWN).status_code == 200
    return client


def ask(client: TestClient, name: str, **query: str) -> Any:
    return client.get(f"{ACCOUNT}/{name}", params={"as_of": AS_OF, **query}).json()


def test_the_answers_on_both_stores(either: TestClient) -> None:
    assert import_bundle(either, "known", KNOWN).status_code == 200
    trusting, needing = (ask(either, name) for name in NAMES)
    (aide,) = trusting["items"]
    assert (aide["product"], aide["score"]) == (98, pytest.approx(0.7478, abs=1e-4))
    assert (aide["weakest"], aide["suggested"]) == (["intimacy"], ["adviser"])
    assert (aide["party_class"], aide["class_recorded"]) == ("public_official", False)
    assert [r["on"] for r in aide["pairs"][0]["trajectory"]] == ["2026-01-10", "2026-06-10"]
    boss, other = needing["items"]
    assert (boss["gaps"], other["gaps"]) == (["personal_missing"], ["personal_without_career"])
    assert boss["needs"][0]["met_by"] == "joint plan"
    evidence = [e for answer in (trusting, needing) for i in answer["items"] for e in i["evidence"]]
    for table, key in {(r["table"], r["key"]) for e in evidence for r in e["refs"]}:
        assert either.get(f"{ACCOUNT}/{table}/{key}").status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_in_the_language_asked_for(known: TestClient, name: str) -> None:
    answer = ask(known, name, lang="zh")
    evidence = [e for item in answer["items"] for e in item["evidence"]]
    assert evidence
    assert all(not e["text"].isascii() for e in (*evidence, *answer["ask"]))
    english = ask(known, name, lang="en")
    assert all(e["text"].isascii() for item in english["items"] for e in item["evidence"])


@pytest.mark.parametrize("name", NAMES)
def test_the_command_line_says_the_same(known: TestClient, settings: Settings, name: str) -> None:
    command = ["--store", settings.store, "analyse", name, "--account", "known", "--as-of", AS_OF]
    whole = CliRunner().invoke(main, [*command, "--format", "json"])
    assert json.loads(whole.stdout) == ask(known, name)
    table = CliRunner().invoke(main, command)
    assert table.exit_code == 0, table.output
    said = {
        "trust-building": "Aide and Lin: T = 98 (0.1 to 1000), 0.75 on the scale from 0 to 1",
        "needs-grid": "Of Aide 2 personal needs are recorded, and nothing about career success",
    }
    assert said[name] in table.stdout


@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_recorded_is_not_enough_evidence(small: TestClient, name: str) -> None:
    answer = small.get(f"/v1/accounts/small/{name}").json()
    assert answer["verdict"] == "not_enough_evidence"
    assert answer["reasons"] == [{"trust-building": "trust_unrated"}.get(name, "needs_unknown")]
    assert answer["ask"]


@pytest.mark.parametrize("name", NAMES)
def test_the_limit_and_a_day_in_the_past_are_heeded(known: TestClient, name: str) -> None:
    assert len(ask(known, name, limit="1")["items"]) == 1
    past = ask(known, "trust-building", as_of="2026-02-01")["items"][0]
    assert (past["product"], len(past["pairs"][0]["trajectory"])) == (25, 1)


def test_merged_contacts_have_one_trajectory_and_all_needs(known: TestClient) -> None:
    known.put(f"{ACCOUNT}/contacts/double", json={"name": "Aide again"})
    more = {
        "trust": [trust("double", "lin", 9, 8, 8, 2, on="2026-06-20")],
        "needs": [{"id": "n9", "contact": "double", "text": "rise", "career": True}],
    }
    assert import_bundle(known, "known", more).status_code == 200
    merged = known.post(f"{ACCOUNT}/contacts/double/merge", json={"into": "aide"})
    assert merged.status_code == 200, merged.text
    (aide,) = ask(known, "trust-building")["items"]
    assert (aide["product"], len(aide["pairs"][0]["trajectory"])) == (288, 3)
    needs = ask(known, "needs-grid")["items"][1]
    assert (needs["count"], needs["gaps"]) == (3, [])


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("trust", trust("aide", "lin", 11, 5, 5, 5), "reliability: expected a number from 1 to 10"),
        ("trust", trust("aide", "lin", 5, 5, 5, 0), "self_orientation: expected a number from 1"),
        (
            "needs",
            {"id": "n8", "contact": "aide", "text": "?", "answer": "unknown"},
            "answer: expected scope or career beside unknown",
        ),
        (
            "needs",
            {"id": "n8", "contact": "aide", "text": "?", "answer": "unknown", "career": True,
             "met": 0.5},
            "met: expected nothing: by answer the need is unknown",
        ),
        ("needs", {"id": "n8", "contact": "aide", "text": "?", "met": 1.5}, "met: expected a num"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    known: TestClient, table: str, row: Any, problem: str
) -> None:
    before = ask(known, "trust-building")
    refused = import_bundle(known, "known", {table: [row]})
    assert refused.status_code == 422
    (found,) = refused.json()["errors"]
    assert problem in f"{found['column']}: {found['problem']}"
    assert ask(known, "trust-building") == before
