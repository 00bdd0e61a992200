"""Conduct rules over HTTP, on the command line and in imports; both stores."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.services.access import Access
from app.services.bundles import import_bundle as import_raw
from app.services.keys import make_key
from app.settings import Settings
from graph.io.bundle import read_path
from graph.store.base import Store
from tests.app.conftest import EXAMPLE, import_bundle
from tests.conduct.conduct_accounts import TABLES_SENT, interaction

AT = "/v1/accounts/acme"
TOO_DEAR = interaction("gift", "soe", 700)
DEAR = interaction("dinner", "soe", 700)


@pytest.fixture
def acme(either: TestClient) -> TestClient:
    """The client of either store, with people of every class of party imported."""
    made = import_bundle(either, "acme", TABLES_SENT)
    assert made.status_code == 200, made.text
    return either


def put(client: TestClient, row: dict[str, Any], **headers: str) -> Any:
    return client.put(f"{AT}/interactions/{row['id']}", json=row, headers=headers)


def stored(client: TestClient) -> list[Any]:
    items: list[Any] = client.get(f"{AT}/interactions").json()["items"]
    return items


def test_what_breaks_a_rule_is_refused_and_nothing_is_stored(acme: TestClient) -> None:
    before = acme.get(AT).headers["etag"]
    refused = put(acme, TOO_DEAR)
    problem = refused.json()
    assert (refused.status_code, problem["type"]) == (422, "/problems/conduct-broken")
    assert problem["conduct"] == [
        {
            "interaction": "i1",
            "contact": "soe",
            "rule": "K03",
            "currency": "CNY",
            "per_head": 700.0,
            "limit_head": 200.0,
            "year_so_far": 700.0,
            "limit_year": 400.0,
            "text": problem["conduct"][0]["text"],
        }
    ]
    text = problem["conduct"][0]["text"]
    assert text["en"] in problem["detail"]
    assert "人均700 CNY，超过600 CNY一律拒绝" in text["zh"]
    assert text["zh"].endswith("如属例外，须填写exception_reason")
    assert "700 CNY a head, refused above 600 CNY" in problem["detail"]
    assert "exception_reason" in problem["detail"]
    assert (stored(acme), acme.get(AT).headers["etag"]) == ([], before)


def test_an_exception_is_stored_with_its_reason_and_flagged(acme: TestClient) -> None:
    made = put(acme, TOO_DEAR | {"exception_reason": "contract day"})
    assert (made.status_code, made.headers["Kingmaker-Conduct"]) == (201, "exception; rules=K03")
    changes = acme.get(f"{AT}/changes", params={"kind": "interactions"}).json()["items"]
    assert changes[-1]["after"]["exception_reason"] == "contract day"


def test_protected_documents_have_no_exception(acme: TestClient) -> None:
    row = interaction("confidential_documents", "soe", exception_reason="they sent it")
    detail = put(acme, row).json()["detail"]
    assert "tell legal" in detail
    assert "there is no exception" in detail
    assert stored(acme) == []


def test_what_needs_approval_is_flagged_until_somebody_approved(acme: TestClient) -> None:
    assert put(acme, DEAR).headers["Kingmaker-Conduct"] == "needs_approval; rules=K08"
    approved = put(acme, DEAR | {"approved_by": "head of sales"}, **{"If-Match": "*"})
    assert approved.status_code == 200
    assert "Kingmaker-Conduct" not in approved.headers


def test_an_unknown_class_counts_as_public_official_and_the_refusal_says_so(
    acme: TestClient,
) -> None:
    detail = put(acme, interaction("gift", "unknown", 5)).json()["detail"]
    assert "unknown's party_class is unknown: treated as a public official" in detail


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"currency": None}, "expected the currency of the cost"),
        ({"currency": "USD"}, "there is no rate for USD"),
        ({"contacts": []}, "contacts"),
    ],
)
def test_what_cannot_be_judged_is_asked_for(
    acme: TestClient, changes: dict[str, Any], said: str
) -> None:
    refused = put(acme, DEAR | changes)
    assert refused.status_code == 422
    assert said in refused.json()["detail"]


def test_an_import_names_every_row_that_breaks_a_rule(acme: TestClient) -> None:
    rows = [
        DEAR,
        TOO_DEAR | {"id": "i2"},
        interaction("cash", "private", id="i3"),
        interaction("dinner", "soe", 5, id="i4", currency="EUR"),
    ]
    refused = import_bundle(acme, "acme", {"interactions": rows})
    assert refused.status_code == 422
    problems = refused.json()["errors"]
    assert sorted((p["row"], p["column"]) for p in problems) == [
        (2, "kind"), (3, "kind"), (4, "currency")
    ]  # fmt: skip
    assert stored(acme) == []


def test_an_import_reports_what_it_flags_in_both_languages(acme: TestClient) -> None:
    report = import_bundle(acme, "acme", {"interactions": [DEAR]}).json()
    (flag,) = report["conduct"]
    assert (flag["interaction"], flag["contact"], flag["status"]) == (
        "i1", "soe", "needs_approval"
    )  # fmt: skip
    assert flag["rules"] == ["K08"]
    assert "350 CNY a head, limit 300 CNY" in flag["text"]["en"]
    assert "人均350 CNY，限额300 CNY" in flag["text"]["zh"]
    assert import_bundle(acme, "acme", {"interactions": [DEAR]}).json()["conduct"] == []


def test_rows_of_one_import_count_together(acme: TestClient) -> None:
    rows = [interaction("gift", "soe", 190, id=f"g{n}", date=f"2026-06-0{n + 1}") for n in range(3)]
    report = import_bundle(acme, "acme", {"interactions": rows}).json()
    assert [flag["interaction"] for flag in report["conduct"]] == ["g2"]


def test_what_is_recorded_late_counts_for_what_came_after(acme: TestClient) -> None:
    put(acme, interaction("gift", "soe", 190, id="late", date="2026-09-01"))
    put(acme, interaction("gift", "soe", 190, id="later", date="2026-10-01"))
    early = put(acme, interaction("gift", "soe", 190, id="early", date="2026-02-01"))
    assert (early.status_code, early.headers["Kingmaker-Conduct"]) == (
        201, "needs_approval; rules=K03"
    )  # fmt: skip
    cheap = put(acme, interaction("gift", "private", 1, id="cheap", date="2026-02-01"))
    assert "Kingmaker-Conduct" not in cheap.headers


def test_nothing_recorded_late_may_break_a_rule_for_what_came_after(
    tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "conduct.toml").write_text('[rules.K03]\nverdict = "block"\n', encoding="utf-8")
    with TestClient(
        create_app(settings.model_copy(update={"rules": tmp_path})), base_url="http://127.0.0.1"
    ) as client:
        import_bundle(client, "acme", TABLES_SENT)
        for id_, day in (("b", "2026-09-01"), ("c", "2026-10-01")):
            assert put(client, interaction("gift", "soe", 190, id=id_, date=day)).is_success
        refused = put(client, interaction("gift", "soe", 190, id="a", date="2026-02-01"))
        assert refused.status_code == 422
        assert "would make interaction 'c' break a rule" in refused.json()["detail"]
        assert [row["id"] for row in stored(client)] == ["b", "c"]


def test_old_rows_may_be_edited_and_undone(acme: TestClient) -> None:
    put(acme, interaction("gift", "soe", 150))
    official = {"name": "Engineer", "party_class": "public_official"}
    acme.put(f"{AT}/contacts/soe", json=official, headers={"If-Match": "*"})
    told = interaction("gift", "soe", 150, outcome="they were glad")
    assert put(acme, told, **{"If-Match": "*"}).status_code == 200
    assert put(acme, told | {"cost": 151}, **{"If-Match": "*"}).status_code == 422
    gone = acme.delete(f"{AT}/interactions/i1", headers={"If-Match": "*"})
    assert gone.status_code == 204
    last = acme.get(f"{AT}/changes", params={"limit": 1000}).json()["items"][-1]["seq"]
    assert acme.post(f"{AT}/changes/{last}/undo").status_code == 200
    assert [row["cost"] for row in stored(acme)] == [150]


def test_the_analysis_answers_over_http(acme: TestClient) -> None:
    put(acme, DEAR)
    query = {"as_of": "2026-12-31", "lang": "zh"}
    answer = acme.get(f"{AT}/conduct", params=query).json()
    (item,) = answer["items"]
    assert (item["contact"]["id"], item["needs_approval"], item["year"]) == ("soe", 1, 2026)
    assert item["interactions"][0]["limit_head"] == 300
    assert item["evidence"][0]["text"].startswith("需要审批：2026-06-10与Engineer的用餐")
    assert answer["example_rules"] is True
    assert acme.get(f"{AT}/conduct", params={**query, "year": "2025"}).json()["items"] == []


def test_a_plan_is_judged_and_not_stored(acme: TestClient) -> None:
    put(acme, interaction("gift", "soe", 150))
    plan = {"kind": "gift", "contacts": ["soe"], "date": "2026-07-01", "cost": 280}
    answer = acme.post(f"{AT}/conduct/check", json=plan | {"currency": "CNY"}).json()
    assert (answer["verdict"], answer["status"]) == ("approve", "needs_approval")
    judged = answer["contacts"][0]["judged"]
    assert (judged["per_head"], judged["year_so_far"], judged["rules"][0]) == (280, 430, "K03")
    assert len(stored(acme)) == 1
    assert acme.post(f"{AT}/conduct/check", json=plan).status_code == 422
    missing = plan | {"currency": "CNY", "contacts": ["nobody"]}
    assert "nobody" in acme.post(f"{AT}/conduct/check", json=missing).json()["detail"]


def test_a_key_to_read_is_enough_for_a_plan(settings: Settings) -> None:
    remote = settings.model_copy(update={"host": "0.0.0.0"})
    with TestClient(create_app(remote), base_url="http://127.0.0.1") as client:
        store: Store = client.app.state.store  # type: ignore[attr-defined]
        headers = {"X-API-Key": make_key(store, "default", "reader", "read")}
        plan = {"kind": "call", "contacts": ["soe"], "date": "2026-07-01"}
        found = client.post(f"{AT}/conduct/check", json=plan, headers=headers)
        assert found.status_code == 404  # let in: the account is what is missing
        assert client.put(f"{AT}/units/u", json={}, headers=headers).status_code == 403


def test_a_companys_own_file_counts(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "conduct.toml").write_text("[rules.K08]\nlimit_head = 400\n", encoding="utf-8")
    with TestClient(
        create_app(settings.model_copy(update={"rules": tmp_path})), base_url="http://127.0.0.1"
    ) as client:
        import_bundle(client, "acme", TABLES_SENT)
        assert "Kingmaker-Conduct" not in put(client, DEAR).headers
        rules = client.get("/v1/rules/conduct").json()
        assert rules["rules"]["K08"]["limit_head"] == 400


def kingmaker(store: str, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--store", store, *arguments])


def test_the_command_line_refuses_flags_and_checks(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/cli.db"
    bundle = tmp_path / "bundle.json"
    bundle.write_text(json.dumps(TABLES_SENT | {"interactions": [TOO_DEAR]}))
    refused = kingmaker(store, "import", str(bundle), "--account", "acme")
    assert refused.exit_code == 1
    assert "interactions, row 1, column kind: Not allowed: gift with Engineer" in refused.stderr
    bundle.write_text(json.dumps(TABLES_SENT | {"interactions": [DEAR]}))
    flagged = kingmaker(store, "import", str(bundle), "--account", "acme")
    assert "Needs approval: meal with Engineer" in flagged.stderr
    plan = "conduct check --account acme --kind dinner --contacts soe,private --date 2026-07-01"
    asked = kingmaker(store, *plan.split(), "--cost", "2000", "--currency", "CNY", "--lang", "zh")
    assert asked.exit_code == 0, asked.output
    assert "approve (needs_approval)" in asked.stdout
    assert "人均666.67 CNY，限额300 CNY" in asked.stdout
    year = kingmaker(store, "analyse", "conduct", "--account", "acme", "--as-of", "2026-12-31")
    assert "Needs approval: meal with Engineer on 2026-06-10" in year.stdout


def test_the_example_breaks_no_rule(settings: Settings) -> None:
    with TestClient(create_app(settings)) as client:
        store: Store = client.app.state.store  # type: ignore[attr-defined]
        access = Access(store, "default", "test")
        report = import_raw(access, "eastern", read_path(EXAMPLE))
    flagged = {(flag.interaction, flag.status) for flag in report.conduct}
    assert ("i242", "needs_approval") in flagged
    assert {status for _, status in flagged} == {"needs_approval", "incomplete"}
