"""The win rate's model: fitted, kept, used, reported, held against what we said."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.settings import Settings
from graph.store.sqlite import SqliteStore
from tests.app.conftest import import_bundle
from tests.app.deals import closed_projects, open_project, today
from tests.store.book import Book, edit, person

QUICK = ("--draws", "10")


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/kingmaker.db"


@pytest.fixture
def client(store: str) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=store)), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def tenant(client: TestClient) -> TestClient:
    """The client, with eighty closed projects in one account and an open one in another."""
    assert import_bundle(client, "past", closed_projects(80)).status_code == 200
    assert import_bundle(client, "present", open_project()).status_code == 200
    return client


def winrate(store: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["--store", store, "winrate", *words])


def answered(store: str, *words: str) -> Any:
    done = winrate(store, *words, "--format", "json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def rate(client: TestClient, **asked: Any) -> Any:
    got = client.get("/v1/accounts/present/win-rate", params={"draws": 20, **asked})
    assert got.status_code == 200, got.text
    return got.json()


def test_with_too_few_closed_projects_nothing_is_kept(client: TestClient, store: str) -> None:
    import_bundle(client, "past", closed_projects(49))
    told = answered(store, "fit", *QUICK)
    assert (told["label"], told["reason"], told["model"]) == ("uncalibrated", "too_few_deals", None)
    assert told["texts"] == ["Not calibrated: 49 projects are won or lost, 50 are needed"]
    assert client.get("/v1/winrate").json() == told


def test_an_empty_tenant_has_a_report(client: TestClient, store: str) -> None:
    assert client.get("/v1/winrate").json()["closed_projects"] == 0
    done = winrate(store, "report")
    assert done.exit_code == 0
    assert "0 projects are won or lost" in done.stdout
    assert winrate(store, "backtest").exit_code == 0


def test_a_fit_corrects_the_win_rate_and_stands_beside_it(tenant: TestClient, store: str) -> None:
    before = rate(tenant)
    assert (before["items"][0]["label"], before["calibration"]) == ("uncalibrated", None)
    told = answered(store, "fit", *QUICK)
    assert (told["model"], told["closed_projects"], told["fit"]["with_chain"]) == (1, 80, 72)
    scores = told["fit"]["measures"]
    assert scores["auc"]["value"] > 0.7
    assert scores["brier"]["value"] < scores["brier_of_rate"]
    after = rate(tenant)
    item, beside = after["items"][0], after["calibration"]
    assert item["label"] == "calibrated"
    assert item["probability"] != before["items"][0]["probability"]
    assert item["interval"][0] <= item["probability"] <= item["interval"][1]
    assert (beside["model"], beside["closed_projects"], beside["with_chain"]) == (1, 80, 72)
    for name in ("auc", "brier", "ece"):
        assert beside[name] == pytest.approx(scores[name]["value"])


def test_each_fit_is_kept_and_a_believed_moment_has_its_own(tenant: TestClient, store: str) -> None:
    answered(store, "fit", *QUICK)
    first = tenant.get("/v1/winrate").json()
    answered(store, "fit", *QUICK, "--leave-out", "budget")
    second = tenant.get("/v1/winrate").json()
    assert (first["model"], second["model"], second["left_out"]) == (1, 2, ["budget"])
    assert [signal["factor"] for signal in second["fit"]["signals"]] == ["chain"]
    assert rate(tenant)["calibration"]["model"] == 2
    then = rate(tenant, believed_at=first["fitted_at"])
    assert then["calibration"]["model"] == 1


def test_before_the_first_fit_nothing_was_calibrated(tenant: TestClient, store: str) -> None:
    version = tenant.get("/v1/accounts/present").json()
    answered(store, "fit", *QUICK)
    assert rate(tenant, believed_at=version["created_at"])["calibration"] is None


def test_another_tenant_has_no_model(tenant: TestClient, store: str) -> None:
    answered(store, "fit", *QUICK)
    done = CliRunner().invoke(
        main, ["--store", store, "--tenant", "other", "winrate", "report", "--format", "json"]
    )
    assert json.loads(done.stdout)["model"] is None


def test_what_is_kept_names_nobody(tenant: TestClient, store: str) -> None:
    told = json.dumps(answered(store, "fit", *QUICK))
    for name in ("ann", "deal_", "past", "present"):
        assert f'"{name}' not in told.lower()


def test_factors_alone_answer_where_the_people_are_not_known(
    tenant: TestClient, store: str
) -> None:
    answered(store, "fit", *QUICK)
    rows = open_project(None, "dark", **{"factor:budget": "yes"})
    assert import_bundle(tenant, "present", rows).status_code == 200
    dark = next(i for i in rate(tenant, lang="en")["items"] if i["project"] == "dark")
    assert (dark["label"], dark["interval"], dark["reasons"]) == (
        "calibrated", None, ["stances_unknown"]
    )  # fmt: skip
    assert 0 < dark["probability"] < 1
    assert "recorded factors alone" in dark["evidence"][1]["text"]
    bare = open_project(None, "bare")
    import_bundle(tenant, "present", bare)
    found = {item["project"]: item["probability"] for item in rate(tenant)["items"]}
    assert found["bare"] is None


def test_what_we_said_is_held_against_what_came(tenant: TestClient, store: str) -> None:
    said = answered(store, "record")["items"]
    assert [(one["account"], one["project"], one["model"]) for one in said] == [
        ("present", "new", None)
    ]
    assert said[0]["probability"] == pytest.approx(
        rate(tenant, draws=200)["items"][0]["probability"]
    )
    assert said[0]["as_of"] == today().isoformat()
    version = tenant.get("/v1/accounts/present").json()["version"]
    assert said[0]["version"] == version
    told = answered(store, "report")["said"]
    assert (told["predictions"], told["closed_projects"], told["measures"]) == (1, 0, None)
    won = open_project(status="won")
    import_bundle(tenant, "present", won)
    answered(store, "record")
    told = tenant.get("/v1/winrate").json()["said"]
    assert (told["predictions"], told["closed_projects"]) == (1, 1)
    expected = (1 - said[0]["probability"]) ** 2
    assert told["measures"]["brier"]["value"] == pytest.approx(expected)


def test_of_a_day_the_last_word_counts_and_the_day_of_closing_does_not(
    tenant: TestClient, store: str
) -> None:
    answered(store, "record")
    import_bundle(tenant, "present", open_project("opposed"))
    (last,) = answered(store, "record", "--account", "present")["items"]
    import_bundle(tenant, "present", open_project(status="lost"))
    told = answered(store, "report")["said"]
    assert (told["predictions"], told["measures"]["number"]) == (2, 1)
    assert told["measures"]["brier"]["value"] == pytest.approx(last["probability"] ** 2)
    closed = open_project(status="lost", closed_on=today().isoformat())
    import_bundle(tenant, "present", closed)
    assert answered(store, "report")["said"]["closed_projects"] == 0
    earlier = (today() - timedelta(days=1)).isoformat()
    import_bundle(tenant, "present", open_project(status="lost", closed_on=earlier))
    assert answered(store, "report")["said"]["closed_projects"] == 0


def test_recording_over_http_keeps_each_days_word_once(tenant: TestClient, store: str) -> None:
    first = tenant.post("/v1/winrate/record")
    assert first.status_code == 200, first.text
    assert first.json()["items"] == answered(store, "record")["items"]
    assert tenant.post("/v1/winrate/record?account=present").json() == first.json()
    assert tenant.get("/v1/winrate").json()["said"]["predictions"] == 1
    import_bundle(tenant, "present", open_project("opposed"))
    assert tenant.post("/v1/winrate/record").json() != first.json()
    assert tenant.get("/v1/winrate").json()["said"]["predictions"] == 2
    assert tenant.post("/v1/winrate/record?account=nobody").status_code == 404
    assert tenant.post("/v1/winrate/record?account=a/b").status_code == 422


def test_predictions_go_with_their_account(tenant: TestClient, store: str) -> None:
    answered(store, "record")
    tag = tenant.get("/v1/accounts/present").headers["etag"]
    gone = tenant.delete("/v1/accounts/present", headers={"If-Match": tag})
    assert gone.status_code == 204
    assert answered(store, "report")["said"]["predictions"] == 0


def test_a_backtest_predicts_each_project_before_it_closed(tenant: TestClient, store: str) -> None:
    told = answered(store, "backtest", "--days", "10", *QUICK)
    assert (told["days"], told["undated"], len(told["items"])) == (10, 0, 80)
    labels = [item["label"] for item in told["items"]]
    # One closes each five days: ten days before the 52nd, 50 were closed.
    assert labels.index("calibrated") == 51
    # Of the 71st nothing is recorded: neither factor nor stance.
    assert [place for place in range(51, 80) if labels[place] == "uncalibrated"] == [70]
    assert told["items"][70]["probability"] is None
    assert {item["known"] for item in told["items"]} == {"dates"}
    assert told["items"][0]["as_of"] == "2023-12-22"
    assert told["measures"]["auc"]["value"] > 0.7
    done = winrate(store, "backtest", "--lang", "zh", *QUICK)
    assert "结束前30天" in done.stdout


@pytest.mark.parametrize(("days_before", "is_known"), [(20, True), (5, False)])
def test_a_backtest_goes_by_the_ledger_where_it_reaches_back(
    store: str, tmp_path: Path, days_before: int, is_known: bool
) -> None:
    """A stance without dates counts from when it was entered."""
    now = datetime.now(UTC)
    kept = SqliteStore(tmp_path / "kingmaker.db")
    book = Book.made(kept, "default")
    deal = {"id": "deal", "name": "Deal"}
    book.apply(
        person("ann"),
        edit("projects", deal),
        edit("roles", project="deal", contact="ann", role="D"),
        at=now - timedelta(days=30),
    )
    stance = edit("stances", contact="ann", project="deal", level="coach")
    book.apply(stance, at=now - timedelta(days=days_before))
    closed = {"status": "won", "closed_on": today().isoformat()}
    book.apply(edit("projects", deal, **closed), at=now)
    (item,) = answered(store, "backtest", "--days", "10", *QUICK)["items"]
    assert (item["known"], item["probability"] is not None) == ("ledger", is_known)
    assert item["won"]


def test_a_page_and_a_diagram_are_written(tenant: TestClient, store: str, tmp_path: Path) -> None:
    answered(store, "fit", *QUICK)
    page, picture = tmp_path / "fit.html", tmp_path / "fit.svg"
    assert winrate(store, "report", "--out", str(page), "--lang", "zh").exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "赢率：准确程度" in text
    bins = tenant.get("/v1/winrate").json()["fit"]["reliability"]
    assert text.count("<ellipse") == len(bins) > 1
    assert winrate(store, "report", "--out", str(picture)).exit_code == 0
    assert picture.read_text(encoding="utf-8").startswith("<svg ")
    wrong = winrate(store, "report", "--out", str(tmp_path / "fit.png"))
    assert wrong.exit_code == 1
    assert "ends in .html or .svg" in wrong.stderr


def test_a_factor_that_is_not_there_is_named(tenant: TestClient, store: str) -> None:
    done = winrate(store, "fit", *QUICK, "--leave-out", "weather")
    assert done.exit_code == 1
    assert "'weather'; recorded are: budget" in done.stderr


def test_both_languages(tenant: TestClient, store: str) -> None:
    answered(store, "fit", *QUICK)
    texts = {
        lang: tenant.get("/v1/winrate", params={"lang": lang}).json()["texts"]
        for lang in ("en", "zh")
    }
    assert texts["en"][0].startswith("Model 1: fitted to 80 closed projects, 72 with a known chain")
    assert texts["zh"][0].startswith("模型1：依据80个已结束项目拟合")
    assert len(texts["en"]) == len(texts["zh"]) == 6


def test_tables_and_csv(tenant: TestClient, store: str) -> None:
    winrate(store, "fit", *QUICK)
    table = winrate(store, "report").stdout
    assert "the decision chain: AUC alone" in table
    assert "Said before: 0 predictions are kept" in table
    rows = winrate(store, "report", "--format", "csv").stdout.splitlines()
    assert rows[0] == "low,high,number,said,happened"
    assert sum(int(row.split(",")[2]) for row in rows[1:]) == 80
    said = winrate(store, "record", "--format", "csv").stdout.splitlines()
    assert said[0] == "account,project,version,as_of,probability,model"
