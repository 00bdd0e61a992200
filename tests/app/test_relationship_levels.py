"""Relationship levels over HTTP, on both stores, and on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.settings import Settings
from tests.analysis.test_relationship_levels import rated
from tests.app.conftest import AS_OF, SMALL, import_bundle

LEVELS = "/v1/accounts/known/relationship-levels"
KNOWN: dict[str, Any] = {
    **SMALL,
    "colleagues": [{"id": "lin", "name": "Lin"}],
    "projects": [{"id": "deal", "name": "Deal"}],
    "roles": [{"project": "deal", "contact": "boss", "role": "D"}],
    "stances": [{"contact": "aide", "level": "exclusive", "valid_from": "2026-05-01"}],
    "ratings": rated("aide", 1, 1, 1, 1, 3, 2, project="deal"),
}


@pytest.fixture
def known(client: TestClient) -> TestClient:
    assert import_bundle(client, "known", KNOWN).status_code == 200
    return client


def test_the_answer_on_both_stores(either: TestClient) -> None:
    assert import_bundle(either, "known", KNOWN).status_code == 200
    answer = either.get(LEVELS, params={"as_of": AS_OF}).json()
    aide = next(item for item in answer["items"] if item["contact"]["id"] == "aide")
    assert (answer["verdict"], answer["project"]) == ("ok", "deal")
    assert (aide["given"], aide["derived"], aide["gap"]) == ("exclusive", "neutral", 2)
    assert aide["flags"] == ["claimed_above_ratings", "friendly_but_shallow"]
    assert (aide["next_level"], aide["missing"][0]["dimension"]) == ("support", "decision_support")
    assert aide["coach"]["is_coach"] is False
    assert answer["indicators"][0]["indicator"] == "chain_identified"
    for ref in {(r["table"], r["key"]) for e in aide["evidence"] for r in e["refs"]}:
        assert either.get(f"/v1/accounts/known/{ref[0]}/{ref[1]}").status_code == 200


def test_every_text_is_in_the_language_asked_for(known: TestClient) -> None:
    answer = known.get(LEVELS, params={"as_of": AS_OF, "lang": "zh"}).json()
    evidence = [e for item in (*answer["items"], *answer["indicators"]) for e in item["evidence"]]
    assert any("被认为是接受并排他" in e["text"] for e in evidence)
    assert any("决策链识别完整度：17 %" in e["text"] for e in evidence)
    assert all(not e["text"].isascii() for e in (*evidence, *answer["ask"]))


def test_the_limit_is_heeded(known: TestClient) -> None:
    assert len(known.get(LEVELS, params={"limit": "1"}).json()["items"]) == 1


def test_where_the_project_must_be_named_the_answer_has_the_same_parts(known: TestClient) -> None:
    known.put("/v1/accounts/known/projects/other", json={"name": "other"})
    answer = known.get(LEVELS).json()
    assert (answer["reasons"], answer["indicators"]) == (["several_open_projects"], [])


def test_a_companys_rules_count(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "relationship-levels.toml").write_text("gap = 3\n", encoding="utf-8")
    app = create_app(settings.model_copy(update={"rules": tmp_path}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        import_bundle(client, "known", KNOWN)
        items = client.get(LEVELS, params={"as_of": AS_OF}).json()["items"]
    aide = next(item for item in items if item["contact"]["id"] == "aide")
    assert aide["flags"] == ["friendly_but_shallow"]


def test_the_command_line_says_the_same(known: TestClient, settings: Settings) -> None:
    command = ["--store", settings.store, "analyse", "relationship-levels", "--account", "known"]
    table = CliRunner().invoke(main, [*command, "--as-of", AS_OF])
    assert table.exit_code == 0, table.output
    assert "Aide is said to be exclusive, the ratings support neutral" in table.stdout
    whole = CliRunner().invoke(main, [*command, "--as-of", AS_OF, "--format", "json"])
    assert json.loads(whole.stdout) == known.get(LEVELS, params={"as_of": AS_OF}).json()
