"""The pain chain over HTTP from both stores, on the command line, and as a page."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.settings import Settings
from graph.model.pain import PAIN_CAUSES as CAUSES
from tests.analysis.pain_accounts import CHAIN, because
from tests.app.conftest import AS_OF, import_bundle

ACCOUNT = "/v1/accounts/hurt"
PAINS = f"{ACCOUNT}/pain-chain"
PAGE = "/accounts/hurt/pain-chain"
HOSTILE = "</title><script>alert(1)</script>{{7*7}}\u202e\"'&"
SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)


@pytest.fixture
def hurt(client: TestClient) -> TestClient:
    assert import_bundle(client, "hurt", CHAIN).status_code == 200
    return client


def circle(*pairs: str) -> dict[str, Any]:
    return {**CHAIN, "pain_causes": because(*pairs)}


def test_both_stores_answer_with_the_chain(either: TestClient) -> None:
    assert import_bundle(either, "hurt", CHAIN).status_code == 200
    answer = either.get(PAINS, params={"as_of": AS_OF}).json()
    assert (answer["verdict"], answer["project"]) == ("ok", "deal")
    by_id = {item["pain"]["id"]: item for item in answer["items"]}
    assert {id_: item["probability"] for id_, item in by_id.items()} == {
        "low": 1.0,
        "mid": 0.5,
        "top": 0.25,
    }
    assert answer["keystone"]["pain"] == answer["items"][0]["pain"]
    assert [check["result"] for check in answer["checks"]] == ["ok"] * 7
    parts = [*answer["items"], *answer["checks"], answer["keystone"]]
    refs = {(r["table"], r["key"]) for part in parts for e in part["evidence"] for r in e["refs"]}
    assert {"pains", "pain_causes", "ties", "stances"} <= {table for table, _ in refs}
    for table, key in refs:
        assert either.get(f"{ACCOUNT}/{table}/{key}").status_code == 200


def test_every_text_is_in_the_language_asked_for(hurt: TestClient) -> None:
    unsure = {"id": "top", "contact": "app", "text": "pain top"}
    assert import_bundle(hurt, "hurt", {"pains": [unsure]}).is_success
    answer = hurt.get(PAINS, params={"as_of": AS_OF, "lang": "zh"}).json()
    parts = [*answer["items"], *answer["checks"], answer["keystone"], answer["best_for_us"]]
    texts = [e["text"] for part in parts for e in part["evidence"]]
    assert "是：没有链条停在决策者之下：App" in texts
    assert all(not text.isascii() for text in [*texts, *(ask["text"] for ask in answer["ask"])])


def test_a_circle_is_refused_by_every_import_and_nothing_is_stored(
    either: TestClient,
) -> None:
    refused = import_bundle(either, "hurt", circle("low>mid", "mid>top", "top>low"))
    assert refused.status_code == 422
    assert "pains cause one another in a circle: " in refused.json()["detail"]
    (problem,) = refused.json()["errors"]
    assert (problem["table"], problem["column"]) == ("pain_causes", "effect")
    assert problem["row"] in (1, 2, 3)
    assert either.get(ACCOUNT).status_code == 404


def test_a_cause_that_would_close_a_circle_is_refused(either: TestClient) -> None:
    assert import_bundle(either, "hurt", CHAIN).status_code == 200
    key = CAUSES.key_in_url(CAUSES.key_of({"cause": "top", "effect": "low"}))
    version = either.get(ACCOUNT).json()["version"]
    refused = either.put(f"{ACCOUNT}/pain_causes/{key}", json={"strength": 0.5})
    assert refused.status_code == 422
    assert "in a circle" in refused.json()["detail"]
    again = import_bundle(either, "hurt", {"pain_causes": because("top>low")})
    assert again.status_code == 422
    assert either.get(ACCOUNT).json()["version"] == version


def test_a_chain_may_be_turned_round_by_an_import_that_replaces(hurt: TestClient) -> None:
    turned = {"pain_causes": because("top>mid", "mid>low")}
    assert import_bundle(hurt, "hurt", turned).status_code == 422
    assert import_bundle(hurt, "hurt", turned, replace="true").is_success


def test_the_command_line_refuses_a_circle(tmp_path: Path, settings: Settings) -> None:
    bundle = tmp_path / "bundle.json"
    bundle.write_text(json.dumps(circle("low>mid", "mid>low")), encoding="utf-8")
    command = ["--store", settings.store, "import", str(bundle), "--account", "hurt"]
    run = CliRunner().invoke(main, command)
    assert run.exit_code == 1
    assert "in a circle: " in run.output
    assert "Traceback" not in run.output


def test_the_command_line_says_the_same(hurt: TestClient, settings: Settings) -> None:
    command = ["--store", settings.store, "analyse", "pain-chain", "--account", "hurt"]
    table = CliRunner().invoke(main, [*command, "--as-of", AS_OF])
    assert table.exit_code == 0, table.output
    assert "checks: yes: no chain stops below the decision makers: App" in table.stdout
    assert "keystone: Relieving “pain " in table.stdout
    whole = CliRunner().invoke(main, [*command, "--as-of", AS_OF, "--format", "json"])
    assert json.loads(whole.stdout) == hurt.get(PAINS, params={"as_of": AS_OF}).json()


def test_a_companys_rules_count(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "pain-chain.toml").write_text("days = 7\n", encoding="utf-8")
    app = create_app(settings.model_copy(update={"rules": tmp_path}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        import_bundle(client, "hurt", CHAIN)
        items = client.get(PAINS, params={"as_of": AS_OF}).json()["items"]
    assert all(item["noted"]["is_old"] for item in items)


def test_where_the_project_must_be_named_page_and_answer_say_so(hurt: TestClient) -> None:
    hurt.put(f"{ACCOUNT}/projects/other", json={"name": "Other"})
    answer = hurt.get(PAINS).json()
    assert (answer["reasons"], answer["keystone"]) == (["several_open_projects"], None)
    page = hurt.get(PAGE)
    assert page.status_code == 200
    assert "Several projects are open" in page.text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_draws_every_pain_and_tells_it_in_the_table(hurt: TestClient, lang: str) -> None:
    page = hurt.get(PAGE, params={"as_of": AS_OF, "lang": lang})
    assert page.status_code == 200
    assert "default-src &#39;none&#39;" in page.text
    assert "<script" not in page.text
    drawn = ElementTree.fromstring(SVG.findall(page.text)[0])
    groups = [e for e in drawn.iter() if e.get("tabindex") == "0"]
    assert len(groups) == 3
    assert all(group.get("role") == "listitem" for group in groups)
    table = page.text.split('id="table"')[1]
    for text in ("pain low", "pain mid", "pain top", "25 %", "2026-06-01", "ours"):
        assert text in table
    beside = page.text.split("</figure>")[1].split('id="table"')[0]
    assert ("Keystone pain" if lang == "en" else "关键痛苦") in beside
    assert ("yes: no chain stops" if lang == "en" else "是：没有链条停在") in beside
    assert ("痛苦链" in page.text) is (lang == "zh")


def test_the_accounts_page_leads_there(hurt: TestClient) -> None:
    page = hurt.get("/accounts/hurt", params={"as_of": AS_OF, "lang": "en"}).text
    (link, *_) = re.findall(r'href="(/accounts/hurt/pain-chain[^"]*)"', page)
    assert hurt.get(link.replace("&amp;", "&")).status_code == 200


def test_hostile_texts_are_text(hurt: TestClient) -> None:
    noted = dict.fromkeys(("text", "impact", "capability", "evidence", "source"), HOSTILE)
    sent = {
        "contacts": [{"id": "app", "name": HOSTILE, "title": HOSTILE}],
        "pains": [{"id": "top", "contact": "app", **noted}],
    }
    assert import_bundle(hurt, "hurt", sent).is_success
    page = hurt.get(PAGE, params={"as_of": AS_OF}).text
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in page
    ElementTree.fromstring(SVG.findall(page)[0])


def test_without_pains_the_page_asks_whose(client: TestClient) -> None:
    bundle = {**CHAIN, "pains": [], "pain_causes": []}
    assert import_bundle(client, "hurt", bundle).status_code == 200
    page = client.get(PAGE, params={"as_of": AS_OF, "lang": "en"}).text
    (drawn,) = SVG.findall(page)
    assert "tabindex" not in drawn
    assert "Nobody recorded what hurts anybody" in page
    assert "Ask what hurts App" in page
