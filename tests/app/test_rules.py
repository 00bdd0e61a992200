"""The method's rules over HTTP and on the command line, and a company's own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.settings import Settings
from graph.errors import InvalidInput
from graph.rules.known import RULES


def test_the_rules_are_listed_and_each_is_there(client: TestClient) -> None:
    assert client.get("/v1/rules").json() == {"items": list(RULES)}
    for name in RULES:
        assert client.get(f"/v1/rules/{name}").status_code == 200


def test_the_behaviours_of_each_score_come_in_both_languages(client: TestClient) -> None:
    rules = client.get("/v1/rules/relationship-levels").json()
    behaviour = rules["dimensions"]["competitive_attitude"]["behaviours"][1]
    assert behaviour == {"en": "Treats all suppliers alike", "zh": "一视同仁"}


def test_a_rule_says_else_as_its_file_does(client: TestClient) -> None:
    titles = client.get("/v1/rules/titles").json()["titles"]
    assert next(rule for rule in titles if rule["id"] == "T04")["else"] == "S"


def test_rules_that_the_client_has_are_not_sent_again(client: TestClient) -> None:
    tag = client.get("/v1/rules/titles").headers["etag"]
    assert client.get("/v1/rules/titles", headers={"If-None-Match": tag}).status_code == 304


def test_unknown_rules_are_not_found_and_nothing_is_written(client: TestClient) -> None:
    assert client.get("/v1/rules/none").status_code == 404
    assert client.put("/v1/rules/titles", json={}).status_code == 405


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "relationship-levels.toml").write_text("gap = 3\n", encoding="utf-8")
    return tmp_path


def test_a_companys_own_rules_are_served(settings: Settings, own: Path) -> None:
    app = create_app(settings.model_copy(update={"rules": own}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/v1/rules/relationship-levels").json()["gap"] == 3


def test_a_wrong_file_is_known_at_the_start(settings: Settings, own: Path) -> None:
    (own / "titles.toml").write_text("[[titles\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"titles\.toml: .*line 1"):
        create_app(settings.model_copy(update={"rules": own}))


def run(*arguments: str, rules: Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, list(arguments), env={"KINGMAKER_RULES": str(rules)})
    return done.exit_code, done.stdout, done.stderr


def test_the_command_line_shows_what_http_does(client: TestClient, own: Path) -> None:
    code, out, _ = run("rules", "show", "relationship-levels", rules=own)
    served = client.get("/v1/rules/relationship-levels").json()
    assert (code, json.loads(out)) == (0, served | {"gap": 3})
    code, out, _ = run("rules", "list", rules=own)
    assert out.splitlines() == [
        "coaching",
        "conduct",
        "fishbone",
        "pain-chain",
        "power-map",
        f"relationship-levels\t{own / 'relationship-levels.toml'}",
        "titles",
        "win-sheet",
        "trust",
        "needs",
        "reports",
    ]


def test_every_command_says_what_is_wrong(settings: Settings, own: Path) -> None:
    (own / "relationship-levels.toml").write_text("gap = 'two'\n", encoding="utf-8")
    command = ["--store", settings.store, "check"]
    for arguments in (["rules", "list"], command):
        code, _, err = run(*arguments, rules=own)
        assert code == 1
        assert "relationship-levels.toml: gap: " in err


def test_unknown_rules_end_the_command_with_one(own: Path) -> None:
    code, _, err = run("rules", "show", "none", rules=own)
    assert (code, "no rules are named 'none'" in err) == (1, True)
