from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.settings import Settings

ACCOUNT = "/v1/accounts/small"
JSON = {"Content-Type": "application/json"}
WRONG = [
    ("influence?as_of=30.06.2026", "query as_of: expected a date, YYYY-MM-DD, got '30.06.2026'"),
    ("influence?as_of=2026-13-40", "expected a day of the calendar, YYYY-MM-DD, got '2026-13-40'"),
    ("influence?believed_at=5", "YYYY-MM-DD, or a time, as 2026-06-30T12:00Z, got '5'"),
    ("influence?limit=many", "query limit: expected a whole number, got 'many'"),
    ("influence?limit=-1", "query limit: expected at least 1, got '-1'"),
    ("influence?lang=de", "query lang: expected 'en' or 'zh', got 'de'"),
    ("influence?alpha=2", "query alpha: not known here: expected one of as_of, believed_at, "),
    ("access-paths", "query target: expected a value, got nothing"),
    ("contacts?cursor=2", "query cursor: not known here: expected one of after, limit"),
    ("changes?limit=0", "query limit: expected at least 1, got '0'"),
    ("nothing", "nothing is at this address: /openapi.json lists all that there is"),
]


@pytest.mark.parametrize(("asked", "said"), WRONG)
def test_what_is_wrong_is_said_with_what_was_expected(
    asked: str, said: str, small: TestClient
) -> None:
    answer = small.get(f"{ACCOUNT}/{asked}")
    assert answer.status_code in (404, 422)
    assert said in answer.json()["detail"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"content": "{", "headers": JSON}, "body character 1: expected JSON"),
        ({"content": "text", "headers": {"Content-Type": "text/plain"}}, "body: expected a JSON"),
        ({"json": {}, "headers": {"If-Match": "2"}}, "as ETag has it, as \"42\", or *, got '2'"),
    ],
)
def test_a_body_or_header_that_cannot_be_read_is_said_in_our_words(
    sent: dict[str, Any], said: str, small: TestClient
) -> None:
    answer = small.put(f"{ACCOUNT}/contacts/new", **sent)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


@pytest.mark.parametrize(
    ("recipient", "said"),
    [
        ("folder:weekly", "body recipients.0: expected a JSON object"),
        ({"channel": "smtp", "address": "a"}, "body recipients.0: expected a mail address as"),
    ],
)
def test_one_wrong_item_of_a_list_is_one_problem(
    recipient: Any, said: str, small: TestClient
) -> None:
    sent = {"report": "rising-stars", "cron": "0 8 * * mon", "time_zone": "UTC"}
    answer = small.put("/v1/report-definitions/m", json=sent | {"recipients": [recipient]})
    (problem,) = answer.json()["errors"]
    assert answer.json()["detail"].startswith(said)
    assert "Content-Type" not in problem["problem"]


def test_a_method_that_is_not_there_is_answered_with_those_that_are(small: TestClient) -> None:
    answer = small.post(f"{ACCOUNT}/contacts/boss")
    assert answer.status_code == 405
    assert answer.json()["detail"] == "expected GET, PUT, DELETE, got POST"


@pytest.mark.parametrize(
    ("path", "said"),
    [("/accounts/small/power-map?as_of=x", "expected a date"), ("/accounts/x/y/z", "nothing is")],
)
def test_a_browser_gets_a_page_that_says_what_is_wrong(
    path: str, said: str, small: TestClient
) -> None:
    answer = small.get(path, headers={"Accept": "text/html"})
    assert answer.headers["content-type"].startswith("text/html")
    assert said in answer.text


TYPED = [
    (("analyse", "hidden"), "Did you mean hidden-decision-makers?"),
    (("fishbon",), "Did you mean 'fishbone'?"),
    (("analyse", "influence", "--as-of", "today"), "expected a date, YYYY-MM-DD, got 'today'"),
    (("map", "-o", "m.docx"), "expected a file that ends in .html, .json, .svg, "),
    (("fishbone", "-o", "f.pdf"), "or --format; got 'f.pdf'"),
]


@pytest.mark.parametrize(("typed", "said"), TYPED)
def test_a_wrong_option_is_said_with_what_was_expected(
    typed: tuple[str, ...], said: str, small: TestClient, settings: Settings
) -> None:
    done = run(settings, *typed, "--account", "small")
    assert done.exit_code != 0
    assert said in done.stderr


@pytest.mark.parametrize(
    "typed",
    [
        ("map", "--as-of", "today"),
        ("map", "-o", "m.docx"),
        ("report", "show", "win-rate", "-o", "r.x"),
    ],
    ids=str,
)
def test_wrong_usage_ends_with_2(typed: tuple[str, ...], settings: Settings) -> None:
    assert run(settings, *typed, "--account", "small").exit_code == 2


def test_a_report_is_not_defined_for_an_account_that_there_is_not(settings: Settings) -> None:
    asked = ("report", "define", "x", "--report", "win-rate", "--cron", "0 8 * * mon")
    assert "nope" in run(settings, *asked, "--to", "folder:x", "--account", "nope").stderr
    assert "expected folder:NAME" in run(settings, *asked, "--to", "weekly").stderr
    assert not run(settings, "report", "list", "--format", "csv").stdout


def test_a_setting_is_refused_without_being_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINGMAKER_PORT", "s3cret")
    done = CliRunner().invoke(main, ["accounts", "list"])
    assert "KINGMAKER_PORT: expected a whole number" in done.stderr
    assert "s3cret" not in done.stderr


def run(settings: Settings, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--store", settings.store, *arguments])
