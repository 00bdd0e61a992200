"""The win rate over HTTP and on the command line."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.services.access import Access
from app.services.bundles import import_bundle as import_raw
from app.settings import Settings
from graph.io.bundle import read_path
from tests.analysis.win_accounts import COMMITTEE, rated, stances_of
from tests.app.conftest import AS_OF, EXAMPLE, import_bundle
from tests.app.test_fragility import of_neo4j

RATES = "/v1/accounts/deals/win-rate"
TWO: dict[str, Any] = {
    **COMMITTEE,
    "projects": [{"id": "deal", "name": "Deal"}, {"id": "broken", "name": "Broken"}],
    "roles": [*COMMITTEE["roles"], {"project": "broken", "contact": "ann", "role": "D"}],
    "rules": [{"project": "broken", "quota": 12}],
    "stances": stances_of({"ann": "support", "ben": "neutral", "cat": "opposed"}),
}


@pytest.fixture(params=["sqlite", "neo4j"])
def on_both(request: pytest.FixtureRequest, settings: Settings) -> Iterator[TestClient]:
    """The client of either store, with the account `deals`, in a tenant of its own."""
    chosen = settings
    if request.param == "neo4j":
        chosen = of_neo4j(request.getfixturevalue("neo4j_server"))
    with TestClient(create_app(chosen), base_url="http://127.0.0.1") as client:
        assert import_bundle(client, "deals", TWO).status_code == 200
        yield client


def test_both_stores_answer_alike(on_both: TestClient) -> None:
    (named,) = rated(TWO, project="deal", draws=200)
    item = on_both.get(RATES, params={"as_of": AS_OF}).json()["items"][0]
    assert item["probability"] == pytest.approx(named.probability, abs=1e-9)
    assert item["interval"] == pytest.approx(named.interval, abs=1e-9)


@pytest.fixture
def deals(client: TestClient) -> TestClient:
    assert import_bundle(client, "deals", TWO).status_code == 200
    return client


def test_every_open_project_is_answered_without_asking_which(deals: TestClient) -> None:
    answer = deals.get(RATES, params={"as_of": AS_OF}).json()
    good, broken = answer["items"]
    assert (answer["verdict"], answer["project"]) == ("ok", None)
    assert (good["project"], broken["project"]) == ("deal", "broken")
    assert 0 < good["interval"][0] <= good["probability"] <= good["interval"][1] < 1
    assert good["band"] in "ABCDE"
    assert (broken["probability"], broken["interval"], broken["band"]) == (None, None, None)
    assert broken["reasons"] == ["rule_not_met"]
    assert "quota 12 is out of reach" in broken["evidence"][0]["text"]
    assert (answer["calibration"], answer["base_rate"]) == (None, 0.5)
    assert "50 are needed" in answer["evidence"][0]["text"]


def test_a_named_project_alone(deals: TestClient) -> None:
    both = deals.get(RATES, params={"as_of": AS_OF}).json()
    one = deals.get(RATES, params={"as_of": AS_OF, "project": "deal"}).json()
    assert (one["project"], one["items"]) == ("deal", [both["items"][0]])
    problem = deals.get(RATES, params={"project": "broken"})
    assert problem.status_code == 422
    assert "quota 12 is out of reach" in problem.json()["detail"]
    assert deals.get(RATES, params={"project": "none"}).status_code == 404


def test_texts_are_in_the_language_asked_for(deals: TestClient) -> None:
    answer = deals.get(RATES, params={"lang": "zh"}).json()
    assert "形势不明朗" in answer["items"][0]["evidence"][0]["text"]
    assert "未校准" in answer["evidence"][0]["text"]
    assert "请了解" in answer["items"][0]["ask"][0]["text"]


def test_evidence_leads_to_its_facts(deals: TestClient) -> None:
    item = deals.get(RATES, params={"as_of": AS_OF}).json()["items"][0]
    refs = [ref for e in (*item["evidence"], *item["ask"]) for ref in e["refs"]]
    assert {ref["table"] for ref in refs} == {"stances", "projects", "contacts"}
    for ref in refs:
        assert deals.get(f"/v1/accounts/deals/{ref['table']}/{ref['key']}").status_code == 200


def test_the_tenants_other_accounts_move_the_base_rate_at_once(deals: TestClient) -> None:
    before = deals.get(RATES, params={"as_of": AS_OF}).json()
    closed = [
        {"id": f"p{n}", "name": f"P{n}", "status": "won" if n < 16 else "lost"} for n in range(20)
    ]
    import_bundle(deals, "past", {"contacts": [], "projects": closed[:19]})
    assert deals.get(RATES, params={"as_of": AS_OF}).json()["base_rate"] == 0.5
    import_bundle(deals, "past", {"contacts": [], "projects": closed[19:]})
    after = deals.get(RATES, params={"as_of": AS_OF}).json()
    assert (after["base_rate"], after["closed_projects"]) == (0.8, 20)
    assert after["items"][0]["probability"] > before["items"][0]["probability"] + 0.1
    put = deals.delete("/v1/accounts/past", headers={"If-Match": "*"})
    assert put.status_code == 204
    again = deals.get(RATES, params={"as_of": AS_OF}).json()
    assert again["items"] == before["items"]


def test_what_was_closed_later_or_not_known_then_does_not_count(deals: TestClient) -> None:
    closed = [
        {"id": f"p{n}", "name": f"P{n}", "status": "won", "closed_on": "2026-03-31"}
        for n in range(20)
    ]
    import_bundle(deals, "past", {"contacts": [], "projects": closed})
    for as_of, count in (("2026-03-30", 0), ("2026-03-31", 20)):
        answer = deals.get(RATES, params={"as_of": as_of}).json()
        assert answer["closed_projects"] == count
    query = {"as_of": AS_OF, "believed_at": "2020-01-01"}
    assert deals.get(RATES, params=query).json()["closed_projects"] == 0


def test_the_example_on_the_command_line(client: TestClient, settings: Settings) -> None:
    store = client.app.state.store  # type: ignore[attr-defined]
    import_raw(Access(store, "default", "test"), "eastern", read_path(EXAMPLE))

    def run(*more: str) -> Any:
        arguments = ["--account", "eastern", "--as-of", AS_OF, *more]
        command = ["--store", settings.store, "analyse", "win-rate", *arguments]
        return CliRunner().invoke(main, command, catch_exceptions=False)

    over_http = client.get("/v1/accounts/eastern/win-rate", params={"as_of": AS_OF}).json()
    assert json.loads(run("--format", "json").stdout) == over_http
    item = over_http["items"][0]
    assert (item["project"], item["band"]) == ("5g_core", "B")
    assert item["probability"] == pytest.approx(0.61, abs=0.02)
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").stdout)))
    assert float(rows[0]["probability"]) == item["probability"]
    table = run().stdout
    assert "relationships carry it" in table
    assert "周凯" in table


@pytest.mark.parametrize("query", [{"draws": "0"}, {"body": "ghost:1"}, {"colour": "red"}])
def test_what_cannot_be_understood_is_refused(deals: TestClient, query: dict[str, str]) -> None:
    assert deals.get(RATES, params=query).status_code == 422


def test_what_if_the_opposer_were_neutral(deals: TestClient) -> None:
    change = json.dumps({"stances": [{"contact": "cat", "level": "neutral"}]}).encode()
    answer = deals.post(
        "/v1/accounts/deals/what-if",
        files={"bundle": ("change", change, "application/octet-stream")},
        params={"analysis": "win-rate", "as_of": AS_OF},
    )
    assert answer.status_code == 200, answer.text
    (moved,) = answer.json()["differences"]["items"]
    assert moved["about"] == [{"kind": "project", "id": "deal", "name": "Deal"}]
    assert moved["contact"] is None
    assert moved["probability_after"] > moved["probability_before"]


def test_a_companys_own_sheet_counts(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "win-sheet.toml").write_text("unknown_most = 1.0\n", encoding="utf-8")
    with_rules = create_app(settings.model_copy(update={"rules": tmp_path}))
    bands = []
    for app in (create_app(settings), with_rules):
        with TestClient(app, base_url="http://127.0.0.1") as client:
            import_bundle(client, "deals", TWO)
            bands.append(client.get(RATES, params={"as_of": AS_OF}).json()["items"][0]["sheet"])
    assert bands[0]["band"] is None
    assert bands[1]["band"] == "E"
